package org.flowcheck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What every command needs of the process it runs in.
 *
 * @param terminal the streams
 * @param interrupted whether the user asked to stop
 * @param folder the folder relative paths start from
 * @param installation the folder that holds flowcheck's own models and claims, if known
 * @param arguments the words of the command line
 */
record Session(Terminal terminal, BooleanSupplier interrupted, Path folder, Optional<Path> installation,
               List<String> arguments) {

    /** The session of this process. */
    static Session ofProcess(Interruption interruption, String[] arguments) {
        return new Session(Terminal.ofProcess(Main.utf8(System.out), Main.utf8(System.err)), interruption::requested,
                Path.of("").toAbsolutePath(),
                Optional.ofNullable(System.getProperty("flowcheck.home")).map(Path::of),
                List.of(arguments));
    }
}
