package org.flowcheck.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code flowcheck explain [CODE]}: cause and remedy of an error, or the list of all. */
@Command(name = "explain", mixinStandardHelpOptions = true,
        description = "Explains an error code: its cause and what to do about it.")
final class ExplainCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "CODE",
            description = "The code in brackets at the end of an error message; without it, all codes are listed.")
    private String code;

    private final Session session;

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (code == null) {
            for (Code known : Code.values()) {
                session.terminal().out().printf("%-28s %s%n", known.id(), known.cause());
            }
            return Exit.OK;
        }
        Code known = Code.of(code).orElseThrow(() -> {
            List<String> ids = Arrays.stream(Code.values()).map(Code::id).toList();
            return Diagnostic.of(Code.WRONG_USAGE, "there is no error code '" + code + "'")
                    .suggesting(Spelling.nearest(code, ids)).exception();
        });
        session.terminal().out().println(known.id() + "\n  cause:  " + known.cause() + "\n  remedy: " + known.remedy());
        return Exit.OK;
    }
}
