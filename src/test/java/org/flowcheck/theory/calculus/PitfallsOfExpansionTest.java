package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;

/** Expansions in which a small parameter, or an index, stands where it is easily overlooked. */
class PitfallsOfExpansionTest {

    /** With x = eps*x~ both terms of x' = eps*x + x^2 are of one order. */
    @Test
    void theSmallParameterCountsInTheEquations() {
        Model model = Models.text("""
                parameters: {eps: {real: 0.1}}
                states: {x: eps}
                flow: {ascend: "eps*x^2/2 + x^3/3"}
                asymptotics: {small: eps}
                """);
        ExpandedFlow flow = ExpandedFlow.of(model, 0);
        assertEquals(1, flow.leading());
        Expression leading = flow.rescaled().rates().get(0).parts().get(1);
        assertInstanceOf(Proof.Proved.class, IdentityProof.withoutSymja(model).prove(List.of(), leading,
                Formulas.parse("x + x^2")), () -> ExpressionText.of(leading));
        assertEquals(Double.POSITIVE_INFINITY, ExpansionCheck.remainders(model, flow).get(0).slope());
    }

    /** The sum over q ends at p: it cannot be taken out of the sum over p. */
    @Test
    void sumsWhoseRangesDependOnEachOtherStayTogether() {
        Model model = Models.text("""
                parameters: {m: {integer: 3}, eps: {real: 0.1}}
                states:
                  a[k]: {for: "{k, m}", initial: eps}
                  b[k]: {for: "{k, m}", initial: eps}
                  c: {initial: eps}
                flow: {ascend: "Sum[a[p]*b[q]*c, {p, m}, {q, p}]"}
                asymptotics: {small: eps}
                """);
        ExpandedFlow flow = ExpandedFlow.of(model, 0);
        Expression part = flow.rates().get(2).parts().get(1);
        assertEquals(Set.of("a", "b", "m"), Traversal.freeNames(part), () -> ExpressionText.of(part));
        assertTrue(ExpansionCheck.remainders(model, flow).stream().allMatch(rest -> rest.slope() > 1e9));
    }

    @Test
    void aPartThatHasNoValueIsNotMeasuredAsZero() {
        Model model = Models.text("""
                parameters: {eps: {real: 0.1}}
                states: {x: eps}
                flow: {ascend: "x^2/2"}
                asymptotics: {small: eps}
                """);
        ExpandedFlow flow = ExpandedFlow.of(model, 0);
        ExpandedFlow.Rate rate = flow.rates().get(0);
        ExpandedFlow broken = new ExpandedFlow(flow.small(), flow.powers(), flow.leading(),
                List.of(new ExpandedFlow.Rate(
                rate.state(), rate.axes(), new TreeMap<>(Map.of(0, Formulas.parse("x*nowhere"))))));
        assertTrue(Double.isNaN(ExpansionCheck.remainders(model, broken).get(0).slope()));
    }
}
