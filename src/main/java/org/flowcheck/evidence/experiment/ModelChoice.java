package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a user asks of a model.
 *
 * @param model a name or a path
 * @param settings {@code name=value} or {@code name=value,value,...}; {@code initial=NAME} chooses initial conditions
 * @param initialData a JSON or NPZ file with the state at time zero
 * @param seed the first seed
 * @param seeds how many seeds, one after the other
 */
public record ModelChoice(String model, List<String> settings, Optional<Path> initialData, long seed, int seeds) {

    /** Copies the settings. */
    public ModelChoice {
        settings = List.copyOf(settings);
    }
}
