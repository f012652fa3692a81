package org.flowcheck.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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

    @Option(names = "--out", paramLabel = "DIR", converter = Folder.class,
            description = "Folder for the files (default: a new one in runs/; with --json: none).")
    private Path out;

    /** A reader of folders, which have a name. */
    static final class Folder implements ITypeConverter<Path> {

        /** What is accepted. */
        static final String EXPECTED = "the name of a folder";

        @Override
        public Path convert(String text) {
            if (text.isBlank()) {
                throw new TypeConversionException("expected " + EXPECTED);
            }
            return Path.of(text);
        }
    }

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
