package org.flowcheck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.experiment.ImageChoice;

/**
 * What every command needs of the process it runs in.
 *
 * @param terminal the streams
 * @param interruption whether the user asked to stop
 * @param folder the folder relative paths start from
 * @param installation the folder that holds flowcheck's own models and claims, if known
 * @param images the folder of the environment variable {@value ImageChoice#VARIABLE}, if it is set
 * @param arguments the words of the command line
 */
record Session(Terminal terminal, Interruption interruption, Path folder, Optional<Path> installation,
               Optional<Path> images, List<String> arguments) {

    /** A session without a folder of images. */
    Session(Terminal terminal, Interruption interruption, Path folder, Optional<Path> installation,
            List<String> arguments) {
        this(terminal, interruption, folder, installation, Optional.empty(), arguments);
    }

    /** The session of this process. */
    static Session ofProcess(Terminal terminal, Interruption interruption, String[] arguments) {
        return new Session(terminal, interruption, currentFolder(),
                Optional.ofNullable(System.getProperty("flowcheck.home")).map(Path::of),
                Optional.ofNullable(System.getenv(ImageChoice.VARIABLE)).filter(value -> !value.isBlank())
                        .map(Path::of),
                List.of(arguments));
    }

    /** A path of the command line: as it was typed where that leads to the file. */
    Path resolve(Path typed) {
        return folder.equals(currentFolder()) ? typed : folder.resolve(typed);
    }

    /**
     * Where files of images are.
     *
     * @param option a folder that an option names, if one does
     */
    ImageChoice imageChoice(Optional<Path> option) {
        return new ImageChoice(option, images.map(this::resolve));
    }

    private static Path currentFolder() {
        return Path.of("").toAbsolutePath();
    }
}
