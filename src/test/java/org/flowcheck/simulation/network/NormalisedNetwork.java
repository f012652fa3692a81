package org.flowcheck.simulation.network;

import java.util.Arrays;
import org.flowcheck.simulation.ode.VectorField;

/**
 * The network that the statement calls normalised, written out pair by pair with {@code StrictMath}: inputs R x/s,
 * labels s y/z, activation tanh(r u)/r, the flow of the loss sum e_i^2/(2n). Knows nothing of {@link Normalisation}.
 */
final class NormalisedNetwork implements VectorField {

    private final double[][] inputs;
    private final double[] labels;
    private final double root;
    private final int neurons;

    NormalisedNetwork(double[][] inputs, double[] labels, double root, int neurons) {
        this.inputs = inputs;
        this.labels = labels;
        this.root = root;
        this.neurons = neurons;
    }

    /** The state: a, then w row by row. */
    @Override
    public int dimension() {
        return neurons * (1 + inputs[0].length);
    }

    @Override
    public void derivatives(double t, double[] y, double[] yDot) {
        int n = labels.length;
        int d = inputs[0].length;
        Arrays.fill(yDot, 0);
        for (int i = 0; i < n; i++) {
            double residual = residual(y, i);
            for (int k = 0; k < neurons; k++) {
                double tangent = StrictMath.tanh(root * argument(y, k, i));
                yDot[k] -= residual * tangent / root / n;
                for (int j = 0; j < d; j++) {
                    yDot[neurons + k * d + j] -= residual * y[k] * (1 - tangent * tangent) * inputs[i][j] / n;
                }
            }
        }
    }

    private double residual(double[] y, int i) {
        double output = 0;
        for (int k = 0; k < neurons; k++) {
            output += y[k] * StrictMath.tanh(root * argument(y, k, i)) / root;
        }
        return output - labels[i];
    }

    private double argument(double[] y, int k, int i) {
        double sum = 0;
        for (int j = 0; j < inputs[i].length; j++) {
            sum += y[neurons + k * inputs[i].length + j] * inputs[i][j];
        }
        return sum;
    }
}
