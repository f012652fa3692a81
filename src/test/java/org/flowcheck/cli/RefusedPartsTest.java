package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flowcheck.SchemaValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part of a derivation that is refused does not hide the others, in any of the three forms of output. */
class RefusedPartsTest {

    private static final String MODEL = """
            flowcheck: 1
            model: %s
            parameters: {m: {integer: 5}, eps: {real: 1/m}, p: {integer: %s}}
            activations: {sigma: {is: %s}}
            draws: {"g[k]": "NormalDistribution[0, 1]", "h[k]": "NormalDistribution[0, 1]"}
            states:
              a[k]: {for: "{k, m}", initial: "eps*g[k]"}
              w[k]: {for: "{k, m}", initial: "eps*h[k]"}
            flow: {descend: "(1 - Sum[sigma[a[k]*w[k]]%s, {k, m}])^2/2"}
            asymptotics: {small: eps, width: m, time: Log}
            """;

    @TempDir
    private Path folder;

    private void write(String name, String degree, String activation, String more) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), MODEL.formatted(name, degree, activation, more));
    }

    @Test
    void theFlowAndTheInvariantsStayBesideARefusedExpansion() throws IOException {
        write("kink", "2", "Ramp", "");
        CommandRun run = CommandRun.in(folder, "derive", "kink.yaml");
        assertEquals(Exit.INPUT, run.exit());
        assertTrue(run.out().contains("d/dt a[k] = "), run.out());
        assertTrue(run.out().contains("balance-a-w[k]: a[k]^2 - w[k]^2"), run.out());
        assertTrue(run.out().contains("kink.yaml:9:"), run.out());
        assertEquals(1, run.err().lines().filter(line -> line.contains("error: ")).count(), run.err());
        // The same model with a smooth function is expanded: it is the kink that is refused.
        write("smooth", "2", "Tanh", "");
        CommandRun smooth = CommandRun.in(folder, "derive", "smooth.yaml");
        assertEquals(Exit.OK, smooth.exit(), smooth.err());
        assertTrue(smooth.out().contains("leading order"));
        assertFalse(smooth.out().contains("refused"));
    }

    @Test
    void jsonNamesThePartsAndFitsTheSchema() throws IOException {
        write("kink", "2", "Ramp", "");
        CommandRun run = CommandRun.in(folder, "derive", "kink.yaml", "--json");
        assertEquals(Exit.INPUT, run.exit());
        Map<String, Object> json = run.json();
        assertEquals(List.of(), SchemaValidator.of(Path.of("docs/schema/derive.schema.json")).problems(json));
        assertNull(json.get("expansion"));
        assertEquals(List.of("expansion", "balance"), CommandRun.list(json, "refused").stream()
                .map(refusal -> refusal.get("part")).toList());
        CommandRun.list(json, "refused").forEach(refusal -> {
            assertEquals("no-expansion", refusal.get("code"));
            assertTrue(refusal.get("place").toString().contains("kink.yaml:9:"), refusal.toString());
        });
        assertFalse(CommandRun.list(json, "invariants").isEmpty());
    }

    @Test
    void latexSaysItInASentence() throws IOException {
        write("kink", "2", "Ramp", "");
        CommandRun run = CommandRun.in(folder, "derive", "kink.yaml", "--latex");
        assertEquals(Exit.INPUT, run.exit());
        assertTrue(run.out().contains("The flow conserves"), run.out());
        assertTrue(run.out().contains("Not derived, expansion in the small parameter: "), run.out());
    }

    @Test
    void measuringWhatIsRefusedEndsWithTheRefusalAlone() throws IOException {
        write("kink", "2", "Ramp", "");
        CommandRun run = CommandRun.in(folder, "derive", "kink.yaml", "--measure");
        assertEquals(Exit.INPUT, run.exit());
        assertFalse(run.err().contains("wrong-usage"), run.err());
    }

    /** A reduction at leading order needs the expansion of the fuller model: it is refused by itself. */
    @Test
    void aComparisonThatNeedsTheExpansionIsRefusedByItself() throws IOException {
        write("kink", "2", "Ramp", "");
        Files.writeString(folder.resolve("less.yaml"), """
                flowcheck: 1
                model: less
                states: {K: 1}
                rates: {K: K}
                reduces: {model: kink, states: {K: "Sum[a[k], {k, m}]"}, order: leading}
                """);
        CommandRun run = CommandRun.in(folder, "derive", "less.yaml", "--json");
        assertEquals(Exit.INPUT, run.exit());
        assertEquals("kink", CommandRun.list(run.json(), "refused").get(0).get("other"));
        assertEquals(1, CommandRun.list(run.json(), "equations").size());
    }

    @Test
    void aSymbolicPowerIsExpandedForItsValueAndSaysSo() throws IOException {
        write("symbol", "2", "Tanh", "^p");
        write("number", "3", "Tanh", "^2");
        CommandRun symbol = CommandRun.in(folder, "derive", "symbol.yaml", "--json");
        Map<String, Object> ofSymbol = members(symbol.json(), "expansion");
        Map<String, Object> ofNumber =
                members(CommandRun.in(folder, "derive", "number.yaml", "--json").json(), "expansion");
        assertEquals(Map.of("p", 2), ofSymbol.get("fixed"));
        assertEquals(Map.of(), ofNumber.get("fixed"));
        for (String part : List.of("leading", "rates", "remainders")) {
            assertEquals(ofNumber.get(part), ofSymbol.get(part), part);
        }
    }

    @Test
    void aStartAtASymbolicPowerCountsAsItsValue() throws IOException {
        Files.writeString(folder.resolve("start.yaml"), """
                flowcheck: 1
                model: start
                parameters: {p: {integer: 2}, eps: {real: 0.1}}
                states: {a: eps^p, b: eps}
                flow: {descend: "(1 - a*b)^2/2"}
                asymptotics: {small: eps}
                """);
        Map<String, Object> expansion = members(CommandRun.json(folder, "derive", "start.yaml", "--json"), "expansion");
        assertEquals(Map.of("p", 2), expansion.get("fixed"));
        assertEquals(Map.of("a", 2, "b", 1), expansion.get("powers"));
    }

    /** Powers of what does not vanish need no value, and the expansion holds for all of them. */
    @Test
    void aPowerOfWhatDoesNotVanishStaysASymbol() throws IOException {
        Files.writeString(folder.resolve("free.yaml"), """
                flowcheck: 1
                model: free
                parameters: {p: {integer: 3}, eps: {real: 0.1}}
                states: {a: eps}
                flow: {descend: "(1 + a)^p"}
                asymptotics: {small: eps}
                """);
        Map<String, Object> expansion = members(CommandRun.json(folder, "derive", "free.yaml", "--json"), "expansion");
        assertEquals(Map.of(), expansion.get("fixed"));
        assertTrue(expansion.get("rates").toString().contains("p"), expansion.toString());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Map<String, Object> json, String name) {
        return (Map<String, Object>) json.get(name);
    }
}
