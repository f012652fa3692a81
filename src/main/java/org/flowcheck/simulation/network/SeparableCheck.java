package org.flowcheck.simulation.network;

/**
 * Compares the polynomials of one bin with the activation itself, at weights that are no nodes and for samples over
 * the whole range of |x|: all of them up to {@value #SAMPLES}, else as many at equal distances in the order of |x|,
 * both ends included.
 */
final class SeparableCheck {

    /** r of {@link SeparableBound}: a rounding, 2^-53, over the tolerance 1e-13 that is promised for gradients. */
    static final double ROUNDING_SHARE = 1e-3;
    /** The most samples that are compared. */
    static final int SAMPLES = 256;
    /** Weights per bin. Prime to the number of nodes: none of the points cos(pi q / 41) is a node. */
    private static final int POINTS = 42;
    /** Stands for all small weights in the centre, where the errors must be relative to |w|. */
    private static final double NEARLY_ZERO = 1e-9;

    private final SeparableBins bins;
    private final int bin;
    private final double steepest;
    private final int[] samples;
    private final double[] x;
    /** Per point and sample, sigma(w x) and x sigma'(w x); for both signs of w where they share the bin. */
    private final double[][] values;
    private final double[][] slopes;

    SeparableCheck(SeparableBins bins, int bin, double[] x, int[] samples, SeparableActivation sigma, double steepest) {
        this.bins = bins;
        this.bin = bin;
        this.steepest = steepest;
        this.samples = samples;
        this.x = x;
        int signs = 3 - bins.sides();
        this.values = new double[signs * POINTS][samples.length];
        this.slopes = new double[signs * POINTS][samples.length];
        for (int q = 0; q < values.length; q++) {
            double w = sign(q) * bins.weight(bin, point(q));
            for (int s = 0; s < samples.length; s++) {
                double input = x[samples[s]];
                values[q][s] = sigma.value(w * input);
                slopes[q][s] = input * sigma.slope(w * input);
            }
        }
    }

    /** Which of n samples are compared, given their numbers in the order of |x|. */
    static int[] chosen(int[] ordered) {
        int[] chosen = new int[Math.min(SAMPLES, ordered.length)];
        for (int s = 0; s < chosen.length; s++) {
            chosen[s] = ordered[(int) ((long) s * (ordered.length - 1) / Math.max(1, chosen.length - 1))];
        }
        return chosen;
    }

    /** The errors of the polynomials C[p][i] = coefficients[p][i]. */
    SeparableBound measure(double[][] coefficients) {
        double value = 0;
        double slope = 0;
        for (int q = 0; q < values.length; q++) {
            double u = point(q);
            double w = bins.weight(bin, u);
            double meanValue = mean(values[q]);
            double meanSlope = mean(slopes[q]);
            for (int s = 0; s < samples.length; s++) {
                int i = samples[s];
                double v = 0;
                double d = 0;
                for (int p = coefficients.length - 1; p >= 0; p--) {
                    d = d * u + v;
                    v = v * u + coefficients[p][i];
                }
                double floor = ROUNDING_SHARE * steepest * Math.abs(x[i]);
                value = Math.max(value, relative(sign(q) * v - values[q][s], values[q][s], meanValue, floor * w));
                slope = Math.max(slope, relative(d * bins.scale(bin) - slopes[q][s], slopes[q][s], meanSlope, floor));
            }
        }
        int octave = bins.octave(bin);
        return new SeparableBound(octave == 0 ? 0 : bins.weight(bin, -1), bins.weight(bin, 1), bins.sign(bin),
                coefficients.length, value, slope);
    }

    /** 0 where there is neither error nor size; NaN stays NaN. */
    private static double relative(double error, double size, double mean, double floor) {
        return error == 0 ? 0 : Math.abs(error) / Math.max(Math.max(Math.abs(size), mean), floor);
    }

    private int sign(int q) {
        return q < POINTS ? bins.sign(bin) : -1;
    }

    /** Local variable of point q; weights of the centre are not negative, so it is used from 0 on there. */
    private double point(int q) {
        double u = StrictMath.cos(Math.PI * (q % POINTS) / (POINTS - 1));
        return bins.octave(bin) == 0 ? Math.max(NEARLY_ZERO, (1 + u) / 2) : u;
    }

    private static double mean(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += Math.abs(number);
        }
        return sum / numbers.length;
    }
}
