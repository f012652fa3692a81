package org.flowcheck.evidence.experiment;

import java.util.Locale;

/**
 * A predicted exponent and the slope that was fitted to numbers over several widths.
 *
 * @param where the values of the symbols, and the moment
 * @param quantity what was measured
 * @param predicted the predicted exponent
 * @param slope the slope of the logarithm of the quantity over that of the width
 * @param error standard error of the slope
 */
public record ExponentRow(String where, String quantity, double predicted, double slope, double error) {

    /** A slope this near to the exponent agrees with it: {@value}. At finite widths the next terms bend the lines. */
    public static final double TOLERANCE = 0.1;

    /** {@code m^-0.500, slope -0.497 +- 0.012}. */
    String text() {
        return String.format(Locale.ROOT, "m^%.3f, slope %.3f +- %.3f", predicted, slope, error);
    }

    /** Whether the slope agrees with the exponent. */
    public boolean agrees() {
        return Math.abs(slope - predicted) <= TOLERANCE;
    }
}
