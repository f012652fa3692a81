package org.flowcheck.simulation.network;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.flowcheck.simulation.kernel.FastTanh;
import org.hipparchus.util.FastMath;

/** The activations of kernels for networks with two hidden layers. Their bits are the same on every processor. */
public enum Activation {

    /** The hyperbolic tangent. */
    TANH("Tanh", FastTanh::tanh, null) {
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
    },
    /** The sine. */
    SIN("Sin", FastMath::sin, FastMath::cos),
    /** The arc tangent. */
    ARC_TAN("ArcTan", FastMath::atan, z -> 1 / (1 + z * z));

    private final String function;
    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator slope;

    Activation(String function, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        this.function = function;
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

    /** Writes sigma(z_i) of the first numbers of an array. */
    void values(double[] z, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = value.applyAsDouble(z[i]);
        }
    }

    /** Writes sigma'(z_i), given sigma(z_i). */
    void slopes(double[] z, double[] values, double[] slopes, int count) {
        for (int i = 0; i < count; i++) {
            slopes[i] = slope.applyAsDouble(z[i]);
        }
    }
}
