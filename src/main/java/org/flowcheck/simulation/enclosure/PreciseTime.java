package org.flowcheck.simulation.enclosure;

import java.math.BigDecimal;

/** The blow-up time to many digits, or why it is not known. */
public sealed interface PreciseTime {

    /**
     * The blow-up time.
     *
     * @param time T, rounded to the digits that two calculations with different digits, orders and steps agree in
     * @param digits how many those are, at most as many as were asked for
     * @param relativeError estimated error before rounding, relative to T
     * @param steps steps of the finer calculation
     * @param order its order
     * @param workingDigits its digits
     */
    record Found(BigDecimal time, int digits, double relativeError, int steps, int order, int workingDigits)
            implements PreciseTime {

        /** Whether an interval of doubles contains T. */
        public boolean within(double lower, double upper) {
            return Double.isFinite(lower) && Double.isFinite(upper) && new BigDecimal(lower).compareTo(time) <= 0
                    && new BigDecimal(upper).compareTo(time) >= 0;
        }
    }

    /**
     * No blow-up time.
     *
     * @param reason what was in the way, the rest of a sentence
     */
    record NotFound(String reason) implements PreciseTime {
    }
}
