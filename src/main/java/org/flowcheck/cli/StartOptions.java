package org.flowcheck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.experiment.ModelChoice;
import picocli.CommandLine.Option;

/** Options that say with which numbers, data and states a model starts. */
final class StartOptions {

    @Option(names = "--set", paramLabel = "FILE",
            description = "Parameters from a YAML or JSON file, such as {\"m\": 200}; k=v prevails over it.")
    private Path settingsFile;

    @Option(names = "--initial", paramLabel = "FILE",
            description = "The state at time zero: JSON such as {\"a\": [1, 2]}, or NPZ.")
    private Path initial;

    @Option(names = "--data", paramLabel = "FILE|DIR",
            description = "Numbers for data of the model: CSV with a header such as x1,x2,y, or NPZ. Sizes follow from "
                    + "it. Or a folder with the images that the model draws (else that of FLOWCHECK_DATA).")
    private Path data;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "1", converter = Numbers.Count.class,
            description = "Number of seeds, one after the other (default: ${DEFAULT-VALUE}).")
    private int seeds;

    ModelChoice choice(String model, List<String> settings, long seed, Session session) {
        Optional<Path> given = Optional.ofNullable(data).map(session::resolve);
        return new ModelChoice(model, settings, Optional.ofNullable(settingsFile).map(session::resolve),
                Optional.ofNullable(initial).map(session::resolve),
                given.filter(path -> !Files.isDirectory(path)),
                session.imageChoice(given.filter(Files::isDirectory)), seed, seeds);
    }
}
