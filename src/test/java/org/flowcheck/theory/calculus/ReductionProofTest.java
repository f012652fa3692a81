package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Reduces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reduced models that follow are proved; with a constant, sign or term changed they are refused, and told why. */
class ReductionProofTest {

    private static ReductionProof.Comparing of(Model reduced, String state) {
        return ReductionProof.of(reduced).states().stream().filter(one -> one.state().equals(state)).findFirst()
                .orElseThrow();
    }

    /** The model with one equation stated otherwise. */
    private static Model with(Model model, String state, String rate) {
        List<Equation> equations = FlowDerivation.equations(model).stream().map(equation ->
                !equation.state().equals(state) ? equation
                        : new Equation(state, equation.axes(), Formulas.parse(rate))).toList();
        return model.withDynamics(model.dynamics().discrete() ? new Dynamics.Updates(equations)
                : new Dynamics.Rates(equations));
    }

    private static List<String> texts(List<Expression> terms) {
        return terms.stream().map(ExpressionText::of).toList();
    }

    private static boolean proved(Proof proof) {
        return proof instanceof Proof.Proved;
    }

    @ParameterizedTest
    @ValueSource(strings = {"three-layer/three-layer-effective", "three-layer/matrix-leading",
        "three-layer/matrix-effective", "multi-stage/two-layer-linearised", "multi-stage/k-logistic",
        "cnn-condensation/power-iteration", "cnn-condensation/power-iteration-channels", "linear-features/first-stage",
        "linear-features/second-stage-mean", "linear-features/second-stage-aligned",
        "phase-diagram/two-layer-relu-normalised"})
    void theReducedModelsFollow(String file) {
        ReductionProof.Result result = ReductionProof.of(Models.file(file));
        for (ReductionProof.Comparing one : result.states()) {
            assertTrue(proved(one.proof()), () -> one.state() + ": " + one.proof().detail());
            assertEquals(List.of(List.of(), List.of()), List.of(one.missing(), one.extra()));
        }
        assertInstanceOf(Proof.Proved.class, result.rates());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        // A constant, a sign, a term that is missing, one that is too much, an index, the data.
        "cnn-condensation/power-iteration ~ c ~ 11/10*Sum[a[u, v, b]*zc, {u, W1}, {v, H1}]",
        "cnn-condensation/power-iteration ~ c ~ -Sum[a[u, v, b]*zc, {u, W1}, {v, H1}]",
        "cnn-condensation/power-iteration ~ a ~ Sum[z[u + p - 1, v + q - 1]*W[p, q, b], {p, m}, {q, m}]",
        "cnn-condensation/power-iteration ~ W ~ Sum[a[u, v, b]*z[u + p - 1, v + q - 1], {u, W1}, {v, H1}] + W[p, q, b]",
        "cnn-condensation/power-iteration ~ W ~ Sum[a[u, v, b]*z[u + p - 1, v], {u, W1}, {v, H1}]",
        "multi-stage/k-logistic           ~ K ~ 2*K*(1 - 21/20*K)",
        "multi-stage/k-logistic           ~ K ~ 2*K*(1 + K)",
        "multi-stage/k-logistic           ~ K ~ 2*K",
        "multi-stage/two-layer-linearised ~ w ~ a[k]",
        "linear-features/first-stage      ~ rho ~ rho[r] + eta*gamma*v[r]/m",
        "linear-features/second-stage-aligned ~ rho ~ rho[r] + eta*Sqrt[gamma]*rho[r]/(n*m)"
                + " - eta*phi*rho[r]^3/(n*m*gamma)",
        "three-layer/three-layer-effective ~ a ~ Sum[b[k, l]*c[l], {l, m}]*2",
        "phase-diagram/two-layer-relu-normalised ~ a ~ 0"})
    void whatDoesNotFollowIsRefused(String file, String state, String rate) {
        Model wrong = with(Models.file(file.trim()), state.trim(), rate);
        ReductionProof.Comparing found = of(wrong, state.trim());
        assertFalse(proved(found.proof()), found.proof().detail());
        assertFalse(found.missing().isEmpty() && found.extra().isEmpty(), "no term is named");
        assertFalse(proved(ReductionProof.of(wrong).rates()));
    }

    @Test
    void theTermsThatDifferAreNamed() {
        Model model = Models.file("cnn-condensation/power-iteration");
        ReductionProof.Comparing without = of(with(model, "a",
                "Sum[z[u + p - 1, v + q - 1]*W[p, q, b], {p, m}, {q, m}]"), "a");
        assertEquals(1, without.missing().size());
        assertTrue(texts(without.missing()).get(0).contains("c[b]"), texts(without.missing()).toString());
        assertEquals(List.of(), without.extra());

        ReductionProof.Comparing additional = of(with(model, "c",
                "Sum[a[u, v, b]*zc, {u, W1}, {v, H1}] + 3*c[b]"), "c");
        assertEquals(List.of(), additional.missing());
        assertEquals(List.of("3*c[b]/eps"), texts(additional.extra()));
        assertInstanceOf(Proof.Refuted.class, additional.proof());
    }

    @Test
    void aWrongClockIsRefused() {
        Model model = Models.file("three-layer/three-layer-effective");
        Reduces stated = model.reduces().orElseThrow();
        for (String clock : List.of("eps*sigma'[0]^2", "eps*sigma'[0]*Sqrt[Sum[z[j]^2, {j, d}]]")) {
            Reduces other = new Reduces(stated.reference(), stated.full(), stated.states(), stated.data(),
                    stated.parameters(), Optional.of(Formulas.parse(clock)), stated.manifold(), stated.order());
            assertFalse(proved(ReductionProof.of(reducing(model, other)).rates()), clock);
        }
    }

    /** Without the manifold the logistic equation does not follow, nor does the aligned second stage. */
    @ParameterizedTest
    @ValueSource(strings = {"multi-stage/k-logistic", "linear-features/second-stage-aligned",
        "linear-features/second-stage-mean", "three-layer/matrix-effective"})
    void theManifoldIsNeeded(String file) {
        Model model = Models.file(file);
        Reduces stated = model.reduces().orElseThrow();
        assertFalse(stated.manifold().isEmpty());
        Reduces anywhere = new Reduces(stated.reference(), stated.full(), stated.states(), stated.data(),
                stated.parameters(), stated.clock(), List.of(), stated.order());
        assertFalse(proved(ReductionProof.of(reducing(model, anywhere)).rates()));
    }

    /** The linearised flow follows at leading order, and at no further one. */
    @Test
    void theOrderIsNeeded() {
        Model model = Models.file("multi-stage/two-layer-linearised");
        Reduces stated = model.reduces().orElseThrow();
        for (Optional<Integer> order : List.of(Optional.<Integer>empty(), Optional.of(2))) {
            Reduces further = new Reduces(stated.reference(), stated.full(), stated.states(), stated.data(),
                    stated.parameters(), stated.clock(), stated.manifold(), order);
            assertFalse(proved(ReductionProof.of(reducing(model, further)).rates()), "order " + order);
        }
    }

    private static Model reducing(Model model, Reduces reduces) {
        return new Model(model.name(), model.title(), model.source(), model.parameters(), model.activations(),
                model.draws(), model.data(), model.population(), model.states(), model.initialConditions(),
                model.definitions(), model.dynamics(), model.closedForms(), model.invariants(), model.blowUp(),
                model.observables(), model.domain(), model.asymptotics(), Optional.of(reduces));
    }

    @Test
    void aModelThatReducesNothingIsNotCompared() {
        assertThrows(IllegalArgumentException.class, () -> ReductionProof.of(Models.file("three-layer/three-layer")));
    }
}
