package org.flowcheck.simulation.ode;

import org.hipparchus.util.FastMath;

/**
 * Marches z' = F(s, z) by Adams formulas of variable step and order (1 to {@value #MAX_ORDER}), predicting with k
 * slopes, correcting with the new one as k + 1st, two evaluations a step. Allocates nothing per step.
 *
 * <p>Chosen over Runge-Kutta formulas because smooth flows at tolerances near 1e-14 cost it a third of the evaluations
 * (docs/numerics.md). The local error of a step of order k is estimated as |g(k) - g(k-1)| |F - extrapolated F| with
 * the corrector weights g of {@link AdamsWeights}; the order goes to whichever of k - 1, k, k + 1 allows the longest
 * step. The state carries its rounding error along (compensated summation).
 *
 * <p>Source: L. F. Shampine, M. K. Gordon, Computer Solution of Ordinary Differential Equations (1975), in Lagrange
 * instead of divided-difference form.
 */
final class AdamsMarch {

    /** Highest number of slopes a prediction uses: {@value}; more gain nothing in double precision (measured). */
    static final int MAX_ORDER = 13;
    /** Aim of a new step's error, as a fraction of the tolerance: {@value}. */
    private static final double SAFETY = 0.5;
    /** Largest growth of the step from one step to the next: {@value}. */
    private static final double MAX_GROWTH = 2;
    /** Smallest shrinkage of the step from one step to the next: {@value}. */
    private static final double MAX_SHRINKAGE = 0.3;
    /** Steps grow only by more than this factor, {@value}, so that the mesh stays even where it can. */
    private static final double WORTHWHILE_GROWTH = 1.1;
    /** First step: this, {@value}, times the square root of the tolerance, relative to the scale of the slope. */
    private static final double FIRST_STEP = 0.25;
    /** A start-up error below this fraction of the tolerance, {@value}, says nothing about the best order. */
    private static final double NOISE = 1e-4;
    /** Rejections in a row after which the order drops: {@value}. */
    private static final int PATIENCE = 3;
    /** Entries combined at a time, so that the partial sums stay in the fastest cache: {@value}. */
    private static final int BLOCK = 512;

    /** The slope F, at a state given with what rounding lost of it. */
    interface Slope {
        /**
         * Writes F(s, z + lost) into {@code rates}.
         *
         * @param s position
         * @param z state as far as doubles hold it
         * @param lost the rest of it, below half an ulp of each component
         * @param rates overwritten
         */
        void at(double s, double[] z, double[] lost, double[] rates);
    }

    /** How large an error is, relative to what is allowed at tolerance 1. */
    interface ErrorNorm {
        /**
         * The size of an error of the state.
         *
         * @param error the error, one entry per component
         * @param z the state it is made at
         */
        double of(double[] error, double[] z);
    }

    /** What became of a step. */
    enum Step {
        /** The march advanced. */
        ACCEPTED,
        /** No step of the allowed size met the tolerance. */
        TOO_SMALL,
        /** No step of the allowed size led to finite slopes. */
        NOT_FINITE
    }

    private final Slope flow;
    private final ErrorNorm norm;
    private final double tolerance;
    private final int dimension;

    private final double[] z;
    private final double[] lost;
    private final double[][] slopes = new double[MAX_ORDER + 2][];
    private final double[] s = new double[MAX_ORDER + 2];
    private int stored;

    private final double[] increment;
    private final double[] trial;
    private final double[] trialLost;
    private final double[] fresh;
    private final double[] lowerSlope;
    private final double[] sameSlope;
    private final double[] upperSlope;
    private final double[] error;

    private final double[] x = new double[MAX_ORDER + 2];
    private final double[] beta = new double[MAX_ORDER + 2];
    private final double[] lowerWeight = new double[MAX_ORDER + 2];
    private final double[] sameWeight = new double[MAX_ORDER + 2];
    private final double[] upperWeight = new double[MAX_ORDER + 2];

    private int order = 1;
    private double step;
    private boolean starting = true;
    private long accepted;
    private long rejected;

    /**
     * Stands at s = 0 with one slope evaluated.
     *
     * @param flow F, which ignores what rounding lost
     * @param norm size of an error
     * @param tolerance allowed size of the error of one step
     * @param initial z(0); copied
     */
    AdamsMarch(VectorField flow, ErrorNorm norm, double tolerance, double[] initial) {
        this((s, z, lost, rates) -> flow.derivatives(s, z, rates), norm, tolerance, initial);
    }

