package org.flowcheck.evidence.statistics;

import java.util.List;

/**
 * A statement about an order: {@code y <~ m^power (log m)^logPower}, {@code >~}, or Theta of it.
 *
 * <p>Finitely many widths say nothing of an order unless it is stated what the leading term leaves out. So the
 * statement read is {@code y = C m^power (log m)^logPower (1 + h(m))} with |h| at most the sum of the rests; for an
 * upper bound with an exponent at most {@code power}, for a lower bound with one at least {@code power}.
 *
 * @param bound upper bound, lower bound or Theta
 * @param power the exponent of m
 * @param logPower the exponent of log m
 * @param resolution an exponent that differs by this much must be told apart before the data count as consistent;
 *     above 0
 * @param rests what is left out, beside rounding
 */
public record OrderStatement(Bound bound, double power, double logPower, double resolution, List<Rest> rests) {

    /** On which sides an exponent can be wrong. */
    public enum Bound {
        /** {@code y <~ ...}: the exponent may be smaller. */
        UPPER,
        /** {@code y >~ ...}: the exponent may be larger. */
        LOWER,
        /** {@code y = Theta(...)}. */
        THETA
    }

    /** Refuses exponents that are no numbers and a resolution that is not positive. */
    public OrderStatement {
        rests = List.copyOf(rests);
        if (!Double.isFinite(power) || !Double.isFinite(logPower) || !(resolution > 0)) {
            throw new IllegalArgumentException("order m^" + power + " (log m)^" + logPower + " to " + resolution);
        }
    }
}
