package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.calculus.ExpandedFlow;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;

/** Each state shows its own first order, and the first order that is left out is found where its slope says. */
class KeptOrdersTest {

    /** d a/dt = w - w^3/3, d w/dt = a - a*w^2 with a ~ eps^3 and w ~ eps: the first orders are -2 and 2. */
    private static Model unequal(String flow) {
        return ModelReader.read(new SourceText("sample", """
                flowcheck: 1
                model: sample
                parameters: {eps: {real: 1/100}}
                where: eps > 0
                states: {a: {initial: "2*eps^3"}, w: {initial: "3*eps"}}
                %s
                asymptotics: {small: eps}
                """.formatted(flow)));
    }

    private static Derivation.Expansion expansion(Model model) {
        return KeptOrders.of(model, new TreeMap<>(), 0);
    }

    private static Map<String, Set<Integer>> orders(Derivation.Expansion expansion) {
        return expansion.flow().rates().stream().collect(Collectors.toMap(ExpandedFlow.Rate::state,
                rate -> rate.parts().keySet()));
    }

    private static List<Optional<Integer>> next(Derivation.Expansion expansion) {
        expansion.remainders().forEach(remainder -> assertTrue(remainder.agrees(), remainder.toString()));
        return expansion.remainders().stream().map(Derivation.Remainder::next).toList();
    }

    @Test
    void eachStateHasItsOwnFirstOrder() {
        Derivation.Expansion expansion = expansion(unequal("flow: {ascend: \"a*w - a*w^3/3\"}"));
        assertEquals(Map.of("a", Set.of(-2), "w", Set.of(2)), orders(expansion));
        assertEquals(List.of(Optional.of(0), Optional.of(4)), next(expansion));
    }

    @Test
    void theIdentityOfAMapIsNoOrder() {
        Derivation.Expansion expansion = expansion(unequal("flow: {ascend: \"a*w - a*w^3/3\", step: 1/10}"));
        assertEquals(Map.of("a", Set.of(-2), "w", Set.of(0, 2)), orders(expansion));
        assertEquals(List.of("w/(10*eps^2)", "w + eps^2*a/10"), expansion.flow().rates().stream()
                .map(rate -> ExpressionText.of(rate.series("eps"))).toList());
        assertEquals(List.of(Optional.of(0), Optional.of(4)), next(expansion));
    }

    @Test
    void whatIsLeftOutIsFoundBeyondTheNextOrders() {
        Model deep = ModelReader.read(Path.of("models/three-layer/matrix-factorisation.yaml"));
        assertEquals(List.of(Optional.of(4), Optional.of(4), Optional.of(4)), next(expansion(deep)));
        Derivation.Expansion exact = expansion(unequal("flow: {ascend: \"a*w\"}"));
        assertEquals(List.of(Optional.empty(), Optional.empty()), next(exact));
        assertTrue(exact.remainders().stream().allMatch(remainder -> Double.isInfinite(remainder.slope())));
    }

    /** The first parts of both states lie far away, one of them too far for the expansion of the other. */
    @Test
    void aStateThatIsTooFarDoesNotHideANearerOne() {
        Model model = ModelReader.read(new SourceText("sample", """
                flowcheck: 1
                model: sample
                parameters: {m: {integer: 3}, eps: {real: 1/100}}
                activations: {phi: {at zero: [0, 1], default: Tanh}}
                states: {a: eps, b: eps, "c[k]": {for: "{k, m}", initial: eps}}
                rates:
                  a: a^5
                  b: b^11
                  c[k]: phi[Sum[phi[Sum[phi[c[l]*c[p]*a], {l, m}] + c[p]], {p, m}]]*phi[c[k] + a*b + c[k]^2]*phi[c[k] + a + b + phi[a + b + a*c[k]]]
                asymptotics: {small: eps}
                """));
        Derivation.Expansion expansion = expansion(model);
        assertEquals(Set.of(4), orders(expansion).get("a"));
        assertEquals(Set.of(), orders(expansion).get("b"));
        Derivation.Remainder far = expansion.remainders().get(1);
        assertEquals(Optional.empty(), far.next());
        assertEquals(Optional.of(10), far.order());
        assertEquals(Optional.empty(), expansion.remainders().get(0).order());
    }

    @Test
    void aSlopeThatIsOffIsTold() {
        assertFalse(new Derivation.Remainder("a", 1, Optional.of(4), 2.0).agrees());
        assertTrue(new Derivation.Remainder("a", 1, Optional.of(4), 4.1).agrees());
        assertEquals(Optional.of(2), new Derivation.Remainder("a", 1, Optional.empty(), Double.NaN).order());
    }
}
