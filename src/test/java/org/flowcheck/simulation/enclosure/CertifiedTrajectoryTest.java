package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.flowcheck.simulation.enclosure.Certificate.Verdict;
import org.flowcheck.simulation.ode.Control;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boxes at given times hold closed forms of fifty digits; solutions of neighbouring problems lie outside. */
class CertifiedTrajectoryTest {

    /** Eight equations, so many starts each and so many times of each: 10,240 boxes. */
    private static final int STARTS = 64;
    private static final int TIMES = 20;
    private static final double SECONDS = 300;
    private static final double NEIGHBOUR = 1e-9;

    @ParameterizedTest
    @EnumSource(ClosedForm.class)
    void closedFormsLieInsideAndNeighboursOutside(ClosedForm equation) {
        SplittableRandom random = new SplittableRandom(equation.ordinal() + 71);
        Tape tape = equation.tape();
        Dfp faster = FiftyDigits.of(1).add(FiftyDigits.of(NEIGHBOUR));
        int told = 0;
        for (int i = 0; i < STARTS; i++) {
            double start = equation.start(random);
            double[] times = equation.times(start, TIMES, random);
            TrajectoryCertificate found = march(tape, Interval.of(start), times);
            assertEquals(Verdict.CERTIFIED, found.verdict(), equation + " from " + start + ": " + found.reason());
            assertEquals(TIMES, found.boxes().size());
            Dfp x = FiftyDigits.of(start);
            for (int k = 0; k < TIMES; k++) {
                String where = equation + " from " + start + " at " + times[k];
                TrajectoryCertificate.Box box = found.boxes().get(k);
                assertEquals(times[k], box.time());
                Interval interval = box.state()[0];
                if (k == 0) {
                    assertEquals(Interval.of(start), interval);
                    continue;
                }
                Dfp t = FiftyDigits.of(times[k]);
                Dfp exact = equation.at(x, t);
                assertTrue(FiftyDigits.holds(interval, exact), where + ": " + interval + ", not " + exact);
                // The same equation a billionth faster: by so much as the field tells, and so outside.
                Dfp other = equation.at(x, t.multiply(faster));
                double apart = Math.abs(other.subtract(exact).toDouble());
                if (apart > interval.width()) {
                    told++;
                    assertFalse(FiftyDigits.holds(interval, other), where);
                }
                narrow(interval, exact.toDouble(), condition(equation, x, t, exact), where);
            }
        }
        // Late on the logistic curve, and at once after the start, a billionth is too little to show.
        assertTrue(told > 0.9 * STARTS * (TIMES - 1), equation + ": " + told);
    }

    /** What an error of relative size one in x or t becomes, relative. */
    private static double condition(ClosedForm equation, Dfp x, Dfp t, Dfp exact) {
        Dfp moved = FiftyDigits.of(1).add(FiftyDigits.of(1e-20));
        double byStart = equation.at(x.multiply(moved), t).subtract(exact).divide(exact).toDouble() * 1e20;
        double byTime = equation.at(x, t.multiply(moved)).subtract(exact).divide(exact).toDouble() * 1e20;
        return Math.abs(byStart) + Math.abs(byTime);
    }

    /** No narrower than a number that is not a double allows; no wider than some roundings a step make it. */
    private static void narrow(Interval interval, double value, double condition, String where) {
        double relative = interval.width() / Math.abs(value);
        assertTrue(relative >= 0x1p-53, where + ": width " + relative);
        assertTrue(relative <= 300 * 0x1p-53 * (1 + condition), where + ": width " + relative + ", condition "
                + condition);
    }

