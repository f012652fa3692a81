package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flowcheck.simulation.enclosure.Certificate.Verdict;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.theory.expression.Rational;
import org.hipparchus.dfp.Dfp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Certified intervals hold T, and nothing is certified where there is nothing to prove. */
class CertifiedSearchTest {

    private static final double LONG = 1e6;
    private static final double SECONDS = 300;

    /** T to all digits of a double, from Taylor series in extended precision; the half-width is that of the series. */
    @Test
    void threeLayerTimesOfExtendedPrecisionLieInside() throws IOException {
        int draws = 0;
        for (Map<?, ?> reference : references()) {
            List<Double> start = new ArrayList<>();
            flatten(reference.get("a"), start);
            int m = start.size();
            flatten(reference.get("b"), start);
            flatten(reference.get("c"), start);
            if (m > 3) {
                continue;
            }
            draws++;
            Tape tape = threeLayer(m);
            Certificate found = search(tape, RemainingTime.stated(tape, "earliest", "latest")).run(box(start));
            assertEquals(Verdict.CERTIFIED, found.verdict(), reference.get("name") + ": " + found);
            double time = ((Number) reference.get("T")).doubleValue();
            double slack = Math.ulp(time) + ((Number) reference.get("halfWidth")).doubleValue();
            assertTrue(found.lower() <= time + slack && time - slack <= found.upper(),
                    reference.get("name") + ": " + found);
            assertTrue(found.relativeWidth() <= Certificate.NARROW, found.toString());
        }
        assertTrue(draws >= 20, draws + " draws");
    }

    /** T to thirty digits, by decimals and another way to the pole, lies inside; a neighbouring interval misses it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void timesOfThirtyDigitsLieInside(int m) {
        for (long seed = 11; seed < 13; seed++) {
            Tapes.Sample sample = Tapes.read("three-layer/three-layer-effective", Map.of("m", (double) m), seed);
            double[] start = sample.compiled().initialState();
            Certificate found = search(sample.tape(), RemainingTime.stated(sample.tape(), "earliest", "latest"))
                    .run(new ExactStart(start, Optional.empty()));
            PreciseTime.Found time = (PreciseTime.Found) new PreciseBlowUp(sample.tape(), Rational.of(2),
                    new ExactStart(start, Optional.empty()), Control.NONE).time(30, 2 * found.upper());
            assertEquals(30, time.digits());
            assertTrue(time.within(found.lower(), found.upper()), found + " and " + time);
            assertTrue(!time.within(Math.nextUp(found.upper()), 2 * found.upper()), found + " and " + time);
            // Some hundred roundings: a certificate that holds T by being wide would not do.
            assertTrue(found.relativeWidth() < 1e-12, found.toString());
        }
    }

    /** The same with a step that leaves out the remainder: the interval is as narrow and wrong. */
    @Test
    void withoutTheRemainderTheyDoNot() throws IOException {
        Map<?, ?> reference = references().get(3);
        List<Double> start = new ArrayList<>();
        List.of("a", "b", "c").forEach(name -> flatten(reference.get(name), start));
        Tape tape = threeLayer(2);
        TaylorStep broken = new TaylorStep(tape, 4, 1e-6) {
            @Override
            Interval[] remainder(Interval during, Interval[] box) {
                return StartBox.of(new double[box.length]);
            }
        };
        Certificate found = new CertifiedSearch(broken, RemainingTime.stated(tape, "earliest", "latest"), LONG,
                CertifiedSearch.MOST_STEPS, SECONDS, Control.NONE).run(box(start));
        double time = ((Number) reference.get("T")).doubleValue();
        assertTrue(found.lower() > time + Math.ulp(time) || found.upper() < time - Math.ulp(time)
                || found.verdict() != Verdict.CERTIFIED, found.toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 1, 1.75, 40, 0.1, 3e7})
    void closedFormsOfPowersLieInside(double start) {
        Dfp x = FiftyDigits.of(start);
        holds("quadratic", Rational.of(2), start, x.reciprocal());
        holds("cubic", Rational.of(3), start, x.multiply(x).multiply(2).reciprocal());
        holds("energy-four-thirds", Rational.of(4, 3), start, FiftyDigits.power(x, -1, 3));
    }

    private static void holds(String model, Rational degree, double start, Dfp expected) {
        String parameter = model.startsWith("energy") ? "E0" : "x0";
        Tape tape = Tapes.read("classical/" + model, Map.of(parameter, start), 1).tape();
        Certificate found = search(tape, RemainingTime.ofPower(tape, degree)).run(box(List.of(start)));
        assertEquals(Verdict.CERTIFIED, found.verdict(), model + " from " + start + ": " + found);
        assertTrue(FiftyDigits.holds(new Interval(found.lower(), found.upper()), expected), model + ": " + found);
        // Some thirty roundings of the time and of the state.
        assertTrue(found.relativeWidth() < 1e-14, found.toString());
        // The wrong degree gives another time, which the true one is not in.
        RemainingTime wrong = RemainingTime.ofPower(tape, degree.plus(Rational.of(1, 1000)));
        Certificate other = search(tape, wrong).run(box(List.of(start)));
        assertTrue(other.verdict() != Verdict.CERTIFIED || !FiftyDigits.holds(
                new Interval(other.lower(), other.upper()), expected), model + ": " + other);
    }

