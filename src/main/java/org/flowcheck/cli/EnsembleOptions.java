package org.flowcheck.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import picocli.CommandLine.Option;

/** Options of every command that computes. */
final class EnsembleOptions {

    @Option(names = "--json", description = "Print the result as JSON, and nothing else, on standard output.")
    private boolean json;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "First seed of the random draws (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--threads", paramLabel = "N",
            description = "Runs computed at a time (default: one per processor). Results do not depend on it.")
    private Integer threads;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Folder for the results (default: runs/<time>-<command>-<key>; with --json: none).")
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
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        return positive(threads, "--threads");
    }

    /** Refuses a count below one. */
    static int positive(int value, String option) {
        return atLeast(1, value, option);
    }

    /** Refuses a count below the smallest that makes sense. */
    static int atLeast(int smallest, int value, String option) {
        if (value < smallest) {
            throw Diagnostic.of(Code.WRONG_USAGE, option + " " + value)
                    .expecting("a whole number from " + smallest).exception();
        }
        return value;
    }
}
