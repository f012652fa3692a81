package org.flowcheck.theory.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Excerpt;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReaderTest {

    private static Model read(String body) {
        return ModelReader.read(new SourceText("model", "flowcheck: 1\nmodel: sample\n" + body));
    }

    private static String axes(List<Axis> axes) {
        return String.join(", ", axes.stream()
                .map(axis -> "{" + axis.index() + ", " + ExpressionText.of(axis.size()) + "}").toList());
    }

    @Test
    void drawsTakeTheirRangesFromTheInitialValuesThatUseThem() {
        Model model = read("""
                parameters: {m: {integer: 4}, d: {integer: 2}}
                draws:
                  h[p, q]: NormalDistribution[0, 1]
                  g[k]: {law: "UniformDistribution[-1, 1]", for: "{k, 2*m}"}
                states:
                  w[k, j]: {for: "{k, m}, {j, d}", initial: "h[k, j] + Sum[h[l, 1], {l, m}] + g[k + m]"}
                rates:
                  w[k, j]: 0
                """);
        assertEquals("{p, m}, {q, d}", axes(model.draw("h").orElseThrow().axes()));
        assertEquals("{k, 2*m}", axes(model.draw("g").orElseThrow().axes()));
    }

    @Test
    void definitionsStandAfterThoseTheyUse() {
        Model model = read("""
                parameters: {m: {integer: 4}}
                states:
                  a[k]: {for: "{k, m}", initial: 1}
                define:
                  total: Sum[half[k], {k, m}]
                  half[k]: a[k]/2
                  other: 1
                flow: {ascend: total*other}
                """);
        assertEquals(List.of("half", "total", "other"), model.definitions().stream().map(Definition::name).toList());
        assertEquals("{k, m}", axes(model.definition("half").orElseThrow().axes()));
    }

    @Test
    void equationsComeInTheOrderOfTheStatesAndMayRenameIndices() {
        Model model = read("""
                parameters: {m: {integer: 4}}
                states:
                  x: 1
                  a[k]: {for: "{k, m}", initial: k}
                rates:
                  a[i]: a[i]*x
                  x: "-x"
                """);
        Dynamics.Rates rates = (Dynamics.Rates) model.dynamics();
        assertEquals(List.of("x", "a"), rates.equations().stream().map(equation -> equation.state()).toList());
        assertEquals("{i, m}", axes(rates.equations().get(1).axes()));
    }

    @Test
    void guardedIndicesAreLeftToTheNumbers() {
        Model model = read("""
                parameters: {m: {integer: 4}}
                states:
                  a[k]: {for: "{k, m}", initial: 1}
                rates:
                  a[k]: If[k < m, a[k + 1], 0] + Sum[a[j - 1], {j, 2, m}] + Sum[a[l], {l, k, m}] - a[m]
                """);
        assertEquals(1, model.states().size());
    }

    @Test
    void aFormulaOverSeveralLinesIsAnErrorAtItsPlace() {
        DiagnosticException problem = assertThrows(DiagnosticException.class, () -> read("""
                states: {x: 1}
                rates:
                  x: >-
                    x
                    + 2*(
                      y)
                """));
        assertEquals("model:8:7", problem.diagnostics().get(0).span().orElseThrow().place());
    }

    @Test
    void extendingReplacesByKeyAndKeepsTheRest(@TempDir Path root) throws IOException {
        Path topic = Files.createDirectories(root.resolve("models/topic"));
        Path other = Files.createDirectories(root.resolve("models/other"));
        Files.writeString(topic.resolve("base.yaml"), """
                flowcheck: 1
                model: base
                title: Base
                parameters: {m: {integer: 4, meaning: width}, s: {real: 2}}
                states:
                  a[k]: {for: "{k, m}", initial: 1}
                define:
                  E: Sum[a[k]^3, {k, m}]
                flow: {ascend: E}
                observe: {E: E}
                """);
        Files.writeString(topic.resolve("middle.yaml"), """
                flowcheck: 1
                model: middle
                extends: base
                states:
                  a[j]: {for: "{j, m}", initial: j}
                """);
        Path file = Files.writeString(other.resolve("derived.yaml"), """
                flowcheck: 1
                model: derived
                extends: topic/middle
                parameters: {m: {integer: 7}}
                rates:
                  a[k]: s*a[k]
                """);
        Model model = ModelReader.read(file);
        Parameter width = model.parameter("m").orElseThrow();
        assertEquals("7", ExpressionText.of(width.value()));
        assertEquals("width", width.meaning());
        assertEquals("derived", model.name());
        assertEquals("Base", model.title());
        assertEquals("{j, m}", axes(model.states().get(0).axes()));
        assertTrue(model.dynamics() instanceof Dynamics.Rates);
        assertEquals(1, model.observables().size());
    }

    @Test
    void settingsAreExactNumbersListsAndNamesOfInitialConditions() {
        Model model = ModelReader.read(Path.of("models/three-layer/three-layer-effective.yaml"));
        ParameterSettings settings = ParameterSettings.read(List.of(
                new SourceText("command line", "m=1,2, 20"), new SourceText("command line", "delta = -3/2"),
                new SourceText("command line", "size=1e-3"),
                new SourceText("command line", "initial=gaussian,example-1")), model);
        assertEquals(Map.of("m", List.of(Rational.of(1), Rational.of(2), Rational.of(20)),
                "delta", List.of(Rational.of(-3, 2)), "size", List.of(Rational.of(1, 1000))), settings.parameters());
        assertEquals(List.of("gaussian", "example-1"), settings.initialConditions());
    }

    /** Whatever is done to a model's text, reading gives a model or says what is wrong. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mutilatedModelsAreReadOrRefused(long seed) throws IOException {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Path> files = ModelFiles.all();
        String letters = "abkm01 {}[]()^*/+-:,'\"#!&|<>=\n\t\\\u2212";
        List<Code> seen = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder(Files.readString(files.get(random.nextInt(files.size()))));
            for (int j = 0; j <= random.nextInt(3); j++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, letters.charAt(random.nextInt(letters.length())));
                    case 2 -> text.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
                }
            }
            try {
                Model model = ModelReader.read(new SourceText("mutilated", text.toString()));
                String printed = ModelPrinter.print(model);
                assertEquals(model, ModelReader.read(new SourceText("printed", printed)), printed);
            } catch (DiagnosticException expected) {
                expected.diagnostics().forEach(problem -> {
                    assertTrue(!Excerpt.render(problem).isEmpty());
                    seen.add(problem.code());
                });
            }
        }
        assertTrue(seen.stream().distinct().count() >= 8, "too few kinds of damage: " + seen);
    }
}
