package org.flowcheck.simulation.network;

import org.flowcheck.simulation.ode.PreciseSum;
import org.hipparchus.util.FastMath;

/**
 * The same sums pair by pair, with about 32 digits in the sums and Hipparchus's functions, which err by at most two
 * units of the last place: some 5e-16 of the sum of absolute terms, far below what is asked of the fast path.
 */
final class SeparableReference {

    /** Activations with a slope that keeps its digits in the tails. */
    enum Activation implements SeparableActivation {
        TANH {
            @Override
            public double value(double z) {
                return FastMath.tanh(z);
            }

            @Override
            public double slope(double z) {
                double q = FastMath.exp(-2 * Math.abs(z));
                return 4 * q / ((1 + q) * (1 + q));
            }
        },
        SIGMOID {
            @Override
            public double value(double z) {
                return 1 / (1 + FastMath.exp(-z));
            }

            @Override
            public double slope(double z) {
                double q = FastMath.exp(-Math.abs(z));
                return q / ((1 + q) * (1 + q));
            }
        },
        SOFTPLUS {
            @Override
            public double value(double z) {
                return Math.max(z, 0) + FastMath.log1p(FastMath.exp(-Math.abs(z)));
            }

            @Override
            public double slope(double z) {
                return 1 / (1 + FastMath.exp(-z));
            }
        },
        ARCTANGENT {
            @Override
            public double value(double z) {
                return FastMath.atan(z);
            }

            @Override
            public double slope(double z) {
                return 1 / (1 + z * z);
            }
        },
        SINE {
            @Override
            public double value(double z) {
                return FastMath.sin(z);
            }

            @Override
            public double slope(double z) {
                return FastMath.cos(z);
            }
        },
        RELU {
            @Override
            public double value(double z) {
                return Math.max(z, 0);
            }

            @Override
            public double slope(double z) {
                return z > 0 ? 1 : 0;
            }
        },
        /** Linear between its kinks at -1 and 1. */
        HARD_TANH {
            @Override
            public double value(double z) {
                return Math.max(-1, Math.min(1, z));
            }

            @Override
            public double slope(double z) {
                return Math.abs(z) < 1 ? 1 : 0;
            }
        }
    }

    private SeparableReference() {
    }

    /** Largest errors as parts of the sums of absolute terms. */
    record Errors(double outputs, double outer, double inner) {
        double largest() {
            return Math.max(outputs, Math.max(outer, inner));
        }
    }

    /**
     * Compares a kernel with the sums pair by pair.
     *
     * @param floor slopes count as at least this in the sums of absolute terms of dw; 0 to compare strictly
     */
    static Errors errors(SeparableKernel kernel, double[] x, SeparableActivation sigma, double[] a, double[] w,
            double[] e, double floor) {
        int m = a.length;
        double[] state = new double[2 * m + 3];
        System.arraycopy(a, 0, state, 1, m);
        System.arraycopy(w, 0, state, m + 2, m);
        double[] f = new double[x.length];
        double[] rates = new double[2 * m + 3];
        kernel.evaluateOutputs(state, 1, state, m + 2, f);
        double scale = -1.0 / x.length;
        kernel.evaluateGradients(e, scale, rates, 1, rates, m + 2);
        double outputs = 0;
        for (int i = 0; i < x.length; i++) {
            PreciseSum sum = new PreciseSum();
            double size = 0;
            for (int k = 0; k < m; k++) {
                double value = sigma.value(w[k] * x[i]);
                sum.addProduct(a[k], 0, value, 0);
                size += Math.abs(a[k] * value);
            }
            outputs = Math.max(outputs, part(f[i], sum, size));
        }
        double outer = 0;
        double inner = 0;
        for (int k = 0; k < m; k++) {
            PreciseSum values = new PreciseSum();
            PreciseSum slopes = new PreciseSum();
            double valueSize = 0;
            double slopeSize = 0;
            for (int i = 0; i < x.length; i++) {
                double value = sigma.value(w[k] * x[i]);
                double slope = sigma.slope(w[k] * x[i]);
                values.addProduct(e[i], 0, value, 0);
                slopes.addProduct(e[i] * x[i], 0, slope, 0);
                valueSize += Math.abs(e[i] * value);
                slopeSize += Math.abs(e[i] * x[i]) * Math.max(Math.abs(slope), floor);
            }
            outer = Math.max(outer, part(rates[1 + k] / scale, values, valueSize));
            inner = Math.max(inner, a[k] == 0 ? Math.abs(rates[m + 2 + k])
                    : part(rates[m + 2 + k] / scale / a[k], slopes, slopeSize));
        }
        return new Errors(outputs, outer, inner);
    }

    private static double part(double number, PreciseSum exact, double size) {
        double error = Math.abs((number - exact.high()) - exact.low());
        return error == 0 ? 0 : error / size;
    }
}
