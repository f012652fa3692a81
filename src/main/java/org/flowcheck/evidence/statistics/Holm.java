package org.flowcheck.evidence.statistics;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Holm's step-down procedure: which of several hypotheses are refuted when the chance of refuting any true one is to
 * stay below one level, whatever the tests have to do with each other.
 *
 * <p>It tells of a catalogue as a whole, and depends on all its members; the verdict of one claim uses
 * {@link FamilyLevel}, which does not.
 *
 * <p>Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65-70.
 */
public final class Holm {

    private Holm() {
    }

    /**
     * The adjusted p-values: a hypothesis is refuted at family level alpha if its adjusted value is at most alpha.
     *
     * @param pValues in [0, 1], in any order; not modified
     * @return as many, in the same order: of the k-th smallest, the largest of {@code (n - i + 1) p_(i)}, i up to k,
     *     and at most 1
     * @throws IllegalArgumentException of a value outside [0, 1]
     */
    public static double[] adjusted(double[] pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("p-value " + p);
            }
        }
        Integer[] order = new Integer[pValues.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> pValues[i]));
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            largest = Math.max(largest, Math.min(1, (order.length - i) * pValues[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }
}
