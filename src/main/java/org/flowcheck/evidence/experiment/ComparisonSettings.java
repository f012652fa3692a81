package org.flowcheck.evidence.experiment;

import org.flowcheck.evidence.store.Json;

/**
 * How two models are compared.
 *
 * @param time how both are integrated, in the time of the fuller one
 * @param level relative error from which the reduced model no longer counts as valid
 */
public record ComparisonSettings(SolveSettings time, double level) {

    /** Default level: {@value}. */
    public static final double DEFAULT_LEVEL = 0.1;

    /** Refuses a level that is not positive. */
    public ComparisonSettings {
        if (!(level > 0) || Double.isInfinite(level)) {
            throw new IllegalArgumentException("level " + level);
        }
    }

    /** The settings as JSON, for the record of a run. */
    public Json.Members json() {
        return time.json().with("level", level);
    }
}
