package org.flowcheck.simulation.ode;

/**
 * Sizes of arrays in units of the tolerance, tol_i = absolute + relative |y_i|.
 *
 * <p>Sums run in four lanes, added in a fixed order: the bits do not depend on anything but the numbers.
 */
final class ErrorNorm {

    /** Weight of the estimate of order 3 against the one of order 5: {@value}. */
    private static final double THIRD_ORDER = 0.01;

    private final double absolute;
    private final double relative;

    ErrorNorm(double absolute, double relative) {
        this.absolute = absolute;
        this.relative = relative;
    }

    /** Sum over i of (v_i / tol_i)^2 at one state; allocates and modifies nothing. */
    double squares(double[] v, double[] y) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            double ratio = v[i] / (absolute + relative * Math.abs(y[i]));
            sum += ratio * ratio;
        }
        return sum;
    }

    /** Sum over i of ((v_i - w_i) / tol_i)^2 at one state; allocates and modifies nothing. */
    double squaresOfDifference(double[] v, double[] w, double[] y) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            double ratio = (v[i] - w[i]) / (absolute + relative * Math.abs(y[i]));
            sum += ratio * ratio;
        }
        return sum;
    }

    /**
     * Error of a step in units of the tolerance: h S5 / sqrt(n (S5 + 0.01 S3)), S the sums of squares of the estimates
     * of order 5 and 3, |y_i| in the tolerance the larger of the step's two ends (Hairer, Norsett, Wanner, II.10).
     *
     * @param h step
     * @param before state at the step's start; not modified
     * @param after state at its end; not modified
     * @param fifth sum of slopes that estimates the error with order 5; overwritten
     * @param third the same with order 3; overwritten
     * @return a step is accepted below 1; NaN where the sums overflow
     */
    double ofStep(double h, double[] before, double[] after, double[] fifth, double[] third) {
        // Squares are stored and summed afterwards: a loop that sums is not turned into vector instructions.
        for (int i = 0; i < fifth.length; i++) {
            double tolerance = absolute + relative * Math.max(Math.abs(before[i]), Math.abs(after[i]));
            double ratio5 = fifth[i] / tolerance;
            double ratio3 = third[i] / tolerance;
            fifth[i] = ratio5 * ratio5;
            third[i] = ratio3 * ratio3;
        }
        double squares5 = sum(fifth);
        double denominator = squares5 + THIRD_ORDER * sum(third);
        if (denominator <= 0) {
            denominator = 1;
        }
        return h * squares5 / Math.sqrt(fifth.length * denominator);
    }

    /**
     * Root of the mean of (v_i / tol_i)^2, |y_i| in the tolerance the larger of the step's two ends.
     *
     * @param v an error; overwritten
     * @param before state at the step's start; not modified
     * @param after state at its end; not modified
     */
    double rootMeanSquare(double[] v, double[] before, double[] after) {
        for (int i = 0; i < v.length; i++) {
            double ratio = v[i] / (absolute + relative * Math.max(Math.abs(before[i]), Math.abs(after[i])));
            v[i] = ratio * ratio;
        }
        return Math.sqrt(sum(v) / v.length);
    }

    private static double sum(double[] v) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 4 <= v.length; i += 4) {
            a += v[i];
            b += v[i + 1];
            c += v[i + 2];
            d += v[i + 3];
        }
        for (; i < v.length; i++) {
            a += v[i];
        }
        return (a + b) + (c + d);
    }
}
