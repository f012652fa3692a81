package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flowcheck.SchemaValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code blowup --sensitivities}: what it writes and what it refuses. */
class SensitivitiesTest {

    @TempDir
    private Path folder;

    private static Map<String, Object> known(Map<String, Object> run) {
        return CommandRun.members(run.get("sensitivities"));
    }

    private static double number(Object list, int place) {
        return ((Number) ((List<?>) list).get(place)).doubleValue();
    }

    /** The condition number of the Taylor series with forward derivatives, from the same numbers. */
    @Test
    void theConditionIsThatOfTheDigits() throws IOException {
        Map<String, Object> json = CommandRun.json(folder, "blowup", "three-layer-effective", "m=1,2", "--seeds", "3",
                "--digits", "12", "--certified", "--sensitivities", "--json");
        assertEquals(List.of(), SchemaValidator.of(Path.of("docs/schema/blowup.schema.json")).problems(json));
        for (Map<String, Object> run : CommandRun.list(json, "runs")) {
            Map<String, Object> known = known(run);
            double condition = CommandRun.number(known, "condition");
            assertEquals(CommandRun.number(CommandRun.members(run.get("precise")), "condition"), condition,
                    1e-8 * condition);
            double shares = 0;
            double sum = 0;
            for (Map<String, Object> state : CommandRun.list(known, "states")) {
                shares += CommandRun.number(state, "share");
                for (int i = 0; i < ((List<?>) state.get("gradient")).size(); i++) {
                    sum += number(state.get("start"), i) * number(state.get("gradient"), i);
                }
            }
            assertEquals(condition, shares, 1e-14 * condition);
            assertEquals(-CommandRun.number(run, "time"), sum, 1e-9);
        }
    }

    /** By the number that the file states, not by the coordinate of the blow-up: T = 1/log x, T = exp(-x). */
    @ParameterizedTest
    @CsvSource({"log-squared, x0=2, -1.0406844905028037", "exponential, x0=-1, -2.718281828459045",
        "quadratic, x0=4, -0.0625"})
    void theStatedStartCounts(String model, String setting, double expected) {
        Map<String, Object> run = CommandRun.list(CommandRun.json(folder, "blowup", model, setting, "--sensitivities",
                "--json"), "runs").get(0);
        Map<String, Object> state = CommandRun.list(known(run), "states").get(0);
        double found = number(state.get("gradient"), 0);
        assertEquals("x", state.get("state"));
        assertEquals(expected, found, number(state.get("error"), 0));
        assertTrue(number(state.get("error"), 0) < 1e-9 * Math.abs(expected));
    }

    /** The coupled pair with x = log w: dT/dw = (dT/dx)/w, and dT/dy as it was. */
    @Test
    void oneNumberInACoordinateAmongOthers() throws IOException {
        Files.writeString(folder.resolve("pair.yaml"), "flowcheck: 1\nmodel: pair\nstates:\n  y: 1\n  w: Exp[2]\n"
                + "rates:\n  y: Log[w]^2\n  w: w*Log[w]*y\nblow-up: {along: y, in: {x: \"Log[w]\", w: \"Exp[x]\"}}\n");
        List<Map<String, Object>> plain = CommandRun.list(known(CommandRun.list(CommandRun.json(folder, "blowup",
                "coupled-pair", "x0=2", "y0=1", "--sensitivities", "--json"), "runs").get(0)), "states");
        List<Map<String, Object>> other = CommandRun.list(known(CommandRun.list(CommandRun.json(folder, "blowup",
                "pair.yaml", "--sensitivities", "--json"), "runs").get(0)), "states");
        assertEquals(List.of("y", "w"), other.stream().map(state -> state.get("state")).toList());
        double byX = number(plain.get(0).get("gradient"), 0);
        double byY = number(plain.get(1).get("gradient"), 0);
        // Both runs err by some 1e-12; their starts differ by a rounding.
        assertEquals(byY, number(other.get(0).get("gradient"), 0), 1e-11);
        assertEquals(byX / StrictMath.exp(2), number(other.get(1).get("gradient"), 0), 1e-11);
    }

