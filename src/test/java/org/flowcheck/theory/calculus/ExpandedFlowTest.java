package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expanded flows of small models by hand, the leading orders that the papers print, and what is refused. */
class ExpandedFlowTest {

    private static ExpandedFlow.Rate rate(ExpandedFlow flow, String state) {
        return flow.rates().stream().filter(rate -> rate.state().equals(state)).findFirst().orElseThrow();
    }

    private static void assertPart(Model model, ExpandedFlow flow, String state, int power, String expected) {
        ExpandedFlow.Rate rate = rate(flow, state);
        Expression part = rate.parts().get(power);
        Proof proof = IdentityProof.withoutSymja(model).prove(rate.axes(), part, Formulas.parse(expected));
        assertInstanceOf(Proof.Proved.class, proof, () -> ExpressionText.of(part) + " " + proof.detail());
    }

    /** a' = (1 - a*tanh w)*tanh w and w' = (1 - a*tanh w)*a*(1 - tanh^2 w), expanded by hand. */
    @Test
    void oneNeuronWithTanh() {
        Model model = Models.pair("(a*Tanh[w] - 1)^2/2");
        ExpandedFlow flow = ExpandedFlow.of(model, 4);
        assertEquals(0, flow.leading());
        assertEquals(Map.of("a", 1, "w", 1), flow.powers());
        assertEquals(Set.of(0, 2, 4), rate(flow, "a").parts().keySet());
        assertPart(model, flow, "a", 0, "w");
        assertPart(model, flow, "a", 2, "-w^3/3 - a*w^2");
        assertPart(model, flow, "a", 4, "2*w^5/15 + 2*a*w^4/3");
        assertPart(model, flow, "w", 0, "a");
        assertPart(model, flow, "w", 2, "-a*w^2 - a^2*w");
        assertPart(model, flow, "w", 4, "2*a*w^4/3 + 4*a^2*w^3/3");
    }

    /** With a = eps^2*a~ the same terms have other orders: w' starts at eps and a' at 1/eps. */
    @Test
    void statesOfDifferentSize() {
        Model model = Models.text("""
                parameters: {eps: {real: 0.01}}
                states: {a: {initial: 2*eps^2}, w: {initial: eps}}
                flow: {descend: "(a*Tanh[w] - 1)^2/2"}
                asymptotics: {small: eps}
                """);
        ExpandedFlow flow = ExpandedFlow.of(model, 2);
        assertEquals(Map.of("a", 2, "w", 1), flow.powers());
        assertEquals(-1, flow.leading());
        assertPart(model, flow, "a", -1, "w");
        assertPart(model, flow, "a", 1, "-w^3/3");
        assertPart(model, flow, "w", 1, "a");
        assertEquals(Set.of(1), rate(flow, "w").parts().keySet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        // Three layers, (3.5), with the target direction z.
        "three-layer/three-layer     ~ 1 ~ a ~ sigma'[0]^2*Sum[u[k, l]*w[l, j]*z[j], {l, m}, {j, d}]",
        "three-layer/three-layer     ~ 1 ~ u ~ sigma'[0]^2*Sum[a[k]*w[l, j]*z[j], {j, d}]",
        "three-layer/three-layer     ~ 1 ~ w ~ sigma'[0]^2*Sum[a[k]*u[k, l]*z[j], {k, m}]",
        "three-layer/matrix-factorisation ~ 1 ~ w2 ~ Sum[V[p, q]*w3[p, k]*w1[l, q], {p, m}, {q, m}]",
        // Two layers: the linearised flow, on data and along the first axis.
        "multi-stage/two-layer       ~ 0 ~ a ~ Sum[y[i]*w[k, j]*x[i, j], {i, n}, {j, d}]/n",
        "multi-stage/two-layer       ~ 0 ~ w ~ a[k]*Sum[y[i]*x[i, j], {i, n}]/n",
        "multi-stage/two-layer-population ~ 0 ~ a ~ w[k, 1]",
        "multi-stage/two-layer-population ~ 0 ~ w ~ a[k]*KroneckerDelta[j, 1]",
        // The power iteration of the convolutional network, (32)-(38).
        "cnn-condensation/two-layer-cnn ~ 0 ~ W ~ "
                + "Sum[y[i]*a[u, v, b]*x[i, u + p - 1, v + q - 1], {u, W1}, {v, H1}, {i, n}]/n",
        "cnn-condensation/two-layer-cnn ~ 0 ~ c ~ Sum[a[u, v, b], {u, W1}, {v, H1}]*Sum[y[i], {i, n}]/n",
        "linear-features/two-layer-linear ~ 0 ~ v ~ v[r] + eta*Sum[w[r, j]*X[i, j]*y[i], {i, n}, {j, d}]/(m*n)"})
    void leadingOrdersOfThePapers(String file, int leading, String state, String expected) {
        Model model = Models.file(file.trim());
        ExpandedFlow flow = ExpandedFlow.of(model, 0);
        assertEquals(leading, flow.leading());
        assertPart(model, flow, state.trim(), leading, expected);
    }

