package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loss of a network and what its rounding scales with, against both pair by pair. */
class TwoLayerLossTest {

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.1, 1, 30})
    void magnitudesBoundTheSumsOfAbsoluteTermsAndAreNotFarAboveThem(double size) {
        Random random = new Random(11);
        for (int trial = 0; trial < 60; trial++) {
            int m = 1 + random.nextInt(40);
            int n = 1 + random.nextInt(12);
            int d = 1 + random.nextInt(4);
            TwoLayerFlow flow = PlainTwoLayer.random(m, n, d, random);
            double[] y = PlainTwoLayer.normal(flow.places().stateDimension(), size, random);
            TwoLayerLoss loss = new TwoLayerLoss(flow, TwoLayerKernels.of(flow, 1), -0.25);
            double terms = 0;
            for (int i = 0; i < n; i++) {
                double residual = Math.abs(flow.labels()[i]);
                for (int k = 0; k < m; k++) {
                    residual += flow.outputScale() * Math.abs(y[flow.places().outputWeights() + k]
                            * StrictMath.tanh(PlainTwoLayer.argument(flow, y, i, k)));
                }
                terms += 0.25 * residual * residual;
            }
            double magnitude = loss.magnitude(y);
            double exact = terms;
            assertTrue(magnitude >= terms * (1 - 1e-14), () -> magnitude + " for " + exact);
            // |tanh z| is at least tanh(1) min(1, |z|); terms of w . x that cancel, and a minimum taken for all neurons at
            // once, make the rest: a factor of a hundred in the square is a digit of the rounding error.
            assertTrue(magnitude <= 100 * terms, () -> magnitude + " for " + exact);
            assertEquals(-0.25 * PlainTwoLayer.loss(flow, y), loss.value(0, y), 1e-14 * terms);
        }
    }
}
