package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.Optional;
import org.flowcheck.simulation.data.ImageFolder;

/**
 * Where a user says that files of images are.
 *
 * @param option the folder of the option {@code --data}, which is to hold all that a model draws
 * @param variable the folder of the environment variable {@value #VARIABLE}, which need not
 */
public record ImageChoice(Optional<Path> option, Optional<Path> variable) {

    /** The environment variable that names a folder. */
    public static final String VARIABLE = "FLOWCHECK_DATA";

    /** No folder. */
    public static ImageChoice none() {
        return new ImageChoice(Optional.empty(), Optional.empty());
    }

    /** The folder, whose files are read once for all that it is handed to. */
    ImageFolder folder() {
        return option.map(folder -> ImageFolder.of(folder, "--data"))
                .or(() -> variable.map(folder -> ImageFolder.of(folder, VARIABLE)))
                .orElseGet(() -> ImageFolder.none(VARIABLE + " is not set"));
    }
}
