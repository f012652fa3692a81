package org.flowcheck.evidence.experiment;

import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.StateFunction;
import org.flowcheck.simulation.ode.VectorField;

/**
 * A model in the changes of its states in units of their own: {@code y = y(0) + scale*u}, so that all u are of order
 * one when changes of very different sizes are asked for, and one tolerance serves them all. For one thread at a time.
 */
final class ScaledProblem {

    private final CompiledModel compiled;
    private final double[] start;
    private final double[] scales;
    private final double[] state;

    /**
     * A model with units.
     *
     * @param scales the unit of each component, positive
     */
    ScaledProblem(CompiledModel compiled, double[] scales) {
        this.compiled = compiled;
        this.scales = scales.clone();
        start = compiled.initialState();
        state = start.clone();
    }

    /** The initial value problem of u, which starts at zero. */
    InitialValueProblem problem() {
        VectorField field = compiled.newField();
        VectorField scaled = new VectorField() {
            @Override
            public int dimension() {
                return field.dimension();
            }

            @Override
            public void derivatives(double t, double[] u, double[] slope) {
                field.derivatives(t, state(u), slope);
                for (int i = 0; i < slope.length; i++) {
                    slope[i] /= scales[i];
                }
            }
        };
        return new InitialValueProblem(scaled, compiled.layout(), 0, new double[start.length]);
    }

    /** A function of the states as one of u. */
    StateFunction of(StateFunction function) {
        return (t, u) -> function.value(t, state(u));
    }

    /** The changes of the states themselves, without what cancels in a difference. */
    double[] change(double[] u) {
        double[] change = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            change[i] = scales[i] * u[i];
        }
        return change;
    }

    /** The states; overwritten by the next call. */
    double[] state(double[] u) {
        for (int i = 0; i < state.length; i++) {
            state[i] = start[i] + scales[i] * u[i];
        }
        return state;
    }
}
