package org.flowcheck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flowcheck.evidence.experiment.ModelChoice;
import org.flowcheck.evidence.experiment.ModelLibrary;
import org.flowcheck.evidence.experiment.ModelView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flowcheck show MODEL}: what flowcheck makes of a model, phase by phase. */
@Command(name = "show", mixinStandardHelpOptions = true,
        description = "Shows what flowcheck makes of a model: its parameters, and the equations of motion derived "
                + "from it.",
        footerHeading = "%nExamples:%n",
        footer = {"  flowcheck show my-model.yaml", "  flowcheck show my-model.yaml --latex",
            "  flowcheck show my-model.yaml --stage lowered m=3"})
final class ShowCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MODEL",
            description = "A name that 'flowcheck models' lists, or the path of a file.")
    private String model;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "k=v",
            description = "Parameters, such as m=3; only --stage lowered takes them.")
    private List<String> settings = List.of();

    @Option(names = "--stage", paramLabel = "STAGE", defaultValue = "derived",
            description = "How far to take it: parsed (the text as read), checked (in canonical form), derived (with "
                    + "its equations, the default), lowered (the loops that compute them).")
    private ModelView.Stage stage;

    @Option(names = "--data", paramLabel = "FILE|DIR",
            description = "Numbers for data of the model, CSV or NPZ, of which sizes follow, or a folder with the "
                    + "images that it draws; only --stage lowered takes them.")
    private Path data;

    @Option(names = "--latex", description = "Print definitions and equations as LaTeX.")
    private boolean latex;

    private final Session session;

    ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ModelLibrary library = new ModelLibrary(session.folder(), session.installation());
        Optional<Path> given = Optional.ofNullable(data).map(session::resolve);
        ModelChoice choice = ModelChoice.of(model, settings, given.filter(path -> !Files.isDirectory(path)),
                session.imageChoice(given.filter(Files::isDirectory)));
        session.terminal().lines(ModelView.of(library, choice, stage, latex));
        return Exit.OK;
    }
}
