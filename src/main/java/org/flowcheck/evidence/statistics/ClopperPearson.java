package org.flowcheck.evidence.statistics;

import org.hipparchus.special.Beta;

/**
 * Exact intervals of a proportion from independent trials: inverted binomial tests, so their coverage is at least the
 * nominal one for every number of trials.
 *
 * <p>Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404-413.
 */
public final class ClopperPearson {

    /** Halvings of [0, 1]: 2^-60 lies below the spacing of doubles near any proportion above 1e-2. */
    private static final int HALVINGS = 60;

    private ClopperPearson() {
    }

    /**
     * The two-sided interval of level {@code 1 - alpha}: both one-sided bounds at {@code alpha / 2}.
     *
     * @param successes from 0 to {@code trials}
     * @param trials at least 1
     * @param alpha chance, at most, that the interval misses the proportion; in (0, 1)
     * @throws IllegalArgumentException outside these ranges
     */
    public static Interval interval(int successes, int trials, double alpha) {
        return new Interval((double) successes / trials, lowerBound(successes, trials, alpha / 2),
                upperBound(successes, trials, alpha / 2));
    }

    /**
     * The one-sided lower bound p with P(X &gt;= successes | p) = alpha; 0 without successes. Without a failure in n
     * trials it is alpha^(1/n).
     */
    public static double lowerBound(int successes, int trials, double alpha) {
        requireCounts(successes, trials, alpha);
        return successes == 0 ? 0 : solve(alpha, successes, trials - successes + 1.0);
    }

    /** The one-sided upper bound p with P(X &lt;= successes | p) = alpha; 1 without failures. */
    public static double upperBound(int successes, int trials, double alpha) {
        requireCounts(successes, trials, alpha);
        return successes == trials ? 1 : 1 - solve(alpha, (double) trials - successes, successes + 1.0);
    }

    /** The p with I_p(a, b) = alpha, where I is the regularised incomplete beta function, increasing in p. */
    private static double solve(double alpha, double a, double b) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (low + high);
            if (Beta.regularizedBeta(middle, a, b) < alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void requireCounts(int successes, int trials, double alpha) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha " + alpha);
        }
    }
}