    /** The bound of gradient flows is that of their degree: a thousandth more, and T lies outside. */
    @Test
    void theDegreeOfAGradientFlowCounts() {
        Tape tape = threeLayer(2);
        double[] start = {1, 0.5, 1, 0.25, -0.5, 1, 0.75, 1};
        PreciseTime.Found time = (PreciseTime.Found) new PreciseBlowUp(tape, Rational.of(2),
                new ExactStart(start, Optional.empty()), Control.NONE).time(20, LONG);
        Certificate found = search(tape, RemainingTime.ofGradientFlow(tape, Rational.of(2)))
                .run(new ExactStart(start, Optional.empty()));
        assertEquals(Verdict.CERTIFIED, found.verdict(), found.toString());
        assertTrue(time.within(found.lower(), found.upper()), found + " and " + time);
        assertTrue(found.relativeWidth() < 1e-11, found.toString());
        Certificate other = search(tape, RemainingTime.ofGradientFlow(tape, Rational.of(2001, 1000)))
                .run(new ExactStart(start, Optional.empty()));
        assertTrue(other.verdict() != Verdict.CERTIFIED || !time.within(other.lower(), other.upper()), other.toString());
    }

    @Test
    void whatNeverBlowsUpIsNotProved() {
        Tape tape = Tapes.read("classical/quadratic", Map.of(), 1).tape();
        RemainingTime power = RemainingTime.ofPower(tape, Rational.of(2));
        Certificate falling = new CertifiedSearch(tape, power, 50, 5000, SECONDS, Control.NONE).run(box(List.of(-1.0)));
        assertEquals(Verdict.NOT_PROVED, falling.verdict());
        assertTrue(falling.lower() >= 50 && falling.upper() == Double.POSITIVE_INFINITY, falling.toString());
        Certificate resting = new CertifiedSearch(tape, power, Double.POSITIVE_INFINITY, 5000, SECONDS, Control.NONE)
                .run(box(List.of(0.0)));
        assertEquals(Verdict.NOT_PROVED, resting.verdict());
    }

    @Test
    void limitsAreSaidAndWhatIsProvedUntilThenStands() {
        Tape tape = threeLayer(2);
        RemainingTime stated = RemainingTime.stated(tape, "earliest", "latest");
        List<Double> start = List.of(1.0, 0.5, 1.0, 0.25, -0.5, 1.0, 0.75, 1.0);
        Certificate few = new CertifiedSearch(tape, stated, LONG, 3, SECONDS, Control.NONE).run(box(start));
        assertEquals(Verdict.BUDGET, few.verdict());
        assertEquals("3 steps", few.reason());
        Certificate all = search(tape, stated).run(box(start));
        assertEquals(Verdict.CERTIFIED, all.verdict());
        assertTrue(few.lower() <= all.lower() && all.upper() <= few.upper(), few + " and " + all);
        assertEquals(Verdict.BUDGET, new CertifiedSearch(tape, stated, LONG, 3000, 1e-9, Control.NONE)
                .run(box(start)).verdict());
        assertEquals(Verdict.CANCELLED, new CertifiedSearch(tape, stated, LONG, 3000, SECONDS,
                Control.cancelledBy(() -> true)).run(box(start)).verdict());
    }

    /** Bounds that no solution can keep are told from those of an enclosure that is too wide. */
    @Test
    void boundsThatContradictEachOtherCertifyNothing() {
        Tape tape = threeLayer(2);
        RemainingTime stated = RemainingTime.stated(tape, "earliest", "latest");
        RemainingTime wrong = changed(stated, bound -> bound.times(0.5));
        List<Double> start = List.of(1.0, 0.5, 1.0, 0.25, -0.5, 1.0, 0.75, 1.0);
        Certificate found = search(tape, wrong).run(box(start));
        assertEquals(Verdict.NOT_PROVED, found.verdict());
        assertTrue(found.reason().contains("contradict"), found.reason());
        assertEquals(Double.POSITIVE_INFINITY, found.upper());
    }

    /** A latest time that is too early by little, with all else right, is caught by the solution outliving it. */
    private static RemainingTime changed(RemainingTime of, UnaryOperator<Interval> latest) {
        return new RemainingTime() {
            @Override
            public Optional<Interval> earliest(Interval time, Interval[] box) {
                return of.earliest(time, box);
            }

            @Override
            public Optional<Interval> latest(Interval time, Interval[] box) {
                return of.latest(time, box).map(latest);
            }

            @Override
            public String origin() {
                return of.origin();
            }
        };
    }

    @Test
    void progressNeverFalls() {
        Tape tape = threeLayer(1);
        List<Double> told = new ArrayList<>();
        new CertifiedSearch(tape, RemainingTime.stated(tape, "earliest", "latest"), LONG, 3000, SECONDS,
                new Control(() -> false, told::add)).run(box(List.of(1.0, -0.5, 0.7)));
        assertTrue(told.size() > 10);
        assertEquals(told.stream().sorted().toList(), told);
        assertNotEquals(told.get(0), told.get(told.size() - 1));
    }

    private static CertifiedSearch search(Tape tape, RemainingTime remaining) {
        return new CertifiedSearch(tape, remaining, LONG, CertifiedSearch.MOST_STEPS, SECONDS, Control.NONE);
    }

    private static Tape threeLayer(int m) {
        return Tapes.read("three-layer/three-layer-effective", Map.of("m", (double) m), 1).tape();
    }

    private static Interval[] box(List<Double> state) {
        return StartBox.of(state.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void flatten(Object value, List<Double> into) {
        if (value instanceof List<?> list) {
            list.forEach(entry -> flatten(entry, into));
        } else {
            into.add(((Number) value).doubleValue());
        }
    }

    private static List<Map<?, ?>> references() throws IOException {
        String file = "/org/flowcheck/blowup/three-layer-blow-up.json";
        try (InputStream in = CertifiedSearchTest.class.getResourceAsStream(file)) {
            Object list = new Load(LoadSettings.builder().build())
                    .loadFromString(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<Map<?, ?>> maps = new ArrayList<>();
            ((List<?>) list).forEach(entry -> maps.add((Map<?, ?>) entry));
            return maps;
        }
    }
}
