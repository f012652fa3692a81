package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;

/** Values one step of a map later. */
class MapStepTest {

    private static final Model ROTATION = Models.text("""
            parameters: {c: {real: 0.5}}
            states: {x: 1, y: 2}
            define: {square: x^2 + y^2}
            map: {x: x - c*y, y: y + c*x}
            """);

    private static Expression next(String formula) {
        return new NextValue(Formulas.parse(formula), Origin.computed());
    }

    private static Expression step(String formula) {
        return new MapStep(ROTATION, FlowDerivation.equations(ROTATION)).of(Formulas.parse(formula));
    }

    /** x = 3, y = 4 and c = 1/2 give 1 and 11/2: the new x does not enter the new y. */
    @Test
    void allStatesMoveAtOnce() {
        Evaluator at = new Evaluator(new Bindings().scalar("x", 3).scalar("y", 4).scalar("c", 0.5).scalar("t", 7));
        assertEquals(1, at.value(step("x")));
        assertEquals(5.5, at.value(step("y")));
        assertEquals(5.5 - 1, at.value(step("y - x")));
        assertEquals(1 + 5.5 * 5.5, at.value(step("square")));
        assertEquals(8 * 0.5, at.value(step("c*t")));
    }

    @Test
    void theNormGrowsByOnePlusTheSquareOfTheStep() {
        IdentityProof proofs = IdentityProof.withoutSymja(ROTATION);
        assertInstanceOf(Proof.Proved.class, proofs.prove(List.of(), next("square"),
                Formulas.parse("(1 + c^2)*square")));
        assertInstanceOf(Proof.Refuted.class, proofs.prove(List.of(), next("square"),
                Formulas.parse("(1 + c)*square")));
    }

    @Test
    void twoStepsAreAStepOfAStep() {
        Expression twice = new NextValue(next("x"), Origin.computed());
        Expression written = new FlowRate(ROTATION).expand(twice, IndexScope.EMPTY);
        Evaluator at = new Evaluator(new Bindings().scalar("x", 3).scalar("y", 4).scalar("c", 0.5));
        // After one step x = 1 and y = 11/2, after two x = 1 - 11/4.
        assertEquals(-1.75, at.value(written));
    }

    @Test
    void gradientDescentInStepsIsAMap() {
        Model model = Models.text("""
                parameters: {m: {integer: 3}, eta: {real: 0.1}}
                states: {"a[k]": {for: "{k, m}", initial: 1}}
                flow: {descend: "Sum[a[k]^2, {k, m}]/2", step: eta}
                """);
        assertEquals("a[k]*(1 - eta)", ExpressionText.of(FlowDerivation.equations(model).get(0).rate()));
        IdentityProof proofs = IdentityProof.withoutSymja(model);
        assertInstanceOf(Proof.Proved.class, proofs.prove(List.of(), next("Sum[a[k]^2, {k, m}]"),
                Formulas.parse("(1 - eta)^2*Sum[a[k]^2, {k, m}]")));
        assertInstanceOf(Proof.Proved.class, proofs.prove(ModelSketch.axes("l:m"), next("Initial[a[l]]"),
                Formulas.parse("Initial[a[l]]")));
    }
}
