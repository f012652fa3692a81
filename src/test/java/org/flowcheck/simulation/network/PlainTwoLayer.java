package org.flowcheck.simulation.network;

import java.util.Random;

/** The flow as its definition is written, pair by pair with {@code StrictMath}: the slow twin of the kernels. */
final class PlainTwoLayer {

    private PlainTwoLayer() {
    }

    /** A flow with random data and places: a after w in every other one. */
    static TwoLayerFlow random(int m, int n, int d, Random random) {
        int size = m * (d + 1);
        TwoLayerPlaces places = random.nextBoolean() ? new TwoLayerPlaces(m, d, 0, m, size)
                : new TwoLayerPlaces(m, d, m * d, 0, size);
        return new TwoLayerFlow(places, normal(n * d, 1, random), normal(n, 1, random), 0.5 + random.nextDouble(),
                -1.0 / n, -0.3 / n);
    }

    static double[] normal(int count, double size, Random random) {
        return random.doubles(count).map(u -> size * random.nextGaussian()).toArray();
    }

    static double[] residuals(TwoLayerFlow flow, double[] y) {
        TwoLayerPlaces places = flow.places();
        double[] e = new double[flow.samples()];
        for (int i = 0; i < e.length; i++) {
            double f = 0;
            for (int k = 0; k < places.neurons(); k++) {
                f += y[places.outputWeights() + k] * StrictMath.tanh(argument(flow, y, i, k));
            }
            e[i] = flow.outputScale() * f - flow.labels()[i];
        }
        return e;
    }

    static double[] rates(TwoLayerFlow flow, double[] y) {
        TwoLayerPlaces places = flow.places();
        double[] e = residuals(flow, y);
        double[] rates = new double[places.stateDimension()];
        for (int k = 0; k < places.neurons(); k++) {
            for (int i = 0; i < e.length; i++) {
                double s = StrictMath.tanh(argument(flow, y, i, k));
                rates[places.outputWeights() + k] += flow.outputRate() * e[i] * s;
                for (int j = 0; j < places.dimension(); j++) {
                    rates[places.inputWeights() + k * places.dimension() + j] += flow.inputRate() * e[i]
                            * y[places.outputWeights() + k] * (1 - s * s) * flow.inputs()[i * places.dimension() + j];
                }
            }
        }
        return rates;
    }

    static double loss(TwoLayerFlow flow, double[] y) {
        double sum = 0;
        for (double e : residuals(flow, y)) {
            sum += e * e;
        }
        return sum;
    }

    static double argument(TwoLayerFlow flow, double[] y, int i, int k) {
        int d = flow.places().dimension();
        double z = 0;
        for (int j = 0; j < d; j++) {
            z += y[flow.places().inputWeights() + k * d + j] * flow.inputs()[i * d + j];
        }
        return z;
    }
}
