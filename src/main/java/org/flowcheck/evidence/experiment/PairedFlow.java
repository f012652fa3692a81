package org.flowcheck.evidence.experiment;

import java.util.Arrays;
import java.util.List;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.simulation.ode.VectorField;

/**
 * A fuller model and a reduced one as one system in the time of the fuller one,
 *
 * <pre>d/dt (y, u) = (f(t, y), clock * h(clock * t, unit * u)/unit),   r = unit * u,</pre>
 *
 * or (f(t, y), h(t, r)) one step later for maps. Both are then known at the same times at every step, so that their
 * difference is sampled as it arises and no state is kept: memory does not grow with the number of samples. The unit is
 * a power of two, which costs no digit: absolute tolerances follow the largest component at the start, and a reduced
 * model in units of its own would spoil those of the fuller one, or the other way round.
 *
 * @param problem first the state of the fuller model, then that of the reduced one in its unit
 * @param clock the reduced model's time per time of the fuller one
 * @param unit by what the second part is multiplied to be the state of the reduced model
 */
record PairedFlow(InitialValueProblem problem, double clock, double unit) {

    /**
     * The pair.
     *
     * @param map whether the models are maps; they have neither clock nor tolerances
     */
    static PairedFlow of(CompiledModel full, MappedModel reduced, boolean map) {
        double[] first = full.initialState();
        double[] second = reduced.compiled().initialState();
        double clock = map ? 1 : reduced.clock();
        double unit = map ? 1 : unit(largest(first), largest(second));
        double[] start = new double[first.length + second.length];
        System.arraycopy(first, 0, start, 0, first.length);
        for (int i = 0; i < second.length; i++) {
            start[first.length + i] = second[i] / unit;
        }
        Field field = new Field(full.newField(), reduced.compiled().newField(), clock, unit);
        return new PairedFlow(new InitialValueProblem(field, layout(full.layout(), reduced.compiled().layout()), 0, start),
                clock, unit);
    }

    /** The power of two next below the ratio of two sizes; 1 where one of them vanishes. */
    private static double unit(double full, double reduced) {
        double ratio = reduced / full;
        return ratio > 0 && ratio < Double.POSITIVE_INFINITY ? Math.scalb(1.0, Math.getExponent(ratio)) : 1;
    }

    private static double largest(double[] state) {
        return Arrays.stream(state).map(Math::abs).max().orElse(0);
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
        private final double unit;
        private final double[] y;
        private final double[] yDot;
        private final double[] r;
        private final double[] rDot;

        Field(VectorField full, VectorField reduced, double clock, double unit) {
            this.full = full;
            this.reduced = reduced;
            this.clock = clock;
            this.unit = unit;
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
            for (int i = 0; i < r.length; i++) {
                r[i] = unit * state[y.length + i];
            }
            full.derivatives(t, y, yDot);
            reduced.derivatives(clock * t, r, rDot);
            System.arraycopy(yDot, 0, slope, 0, y.length);
            for (int i = 0; i < r.length; i++) {
                slope[y.length + i] = clock * rDot[i] / unit;
            }
        }
    }
}
