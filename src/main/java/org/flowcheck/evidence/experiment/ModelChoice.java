package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a user asks of a model.
 *
 * @param model a name or a path
 * @param settings {@code name=value} or {@code name=value,value,...}; {@code initial=NAME} chooses initial conditions
 * @param settingsFile a YAML or JSON file of settings, over which those above prevail
 * @param initialData a JSON or NPZ file with the state at time zero
 * @param data a CSV or NPZ file with numbers for data of the model
 * @param images where files of images are
 * @param seed the first seed
 * @param seeds how many seeds, one after the other
 */
public record ModelChoice(String model, List<String> settings, Optional<Path> settingsFile, Optional<Path> initialData,
                          Optional<Path> data, ImageChoice images, long seed, int seeds) {

    /** A model with settings, perhaps with data, and nothing else. */
    public static ModelChoice of(String model, List<String> settings, Optional<Path> data, ImageChoice images) {
        return new ModelChoice(model, settings, Optional.empty(), Optional.empty(), data, images, 1, 1);
    }

    /** Copies the settings. */
    public ModelChoice {
        settings = List.copyOf(settings);
    }
}