    /** From boxes: the solution from any point of them stays inside, that from outside by their width does not. */
    @ParameterizedTest
    @EnumSource(ClosedForm.class)
    void solutionsFromAllOfABoxLieInside(ClosedForm equation) {
        SplittableRandom random = new SplittableRandom(equation.ordinal() + 171);
        Tape tape = equation.tape();
        int told = 0;
        for (int i = 0; i < STARTS / 8; i++) {
            double start = equation.start(random);
            double[] times = equation.times(start * (1 + 1e-6), TIMES, random);
            Interval from = new Interval(start, start * (1 + StrictMath.exp(random.nextDouble(-25, -14))));
            TrajectoryCertificate found = march(tape, from, times);
            assertEquals(TIMES, found.boxes().size(), equation + " from " + from + ": " + found.reason());
            assertEquals(from, found.boxes().get(0).state()[0]);
            for (int k = 1; k < TIMES; k++) {
                Interval interval = found.boxes().get(k).state()[0];
                for (double point : new double[] {from.lower(), from.upper(), from.middle()}) {
                    assertTrue(FiftyDigits.holds(interval, equation.at(FiftyDigits.of(point),
                            FiftyDigits.of(times[k]))), equation + " from " + point + " at " + times[k]);
                }
                // Fixed points attract or repel, so the widths differ from those at the start by what the flow does.
                told += FiftyDigits.holds(interval, equation.at(FiftyDigits.of(from.upper() + from.width()),
                        FiftyDigits.of(times[k]))) ? 0 : 1;
            }
        }
        assertTrue(told > 0.9 * (TIMES - 1) * STARTS / 8, equation + ": " + told);
    }

