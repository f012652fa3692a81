package org.flowcheck.evidence.statistics;

import java.util.List;

/**
 * What a leading order leaves out, as a bound of its relative size: {@code constant m^-power (log m)^-logPower}. The
 * rest may have either sign and any shape below the bound. With both powers 0 it is a relative error of the values.
 *
 * @param constant 0 or more, dimensionless
 * @param power 0 or more
 * @param logPower 0 or more
 */
public record Rest(double constant, double power, double logPower) {

    /** Refuses negative and infinite numbers. */
    public Rest {
        for (double number : new double[] {constant, power, logPower}) {
            if (!(number >= 0 && Double.isFinite(number))) {
                throw new IllegalArgumentException("a rest with the number " + number);
            }
        }
    }

    /** {@code constant m^-power}. */
    public static Rest power(double constant, double power) {
        return new Rest(constant, power, 0);
    }

    /** {@code constant / log m}. */
    public static Rest logarithm(double constant) {
        return new Rest(constant, 0, 1);
    }

    /** The bound at each width, summed over the rests. */
    static double[] sizes(List<Rest> rests, double[] widths) {
        double[] sizes = new double[widths.length];
        for (Rest rest : rests) {
            for (int j = 0; j < widths.length; j++) {
                sizes[j] += rest.constant * StrictMath.pow(widths[j], -rest.power)
                        * StrictMath.pow(StrictMath.log(widths[j]), -rest.logPower);
            }
        }
        return sizes;
    }
}
