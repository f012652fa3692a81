package org.flowcheck.simulation.network;

import java.util.List;
import java.util.Random;

/**
 * {@code L = sum_i e_i^2/(2n)} of a network with one hidden layer as its formula is written, on arrays of its own: no
 * kernel, no flat places, no code of the other twins. It also bounds how far a central difference of L may lie from the
 * derivative.
 */
final class WrittenLoss {

    /** 2^-53. */
    private static final double UNIT = 0x1p-53;
    /** Largest second derivative of tanh: 4/(3 sqrt 3), where tanh is 1/sqrt 3. */
    private static final double SECOND = 0.7698003589195011;
    /** Largest third derivative of tanh in absolute value: 2, at zero. */
    private static final double THIRD = 2;

    private final double scale;
    private final double[][] x;
    private final double[] y;

    WrittenLoss(double scale, double[][] x, double[] y) {
        this.scale = scale;
        this.x = x;
        this.y = y;
    }

    /** A point or a direction: output weights, and input weights row by row. */
    record Weights(double[] a, double[][] w) {

        static Weights of(TwoLayerPlaces places, double[] flat) {
            double[] a = new double[places.neurons()];
            double[][] w = new double[places.neurons()][places.dimension()];
            for (int k = 0; k < a.length; k++) {
                a[k] = flat[places.outputWeights() + k];
                for (int j = 0; j < w[k].length; j++) {
                    w[k][j] = flat[places.inputWeights() + k * w[k].length + j];
                }
            }
            return new Weights(a, w);
        }

        /** Every entry 1 or -1. */
        static Weights signs(int m, int d, Random random) {
            Weights u = zero(m, d);
            for (int k = 0; k < m; k++) {
                u.a[k] = random.nextBoolean() ? 1 : -1;
                for (int j = 0; j < d; j++) {
                    u.w[k][j] = random.nextBoolean() ? 1 : -1;
                }
            }
            return u;
        }

        /** One output weight where j is -1, else one input weight. */
        static Weights unit(int m, int d, int k, int j) {
            Weights u = zero(m, d);
            if (j < 0) {
                u.a[k] = 1;
            } else {
                u.w[k][j] = 1;
            }
            return u;
        }

        private static Weights zero(int m, int d) {
            return new Weights(new double[m], new double[m][d]);
        }

        Weights plus(double h, Weights u) {
            Weights sum = zero(a.length, w[0].length);
            for (int k = 0; k < a.length; k++) {
                sum.a[k] = a[k] + h * u.a[k];
                for (int j = 0; j < w[k].length; j++) {
                    sum.w[k][j] = w[k][j] + h * u.w[k][j];
                }
            }
            return sum;
        }

        double dot(Weights u) {
            double sum = 0;
            for (int k = 0; k < a.length; k++) {
                sum += a[k] * u.a[k];
                for (int j = 0; j < w[k].length; j++) {
                    sum += w[k][j] * u.w[k][j];
                }
            }
            return sum;
        }
    }

    double value(Weights at) {
        double sum = 0;
        for (double e : residuals(at)) {
            sum += e * e;
        }
        return sum / (2 * y.length);
    }

    /**
     * A central difference {@code (L(y + h u) - L(y - h u))/(2 h)}.
     *
     * @param along u
     * @param value the difference
     * @param bound how far the derivative may be from it
     */
    record Difference(Weights along, double value, double bound) {
    }

    /** The differences at a point along some directions. */
    List<Difference> differences(Weights at, List<Weights> directions, double h) {
        double[] e = residuals(at);
        double rounding = rounding(at) / h;
        return directions.stream().map(u -> new Difference(u,
                (value(at.plus(h, u)) - value(at.plus(-h, u))) / (2 * h), truncation(at, e, u, h) + rounding)).toList();
    }

    /**
     * A bound of the distance of a difference in exact numbers from the derivative: {@code h^2/6} times the largest
     * third derivative of L on the way. With {@code g = a tanh z}, {@code |g'| <= |a'| + |a z'|},
     * {@code |g''| <= 2 |a' z'| + c_2 |a| z'^2}, {@code |g'''| <= 3 c_2 |a'| z'^2 + c_3 |a z'^3|}, and
     * {@code L''' = sum_i (e e''' + 3 e' e'')/n}.
     */
    private double truncation(Weights at, double[] residuals, Weights u, double h) {
        double third = 0;
        for (int i = 0; i < y.length; i++) {
            double first = 0;
            double second = 0;
            double last = 0;
            for (int k = 0; k < at.a.length; k++) {
                double da = Math.abs(u.a[k]);
                double a = Math.abs(at.a[k]) + h * da;
                double dz = Math.abs(argument(u, i, k));
                first += da + a * dz;
                second += 2 * da * dz + SECOND * a * dz * dz;
                last += 3 * SECOND * da * dz * dz + THIRD * a * dz * dz * dz;
            }
            double e = Math.abs(residuals[i]) + h * scale * first;
            third += e * scale * last + 3 * scale * first * scale * second;
        }
        return h * h / 6 * third / y.length;
    }

    /**
     * A bound of the rounding of L, of the state it is taken at, and of another way to the same number: {@code e_i} is
     * off by as many units as it has operations of the sum of its absolute terms, those of tanh's argument among them;
     * L by {@code sum_i |e_i| |error_i|/n} and the units of a sum of n squares. A tangent may err by ten units.
     */
    double rounding(Weights at) {
        int m = at.a.length;
        double[] residuals = residuals(at);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double terms = Math.abs(y[i]);
            for (int k = 0; k < m; k++) {
                double z = 0;
                for (int j = 0; j < x[i].length; j++) {
                    z += Math.abs(at.w[k][j] * x[i][j]);
                }
                terms += scale * Math.abs(at.a[k]) * (1 + z);
            }
            double error = (m + x[i].length + 20) * UNIT * terms;
            double e = Math.abs(residuals[i]) + error;
            sum += e * (error + (y.length + 3) * UNIT * e);
        }
        return sum / y.length;
    }

    /** e. */
    double[] residuals(Weights at) {
        double[] e = new double[y.length];
        for (int i = 0; i < e.length; i++) {
            double f = 0;
            for (int k = 0; k < at.a.length; k++) {
                f += at.a[k] * StrictMath.tanh(argument(at, i, k));
            }
            e[i] = scale * f - y[i];
        }
        return e;
    }

    private double argument(Weights at, int i, int k) {
        double z = 0;
        for (int j = 0; j < x[i].length; j++) {
            z += at.w[k][j] * x[i][j];
        }
        return z;
    }
}