    /** x = r/cos(r t + q), y = r tan(r t + q), on the way to its blow-up, with what is computed from both. */
    @Test
    void twoNumbersAndAFormulaOfThemStayInside() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < STARTS; i++) {
            double y0 = random.nextDouble(-2, 2);
            double x0 = Math.abs(y0) + random.nextDouble(0.05, 2);
            Tape tape = Tapes.read("classical/coupled-pair", Map.of("x0", x0, "y0", y0), 1).tape();
            Dfp x = FiftyDigits.of(x0);
            Dfp y = FiftyDigits.of(y0);
            Dfp r = x.multiply(x).subtract(y.multiply(y)).sqrt();
            Dfp angle = DfpMath.atan(y.divide(r));
            Dfp end = DfpMath.atan(x.getOne()).multiply(2).subtract(angle).divide(r);
            double[] times = random.doubles(TIMES, 0, 0.99 * end.toDouble()).sorted().toArray();
            TrajectoryCertificate found = new CertifiedTrajectory(tape, List.of("along"),
                    CertifiedTrajectory.MOST_STEPS, SECONDS, Control.NONE).run(new double[] {x0, y0}, times);
            assertEquals(Verdict.CERTIFIED, found.verdict(), x0 + ", " + y0 + ": " + found.reason());
            for (TrajectoryCertificate.Box box : found.boxes()) {
                Dfp at = r.multiply(FiftyDigits.of(box.time())).add(angle);
                assertTrue(FiftyDigits.holds(box.state()[0], r.divide(DfpMath.cos(at))), box.toString());
                assertTrue(FiftyDigits.holds(box.state()[1], r.multiply(DfpMath.tan(at))), box.toString());
                assertEquals(Optional.of(box.state()[1]), box.formulas().get(0));
                Dfp later = at.add(r.multiply(FiftyDigits.of(1e-9 * box.time())));
                assertFalse(FiftyDigits.holds(box.state()[0], r.divide(DfpMath.cos(later)))
                        && FiftyDigits.holds(box.state()[1], r.multiply(DfpMath.tan(later))), box.toString());
            }
        }
    }

    /** Boxes do not depend on which other times are asked for. */
    @Test
    void eachTimeIsOnItsOwn() {
        Tape tape = Tapes.read("three-layer/three-layer-effective", Map.of("m", 2.0), 5).tape();
        double[] start = {1, 0.5, 1, 0.25, -0.5, 1, 0.75, 1};
        double[] many = {0, 0.01, 0.1, 0.1001, 0.2, 0.25, 0.3};
        List<TrajectoryCertificate.Box> all = march(tape, start, many).boxes();
        double[] few = {0.01, 0.2, 0.3};
        List<TrajectoryCertificate.Box> some = march(tape, start, few).boxes();
        for (int k = 0; k < few.length; k++) {
            int place = Arrays.binarySearch(many, few[k]);
            assertArrayEquals(all.get(place).state(), some.get(k).state(), "at " + few[k]);
        }
    }

    /** Networks, whose solutions nobody knows: by decimals of fifty digits, other series and other steps. */
    @ParameterizedTest
    @ValueSource(strings = {"three-layer/three-layer-effective m 1 0.6", "three-layer/three-layer-effective m 2 0.4",
        "three-layer/three-layer-effective m 3 0.3", "multi-stage/two-layer m 2 1"})
    void seriesOfFiftyDigitsLieInside(String words) {
        String[] parts = words.split(" ");
        Map<String, Double> parameters = parts[0].endsWith("two-layer")
                ? Map.of("m", Double.valueOf(parts[2]), "n", 3.0) : Map.of("m", Double.valueOf(parts[2]));
        BinaryArithmetic digits = new BinaryArithmetic(50);
        SplittableRandom random = new SplittableRandom(8);
        for (long seed = 1; seed <= 3; seed++) {
            Tapes.Sample sample = Tapes.read(parts[0], parameters, seed);
            double[] start = sample.compiled().initialState();
            double[] times = random.doubles(6, 0, Double.parseDouble(parts[3])).sorted().toArray();
            TrajectoryCertificate found = march(sample.tape(), start, times);
            assertEquals(Verdict.CERTIFIED, found.verdict(), words + ", " + seed + ": " + found.reason());
            // A hundred roundings or so; a box that holds the solution by being wide would not do.
            assertTrue(found.relativeWidth() < 1e-12, words + ": " + found.relativeWidth());
            double[] aside = start.clone();
            aside[0] += 1e-11;
            assertTrue(holds(sample.tape(), digits, start, found), words + ", " + seed);
            assertFalse(holds(sample.tape(), digits, aside, found), words + ", " + seed);
        }
    }

    private static boolean holds(Tape tape, BinaryArithmetic digits, double[] start, TrajectoryCertificate found) {
        TaylorMarch<BinaryFloat> reference = new TaylorMarch<>(tape, digits, TaylorMarch.orderFor(45), 1, digits.of(0),
                Tapes.of(digits, start));
        boolean holds = true;
        for (TrajectoryCertificate.Box box : found.boxes()) {
            assertTrue(reference.to(digits.of(box.time()), 10_000), "the reference goes on");
            BinaryFloat[] state = reference.state();
            for (int i = 0; i < state.length; i++) {
                Interval interval = box.state()[i];
                holds &= digits.isNotNegative(digits.subtract(state[i], digits.of(interval.lower())))
                        && digits.isNotNegative(digits.subtract(digits.of(interval.upper()), state[i]));
            }
        }
        return holds;
    }

    /** Steps of order 3, whose remainders are far above rounding: within them, too, the remainder is the right one. */
    @Test
    void remaindersCountWithinSteps() {
        assertEquals(0, missed(new TaylorStep(ClosedForm.QUADRATIC.tape(), 3, 1e-5)));
        assertTrue(missed(new TaylorStep(ClosedForm.QUADRATIC.tape(), 3, 1e-5) {
            @Override
            Interval[] remainder(Interval during, Interval[] box) {
                return StartBox.of(new double[box.length]);
            }
        }) > 50);
    }

    private static int missed(TaylorStep step) {
        double[] times = new SplittableRandom(4).doubles(100, 0, 0.9).sorted().toArray();
        TrajectoryCertificate found = new CertifiedTrajectory(step, ClosedForm.QUADRATIC.tape(), List.of(), 20_000,
                SECONDS, Control.NONE).run(new double[] {1}, times);
        assertEquals(times.length, found.boxes().size(), found.reason());
        return (int) found.boxes().stream().filter(box -> !FiftyDigits.holds(box.state()[0],
                ClosedForm.QUADRATIC.at(FiftyDigits.of(1), FiftyDigits.of(box.time())))).count();
    }

    /** Where steps are so short beside the time that their sums round, they meet without a gap: at every double. */
    @Test
    void everyDoubleIsEnclosedWhereTimesRound() {
        List<Double> times = new ArrayList<>(List.of(0.0));
        for (double t = 1 - 1e-12; t < 1 - 2e-13; t = Math.nextUp(t)) {
            times.add(t);
        }
        TrajectoryCertificate found = march(ClosedForm.QUADRATIC.tape(), new double[] {1},
                times.stream().mapToDouble(t -> t).toArray());
        assertEquals(times.size(), found.boxes().size(), found.reason());
        for (int k = 1; k < times.size(); k++) {
            Dfp exact = ClosedForm.QUADRATIC.at(FiftyDigits.of(1), FiftyDigits.of(times.get(k)));
            assertTrue(FiftyDigits.holds(found.boxes().get(k).state()[0], exact), "at " + times.get(k));
        }
    }

    @Test
    void behindABlowUpNothingIsProvedAndWhatLiesBeforeStands() {
        double[] times = {0, 0.25, 0.5, 0.75, 0.99, 1.01, 1.5};
        TrajectoryCertificate found = march(ClosedForm.QUADRATIC.tape(), new double[] {1}, times);
        assertEquals(Verdict.NOT_PROVED, found.verdict());
        assertEquals(5, found.boxes().size());
        assertEquals(7, found.asked());
        assertTrue(found.reached() > 0.999 && found.reached() < 1, found.toString());
        assertTrue(found.reason().startsWith("no step succeeds"), found.reason());
    }

    @Test
    void limitsAreSaidAndWhatIsProvedUntilThenStands() {
        Tape tape = ClosedForm.LOGISTIC.tape();
        double[] start = {0.01};
        double[] times = {0, 0.05, 1, 2, 3};
        List<TrajectoryCertificate.Box> all = march(tape, start, times).boxes();
        TrajectoryCertificate few = new CertifiedTrajectory(tape, List.of(), 2, SECONDS, Control.NONE)
                .run(start, times);
        assertEquals(Verdict.BUDGET, few.verdict());
        assertEquals("2 steps", few.reason());
        assertTrue(few.boxes().size() >= 2 && few.boxes().size() < times.length, few.toString());
        for (int k = 0; k < few.boxes().size(); k++) {
            assertArrayEquals(all.get(k).state(), few.boxes().get(k).state());
        }
        assertEquals(Verdict.BUDGET, new CertifiedTrajectory(tape, List.of(), 100, 1e-9, Control.NONE)
                .run(start, times).verdict());
        assertEquals(Verdict.CANCELLED, new CertifiedTrajectory(tape, List.of(), 100, SECONDS,
                Control.cancelledBy(() -> true)).run(start, times).verdict());
    }

    @Test
    void wideBoxesAreProvedAndNotCertified() {
        TrajectoryCertificate found = march(ClosedForm.LINEAR.tape(), new Interval(1, 1 + 1e-7),
                new double[] {0, 1, 2});
        assertEquals(Verdict.NOT_PROVED, found.verdict());
        assertEquals(3, found.boxes().size());
        assertEquals(0, found.wideFrom().orElseThrow());
        assertTrue(found.boxes().get(2).state()[0].holds(new Interval(StrictMath.exp(2) * (1 + 1e-9),
                StrictMath.exp(2) * (1 + 0.999e-7))), found.toString());
    }

    /** Beside a state at rest no series limits the step; and a start at zero has no size. */
    @Test
    void restingStatesAndStartsAtZeroAreFollowedForLong() {
        Tape logistic = ClosedForm.LOGISTIC.tape();
        for (double rest : new double[] {0, 1}) {
            TrajectoryCertificate found = march(logistic, new double[] {rest}, new double[] {0, 1, 1000});
            assertEquals(Verdict.CERTIFIED, found.verdict(), rest + ": " + found.reason());
            assertTrue(found.boxes().get(2).state()[0].holds(rest), found.toString());
        }
        TrajectoryCertificate found = march(ClosedForm.EXPONENTIAL.tape(), new double[] {0},
                new double[] {0, 0.5, 0.9});
        assertEquals(Verdict.CERTIFIED, found.verdict(), found.reason());
        assertTrue(FiftyDigits.holds(found.boxes().get(2).state()[0],
                ClosedForm.EXPONENTIAL.at(FiftyDigits.of(0), FiftyDigits.of(0.9))));
    }

    @Test
    void progressNeverFallsAndEndsAtOne() {
        List<Double> told = new ArrayList<>();
        new CertifiedTrajectory(ClosedForm.LOGISTIC.tape(), List.of(), 1000, SECONDS,
                new Control(() -> false, told::add))
                .run(new double[] {0.01}, new double[] {0, 1, 2});
        assertEquals(told.stream().sorted().toList(), told);
        assertEquals(1.0, told.get(told.size() - 1));
    }

    private static TrajectoryCertificate march(Tape tape, double[] start, double[] times) {
        return new CertifiedTrajectory(tape, List.of(), CertifiedTrajectory.MOST_STEPS, SECONDS, Control.NONE)
                .run(start, times);
    }

    private static TrajectoryCertificate march(Tape tape, Interval start, double[] times) {
        return new CertifiedTrajectory(tape, List.of(), CertifiedTrajectory.MOST_STEPS, SECONDS, Control.NONE)
                .run(new Interval[] {start}, times);
    }
}
