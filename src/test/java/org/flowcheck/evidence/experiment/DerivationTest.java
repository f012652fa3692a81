package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.flowcheck.Golden;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.theory.model.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is derived from the models, compared with files that a person read ({@link Golden} says how to renew them). */
class DerivationTest {

    private static Derivation of(String model, int order) {
        return Derivation.of(new ModelLibrary(Path.of(""), Optional.empty()), model, order);
    }

    @ParameterizedTest
    @CsvSource({"three-layer, 0", "two-layer, 2", "two-layer-descent, 0", "two-layer-linearised, 0",
        "two-layer-cubic, 2", "k-logistic, 0", "power-iteration, 0", "first-stage, 0", "two-layer-linear, 0",
        "two-layer-relu-normalised, 0"})
    void theTextIsAsItWasRead(String model, int order) throws IOException {
        Golden.matches(DerivationTest.class, "derive-" + model + ".txt", DeriveView.text(of(model, order), false));
    }

    /** Models without measured slopes, which are printed in full. */
    @ParameterizedTest
    @ValueSource(strings = {"two-layer-descent", "first-stage"})
    void theJsonIsAsItWasRead(String model) throws IOException {
        Golden.matches(DerivationTest.class, "derive-" + model + ".json", DeriveView.json(of(model, 0)).pretty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"three-layer", "two-layer-linear"})
    void theLatexIsAsItWasRead(String model) throws IOException {
        Golden.matches(DerivationTest.class, "derive-" + model + ".tex", DeriveView.latex(of(model, 0)));
    }

    /** Text, LaTeX and JSON say the same of a comparison, for each of the words. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"Kp == 2*K ~ 2*K*(1 - K) ~ equal ~ stays",
        "Kp == 2.1*K ~ 2.1*K*(1 - K) ~ equal on the set only ~ leaves", "Kp == 2.1*K ~ 2*K*(1 - K) ~ different ~ leaves",
        "Kp == 2*K ~ 2*K ~ different ~ stays", "K == 1 ~ 2*K*(1 - K) ~ not decided ~ not decided"})
    void oneVerdictIsToldInAllForms(String set, String rate, String word, String staying, @TempDir Path folder)
            throws IOException {
        Path topic = folder.resolve("models").resolve("multi-stage");
        Files.createDirectories(topic);
        for (String name : List.of("two-layer-descent", "k-logistic")) {
            Files.writeString(topic.resolve(name + ".yaml"), Files.readString(Path.of("models", "multi-stage", name + ".yaml"))
                    .replace("on: Kp == 2*K", "on: " + set).replace("K: 2*K*(1 - K)", "K: " + rate));
        }
        Derivation derivation = Derivation.of(new ModelLibrary(folder, Optional.empty()),
                topic.resolve("k-logistic.yaml").toString(), 0);
        String text = DeriveView.text(derivation, false);
        String line = text.lines().filter(one -> one.startsWith("  K  ")).findFirst().orElseThrow().strip();
        assertTrue(line.substring(1).strip().split(":")[0].equals(word), text);
        assertTrue(DeriveView.latex(derivation).contains("it is " + word + " under"), DeriveView.latex(derivation));
        Json.Members json = DeriveView.json(derivation);
        assertEquals(2, json.pretty().split("\"verdict\": \"" + word + "\"", -1).length - 1
                - (word.equals(staying) ? 1 : 0), json.pretty());
        assertTrue(json.pretty().contains("\"verdict\": \"" + staying + "\""), json.pretty());
    }

    @Test
    void remaindersAgreeWithTheFirstOrderThatIsLeftOut() {
        for (int order : new int[] {0, 1, 2}) {
            Derivation.Expansion expansion = of("two-layer", order).expansion().orElseThrow();
            for (Derivation.Remainder remainder : expansion.remainders()) {
                assertTrue(remainder.next().isPresent(), remainder.state());
                assertTrue(remainder.agrees(), remainder.toString());
            }
        }
        Derivation.Remainder off = new Derivation.Remainder("a", 1, Optional.of(2), 1.7);
        assertFalse(off.agrees());
        assertFalse(new Derivation.Remainder("a", 1, Optional.empty(), 1.7).agrees());
        assertTrue(new Derivation.Remainder("a", 1, Optional.empty(), Double.POSITIVE_INFINITY).agrees());
    }

    /** Definitions that nothing uses are not shown; those shown stand after what they use. */
    @Test
    void onlyUsedDefinitionsAreShown() {
        assertEquals(List.of("K"), of("two-layer-descent", 0).definitions().stream().map(Definition::name).toList());
    }

    @Test
    void theJsonOfAnExpansionNamesItsParts() {
        String json = DeriveView.json(of("two-layer-cubic", 0)).pretty();
        for (String member : List.of("\"small\"", "\"powers\"", "\"leading\"", "\"rates\"", "\"clock\"",
                "\"remainders\"", "\"slope\"")) {
            assertTrue(json.contains(member), member);
        }
    }

    /** However long the list: a differing exponent and the count at the end are shown without --all. */
    @Test
    void measuredExponentsAreNeverCut() {
        Derivation derived = of("two-layer-population", 0);
        List<ExponentRow> rows = new ArrayList<>(Collections.nCopies(400,
                new ExponentRow("t = 0", "a[k]", PredictedExponent.exactly(1), 1, 0.01, "")));
        rows.add(new ExponentRow("t = 0", "w[k, 1]", PredictedExponent.exactly(1), 2, 0.01, ""));
        Derivation measured = new Derivation(derived.model(), derived.equations(), derived.expansion(),
                derived.balance(), Optional.of(rows), derived.invariants(), derived.reductions(), derived.refusals());
        String text = DeriveView.text(measured, false);
        assertTrue(text.contains("differs"), text);
        assertTrue(text.contains("400 exponents agree, 1 differs,"), text);
    }
}
