package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;

/**
 * Random flows of seven components with everything that a tape can hold, the time included: the enclosure holds the
 * solution to forty digits, by series in other numbers and with other steps.
 */
class RandomFlowEnclosureTest {

    private static final int FLOWS = 40;
    private static final int STEPS = 4;
    private static final int LOW_ORDER = 3;
    private static final double LOOSE = 1e-5;
    private static final BinaryArithmetic DIGITS = new BinaryArithmetic(50);
    private static final int REFERENCE_ORDER = TaylorMarch.orderFor(45);
    /** More than the reference errs by, relative, and far less than a rounding of doubles. */
    private static final double REFERENCE_ERROR = 1e-35;

    private record Counted(int inside, int outside, int refused) { }

    /** Makes steps along a tape's flow. */
    @FunctionalInterface
    private interface Maker {
        TaylorStep of(Tape tape);
    }

    @Test
    void theSolutionStaysInside() {
        Counted counted = follow(TaylorStep::new);
        assertTrue(counted.outside() == 0 && counted.inside() > 0.8 * FLOWS, counted.toString());
    }

    /** Where remainders are far above rounding, each part of them counts. */
    @Test
    void itDoesWithStepsOfLowOrderToo() {
        Counted counted = follow(tape -> new TaylorStep(tape, LOW_ORDER, LOOSE));
        assertTrue(counted.outside() == 0 && counted.inside() > 0.8 * FLOWS, counted.toString());
    }

    @Test
    void withoutTheRemainderItDoesNot() {
        Counted counted = follow(tape -> new TaylorStep(tape, LOW_ORDER, LOOSE) {
            @Override
            Interval[] remainder(Interval during, Interval[] box) {
                return StartBox.of(new double[box.length]);
            }
        });
        assertTrue(counted.outside() > 0.5 * FLOWS, counted.toString());
    }

    private static Counted follow(Maker maker) {
        int inside = 0;
        int outside = 0;
        int refused = 0;
        for (long seed = 0; seed < FLOWS; seed++) {
            Model model = RandomFlow.of(seed);
            List<Equation> equations = ((Dynamics.Rates) model.dynamics()).equations();
            CompiledModel compiled = ModelCompiler.compile(model, equations,
                    new ModelCompiler.Choice(Map.of("m", 2.0), seed, Optional.empty()));
            Tape tape = Tapes.of(compiled, equations, Map.of());
            double[] start = compiled.initialState();
            TaylorMarch<BinaryFloat> reference = new TaylorMarch<>(tape, DIGITS, REFERENCE_ORDER, 1, DIGITS.of(0),
                    Tapes.of(DIGITS, start));
            EnclosedState state = EnclosedState.of(Interval.ZERO, StartBox.of(start));
            boolean holds = true;
            try {
                TaylorStep step = maker.of(tape);
                for (int i = 0; i < STEPS && holds; i++) {
                    double before = state.time().upper();
                    state = step.from(state, 0.25);
                    // Within the step too, at a double that no step length knows of.
                    double within = before + 0.7 * (state.time().lower() - before);
                    assertTrue(reference.to(DIGITS.of(within), 1000), "the reference goes on");
                    holds = holds(step.at(within), reference.state());
                    assertTrue(reference.to(DIGITS.of(state.time().lower()), 1000), "the reference goes on");
                    holds &= holds(state.box(), reference.state());
                }
                inside += holds ? 1 : 0;
                outside += holds ? 0 : 1;
            } catch (NotProved stiff) {
                refused++;
            }
        }
        return new Counted(inside, outside, refused);
    }

    private static boolean holds(Interval[] box, BinaryFloat[] solution) {
        boolean holds = true;
        for (int i = 0; i < box.length; i++) {
            BinaryFloat slack = DIGITS.of(REFERENCE_ERROR * Math.max(1, box[i].magnitude()));
            holds &= DIGITS.isNotNegative(DIGITS.add(DIGITS.subtract(solution[i], DIGITS.of(box[i].lower())), slack))
                    && DIGITS.isNotNegative(DIGITS.add(DIGITS.subtract(DIGITS.of(box[i].upper()), solution[i]), slack));
        }
        return holds;
    }
}
