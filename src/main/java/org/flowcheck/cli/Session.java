package org.flowcheck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What every command needs of the process it runs in.
 *
 * @param terminal the streams
 * @param interruption whether the user asked to stop
 * @param folder the folder relative paths start from
 * @param installation the folder that holds flowcheck's own models and claims, if known
 * @param arguments the words of the command line
 */
record Session(Terminal terminal, Interruption interruption, Path folder, Optional<Path> installation,
               List<String> arguments) {

    /** The session of this process. */
    static Session ofProcess(Terminal terminal, Interruption interruption, String[] arguments) {
        return new Session(terminal, interruption, currentFolder(),
                Optional.ofNullable(System.getProperty("flowcheck.home")).map(Path::of), List.of(arguments));
    }

    /** A path of the command line: as it was typed where that leads to the file. */
    Path resolve(Path typed) {
        return folder.equals(currentFolder()) ? typed : folder.resolve(typed);
    }

    private static Path currentFolder() {
        return Path.of("").toAbsolutePath();
    }
}
