package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.flowcheck.simulation.network.SeparableReference.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gradients are those of the outputs that the kernel itself computes. Coefficients that are wrong by a hundredth tell
 * this from gradients of the true sums: the kernel's gradients must follow its wrong outputs.
 */
class SeparableGradientTest {

    private static final int M = 200;
    private static final double[] X = SeparableStates.grid(30, -2, 3);
    private static final SeparableBins BINS = new SeparableBins(-3, 5, 1);

    private final Random random = new Random(21);
    private final double[] a = SeparableStates.normal(random, M, 1);
    private final double[] w = SeparableStates.normal(random, M, 0.7);
    private final double[] e = SeparableStates.normal(random, X.length, 1);

    /** Every coefficient multiplied by 1 + wrong times a number of its own. */
    private SeparableExpansion expansion(double wrong) {
        double[][][] c = new double[BINS.count()][][];
        Random noise = new Random(22);
        for (int bin = 0; bin < c.length; bin++) {
            c[bin] = new SeparablePolynomials(BINS, bin, X, Activation.TANH).coefficients(24);
            for (double[] column : c[bin]) {
                for (int i = 0; i < column.length; i++) {
                    column[i] *= 1 + wrong * noise.nextGaussian();
                }
            }
        }
        return new SeparableExpansion(BINS, X, Activation.TANH, c);
    }

    /** sum_i e_i f_i. */
    private double pairing(SeparableKernel kernel) {
        double[] f = new double[X.length];
        kernel.evaluateOutputs(a, 0, w, 0, f);
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            sum += e[i] * f[i];
        }
        return sum;
    }

    /** f is linear in a, so sum_i e_i f_i = sum_k a_k da_k: the same numbers added in another order. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01})
    void outputsAndOuterGradientsAreAdjoint(double wrong) {
        SeparableKernel kernel = new SeparableKernel(expansion(wrong), M);
        double pairing = pairing(kernel);
        double[] da = new double[M];
        double[] dw = new double[M];
        kernel.evaluateGradients(e, 1, da, 0, dw, 0);
        double sum = 0;
        double size = 0;
        for (int k = 0; k < M; k++) {
            sum += a[k] * da[k];
            size += Math.abs(a[k] * da[k]);
        }
        // Sums of 200 and 30 terms and polynomials of 24: some ten roundings survive.
        assertEquals(pairing, sum, 1e-14 * size);
    }

    /** Differences of fourth order inside the weights' bins. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01})
    void innerGradientsAreThoseOfTheOutputs(double wrong) {
        SeparableKernel kernel = new SeparableKernel(expansion(wrong), M);
        for (int k = 0; k < M; k++) {
            double inside = w[k];
            int bin = BINS.of(inside);
            double step = 1e-3 / BINS.scale(bin);
            if (BINS.of(inside - 2 * step) != bin || BINS.of(inside + 2 * step) != bin) {
                continue;
            }
            double[] shifted = new double[4];
            int[] steps = {-2, -1, 1, 2};
            for (int s = 0; s < 4; s++) {
                w[k] = inside + steps[s] * step;
                shifted[s] = pairing(kernel);
            }
            w[k] = inside;
            pairing(kernel);
            double[] da = new double[M];
            double[] dw = new double[M];
            kernel.evaluateGradients(e, 1, da, 0, dw, 0);
            double difference = (shifted[0] - 8 * shifted[1] + 8 * shifted[2] - shifted[3]) / (12 * step);
            // Rounding of sums of size 100 over the step; what the formula leaves out is step^4, 1e-12.
            double tolerance = 4e-14 / step;
            assertEquals(difference, dw[k], tolerance);
        }
    }

    /** The twin of the two tests above: wrong coefficients are far outside their tolerances. */
    @Test
    void wrongCoefficientsChangeTheGradients() {
        double[] da = new double[M];
        double[] dw = new double[M];
        double[] wrongDa = new double[M];
        double[] wrongDw = new double[M];
        SeparableKernel kernel = new SeparableKernel(expansion(0), M);
        pairing(kernel);
        kernel.evaluateGradients(e, 1, da, 0, dw, 0);
        SeparableKernel wrong = new SeparableKernel(expansion(0.01), M);
        pairing(wrong);
        wrong.evaluateGradients(e, 1, wrongDa, 0, wrongDw, 0);
        for (int k = 0; k < M; k++) {
            assertTrue(Math.abs(da[k] - wrongDa[k]) > 1e-8);
            assertTrue(Math.abs(dw[k] - wrongDw[k]) > 1e-8 * Math.abs(a[k]));
        }
    }
}
