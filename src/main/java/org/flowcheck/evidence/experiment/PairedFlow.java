package org.flowcheck.evidence.experiment;

import java.util.List;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.simulation.ode.VectorField;

/**
 * A fuller model and a reduced one as one system in the time of the fuller one,
 *
 * <pre>d/dt (y, r) = (f(t, y), clock * h(clock * t, r)),</pre>
 *
 * or (f(t, y), h(t, r)) one step later for maps. Both are then known at the same times at every step, so that their
 * difference is sampled as it arises and no state is kept: memory does not grow with the number of samples.
 */
final class PairedFlow {

    private PairedFlow() {
    }

    /**
     * The initial value problem of the pair: first the state of the fuller model, then that of the reduced one.
     *
     * @param map whether the models are maps; they have no clock
     */
    static InitialValueProblem problem(CompiledModel full, MappedModel reduced, boolean map) {
        double[] first = full.initialState();
        double[] second = reduced.compiled().initialState();
        double[] start = new double[first.length + second.length];
        System.arraycopy(first, 0, start, 0, first.length);
        System.arraycopy(second, 0, start, first.length, second.length);
        double clock = map ? 1 : reduced.clock();
        return new InitialValueProblem(new Field(full.newField(), reduced.compiled().newField(), clock),
                layout(full.layout(), reduced.compiled().layout()), 0, start);
    }

    /** Components are called {@code full a[1]} and {@code reduced a[1]}. */
    private static StateLayout layout(StateLayout full, StateLayout reduced) {
        StateLayout.Builder builder = new StateLayout.Builder();
        full.blocks().forEach(block -> builder.add("full " + block.name(), shape(block.shape())));
        reduced.blocks().forEach(block -> builder.add("reduced " + block.name(), shape(block.shape())));
        return builder.build();
    }

    private static int[] shape(List<Integer> shape) {
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Both right-hand sides; for one thread at a time. */
    private static final class Field implements VectorField {

        private final VectorField full;
        private final VectorField reduced;
        private final double clock;
        private final double[] y;
        private final double[] yDot;
        private final double[] r;
        private final double[] rDot;

        Field(VectorField full, VectorField reduced, double clock) {
            this.full = full;
            this.reduced = reduced;
            this.clock = clock;
            y = new double[full.dimension()];
            yDot = new double[y.length];
            r = new double[reduced.dimension()];
            rDot = new double[r.length];
        }

        @Override
        public int dimension() {
            return y.length + r.length;
        }

        @Override
        public void derivatives(double t, double[] state, double[] slope) {
            System.arraycopy(state, 0, y, 0, y.length);
            System.arraycopy(state, y.length, r, 0, r.length);
            full.derivatives(t, y, yDot);
            reduced.derivatives(clock * t, r, rDot);
            System.arraycopy(yDot, 0, slope, 0, y.length);
            for (int i = 0; i < r.length; i++) {
                slope[y.length + i] = clock * rDot[i];
            }
        }
    }
}
