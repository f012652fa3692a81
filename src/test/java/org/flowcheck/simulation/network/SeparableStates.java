package org.flowcheck.simulation.network;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Inputs and states to compare on. */
final class SeparableStates {

    private SeparableStates() {
    }

    /** Equidistant numbers from low to high. */
    static double[] grid(int n, double low, double high) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = n == 1 ? low : low + (high - low) * i / (n - 1);
        }
        return x;
    }

    /** Normal numbers times size. */
    static double[] normal(Random random, int n, double size) {
        double[] numbers = new double[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = size * random.nextGaussian();
        }
        return numbers;
    }

    /** Weights of all sizes and signs, zeros among them. */
    static double[] mixed(Random random, int m, double largest) {
        double[] w = new double[m];
        for (int k = 0; k < m; k++) {
            double size = largest * StrictMath.exp(-20 * random.nextDouble());
            w[k] = k % 17 == 0 ? 0 : random.nextBoolean() ? size : -size;
        }
        return w;
    }

    /**
     * All edges of bins from 2^-10 to 2^10, the neighbours of each, either sign, zeros of either sign, a tiny number.
     */
    static double[] edges() {
        DoubleStream edges = IntStream.rangeClosed(-10, 10).mapToDouble(e -> Math.scalb(1.0, e))
                .flatMap(r -> DoubleStream.of(r, Math.nextDown(r), Math.nextUp(r)))
                .flatMap(r -> DoubleStream.of(r, -r));
        return DoubleStream.concat(DoubleStream.of(0.0, -0.0, 1e-280), edges).toArray();
    }
}
