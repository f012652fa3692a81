package org.flowcheck.simulation.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Expands an activation for given inputs and decides from measured errors whether the expansion may be used. Nothing
 * is taken from the activation's name: one that is not smooth, or not where the inputs are, fails the check.
 */
public final class SeparableFitting {

    /**
     * Errors up to this are accepted, see {@link SeparableBound}: half of the 1e-13 of a sum's absolute terms that is
     * promised for outputs and gradients. The other half is left for the rounding of sums.
     */
    public static final double LARGEST_ERROR = 5e-14;
    /** The most bytes that coefficients may take. */
    public static final long LARGEST_MEMORY = 64L << 20;
    /** Bins reach to this |w x| where nothing else is asked for; trial steps that are rejected may lie far out. */
    public static final double USUAL_REACH = 1 << 16;
    /** And at least to this one, however many inputs there are: tanh is 1 there. */
    public static final double LEAST_REACH = 1 << 5;

    /** The centre reaches to |w x| = 1/2 at most: a third of the distance of the nearest pole of tanh. */
    private static final double CENTRE = 0.5;
    /** The numbers of terms that are tried, each a multiple of four; few suffice in bins where sigma is saturated. */
    private static final int[] TERMS = {4, 16, 20, 24, SeparablePolynomials.MOST_TERMS};
    /** An error with which no more terms are tried. */
    private static final double GOOD_ERROR = 2e-14;
    /** Inputs beyond this or below its inverse have bins that double precision does not reach. */
    private static final double EXTREME = 1e100;
    /** Two values are the same up to sign within so many parts of them. */
    private static final double ODD = 0x1p-50;

    private SeparableFitting() {
    }

    /**
     * As {@link #fit(double[], SeparableActivation, double)}, with bins up to |w| max|x| = {@value #USUAL_REACH}, or
     * less where there are too many inputs to keep all those bins, but not less than {@value #LEAST_REACH}.
     */
    public static SeparableFit fit(double[] x, SeparableActivation sigma) {
        long binBytes = bytes(SeparablePolynomials.MOST_TERMS, x.length);
        int octaves = (int) Math.min(Double.MAX_EXPONENT, LARGEST_MEMORY / 2 / Math.max(1, binBytes)) - 1;
        double reach = Math.min(USUAL_REACH, Math.max(LEAST_REACH, Math.scalb(CENTRE / 2, octaves)));
        return fit(x, sigma, reach / size(x));
    }

    private static long bytes(int terms, int n) {
        return (long) terms * SeparableExpansion.tiles(n) * SeparableLoops.LANES * Double.BYTES;
    }

    /**
     * Expands sigma(w x_i) in w.
     *
     * @param x inputs, at least one, in any order
     * @param largestWeight |w| up to which there are bins
     * @return the expansion, or why there is none
     */
    public static SeparableFit fit(double[] x, SeparableActivation sigma, double largestWeight) {
        double size = size(x);
        if (x.length == 0) {
            return SeparableFit.refused("no inputs", List.of());
        }
        if (!(size <= EXTREME && size >= 1 / EXTREME)) {
            return SeparableFit.refused("inputs that are not finite, or of size " + size, List.of());
        }
        if (!(largestWeight >= 0 && largestWeight * size <= EXTREME)) {
            return SeparableFit.refused("no bins reach |w| = " + largestWeight, List.of());
        }
        if (bytes(SeparablePolynomials.NODES, x.length) > LARGEST_MEMORY) {
            return SeparableFit.refused(String.format(Locale.ROOT, "more than %d MB of coefficients for %d inputs",
                    LARGEST_MEMORY >> 20, x.length), List.of());
        }
        int first = Math.getExponent(CENTRE / size);
        int octaves = Math.max(0, Math.getExponent(largestWeight) + 1 - first);
        int[] samples = SeparableCheck.chosen(IntStream.range(0, x.length).boxed()
                .sorted((i, j) -> Double.compare(Math.abs(x[i]), Math.abs(x[j]))).mapToInt(i -> i).toArray());
        int sides = odd(new SeparableBins(first, octaves, 1), x, samples, sigma) ? 1 : 2;
        return fit(x.clone(), sigma, new SeparableBins(first, octaves, sides), samples);
    }

    private static SeparableFit fit(double[] x, SeparableActivation sigma, SeparableBins bins, int[] samples) {
        List<SeparableBound> bounds = new ArrayList<>();
        double[][][] coefficients = new double[bins.count()][][];
        double steepest = 0;
        long bytes = 0;
        for (int bin = 0; bin < coefficients.length; bin++) {
            SeparablePolynomials polynomials = new SeparablePolynomials(bins, bin, x, sigma);
            steepest = Math.max(steepest, polynomials.steepest());
            SeparableCheck check = new SeparableCheck(bins, bin, x, samples, sigma, steepest);
            SeparableBound bound = null;
            for (int t = 0; t < TERMS.length && (bound == null || !(bound.error() <= GOOD_ERROR)); t++) {
                coefficients[bin] = polynomials.coefficients(TERMS[t]);
                bound = check.measure(coefficients[bin]);
            }
            bounds.add(bound);
            if (!(bound.error() <= LARGEST_ERROR)) {
                return SeparableFit.refused(String.format(Locale.ROOT, "error %.1e in bin %d, |w| from %.3g to %.3g",
                        bound.error(), bin, bound.from(), bound.to()), bounds);
            }
            bytes += bytes(bound.terms(), x.length);
            if (bytes > LARGEST_MEMORY) {
                return SeparableFit.refused(String.format(Locale.ROOT, "more than %d MB of coefficients for %d inputs, "
                        + "reached in bin %d of %d", LARGEST_MEMORY >> 20, x.length, bin, bins.count()), bounds);
            }
        }
        return SeparableFit.accepted(new SeparableExpansion(bins, x, sigma, coefficients), bounds);
    }

    /** Whether sigma(-z) = -sigma(z) wherever this looks; the check compares both signs of w again. */
    private static boolean odd(SeparableBins bins, double[] x, int[] samples, SeparableActivation sigma) {
        for (int bin = 0; bin < bins.count(); bin++) {
            for (int i : samples) {
                double z = bins.weight(bin, 0.3) * x[i];
                if (!(Math.abs(sigma.value(z) + sigma.value(-z)) <= ODD * Math.abs(sigma.value(z)))) {
                    return false;
                }
            }
        }
        return sigma.value(0) == 0;
    }

    /** The largest |x|; 1 if all are zero, where any bins will do; not finite if one of them is not. */
    private static double size(double[] x) {
        double size = 0;
        for (double input : x) {
            size = Math.max(size, Math.abs(input));
        }
        return size == 0 ? 1 : size;
    }
}