    /** Section 6.2: after the linear order come -K*w, the cube of the activation, and their counterparts. */
    @Test
    void secondOrderOfTheCubicActivation() {
        Model model = Models.file("multi-stage/two-layer-cubic");
        ExpandedFlow flow = ExpandedFlow.of(model, 2);
        assertPart(model, flow, "a", 2, "b3*s3*w[k]^3/6 - w[k]*Sum[a[p]*w[p], {p, m}]");
        assertPart(model, flow, "w", 2, "b3*s3*a[k]*w[k]^2/2 - a[k]*Sum[a[p]*w[p], {p, m}]");
    }

    @Test
    void upToCutsOffAndTruncatedMovesByTheSum() {
        Model model = Models.pair("(a*Tanh[w] - 1)^2/2");
        ExpandedFlow flow = ExpandedFlow.of(model, 4);
        assertEquals(ExpandedFlow.of(model, 2), flow.upTo(2));
        Model truncated = flow.upTo(2).truncated(model);
        assertInstanceOf(Proof.Proved.class, IdentityProof.withoutSymja(truncated).prove(List.of(),
                Formulas.parse("Dt[w]"), Formulas.parse("a - a*w^2 - a^2*w")));
        Expression energy = ExpandedFlow.upTo(model, List.of(), Formulas.parse("Exp[a*w]"), 4);
        assertInstanceOf(Proof.Proved.class, IdentityProof.withoutSymja(model).prove(List.of(), energy,
                Formulas.parse("1 + a*w + a^2*w^2/2")));
    }

    private static Diagnostic refused(Model model) {
        return assertThrows(DiagnosticException.class, () -> ExpandedFlow.of(model, 0)).diagnostics().get(0);
    }

    @Test
    void aKinkAtZeroIsRefusedWhereItStands() {
        Diagnostic kink = refused(Models.pair("(a*Ramp[w] - 1)^2/2"));
        assertEquals(Code.NO_EXPANSION, kink.code());
        assertTrue(kink.message().contains("Ramp[w]"), kink.message());
    }

    @Test
    void aStateThatIsNotSmallIsRefusedAtItsInitialValue() {
        Diagnostic large = refused(Models.text("""
                parameters: {eps: {real: 0.01}}
                states: {a: {initial: 1 + eps}, w: {initial: eps}}
                flow: {descend: "(a*w - 1)^2/2"}
                asymptotics: {small: eps}
                """));
        assertEquals(Code.NOT_SMALL, large.code());
        assertEquals("1 + eps", large.span().map(span -> span.source().text().substring(span.start(), span.end()))
                .orElseThrow());
    }

    @Test
    void whereNothingIsSmallThereIsNothingToExpand() {
        Model model = Models.file("multi-stage/two-layer-descent");
        assertThrows(IllegalArgumentException.class, () -> ExpandedFlow.of(model, 0));
    }

    @Test
    void ratesThatVanishToAllOrdersAreSaid() {
        assertEquals(Code.NO_EXPANSION, refused(Models.pair("3")).code());
    }

    @Test
    void theResidualInsideAnExpectationIsExpandedUnderIt() {
        Model model = Models.file("multi-stage/two-layer-population");
        ExpandedFlow flow = ExpandedFlow.of(model, 2);
        String third = ExpressionText.of(rate(flow, "a").parts().get(2));
        assertTrue(third.contains("Expectation") && third.contains("sigma'''[0]"), third);
        assertEquals(List.of("a", "w"), flow.rates().stream().map(ExpandedFlow.Rate::state).toList());
    }
}
