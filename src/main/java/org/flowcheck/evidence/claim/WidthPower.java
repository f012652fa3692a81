package org.flowcheck.evidence.claim;

import org.flowcheck.evidence.statistics.LimitRate;
import org.flowcheck.evidence.statistics.Rest;

/**
 * A power of the width m and of its logarithm, {@code m^power (log m)^logPower}. The exponents are formulas of
 * parameters that are the same at all widths.
 *
 * @param power exponent of m
 * @param logPower exponent of log m
 */
public record WidthPower(Value power, Value logPower) {

    /**
     * A rest that decays like this power.
     *
     * @param constant its constant, 0 or more
     * @throws IllegalArgumentException if it grows with the width
     */
    Rest rest(double constant, Scene scene) {
        return new Rest(constant, decay(power, scene), decay(logPower, scene));
    }

    /**
     * A form of a rate.
     *
     * @throws IllegalArgumentException if it does not tend to zero
     */
    LimitRate.Form form(Scene scene) {
        return new LimitRate.Form(decay(power, scene), decay(logPower, scene));
    }

    /** Minus an exponent, never minus zero. */
    private static double decay(Value exponent, Scene scene) {
        return 0 - exponent.at(scene);
    }
}
