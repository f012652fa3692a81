package org.flowcheck.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of every command that computes. */
final class EnsembleOptions {

    @Option(names = "--json", arity = "0", description = "Print the result as JSON, and nothing else, on standard output.")
    private boolean json;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", converter = Numbers.Seed.class,
            description = "First seed of the random draws (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", converter = Numbers.Threads.class,
            description = "Runs computed at a time (default: one per processor). Results do not depend on it.")
    private Integer threads;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Folder for the files (default: a new one in runs/; with --json: none).")
    private Path out;

    boolean json() {
        return json;
    }

    long seed() {
        return seed;
    }

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
