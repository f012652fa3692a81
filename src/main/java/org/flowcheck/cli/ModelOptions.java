package org.flowcheck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.experiment.ModelChoice;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model, with which numbers, from which state. */
final class ModelOptions {

    @Parameters(index = "0", paramLabel = "MODEL",
            description = "A name that 'flowcheck models' lists, or the path of a file.")
    private String model;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "k=v",
            description = "Parameters (m=200), grids of them (m=2,5,20), activations (sigma=Tanh), and initial "
                    + "conditions (initial=NAME); 'flowcheck show MODEL' lists what there is.")
    private List<String> settings = List.of();

    @Option(names = "--set", paramLabel = "FILE",
            description = "Parameters from a YAML or JSON file, such as {\"m\": 200}; k=v prevails over it.")
    private Path settingsFile;

    @Option(names = "--initial", paramLabel = "FILE",
            description = "The state at time zero: JSON such as {\"a\": [1, 2]}, or NPZ.")
    private Path initial;

    @Option(names = "--data", paramLabel = "FILE",
            description = "Numbers for data of the model: CSV with a header such as x1,x2,y, or NPZ. Sizes follow from "
                    + "it.")
    private Path data;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "1", converter = Numbers.Count.class,
            description = "Number of seeds, one after the other (default: ${DEFAULT-VALUE}).")
    private int seeds;

    ModelChoice choice(long seed, Session session) {
        return new ModelChoice(model, settings, Optional.ofNullable(settingsFile).map(session::resolve),
                Optional.ofNullable(initial).map(session::resolve),
                Optional.ofNullable(data).map(session::resolve), seed, seeds);
    }
}
