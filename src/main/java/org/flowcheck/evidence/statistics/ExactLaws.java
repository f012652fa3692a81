package org.flowcheck.evidence.statistics;

import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/**
 * Laws of initial draws that are known exactly: the largest of independent normals, and squared norms of normal
 * vectors. Tails are computed from their own side: they keep their relative accuracy, about 1e-13 (1e-12 below 1e-300)
 * and another 1e-15 for each degree of freedom, down to the smallest normal doubles.
 */
public final class ExactLaws {

    private static final double ROOT_TWO = Math.sqrt(2);
    /** Halvings of an interval of doubles that leave its ends next to each other. */
    private static final int HALVINGS = 200;

    private ExactLaws() {
    }

    /**
     * P(max_k |X_k| &gt; x) for independent standard normals: {@code 1 - (1 - erfc(x/sqrt 2))^count}.
     *
     * @param count how many, at least 1
     * @param x 0 or more
     */
    public static double largestNormalAbove(long count, double x) {
        requireCount(count);
        // Near x = 0 the one-sided chance erf is the small one, and its logarithm the exact one.
        return -StrictMath.expm1(count * logWithin(x));
    }

    /** P(max_k |X_k| &lt;= x): {@code erf(x/sqrt 2)^count}. */
    public static double largestNormalWithin(long count, double x) {
        requireCount(count);
        return StrictMath.exp(count * logWithin(x));
    }

    /**
     * The x that the largest of {@code count} absolute values exceeds with a given chance.
     *
     * @param chance in (0, 1)
     */
    public static double largestNormalBound(long count, double chance) {
        requireCount(count);
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException("chance " + chance);
        }
        double low = 0;
        double high = 1;
        while (largestNormalAbove(count, high) > chance) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (low + high);
            if (largestNormalAbove(count, middle) > chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * P(sum of {@code freedom} squared standard normals &gt; x).
     *
     * @param freedom at least 1
     * @param x 0 or more
     */
    public static double chiSquareAbove(long freedom, double x) {
        requireCount(freedom);
        requireNotNegative(x);
        return Gamma.regularizedGammaQ(0.5 * freedom, 0.5 * x);
    }

    /** P(sum of {@code freedom} squared standard normals &lt;= x). */
    public static double chiSquareBelow(long freedom, double x) {
        requireCount(freedom);
        requireNotNegative(x);
        return Gamma.regularizedGammaP(0.5 * freedom, 0.5 * x);
    }

    /**
     * The chance that the sum of {@code freedom} squared standard normals lies outside {@code [lower, upper]}.
     *
     * @param lower 0 or more
     * @param upper at least {@code lower}
     */
    public static double chiSquareOutside(long freedom, double lower, double upper) {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("from " + lower + " to " + upper);
        }
        return chiSquareBelow(freedom, lower) + chiSquareAbove(freedom, upper);
    }

    /** The chance that one or more of two independent events happen; small chances keep their digits. */
    public static double either(double first, double second) {
        return first + second * (1 - first);
    }

    private static double logWithin(double x) {
        requireNotNegative(x);
        double u = x / ROOT_TWO;
        return u < 0.5 ? StrictMath.log(Erf.erf(u)) : StrictMath.log1p(-Erf.erfc(u));
    }

    private static void requireCount(long count) {
        if (count < 1) {
            throw new IllegalArgumentException("a count of " + count);
        }
    }

    private static void requireNotNegative(double x) {
        if (!(x >= 0)) {
            throw new IllegalArgumentException("a size of " + x);
        }
    }
}