    @Test
    void keysAreOnlyAdded() {
        String[] words = {"blowup", "three-layer-effective", "m=2", "--json"};
        Map<String, Object> plain = CommandRun.list(CommandRun.json(folder, words), "runs").get(0);
        Map<String, Object> more = CommandRun.list(CommandRun.json(folder, "blowup", "three-layer-effective", "m=2",
                "--json", "--sensitivities"), "runs").get(0);
        assertFalse(plain.containsKey("sensitivities"));
        more.remove("sensitivities");
        assertEquals(plain, more);
    }

    @Test
    void theBytesDoNotDependOnTheThreads() {
        String[] words = {"blowup", "three-layer-effective", "m=1,2", "--seeds", "2", "--sensitivities", "--json",
            "--threads", "1"};
        String one = CommandRun.in(folder, words).out();
        words[words.length - 1] = "3";
        assertEquals(one, CommandRun.in(folder, words).out());
    }

    @Test
    void theFileHoldsAllNumbers() throws IOException {
        CommandRun run = CommandRun.in(folder, "blowup", "three-layer-effective", "m=3", "--seeds", "2",
                "--sensitivities", "--out", "o");
        assertEquals(0, run.exit(), run.err());
        List<String> lines = Files.readAllLines(folder.resolve("o/sensitivities.csv"));
        assertEquals("p_m,seed,number,start,gradient,error,share", lines.get(0));
        assertEquals(1 + 2 * 15, lines.size());
        assertTrue(lines.get(4).startsWith("3,1,\"b[1, 1]\","), lines.get(4));
    }

    /** A draw that does not blow up is no error among others that do, and gets no numbers. */
    @Test
    void withoutABlowUpThereIsAReason() {
        List<Map<String, Object>> runs = CommandRun.list(CommandRun.json(folder, "blowup", "three-layer-effective",
                "m=1", "initial=example-1,aligned", "--sensitivities", "--json"), "runs");
        assertEquals(List.of(), known(runs.get(0)).get("states"));
        assertTrue(known(runs.get(0)).get("remark").toString().contains("no blow-up"));
        assertEquals("", known(runs.get(1)).get("remark"));
    }

    @Test
    void aFieldWithAKinkIsRefused() throws IOException {
        Files.writeString(folder.resolve("kink.yaml"), "flowcheck: 1\nmodel: kink\nstates:\n  x: 1\n  y: 1\n"
                + "rates:\n  x: Abs[x]*x\n  y: y^2\nblow-up: {along: x}\n");
        CommandRun run = CommandRun.in(folder, "blowup", "kink.yaml", "--sensitivities");
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("[sensitivities-unavailable]") && run.err().contains("kink.yaml:7:")
                && run.err().contains("Abs"), run.err());
        assertEquals("", run.out());
    }

    /** On the tape the start would be a constant, and its part in the gradient would be missing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'rates:\n  x: k*x^2\n' | 8", "'flow: {ascend: k*x^3}\n' | 7"})
    void noFieldUsesItsStart(String dynamics, int line) throws IOException {
        Files.writeString(folder.resolve("own.yaml"), "flowcheck: 1\nmodel: own\nstates:\n  x: 2\ndefine:\n"
                + "  k: 1 + Initial[x]\n" + dynamics + "blow-up: {along: x}\n");
        CommandRun run = CommandRun.in(folder, "blowup", "own.yaml", "--sensitivities");
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("own.yaml:" + line + ":") && run.err().contains("values at time zero"),
                run.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "k-logistic                  | not proved homogeneous",
        "linear-growth               | not proved homogeneous",
        "three-layer-effective m=400 | choose smaller sizes"})
    void whatIsRefused(String words, String part) {
        CommandRun run = CommandRun.in(folder, ("blowup " + words.strip() + " --sensitivities").split(" +"));
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("[sensitivities-unavailable]") && run.err().contains(part.strip()), run.err());
        assertFalse(Files.exists(folder.resolve("runs")), "nothing was begun");
    }
}
