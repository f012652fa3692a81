package org.flowcheck.evidence.statistics;

import java.util.List;

/**
 * A statement about a limit: {@code y} tends to {@code limit} as m grows. Read as
 * {@code y = limit + c g(m) (1 + h(m))} with g one of the rate's forms and |h| at most the sum of the rests.
 *
 * @param limit L, in the unit of y
 * @param resolution a limit that differs by this much must be told apart before the data count as consistent; above 0,
 *     in the unit of y
 * @param rate the forms of the rate
 * @param rests what is left out, relative to the leading deviation
 */
public record LimitStatement(double limit, double resolution, LimitRate rate, List<Rest> rests) {

    /** Refuses a limit that is no number and a resolution that is not positive. */
    public LimitStatement {
        rests = List.copyOf(rests);
        if (!Double.isFinite(limit) || !(resolution > 0)) {
            throw new IllegalArgumentException("limit " + limit + " to " + resolution);
        }
    }
}
