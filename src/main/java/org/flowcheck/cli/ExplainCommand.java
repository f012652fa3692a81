package org.flowcheck.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.experiment.ClaimStory;
import org.flowcheck.evidence.experiment.ModelLibrary;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code flowcheck explain [CODE|ID]}: cause and remedy of an error, or the story of a claim. */
@Command(name = "explain", mixinStandardHelpOptions = true,
        description = "Explains an error code (cause and remedy) or a claim (what it says, and what is known of it).",
        footerHeading = "%nExamples:%n",
        footer = {"  flowcheck explain unknown-name"})
final class ExplainCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "CODE|ID",
            description = "The code in brackets at the end of an error message, or a claim's id; without it, all codes"
                    + " are listed.")
    private String code;

    private final Session session;

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (code == null) {
            session.terminal().table(Table.of(List.of(Column.text("code", "code"), Column.text("cause", "cause")),
                    Arrays.stream(Code.values()).map(ExplainCommand::row).toList()));
            return Exit.OK;
        }
        session.terminal().lines(Code.of(code).map(ExplainCommand::story)
                .or(() -> ClaimStory.of(new ModelLibrary(session.folder(), session.installation()), code))
                .orElseThrow(() -> {
                    List<String> ids = Arrays.stream(Code.values()).map(Code::id).toList();
                    return Diagnostic.of(Code.WRONG_USAGE, "there is no error code or claim '" + code + "'")
                            .suggesting(Spelling.nearest(code, ids)).exception();
                }));
        return Exit.OK;
    }

    private static List<Cell> row(Code known) {
        return List.of(Cell.text(known.id()), Cell.text(known.cause()));
    }

    private static String story(Code known) {
        return known.id() + "\n  cause:  " + known.cause() + "\n  remedy: " + known.remedy();
    }
}
