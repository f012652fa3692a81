package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flowcheck.SchemaValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code blowup --digits}: what it prints, what it refuses, and that intervals in doubles hold the precise times. */
class BlowUpDigitsTest {

    @TempDir
    private Path folder;

    /**
     * The claim of the interval in doubles, and 1e-12 for the time itself where the condition is moderate; the same
     * over a thousand draws is in docs/benchmarks.
     */
    @Test
    void intervalsInDoublesHoldThePreciseTimes() throws IOException {
        Map<String, Object> json = CommandRun.json(folder, "blowup", "three-layer-effective", "m=1,2,3", "--seeds", "4",
                "--digits", "30", "--json");
        assertEquals(List.of(), SchemaValidator.of(Path.of("docs/schema/blowup.schema.json")).problems(json));
        List<Map<String, Object>> runs = CommandRun.list(json, "runs");
        assertEquals(12, runs.size());
        for (Map<String, Object> run : runs) {
            Map<?, ?> precise = (Map<?, ?>) run.get("precise");
            assertEquals(30, precise.get("digits"), run.toString());
            assertEquals(true, precise.get("within"), run.toString());
            BigDecimal time = new BigDecimal(precise.get("time").toString());
            assertEquals(30, time.precision());
            assertEquals(CommandRun.number(run, "time"), time.doubleValue(), 1e-11 * time.doubleValue());
            double condition = (Double) precise.get("condition");
            assertTrue(condition >= 1 - 1e-9, "homogeneous of degree 2: " + condition);
            assertTrue((Double) precise.get("off") <= 1e-12 * Math.max(1, condition / 100), run.toString());
        }
    }

    /** What is printed without digits is printed with them, and after that something new. */
    @Test
    void keysAreOnlyAdded() {
        String[] words = {"blowup", "three-layer-effective", "m=2", "--json"};
        Map<String, Object> plain = CommandRun.list(CommandRun.json(folder, words), "runs").get(0);
        Map<String, Object> precise = CommandRun.list(CommandRun.json(folder, "blowup", "three-layer-effective", "m=2",
                "--json", "--digits", "12"), "runs").get(0);
        assertFalse(plain.containsKey("precise"));
        Object added = precise.remove("precise");
        assertEquals(plain, precise);
        assertEquals(12, ((Map<?, ?>) added).get("digits"));
    }

    @Test
    void theBytesDoNotDependOnTheThreads() {
        String[] words = {"blowup", "three-layer-effective", "m=1,2", "--seeds", "2", "--digits", "20", "--json",
            "--threads", "1"};
        String one = CommandRun.in(folder, words).out();
        words[words.length - 1] = "3";
        assertEquals(one, CommandRun.in(folder, words).out());
    }

    /** The coordinate of the start is taken to all digits: 1/log 2, not the inverse of a double near it. */
    @ParameterizedTest
    @CsvSource({"log-squared, x0=2, 1.442695040888963407359924681001892137427",
        "exponential, x0=-1, 2.718281828459045235360287471352662497757",
        "cubic, x0=2, 0.1250000000000000000000000000000000000000",
        "matrix-effective, m=1, ''"})
    void timesOfOtherModels(String model, String setting, String expected) {
        Map<?, ?> precise = (Map<?, ?>) CommandRun.list(CommandRun.json(folder, "blowup", model, setting, "--digits",
                "40", "--json"), "runs").get(0).get("precise");
        assertEquals(true, precise.get("within"), precise.toString());
        assertEquals(40, precise.get("digits"));
        assertTrue(expected.isEmpty() || expected.equals(precise.get("time")), precise.toString());
    }

    @Test
    void aStartFromAFileIsMeantInTheModelsOwnState() throws IOException {
        Files.writeString(folder.resolve("start.json"), "{\"x\": 3}");
        Map<?, ?> precise = (Map<?, ?>) CommandRun.list(CommandRun.json(folder, "blowup", "exponential", "--initial",
                "start.json", "--digits", "25", "--json"), "runs").get(0).get("precise");
        assertEquals("0.04978706836786394297934242", precise.get("time"));
    }

    /** A draw that does not blow up is no error among others that do. */
    @Test
    void withoutABlowUpThereIsAReason() {
        List<Map<String, Object>> runs = CommandRun.list(CommandRun.json(folder, "blowup", "three-layer-effective",
                "m=1", "initial=example-1,aligned", "--digits", "20", "--json"), "runs");
        Map<?, ?> none = (Map<?, ?>) runs.get(0).get("precise");
        assertNull(none.get("time"));
        assertNull(none.get("within"));
        assertTrue(none.get("remark").toString().contains("no blow-up"), none.toString());
        assertEquals("1.0000000000000000000", ((Map<?, ?>) runs.get(1).get("precise")).get("time"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "k-logistic --digits 30                   | digits-unavailable | not proved homogeneous",
        "linear-growth --digits 30                | digits-unavailable | not proved homogeneous",
        "x-sin-squared --digits 30                | digits-unavailable | not proved homogeneous",
        "three-layer-effective m=300 --digits 30  | digits-unavailable | choose smaller sizes",
        "three-layer-effective m=50 --digits 200  | digits-unavailable | fewer digits",
        "quadratic --digits 0                     | wrong-usage        | from 1 to 200",
        "quadratic --digits 201                   | wrong-usage        | from 1 to 200",
        "quadratic --digits 3.5                   | wrong-usage        | from 1 to 200"})
    void whatIsRefused(String words, String code, String part) {
        CommandRun run = CommandRun.in(folder, ("blowup " + words.strip()).split(" +"));
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("[" + code.strip() + "]"), run.err());
        assertTrue(run.err().contains(part.strip()), run.err());
        assertEquals("", run.out());
        assertFalse(Files.exists(folder.resolve("runs")), "nothing was begun");
    }
}
