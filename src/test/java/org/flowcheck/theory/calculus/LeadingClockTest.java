package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clocks of leading systems: what all terms share, and nothing that one of them lacks. */
class LeadingClockTest {

    private static String clock(Model model) {
        return ExpandedFlow.of(model, 0).clock(model).map(ExpressionText::of).orElse("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "three-layer/three-layer           ~ eps*sigma'[0]^2*Sqrt[Sum[z[j]^2, {j, d}]]",
        "three-layer/matrix-factorisation  ~ eps*Sqrt[Sum[V[p, q]^2, {p, m}, {q, m}]]",
        "multi-stage/two-layer             ~ Sqrt[Sum[c[j]^2, {j, d}]]",
        "multi-stage/two-layer-population  ~ 1",
        "cnn-condensation/two-layer-cnn    ~ 1"})
    void clocksOfTheModels(String file, String expected) {
        assertEquals(expected, clock(Models.file(file.trim())));
    }

    private static Model rates(String a, String w) {
        return Models.text("""
                parameters: {eps: {real: 0.01}, p: {real: 2}, q: {real: 3}}
                states: {a: {initial: 2*eps}, w: {initial: 3*eps}}
                rates: {a: "%s", w: "%s"}
                asymptotics: {small: eps}
                """.formatted(a, w));
    }

    @Test
    void onlyWhatAllTermsShare() {
        assertEquals("p", clock(rates("p*w", "p*q*a + p*w")));
        assertEquals("1", clock(rates("p*w", "q*a")));
        assertEquals("1", clock(rates("p*w", "p^2*a")), "another power is another constant");
        assertEquals("eps*p", clock(rates("p*w^2", "p*a*w")), "quadratic rates slow down with eps");
        assertEquals("p", clock(rates("p*w", "p*a + q*w^3")), "terms of higher order do not count");
    }
}
