package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs about maps: values one step later, invariants, closed forms; gradient descent with mobilities and a step. */
class MapProofTest {

    private static final String DESCENT = """
            parameters: {m: {integer: 3}, n: {integer: 2}, eta: {real: 0.1}, kappa: {real: 2}}
            data:
              x[i]: {for: "{i, n}", value: "i"}
            states:
              a[k]: {for: "{k, m}", initial: "k"}
              b: 1
            define:
              e[i]: Sum[a[k], {k, m}]*x[i] - b
              L: Sum[e[i]^2, {i, n}]/2
            flow: {descend: L, step: eta, mobility: {a: 1/kappa}}
            """;

    @Test
    void descentMovesByStepAndMobility() {
        List<String> equations = FlowDerivation.equations(ModelTexts.model(DESCENT)).stream()
                .map(equation -> equation.state() + ": " + ExpressionText.of(equation.rate())).toList();
        assertEquals(List.of("a: a[k] - eta*Sum[e[i]*x[i], {i, n}]/kappa", "b: b + eta*Sum[e[i], {i, n}]"), equations);
        List<String> flow = FlowDerivation.equations(ModelTexts.model(DESCENT.replace("step: eta, ", ""))).stream()
                .map(equation -> ExpressionText.of(equation.rate())).toList();
        assertEquals(List.of("-Sum[e[i]*x[i], {i, n}]/kappa", "Sum[e[i], {i, n}]"), flow);
    }

    @Test
    void oneMobilityIsThatOfAllStates() {
        Model one = ModelTexts.model(DESCENT.replace("{a: 1/kappa}", "kappa^2"));
        Model each = ModelTexts.model(DESCENT.replace("{a: 1/kappa}", "{a: kappa^2, b: kappa^2}"));
        assertEquals(FlowDerivation.equations(each), FlowDerivation.equations(one));
    }

    private static Proof proof(Model model, String left, String right) {
        return IdentityProof.withoutSymja(model).prove(List.of(), ModelTexts.formula(model, left),
                ModelTexts.formula(model, right));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Next[b] - b                ~ eta*Sum[e[i], {i, n}]                              ~ true",
            "Next[b] - b                ~ -eta*Sum[e[i], {i, n}]                             ~ false",
            "Next[Sum[a[k], {k, m}]]    ~ Sum[a[k], {k, m}] - m*eta*Sum[e[i]*x[i], {i, n}]/kappa ~ true",
            "Next[Sum[a[k], {k, m}]]    ~ Sum[a[k], {k, m}] - eta*Sum[e[i]*x[i], {i, n}]/kappa   ~ false",
            // All states move at once: the step of b sees the old a.
            "Next[a[1]*b]               ~ Next[a[1]]*Next[b]                                 ~ true",
            "Next[t^2]                  ~ t^2 + 2*t + 1                                      ~ true",
            "Next[a[1] - a[m]]          ~ a[1] - a[m]                                        ~ true",
            "Next[Initial[a[1]]]        ~ Initial[a[1]]                                      ~ true",
    })
    void valuesOneStepLater(String left, String right, boolean holds) {
        Proof proof = proof(ModelTexts.model(DESCENT), left, right);
        assertEquals(holds ? Proof.Proved.class : Proof.Refuted.class, proof.getClass(), proof::toString);
    }

    private static final String STEPS = """
            parameters: {eta: {real: 0.1}}
            states: {x: 1, y: 0}
            map:
              x: (1 - eta)*x
              y: y + eta*x
            """;

    @Test
    void invariantsOfMapsAreProved() {
        Model right = ModelTexts.model(STEPS + "invariants: {total: x + y}\n");
        assertInstanceOf(Proof.Proved.class, InvariantProof.of(right, IdentityProof.withoutSymja(right)));
        Model wrong = ModelTexts.model(STEPS + "invariants: {total: x + 2*y}\n");
        assertInstanceOf(Proof.Refuted.class, InvariantProof.of(wrong, IdentityProof.withoutSymja(wrong)));
        // A quarter of a turn at each step.
        Model turn = ModelTexts.model(
                "states: {x: 1, y: 0}\nmap: {x: y, y: \"-x\"}\ninvariants: {p: x^2 + y^2, q: x*y}\n");
        IdentityProof proofs = IdentityProof.withoutSymja(turn);
        assertInstanceOf(Proof.Proved.class, InvariantProof.of(turn.invariants().get(0), proofs));
        assertInstanceOf(Proof.Refuted.class, InvariantProof.of(turn.invariants().get(1), proofs));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Initial[y] + Initial[x]*(1 - (1 - eta)^t)", "Initial[x] + Initial[y] - x0*(1 - eta)^t"})
    void closedFormsOfMapsAreProved(String y) {
        Model model = ModelTexts.model(STEPS + "define: {x0: \"Initial[x]\"}\n"
                + "closed form:\n  x: Initial[x]*(1 - eta)^t\n  y: " + y + "\n");
        assertInstanceOf(Proof.Proved.class, ClosedFormProof.of(model, IdentityProof::withoutSymja));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Initial[x]*Exp[-eta*t]", "Initial[x]*(1 - eta)^(t + 1)", "Initial[x]*(1 - 2*eta)^t",
        "2*(1 - eta)^t"})
    void wrongClosedFormsOfMapsAreRefuted(String x) {
        Model model = ModelTexts.model(STEPS + "closed form:\n  x: " + x
                + "\n  y: Initial[y] + Initial[x]*(1 - (1 - eta)^t)\n");
        assertInstanceOf(Proof.Refuted.class, ClosedFormProof.of(model, IdentityProof::withoutSymja));
    }
}
