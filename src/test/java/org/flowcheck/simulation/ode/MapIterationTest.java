package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Iteration of maps against iterations in 400 digits and against closed forms. */
class MapIterationTest {

    private static final MathContext DIGITS = new MathContext(400);

    /** A map in doubles. */
    private interface Doubles {
        void step(double t, double[] x, double[] next);
    }

    private static VectorField field(int dimension, Doubles map) {
        return new VectorField() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public void derivatives(double t, double[] y, double[] yDot) {
                map.step(t, y, yDot);
            }
        };
    }

    private static final String[] NAMES = {"x", "y"};

    private static RunRequest request(Doubles map, double[] initial, double[] times) {
        StateLayout layout = StateLayout.ofScalars(List.of(NAMES).subList(0, initial.length).toArray(String[]::new));
        List<NamedFunction> components = IntStream.range(0, initial.length)
                .mapToObj(i -> new NamedFunction(NAMES[i], (t, y) -> y[i])).toList();
        return RunRequest.sampling(new InitialValueProblem(field(initial.length, map), layout, 0, initial), times,
                components);
    }

    private static Trajectory run(RunRequest request) {
        return new MapIteration(IntegrationSettings.DEFAULT, Control.NONE).run(request);
    }

    private static double[] upTo(int end) {
        return IntStream.rangeClosed(0, end).asDoubleStream().toArray();
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static BigDecimal times(BigDecimal left, BigDecimal right) {
        return left.multiply(right, DIGITS);
    }

    private static Arguments map(String name, int steps, double factor, Doubles doubles, String[] initial,
                                 UnaryOperator<BigDecimal[]> decimals) {
        return Arguments.of(name, steps, factor, doubles, initial, decimals);
    }

    /**
     * Coefficients and initial values that doubles round; the decimals are exact. Errors are covered within a factor of
     * 1.5, but for a rotation: its angle is rounded, which no stretching of components imitates.
     */
    static Stream<Arguments> maps() {
        BigDecimal one = BigDecimal.ONE;
        return Stream.of(
                map("growth by 11/10", 2000, 1.5, (t, x, next) -> next[0] = 1.1 * x[0], new String[] {"0.3"},
                        x -> new BigDecimal[] {times(decimal("1.1"), x[0])}),
                map("decay by 7/10", 300, 1.5, (t, x, next) -> next[0] = 0.7 * x[0], new String[] {"0.3"},
                        x -> new BigDecimal[] {times(decimal("0.7"), x[0])}),
                map("gradient descent on a parabola", 1000, 1.5,
                        (t, x, next) -> next[0] = x[0] - 0.01 * (x[0] - 0.7), new String[] {"5.1"},
                        x -> new BigDecimal[] {x[0].subtract(
                                times(decimal("0.01"), x[0].subtract(decimal("0.7"))), DIGITS)}),
                map("rotation by arctan(4/3)", 1000, 8, (t, x, next) -> {
                    next[0] = 0.6 * x[0] - 0.8 * x[1];
                    next[1] = 0.8 * x[0] + 0.6 * x[1];
                }, new String[] {"0.3", "0.1"}, x -> new BigDecimal[] {
                    times(decimal("0.6"), x[0]).subtract(times(decimal("0.8"), x[1]), DIGITS),
                    times(decimal("0.8"), x[0]).add(times(decimal("0.6"), x[1]), DIGITS)}),
                map("saddle with ratio 1.3 to 0.4", 200, 1.5, (t, x, next) -> {
                    next[0] = 0.85 * x[0] + 0.45 * x[1];
                    next[1] = 0.45 * x[0] + 0.85 * x[1];
                }, new String[] {"0.3", "-0.3"}, x -> new BigDecimal[] {
                    times(decimal("0.85"), x[0]).add(times(decimal("0.45"), x[1]), DIGITS),
                    times(decimal("0.45"), x[0]).add(times(decimal("0.85"), x[1]), DIGITS)}),
                map("logistic map, chaotic", 40, 1.5, (t, x, next) -> next[0] = 3.9 * x[0] * (1 - x[0]),
                        new String[] {"0.3"}, x -> new BigDecimal[] {
                            times(decimal("3.9"), times(x[0], one.subtract(x[0], DIGITS)))}),
                map("logistic map, on its way to a cycle", 300, 1.5, (t, x, next) -> next[0] = 3.2 * x[0] * (1 - x[0]),
                        new String[] {"0.3"}, x -> new BigDecimal[] {
                            times(decimal("3.2"), times(x[0], one.subtract(x[0], DIGITS)))}),
                map("logistic map at its bifurcation", 1000, 1.5, (t, x, next) -> next[0] = 3 * x[0] * (1 - x[0]),
                        new String[] {"0.3"}, x -> new BigDecimal[] {
                            times(decimal("3"), times(x[0], one.subtract(x[0], DIGITS)))}),
                map("Henon map", 40, 1.5, (t, x, next) -> {
                    next[0] = 1 - 1.4 * x[0] * x[0] + x[1];
                    next[1] = 0.3 * x[0];
                }, new String[] {"0.1", "0.1"}, x -> new BigDecimal[] {
                    one.subtract(times(decimal("1.4"), times(x[0], x[0])), DIGITS).add(x[1], DIGITS),
                    times(decimal("0.3"), x[0])}),
                map("three times itself less its double", 60, 1.5, (t, x, next) -> {
                    next[0] = 2.9 * x[0] - 1.8 * x[1];
                    next[1] = x[0];
                }, new String[] {"0.7", "0.7"}, x -> new BigDecimal[] {
                    times(decimal("2.9"), x[0]).subtract(times(decimal("1.8"), x[1]), DIGITS), x[0]}));
    }

    /** Differences may vanish at one place: a sample's error is the largest of its neighbourhood, as in claims. */
    private static double error(Trajectory trajectory, int f, int k) {
        return IntStream.rangeClosed(Math.max(0, k - 2), Math.min(trajectory.fine().size() - 1, k + 2))
                .mapToDouble(near -> trajectory.error(f, near)).max().orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("maps")
    void theErrorCoversTheDistanceToExactArithmetic(String name, int steps, double factor, Doubles map,
                                                    String[] initial, UnaryOperator<BigDecimal[]> decimals) {
        double[] start = Stream.of(initial).mapToDouble(Double::parseDouble).toArray();
        Trajectory trajectory = run(request(map, start, upTo(steps)));
        assertInstanceOf(Outcome.End.class, trajectory.outcome());
        assertEquals(steps + 1, trajectory.fine().size());
        BigDecimal[] exact = Stream.of(initial).map(BigDecimal::new).toArray(BigDecimal[]::new);
        for (int k = 0; k <= steps; k++) {
            for (int f = 0; f < exact.length; f++) {
                BigDecimal found = new BigDecimal(trajectory.fine().value(f, k));
                double distance = found.subtract(exact[f]).abs().doubleValue();
                double covered = factor * error(trajectory, f, k);
                assertTrue(distance <= covered, name + " at " + k + ": " + distance + " is more than " + covered);
            }
            exact = decimals.apply(exact);
        }
    }

    @Test
    void theErrorStaysSmallWhereAMapContracts() {
        Trajectory trajectory = run(request((t, x, next) -> next[0] = x[0] - 0.01 * (x[0] - 0.7), new double[] {5},
                new double[] {0, 100, 1000, 10_000}));
        for (int k = 0; k < 4; k++) {
            double exact = 0.7 + 4.3 * StrictMath.pow(0.99, trajectory.fine().time(k));
            assertEquals(exact, trajectory.fine().value(0, k), 1e-13);
            assertTrue(trajectory.error(0, k) <= 1e-12, "error " + trajectory.error(0, k));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.1, 3.2, 3.3, 3.4})
    void theLogisticMapEndsInItsCycle(double r) {
        Trajectory trajectory = run(request((t, x, next) -> next[0] = r * x[0] * (1 - x[0]), new double[] {0.3},
                new double[] {0, 4000, 4001, 4002}));
        double root = StrictMath.sqrt((r - 3) * (r + 1));
        double[] cycle = {(r + 1 - root) / (2 * r), (r + 1 + root) / (2 * r)};
        double[] found = {trajectory.fine().value(0, 1), trajectory.fine().value(0, 2)};
        assertEquals(cycle[0], Math.min(found[0], found[1]), 1e-14);
        assertEquals(cycle[1], Math.max(found[0], found[1]), 1e-14);
        assertEquals(found[0], trajectory.fine().value(0, 3), 1e-14);
        assertTrue(trajectory.error(0, 1) <= 1e-14, "error " + trajectory.error(0, 1));
    }

    @Test
    void theTimeIsHandedToTheMap() {
        Trajectory trajectory = run(request((t, x, next) -> next[0] = x[0] + t, new double[] {0}, upTo(20)));
        for (int k = 0; k <= 20; k++) {
            assertEquals(k * (k - 1) / 2.0, trajectory.fine().value(0, k));
            assertEquals(k, trajectory.fine().time(k));
        }
        assertEquals(40, trajectory.effort().evaluations(), "two runs of twenty steps");
    }

    @Test
    void invariantsAreWatchedAtEveryStep() {
        NamedFunction sum = new NamedFunction("sum", (t, y) -> y[0] + y[1]);
        NamedFunction difference = new NamedFunction("difference", (t, y) -> y[0] - y[1]);
        NamedFunction root = new NamedFunction("root", (t, y) -> Math.sqrt(2.5 - y[0]));
        RunRequest swap = request((t, x, next) -> {
            next[0] = x[1];
            next[1] = x[0];
        }, new double[] {1, 3}, new double[] {0, 2}).withInvariants(List.of(sum, difference, root));
        List<Drift> drifts = run(swap).drifts();
        assertEquals(new Drift("sum", 4, 0), drifts.get(0));
        assertEquals(new Drift("difference", -2, 4), drifts.get(1));
        assertEquals(Double.POSITIVE_INFINITY, drifts.get(2).largest(), "no value at x = 3");
    }

    private static Outcome outcome(IntegrationSettings settings, Doubles map, double start, double... times) {
        return new MapIteration(settings, Control.NONE).run(request(map, new double[] {start}, times)).outcome();
    }

    @Test
    void aRunEndsBeforeAStateThatIsNone() {
        Doubles tenfold = (t, x, next) -> next[0] = 10 * x[0];
        assertEquals(new Outcome.Overflow(99, "x"), outcome(IntegrationSettings.DEFAULT, tenfold, 1, 0, 200));
        Doubles root = (t, x, next) -> next[0] = Math.sqrt(x[0] - 3) + 2;
        assertEquals(new Outcome.NotFinite(1, "x"), outcome(IntegrationSettings.DEFAULT, root, 3.5, 0, 200));
        Doubles pole = (t, x, next) -> next[0] = 1 / (t - 4);
        assertEquals(new Outcome.Overflow(4, "x"), outcome(IntegrationSettings.DEFAULT, pole, 1, 0, 200));
    }

    @Test
    void theLastStateIsSampledWhereARunEndsEarly() {
        Trajectory trajectory = run(request((t, x, next) -> next[0] = 10 * x[0], new double[] {1},
                new double[] {0, 50, 200}));
        assertArrayEquals(new double[] {0, 50, 99}, trajectory.fine().times());
        assertEquals(1e99, trajectory.fine().value(0, 2), 1e85);
        assertEquals(3, trajectory.coarse().orElseThrow().size());
    }

    @Test
    void limitsEndARun() {
        Doubles rest = (t, x, next) -> next[0] = x[0];
        assertEquals(new Outcome.Budget(10, "10 steps"),
                outcome(IntegrationSettings.DEFAULT.withLimits(10, 600), rest, 1, 0, 11));
        assertEquals(new Outcome.End(10), outcome(IntegrationSettings.DEFAULT.withLimits(10, 600), rest, 1, 0, 10));
        Outcome late = outcome(IntegrationSettings.DEFAULT.withLimits(Long.MAX_VALUE, 0.01), rest, 1, 0, 1e15);
        assertEquals("the wall-clock time", assertInstanceOf(Outcome.Budget.class, late).what());
    }

    @Test
    void aRunCanBeCancelledAndKeepsWhatItHas() {
        AtomicInteger asked = new AtomicInteger();
        MapIteration iteration = new MapIteration(IntegrationSettings.DEFAULT,
                Control.cancelledBy(() -> asked.incrementAndGet() > 7));
        Trajectory trajectory = iteration.run(request((t, x, next) -> next[0] = x[0] + 1, new double[] {0}, upTo(20)));
        assertEquals(new Outcome.Cancelled(7), trajectory.outcome());
        assertArrayEquals(upTo(7), trajectory.fine().times());
        assertTrue(trajectory.coarse().isEmpty(), "no second run after a first that was cancelled");
    }

    @Test
    void progressGrowsToOne() {
        List<Double> seen = new ArrayList<>();
        new MapIteration(IntegrationSettings.DEFAULT, new Control(() -> false, seen::add))
                .run(request((t, x, next) -> next[0] = x[0], new double[] {1}, new double[] {0, 100}));
        assertEquals(1.0, seen.get(seen.size() - 1));
        for (int i = 1; i < seen.size(); i++) {
            assertTrue(seen.get(i) >= seen.get(i - 1) && seen.get(i) > 0 && seen.get(i) <= 1, seen::toString);
        }
    }

    @Test
    void onlyWholeTimesAndOnlySamples() {
        Doubles rest = (t, x, next) -> next[0] = x[0];
        RunRequest whole = request(rest, new double[] {1}, new double[] {0, 1});
        assertThrows(IllegalArgumentException.class,
                () -> run(request(rest, new double[] {1}, new double[] {0, 0.5, 1})));
        InitialValueProblem half = new InitialValueProblem(whole.problem().field(), whole.problem().layout(), 0.5,
                new double[] {1});
        assertThrows(IllegalArgumentException.class, () -> run(RunRequest.sampling(half, new double[] {1}, List.of())));
    }

    /** x doubles, y adds x: (1, 0), (2, 1), (4, 3), (8, 7). States are those at the places asked for, in both runs. */
    @Test
    void statesAreKeptWhereAskedFor() {
        Doubles doubling = (t, x, next) -> {
            next[0] = 2 * x[0];
            next[1] = x[1] + x[0];
        };
        RunRequest request = request(doubling, new double[] {1, 0}, new double[] {0, 1, 3});
        assertTrue(run(request).fine().states().isEmpty());
        Trajectory kept = run(request.keepingStates(Set.of(0, 2)));
        double[][] states = kept.fine().states().orElseThrow();
        assertArrayEquals(new double[] {1, 0}, states[0]);
        assertArrayEquals(new double[0], states[1]);
        assertArrayEquals(new double[] {8, 7}, states[2]);
        assertArrayEquals(new double[] {8, 7}, kept.coarse().orElseThrow().states().orElseThrow()[2], 1e-13);
        assertThrows(IllegalArgumentException.class, () -> request.keepingStates(Set.of(3)));
    }

    @Test
    void wholeTimesReachFromZeroToTheEnd() {
        assertArrayEquals(new double[] {0, 1, 2, 3}, MapIteration.wholeTimes(3, 200));
        assertArrayEquals(new double[] {0, 1, 2, 3}, MapIteration.wholeTimes(3.9, 200));
        assertArrayEquals(new double[] {0, 3, 7, 10}, MapIteration.wholeTimes(10, 4));
        assertArrayEquals(new double[] {0, 1000}, MapIteration.wholeTimes(1000, 2));
        assertArrayEquals(new double[] {0}, MapIteration.wholeTimes(0.9, 200));
        assertEquals(201, MapIteration.wholeTimes(1e6, 201).length);
    }
}