    /**
     * Stands at s = 0 with one slope evaluated.
     *
     * @param flow F
     * @param norm size of an error
     * @param tolerance allowed size of the error of one step
     * @param initial z(0); copied
     */
    AdamsMarch(Slope flow, ErrorNorm norm, double tolerance, double[] initial) {
        this.flow = flow;
        this.norm = norm;
        this.tolerance = tolerance;
        this.dimension = initial.length;
        this.z = initial.clone();
        this.lost = new double[dimension];
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = new double[dimension];
        }
        this.increment = new double[dimension];
        this.trial = new double[dimension];
        this.trialLost = new double[dimension];
        this.fresh = new double[dimension];
        this.lowerSlope = new double[dimension];
        this.sameSlope = new double[dimension];
        this.upperSlope = new double[dimension];
        this.error = new double[dimension];
        flow.at(0, z, lost, slopes[0]);
        stored = 1;
        double slope = norm.of(slopes[0], z);
        step = FIRST_STEP * Math.sqrt(tolerance) / Math.max(slope, 0.1);
    }

    /** Where the march stands. */
    double position() {
        return s[0];
    }

    /** The state there: the march's own array, not to be modified. */
    double[] state() {
        return z;
    }

    /** The slope there: the march's own array, not to be modified. */
    double[] slope() {
        return slopes[0];
    }

    /** Where the march stood before the last step. */
    double previousPosition() {
        return stored > 1 ? s[1] : s[0];
    }

    long accepted() {
        return accepted;
    }

    long rejected() {
        return rejected;
    }

    /**
     * Takes one step.
     *
     * @param maxStep largest step allowed
     * @param minStep smallest step allowed
     */
    Step advance(double maxStep, double minStep) {
        step = Math.min(step, maxStep);
        int rejectionsInARow = 0;
        while (true) {
            for (int j = 0; j < stored; j++) {
                x[j] = s[j] - s[0];
            }
            boolean raisable = order < MAX_ORDER && stored > order;
            predict(raisable);
            flow.at(s[0] + step, trial, trialLost, fresh);
            double size = errorSize(order, sameSlope);
            if (size <= tolerance) {
                correct();
                flow.at(s[0] + step, trial, trialLost, fresh);
                double same = Math.max(errorSize(order, sameSlope), 0.01 * size);
                double lower = order > 1 ? errorSize(order - 1, lowerSlope) : Double.POSITIVE_INFINITY;
                double upper = raisable ? errorSize(order + 1, upperSlope) : Double.POSITIVE_INFINITY;
                if (same < Double.POSITIVE_INFINITY) {
                    accept();
                    choose(lower, same, upper);
                    return Step.ACCEPTED;
                }
                size = Double.NaN;
            }
            rejected++;
            rejectionsInARow++;
            starting = false;
            if (!(step > minStep)) {
                return size < Double.POSITIVE_INFINITY ? Step.TOO_SMALL : Step.NOT_FINITE;
            }
            double factor = size < Double.POSITIVE_INFINITY
                    ? Math.max(MAX_SHRINKAGE, Math.min(0.9, optimal(size, order))) : MAX_SHRINKAGE;
            step = Math.max(minStep, step * factor);
            if (rejectionsInARow > PATIENCE) {
                order = Math.max(1, order - 2);
            }
        }
    }

    /** Factor by which a step of order q may change to make an error of the aimed size. */
    private double optimal(double size, int q) {
        if (size <= 0) {
            return MAX_GROWTH;
        }
        return FastMath.pow(SAFETY * tolerance / size, 1.0 / (q + 1));
    }

    /** Predicts the state with {@code order} slopes, and the slope with one fewer, as many, and one more. */
    private void predict(boolean raisable) {
        AdamsWeights.integrals(x, order, 0, step, beta);
        AdamsWeights.values(x, order - 1, step, lowerWeight);
        AdamsWeights.values(x, order, step, sameWeight);
        if (raisable) {
            AdamsWeights.values(x, order + 1, step, upperWeight);
        }
        for (int from = 0; from < dimension; from += BLOCK) {
            int to = Math.min(dimension, from + BLOCK);
            for (int i = from; i < to; i++) {
                increment[i] = 0;
                lowerSlope[i] = 0;
                sameSlope[i] = 0;
                upperSlope[i] = 0;
            }
            for (int j = 0; j < order; j++) {
                double[] slope = slopes[j];
                double b = beta[j];
                double same = sameWeight[j];
                double lower = j < order - 1 ? lowerWeight[j] : 0;
                double upper = raisable ? upperWeight[j] : 0;
                for (int i = from; i < to; i++) {
                    double value = slope[i];
                    increment[i] += b * value;
                    lowerSlope[i] += lower * value;
                    sameSlope[i] += same * value;
                    upperSlope[i] += upper * value;
                }
            }
            if (raisable) {
                double[] slope = slopes[order];
                double upper = upperWeight[order];
                for (int i = from; i < to; i++) {
                    upperSlope[i] += upper * slope[i];
                }
            }
            for (int i = from; i < to; i++) {
                double whole = increment[i] + lost[i];
                double next = z[i] + whole;
                trial[i] = next;
                trialLost[i] = whole - (next - z[i]);
            }
        }
    }

    /** Adds the correction; leaves the new state in {@code trial} and {@code trialLost}. */
    private void correct() {
        double weight = AdamsWeights.corrector(x, order, step);
        for (int i = 0; i < dimension; i++) {
            double whole = increment[i] + weight * (fresh[i] - sameSlope[i]) + lost[i];
            double next = z[i] + whole;
            trial[i] = next;
            trialLost[i] = whole - (next - z[i]);
        }
    }

    private double errorSize(int q, double[] extrapolated) {
        double weight = AdamsWeights.corrector(x, q, step) - AdamsWeights.corrector(x, q - 1, step);
        for (int i = 0; i < dimension; i++) {
            error[i] = weight * (fresh[i] - extrapolated[i]);
        }
        return norm.of(error, trial);
    }

    private void accept() {
        System.arraycopy(trial, 0, z, 0, dimension);
        System.arraycopy(trialLost, 0, lost, 0, dimension);
        double[] oldest = slopes[slopes.length - 1];
        System.arraycopy(slopes, 0, slopes, 1, slopes.length - 1);
        slopes[0] = oldest;
        System.arraycopy(fresh, 0, oldest, 0, dimension);
        System.arraycopy(s, 0, s, 1, s.length - 1);
        s[0] = s[1] + step;
        stored = Math.min(stored + 1, slopes.length);
        accepted++;
    }

    private void choose(double lower, double same, double upper) {
        double shrink = step * growth(lower, order - 1);
        double keep = step * growth(same, order);
        double raise = step * growth(upper, order + 1);
        if (starting) {
            boolean pastStart = order >= 3 && upper > same && upper > NOISE * tolerance
                    || Math.max(keep, raise) < 1.5 * step;
            if (!pastStart) {
                order = Math.min(order + 1, Math.min(MAX_ORDER, stored));
                step *= MAX_GROWTH;
                return;
            }
            starting = false;
        }
        double best = keep;
        int bestOrder = order;
        if (shrink > best) {
            best = shrink;
            bestOrder = order - 1;
        }
        if (raise > best || raise == best && best >= MAX_GROWTH * step) {
            best = raise;
            bestOrder = order + 1;
        }
        order = bestOrder;
        if (best > WORTHWHILE_GROWTH * step || best < step) {
            step = best;
        }
    }

    private double growth(double size, int q) {
        if (!(size < Double.POSITIVE_INFINITY)) {
            return 0;
        }
        return Math.min(MAX_GROWTH, Math.max(MAX_SHRINKAGE, optimal(size, q)));
    }

    /**
     * Writes the state at a position inside the last step.
     *
     * @param position between {@link #previousPosition()} and {@link #position()}
     * @param result overwritten
     */
    void interpolate(double position, double[] result) {
        int points = Math.min(stored, Math.min(order + 1, MAX_ORDER));
        for (int j = 0; j < points; j++) {
            x[j] = s[j] - s[0];
        }
        AdamsWeights.integrals(x, points, position - s[0], 0, beta);
        System.arraycopy(z, 0, result, 0, dimension);
        for (int j = 0; j < points; j++) {
            double[] slope = slopes[j];
            double weight = beta[j];
            for (int i = 0; i < dimension; i++) {
                result[i] -= weight * slope[i];
            }
        }
    }
}
