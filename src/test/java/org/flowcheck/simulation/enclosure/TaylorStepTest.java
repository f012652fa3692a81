package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Validated steps hold closed forms of fifty digits at every step; without one of their parts they do not. */
class TaylorStepTest {

    private static final int MOST_STEPS = 3000;
    /** Steps of low order, whose remainder is far above rounding, show what each part of the proof is for. */
    private static final int LOW_ORDER = 4;
    private static final double LOOSE = 1e-7;

    /** Without the remainder. */
    private static final class WithoutRemainder extends TaylorStep {
        WithoutRemainder(Tape tape) {
            super(tape, LOW_ORDER, LOOSE);
        }

        @Override
        Interval[] remainder(Interval during, Interval[] box) {
            Interval[] none = new Interval[box.length];
            Arrays.fill(none, Interval.ZERO);
            return none;
        }
    }

    /** With the box at the start taken for one that holds the solution during the step. */
    private static final class BoxNotVerified extends TaylorStep {
        BoxNotVerified(Tape tape) {
            super(tape, LOW_ORDER, LOOSE);
        }

        @Override
        Optional<Interval[]> aPrioriBox(EnclosedState from, double length) {
            return Optional.of(from.box());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 0.3, 0.5, 0.999})
    void theLogisticTrajectoryStaysInside(double start) {
        Tape tape = Tapes.read("multi-stage/k-logistic", Map.of("K0", start), 1).tape();
        EnclosedState end = follow(new TaylorStep(tape), StartBox.of(new double[] {start}), 20,
                state -> FiftyDigits.holds(state.box()[0], logistic(start, state.time().lower())));
        // Near 1 errors decay; growth from 1e-6 magnifies what was rounded first a million times, and so the solution.
        assertTrue(end.width() < 1e-14, "width " + end.width());
        assertTrue(end.time().lower() >= 20);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 0.99, 0.999})
    void quadraticGrowthStaysInsideUpTo(double end) {
        EnclosedState last = follow(new TaylorStep(quadratic()), StartBox.of(new double[] {1}), end,
                state -> FiftyDigits.holds(state.box()[0], quadratic(state.time().lower())));
        // An error of time of some roundings is 1/(1 - t) times as large in x, relative.
        assertTrue(last.width() < 1e-14 / ((1 - end) * (1 - end)), "width " + last.width());
    }

    /** Exponentials, logarithms and broken powers, by closed forms: name, parameter, start, end. */
    @ParameterizedTest
    @CsvSource({"exponential, x0, 0, 0.99", "exponential, x0, -2, 7", "log-squared, x0, 2, 1.3", "x-log-x, x0, 2, 3",
        "x-log-x, x0, 0.5, 4", "linear-growth, x0, 3, 30", "energy-four-thirds, E0, 1, 0.99", "cubic, x0, 0.3, 5.5"})
    void classicalTrajectoriesStayInside(String model, String parameter, double start, double end) {
        Tape tape = Tapes.read("classical/" + model, Map.of(parameter, start), 1).tape();
        Dfp x = FiftyDigits.of(start);
        UnaryOperator<Dfp> solution = switch (model) {
            case "exponential" -> t -> DfpMath.log(DfpMath.exp(x.negate()).subtract(t)).negate();
            case "log-squared" -> t ->
                    DfpMath.exp(DfpMath.log(x).divide(t.getOne().subtract(DfpMath.log(x).multiply(t))));
            case "x-log-x" -> t -> DfpMath.exp(DfpMath.log(x).multiply(DfpMath.exp(t)));
            case "linear-growth" -> t -> x.multiply(DfpMath.exp(t));
            case "cubic" -> t -> x.divide(t.getOne().subtract(x.multiply(x).multiply(t).multiply(2)).sqrt());
            default -> t -> FiftyDigits.power(FiftyDigits.power(x, -1, 3).subtract(t), -3, 1);
        };
        EnclosedState last = follow(new TaylorStep(tape), StartBox.of(new double[] {start}), end, state ->
                FiftyDigits.holds(state.box()[0], solution.apply(FiftyDigits.of(state.time().lower()))));
        // The worst is 0.01 before a pole: some hundred roundings, magnified a hundred times.
        assertTrue(last.width() < 1e-11 * last.scale(), model + ": width " + last.width());
    }

    /** All points of a wide start, not only its middle. */
    @ParameterizedTest
    @ValueSource(doubles = {0.9, 0.95, 1, 1.05, 1.1})
    void everyPointOfAWideStartStaysInside(double point) {
        follow(new TaylorStep(quadratic()), new Interval[] {new Interval(0.9, 1.1)}, 0.8, state -> {
            Dfp x = FiftyDigits.of(point);
            Dfp t = FiftyDigits.of(state.time().lower());
            return FiftyDigits.holds(state.box()[0], x.divide(FiftyDigits.FIELD.getOne().subtract(x.multiply(t))));
        });
    }

    /** Rotation: axes that turn with the solution keep the box; axes of the coordinates blow it up. */
    @Test
    void aRotationDoesNotInflateTheBox() {
        Tape tape = oscillator();
        Interval[] start = {new Interval(0.999, 1.001), new Interval(-0.001, 0.001)};
        EnclosedState end = follow(new TaylorStep(tape), start, 100, state ->
                FiftyDigits.holds(state.box()[0], DfpMath.cos(FiftyDigits.of(state.time().lower()))));
        // A square of side 0.002 that is turned fits into one of side 0.003; the square around that is the last loss.
        assertTrue(end.width() < 0.005, "width " + end.width());
        double naive = 0.002;
        EnclosedState box = EnclosedState.of(Interval.ZERO, start);
        while (box.time().lower() < 100 && naive < 1) {
            box = new TaylorStep(tape).from(EnclosedState.of(box.time(), box.box()), 100 - box.time().lower());
            naive = box.width();
        }
        assertTrue(naive >= 1, "boxes instead of frames: " + naive);
    }

    @Test
    void stepsOfLowOrderHoldTheSolutionToo() {
        assertTrue(holds(new TaylorStep(quadratic(), LOW_ORDER, LOOSE)));
    }

    @Test
    void withoutItsRemainderTheSolutionLeavesTheBox() {
        assertFalse(holds(new WithoutRemainder(quadratic())));
    }

    @Test
    void withoutAVerifiedBoxTheSolutionLeavesTheEnclosure() {
        assertFalse(holds(new BoxNotVerified(quadratic())));
    }

    /**
     * Whatever the length, a box that is found holds the solution of all of the step, its far end included: of
     * x' = x^2 none is found that reaches the pole, and of lengths up to a fifth of the way all are.
     */
    @Test
    void theAPrioriBoxHoldsTheWholeStep() {
        TaylorStep step = new TaylorStep(quadratic());
        EnclosedState start = EnclosedState.of(Interval.ZERO, StartBox.of(new double[] {1}));
        int found = 0;
        for (int percent = 1; percent <= 150; percent++) {
            double length = percent / 100.0;
            Optional<Interval[]> box = step.aPrioriBox(start, length);
            found += box.isPresent() ? 1 : 0;
            assertTrue(box.isEmpty() || percent < 100 && box.get()[0].holds(1)
                    && FiftyDigits.holds(box.get()[0], quadratic(length)), "length " + length);
        }
        assertTrue(found >= 20, "found " + found);
    }

    /** x' = t^5, x(0) = 1: at the start the first five derivatives are zero, and x = 1 + t^6/6 later. */
    @Test
    void theTimeOfAStepIsThatOfAllOfIt() {
        Tape tape = new Tape(1, List.of(TapeStep.time(), TapeStep.of(Operation.SQUARE, 0),
                TapeStep.of(Operation.SQUARE, 1), TapeStep.of(Operation.MULTIPLY, 0, 2)), List.of(3), Map.of());
        Interval[] one = StartBox.of(new double[] {1});
        TaylorStep step = new TaylorStep(tape, LOW_ORDER, LOOSE);
        assertTrue(FiftyDigits.holds(step.aPrioriBox(EnclosedState.of(Interval.ZERO, one), 0.5).orElseThrow()[0],
                withSixth(0.5)));
        follow(step, one, 0.5, state -> FiftyDigits.holds(state.box()[0], withSixth(state.time().lower())));
    }

    private static Dfp withSixth(double t) {
        return DfpMath.pow(FiftyDigits.of(t), 6).divide(6).add(FiftyDigits.FIELD.getOne());
    }

    @Test
    void noStepLeadsPastThePole() {
        TaylorStep step = new TaylorStep(quadratic());
        EnclosedState[] state = {EnclosedState.of(Interval.ZERO, StartBox.of(new double[] {1}))};
        assertThrows(NotProved.class, () -> {
            for (int i = 0; i < MOST_STEPS; i++) {
                state[0] = step.from(state[0], 2);
            }
        });
        assertTrue(state[0].time().upper() < 1, state[0].toString());
    }

    private static boolean holds(TaylorStep step) {
        EnclosedState state = EnclosedState.of(Interval.ZERO, StartBox.of(new double[] {1}));
        boolean inside = true;
        for (int i = 0; i < 50 && inside; i++) {
            state = step.from(state, 0.05);
            inside = FiftyDigits.holds(state.box()[0], quadratic(state.time().lower()));
        }
        return inside;
    }

    private static EnclosedState follow(TaylorStep step, Interval[] start, double end,
                                        Predicate<EnclosedState> inside) {
        EnclosedState state = EnclosedState.of(Interval.ZERO, start);
        for (int i = 0; state.time().lower() < end; i++) {
            assertTrue(i < MOST_STEPS, "too many steps");
            state = step.from(state, end - state.time().lower());
            assertTrue(state.time().width() == 0, "times are doubles");
            assertTrue(inside.test(state), "at " + state.time());
        }
        return state;
    }

    private static Dfp quadratic(double t) {
        return FiftyDigits.FIELD.getOne().subtract(FiftyDigits.of(t)).reciprocal();
    }

    private static Dfp logistic(double start, double t) {
        Dfp k = FiftyDigits.of(start);
        Dfp decay = DfpMath.exp(FiftyDigits.of(t).multiply(-2));
        return k.divide(k.add(FiftyDigits.FIELD.getOne().subtract(k).multiply(decay)));
    }

    private static Tape quadratic() {
        return Tapes.read("classical/quadratic", Map.of(), 1).tape();
    }

    /** x' = -y, y' = x. */
    private static Tape oscillator() {
        return new Tape(2, List.of(TapeStep.of(Operation.STATE, 0), TapeStep.of(Operation.STATE, 1),
                TapeStep.of(Operation.NEGATE, 1)), List.of(2, 0), Map.of());
    }
}
