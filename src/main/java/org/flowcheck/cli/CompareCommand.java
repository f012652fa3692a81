package org.flowcheck.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.flowcheck.evidence.experiment.ComparisonCase;
import org.flowcheck.evidence.experiment.ComparisonFigures;
import org.flowcheck.evidence.experiment.ComparisonFiles;
import org.flowcheck.evidence.experiment.ComparisonSettings;
import org.flowcheck.evidence.experiment.ComparisonStudy;
import org.flowcheck.evidence.experiment.ModelLibrary;
import org.flowcheck.evidence.experiment.ModelPair;
import org.flowcheck.evidence.plot.PlotFiles;
import org.flowcheck.evidence.store.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flowcheck compare REDUCED FULL}: how long a reduced model follows the fuller one. */
@Command(name = "compare", mixinStandardHelpOptions = true,
        description = "Integrates a reduced model beside a fuller one, from the same draws: how far its states are "
                + "from what they stand for, and until when it is valid.",
        footerHeading = "%nExamples:%n",
        footer = {"  flowcheck compare reduced.yaml full.yaml --until 5",
            "  flowcheck compare reduced.yaml full.yaml m=100,1000 --seeds 10",
            "  flowcheck compare reduced.yaml full.yaml --data samples.csv --level 0.05"})
final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "REDUCED",
            description = "The reduced model, a name or the path of a file: its 'reduces' says what its states are in "
                    + "the fuller one; without it, states of equal names are compared.")
    private String reduced;

    @Parameters(index = "1", paramLabel = "FULL",
            description = "The fuller model, a name or the path of a file. Times, data and the state at time zero are "
                    + "its.")
    private String full;

    @Parameters(index = "2..*", arity = "0..*", paramLabel = "k=v",
            description = "Parameters of both models (m=200), grids of them (m=2,5,20), activations (sigma=Tanh), "
                    + "initial conditions of FULL (initial=NAME); reduced.k=v sets REDUCED alone.")
    private List<String> settings = List.of();

    @Mixin
    private StartOptions start;

    @Mixin
    private EnsembleOptions options;

    @Mixin
    private TimeOptions time;

    @Option(names = "--level", paramLabel = "X", defaultValue = "" + ComparisonSettings.DEFAULT_LEVEL,
            converter = Numbers.Level.class,
            description = "Relative error up to which REDUCED counts as valid (default: ${DEFAULT-VALUE}).")
    private double level;

    @Option(names = "--by-name", description = "Compare states of equal names, whatever REDUCED says it reduces.")
    private boolean byName;

    private final Session session;

    CompareCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ComparisonSettings chosen = new ComparisonSettings(time.settings(), level);
        ModelLibrary library = new ModelLibrary(session.folder(), session.installation());
        ModelPair pair = ModelPair.open(library, reduced, start.choice(full, settings, options.seed(), session),
                byName);
        pair.requireSound();
        try (RunRecord record = RunRecord.start(session, options, "compare", pair.inputs(),
                pair.settings().with("comparison", chosen.json()))) {
            List<ComparisonCase> cases;
            try (ProgressLine progress = new ProgressLine(session, "comparisons")) {
                cases = pair.run(options.threads(), chosen, progress);
            }
            ComparisonStudy result = new ComparisonStudy(pair, chosen, cases);
            session.terminal().result(options.json(), result.json(), result.summary());
            record.folder().ifPresent(folder -> write(folder, result));
            return record.end(Exit.OK);
        }
    }

    private static void write(RunFolder folder, ComparisonStudy result) {
        TableFiles.write(folder, "table", result.summary());
        TableFiles.write(folder, "runs", result.runs());
        folder.write("result.json", result.json().pretty() + "\n");
        for (int i = 0; i < result.cases().size(); i++) {
            String name = result.cases().size() == 1 ? "errors" : "errors-" + (i + 1);
            ArrayFiles.write(folder, name, ComparisonFiles.columns(result, result.cases().get(i)));
        }
        ComparisonFigures.of(result).forEach((name, figure) -> PlotFiles.write(folder, name, figure));
    }
}
