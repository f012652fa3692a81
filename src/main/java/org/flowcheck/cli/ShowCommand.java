package org.flowcheck.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.flowcheck.evidence.experiment.ModelChoice;
import org.flowcheck.evidence.experiment.ModelLibrary;
import org.flowcheck.evidence.experiment.ModelView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flowcheck show MODEL}: what flowcheck makes of a model, phase by phase. */
@Command(name = "show", mixinStandardHelpOptions = true,
        description = "Shows a model as read, as checked, as derived equations, or as the loops that compute them.")
final class ShowCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MODEL", description = "A name of 'flowcheck models', or a path.")
    private String model;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "k=v", description = "Parameters, for --stage lowered.")
    private List<String> settings = List.of();

    @Option(names = "--stage", paramLabel = "STAGE", defaultValue = "derived",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ModelView.Stage stage;

    @Option(names = "--latex", description = "Print the checked or derived model as LaTeX.")
    private boolean latex;

    private final Session session;

    ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ModelLibrary library = new ModelLibrary(session.folder(), session.installation());
        ModelChoice choice = ModelChoice.of(model, settings);
        session.terminal().out().println(ModelView.of(library, choice, stage, latex).stripTrailing());
        return Exit.OK;
    }
}
