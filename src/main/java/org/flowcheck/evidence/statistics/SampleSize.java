package org.flowcheck.evidence.statistics;

import org.hipparchus.special.Beta;

/**
 * How many runs decide whether a proportion is at least a stated one. The number is fixed before any run is made.
 *
 * <p>A plan's decision is that of a one-sided Clopper-Pearson bound: with {@code failures} at most those of a
 * supporting plan the lower bound reaches the proportion; with at least those of a refuting plan the upper bound lies
 * below it.
 *
 * @param runs number of independent runs
 * @param failures the number of failures that decides
 * @param error chance of a wrong decision where the proportion is just the stated one; at most the level
 * @param power chance of the right decision at the proportion planned for
 */
public record SampleSize(int runs, int failures, double error, double power) {

    /** A plan with more runs than this is refused: nobody makes them. */
    public static final int MOST_RUNS = 100_000;

    /**
     * The fewest runs that support "at least {@code proportion}" with the stated power if in truth it is {@code truth}.
     *
     * @param proportion in (0, 1)
     * @param truth above it, at most 1
     * @param alpha chance, at most, of supporting a smaller proportion; in (0, 1)
     * @param power in (0, 1)
     * @throws IllegalArgumentException outside these ranges, or if more than {@value #MOST_RUNS} runs are needed
     */
    public static SampleSize toSupport(double proportion, double truth, double alpha, double power) {
        require(proportion, alpha, power);
        if (!(truth > proportion && truth <= 1)) {
            throw new IllegalArgumentException("support at " + truth + " of at least " + proportion);
        }
        int runs = 1;
        // The more failures are allowed, the more runs are needed: the first number with enough power is best.
        for (int failures = 0; ; failures++) {
            int allowed = failures;
            runs = first(Math.max(runs, failures + 1), n -> atMost(allowed, n, 1 - proportion) <= alpha);
            double reached = atMost(failures, runs, 1 - truth);
            if (reached >= power) {
                return new SampleSize(runs, failures, atMost(failures, runs, 1 - proportion), reached);
            }
        }
    }

    /**
     * The fewest runs that refute "at least {@code proportion}" with the stated power if in truth it is {@code truth}.
     *
     * @param proportion in (0, 1)
     * @param truth below it, at least 0
     * @param alpha chance, at most, of refuting a true statement; in (0, 1)
     * @param power in (0, 1)
     * @throws IllegalArgumentException outside these ranges, or if more than {@value #MOST_RUNS} runs are needed
     */
    public static SampleSize toRefute(double proportion, double truth, double alpha, double power) {
        require(proportion, alpha, power);
        if (!(truth < proportion && truth >= 0)) {
            throw new IllegalArgumentException("refutation at " + truth + " of at least " + proportion);
        }
        int runs = 1;
        // With a number of failures that refutes fixed, more runs have more power, up to where the level is passed.
        for (int failures = 1; ; failures++) {
            int needed = failures;
            runs = first(Math.max(runs, failures), n -> atLeast(needed, n, 1 - truth) >= power);
            double error = atLeast(failures, runs, 1 - proportion);
            if (error <= alpha) {
                return new SampleSize(runs, failures, error, atLeast(failures, runs, 1 - truth));
            }
        }
    }

    /**
     * The smallest proportion that so many runs support as "at least {@code proportion}" with the stated power.
     *
     * @param runs at least 1
     * @param proportion in (0, 1)
     * @param alpha chance, at most, of supporting a smaller proportion; in (0, 1)
     * @param power in (0, 1)
     * @return above {@code proportion}; infinite if so few runs support it whatever comes of them
     */
    public static double supportedFrom(int runs, double proportion, double alpha, double power) {
        require(proportion, alpha, power);
        if (!(atMost(0, runs, 1 - proportion) <= alpha)) {
            return Double.POSITIVE_INFINITY;
        }
        int failures = 0;
        while (atMost(failures + 1, runs, 1 - proportion) <= alpha) {
            failures++;
        }
        return ClopperPearson.lowerBound(runs - failures, runs, power);
    }

    /**
     * The largest proportion that so many runs refute as "at least {@code proportion}" with the stated power.
     *
     * @param runs at least 1
     * @param proportion in (0, 1)
     * @param alpha chance, at most, of refuting a true statement; in (0, 1)
     * @param power in (0, 1)
     * @return below {@code proportion}; minus infinity if so few runs refute it whatever comes of them
     */
    public static double refutedTo(int runs, double proportion, double alpha, double power) {
        require(proportion, alpha, power);
        if (!(atLeast(runs, runs, 1 - proportion) <= alpha)) {
            return Double.NEGATIVE_INFINITY;
        }
        int failures = runs;
        while (atLeast(failures - 1, runs, 1 - proportion) <= alpha) {
            failures--;
        }
        return ClopperPearson.upperBound(runs - failures, runs, power);
    }

    private static void require(double proportion, double alpha, double power) {
        for (double number : new double[] {proportion, alpha, power}) {
            if (!(number > 0 && number < 1)) {
                throw new IllegalArgumentException(
                        "proportion " + proportion + ", level " + alpha + ", power " + power);
            }
        }
    }

    private interface Enough {
        boolean at(int runs);
    }

    /** The smallest number from {@code least} on from which a growing condition holds. */
    private static int first(int least, Enough enough) {
        int low = least - 1;
        int high = least;
        for (int step = 1; !enough.at(high); step *= 2) {
            if (high >= MOST_RUNS) {
                throw new IllegalArgumentException("more than " + MOST_RUNS + " runs are needed");
            }
            low = high;
            high = Math.min(MOST_RUNS, high + step);
        }
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (enough.at(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** P(at least k failures in n runs) at one chance of failure. */
    private static double atLeast(int k, int n, double failure) {
        return k == 0 ? 1 : k > n ? 0 : Beta.regularizedBeta(failure, k, n - k + 1.0);
    }

    /** P(at most k failures in n runs), summed from its own side so that small chances keep their digits. */
    private static double atMost(int k, int n, double failure) {
        return k >= n ? 1 : Beta.regularizedBeta(1 - failure, (double) n - k, k + 1.0);
    }
}
