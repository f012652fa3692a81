package org.flowcheck.simulation.network;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.flowcheck.simulation.kernel.FastTanh;
import org.hipparchus.util.FastMath;

/**
 * The activations of kernels for convolutional networks and two hidden layers. Their bits are the same on every
 * processor.
 */
public enum Activation {

    /** The hyperbolic tangent. */
    TANH("Tanh", 1, FastTanh::tanh, null) {
        @Override
        void values(double[] z, double[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = FastTanh.tanh(z[i]);
            }
        }

        @Override
        void slopes(double[] z, double[] values, double[] slopes, int count) {
            for (int i = 0; i < count; i++) {
                slopes[i] = 1 - values[i] * values[i];
            }
        }

        @Override
        void valuesWithinReach(double[] z, double[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = FastTanh.ofQuarter(0.25 * z[i]);
            }
        }

        @Override
        boolean slopesNeedArguments() {
            return false;
        }
    },
    /** The sine. */
    SIN("Sin", 1, FastMath::sin, FastMath::cos),
    /** The arc tangent. */
    ARC_TAN("ArcTan", Math.PI / 2, FastMath::atan, z -> 1 / (1 + z * z));

    private final String function;
    private final double bound;
    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator slope;

    Activation(String function, double bound, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        this.function = function;
        this.bound = bound;
        this.value = value;
        this.slope = slope;
    }

    /** The activation that formulas call by a name. */
    public static Optional<Activation> of(String function) {
        return Stream.of(values()).filter(activation -> activation.function.equals(function)).findFirst();
    }

    /** The name in formulas. */
    public String function() {
        return function;
    }

    /** A bound of |sigma(z)|, which is at most |z| too. */
    double bound() {
        return bound;
    }

    /** Writes sigma(z_i) of the first numbers of an array. */
    void values(double[] z, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = value.applyAsDouble(z[i]);
        }
    }

    /** Writes sigma(z_i), the same bits, of numbers that {@link Saturation} found small enough not to be cut off. */
    void valuesWithinReach(double[] z, double[] values, int count) {
        values(z, values, count);
    }

    /** Whether {@link #slopes} reads z. */
    boolean slopesNeedArguments() {
        return true;
    }

    /** Writes sigma'(z_i), given sigma(z_i). */
    void slopes(double[] z, double[] values, double[] slopes, int count) {
        for (int i = 0; i < count; i++) {
            slopes[i] = slope.applyAsDouble(z[i]);
        }
    }
}
