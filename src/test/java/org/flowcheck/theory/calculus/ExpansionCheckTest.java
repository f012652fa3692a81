package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Measured orders of remainders: right for what is expanded rightly, and off where one coefficient is off by 5 %. */
class ExpansionCheckTest {

    /** How far a measured slope may lie from the order, as for integrators. */
    private static final double TOLERANCE = 0.2;

    private static Map<String, Double> slopes(Model model, ExpandedFlow flow) {
        return ExpansionCheck.remainders(model, flow).stream().collect(
                Collectors.toMap(ExpansionCheck.Remainder::state, ExpansionCheck.Remainder::slope));
    }

    /** The first order that is left out, from an expansion that goes three orders further. */
    @ParameterizedTest
    @CsvSource({"three-layer/three-layer, 0", "three-layer/three-layer, 1", "multi-stage/two-layer, 0",
        "multi-stage/two-layer, 1", "multi-stage/two-layer-cubic, 0", "multi-stage/two-layer-cubic, 2",
        "cnn-condensation/two-layer-cnn, 0", "linear-features/two-layer-linear, 0",
        "three-layer/matrix-factorisation, 0"})
    void remaindersShrinkAsTheFirstOrderThatIsLeftOut(String file, int beyond) {
        Model model = Models.file(file);
        ExpandedFlow wide = ExpandedFlow.of(model, beyond + 3);
        int kept = wide.leading() + beyond;
        Map<String, Double> slopes = slopes(model, wide.upTo(kept));
        for (ExpandedFlow.Rate rate : wide.rates()) {
            int next = rate.parts().tailMap(kept + 1).firstKey();
            assertEquals(next, slopes.get(rate.state()), TOLERANCE, rate.state());
        }
    }

    @Test
    void nothingIsLeftOutOfAPolynomial() {
        Model model = Models.pair("(a*w - 1)^2/2");
        assertEquals(Map.of("a", Double.POSITIVE_INFINITY, "w", Double.POSITIVE_INFINITY),
                slopes(model, ExpandedFlow.of(model, 2)));
        assertTrue(ExpansionCheck.nothingIsLeftOut(model, ExpandedFlow.of(model, 2)));
        assertFalse(ExpansionCheck.nothingIsLeftOut(model, ExpandedFlow.of(model, 1)));
    }

    /** What is left out may be smaller than rounding where eps is small: it is not nothing. */
    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9, 10, 12, 16, 20, 30})
    void highOrdersAreSeen(int power) {
        Model model = Models.text("""
                parameters: {eps: {real: 1/100}}
                states: {a: eps}
                rates: {a: "a + a^%d"}
                asymptotics: {small: eps}
                """.formatted(power));
        ExpandedFlow linear = ExpandedFlow.of(model, 2);
        assertFalse(ExpansionCheck.nothingIsLeftOut(model, linear));
        double slope = slopes(model, linear).get("a");
        // Beyond the fourteenth order the sizes at which it can be seen are not small, depending on the points.
        assertTrue(Math.abs(slope - (power - 1)) <= TOLERANCE || power > 14 && Double.isNaN(slope), "slope " + slope);
        Model twin = Models.text("parameters: {eps: {real: 1/100}}\nstates: {a: eps}\nrates: {a: \"a\"}\n"
                + "asymptotics: {small: eps}");
        assertEquals(Map.of("a", Double.POSITIVE_INFINITY), slopes(twin, ExpandedFlow.of(twin, 2)));
    }

    /** The terms of q*(Sin[q] - q + q^3/6) cancel to five orders: what is left over at small sizes is rounding. */
    @Test
    void cancellingTermsAreNotTakenForASlope() {
        Model model = Models.text("""
                parameters: {eps: {real: 1/100}}
                states: {q: eps}
                rates: {q: "q*(Sin[q] - q + q^3/6)"}
                asymptotics: {small: eps}
                """);
        assertEquals(7, slopes(model, ExpandedFlow.of(model, 0)).get("q"), TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({"multi-stage/two-layer, 4, false", "multi-stage/two-layer-cubic, 0, false",
        "multi-stage/two-layer-cubic, 8, true", "three-layer/matrix-factorisation, 0, false",
        "three-layer/matrix-factorisation, 6, true"})
    void ofPolynomialsAloneNothingIsLeftOut(String file, int beyond, boolean expected) {
        Model model = Models.file(file);
        assertEquals(expected, ExpansionCheck.nothingIsLeftOut(model, ExpandedFlow.of(model, beyond)));
    }

    /** With one part wrong by 5 % the remainder shrinks only as that part. */
    @ParameterizedTest
    @ValueSource(strings = {"three-layer/three-layer", "multi-stage/two-layer", "multi-stage/two-layer-cubic",
        "three-layer/matrix-factorisation", "linear-features/two-layer-linear"})
    void aWrongCoefficientIsFound(String file) {
        Model model = Models.file(file);
        ExpandedFlow right = ExpandedFlow.of(model, 2);
        for (ExpandedFlow.Rate rate : right.rates()) {
            for (int power : rate.parts().keySet()) {
                double slope = slopes(model, wrong(right, rate.state(), power)).get(rate.state());
                assertEquals(power, slope, TOLERANCE, rate.state() + " at order " + power);
                assertTrue(slope < right.leading() + 3 - TOLERANCE, "told from the right expansion");
            }
        }
    }

    private static ExpandedFlow wrong(ExpandedFlow flow, String state, int power) {
        List<ExpandedFlow.Rate> rates = new ArrayList<>();
        for (ExpandedFlow.Rate rate : flow.rates()) {
            SortedMap<Integer, Expression> parts = new TreeMap<>(rate.parts());
            if (rate.state().equals(state)) {
                parts.computeIfPresent(power, (q, part) -> Algebra.multiply(Constant.of(Rational.of(21, 20)), part));
            }
            rates.add(new ExpandedFlow.Rate(rate.state(), rate.axes(), parts));
        }
        return new ExpandedFlow(flow.small(), flow.powers(), flow.leading(), rates);
    }
}
