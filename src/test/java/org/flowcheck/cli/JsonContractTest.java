package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JSON that programs read from standard output: names, kinds, order, and the same bytes on any number of threads.
 */
class JsonContractTest {

    @TempDir
    private Path folder;

    @Test
    void blowupPrintsOneRunPerSeed() {
        Map<String, Object> json = CommandRun.json(folder, "blowup", "three-layer-effective", "m=3", "--seeds", "2",
                "--seed", "7", "--json");
        assertEquals(List.of("model", "runs"), List.copyOf(json.keySet()));
        assertEquals("three-layer-effective", json.get("model"));
        List<Map<String, Object>> runs = CommandRun.list(json, "runs");
        assertEquals(List.of(7, 8), runs.stream().map(run -> run.get("seed")).toList());
        for (Map<String, Object> run : runs) {
            assertTrue(run.keySet().containsAll(Set.of("seed", "parameters", "outcome", "time", "lower", "upper", "bracket",
                    "rate", "evaluations")), run.toString());
            assertEquals(Map.of("m", 3), run.get("parameters"));
            assertEquals("blow-up", run.get("outcome"));
            double time = CommandRun.number(run, "time");
            double[] bracket = CommandRun.bracket(run);
            assertTrue(CommandRun.number(run, "lower") < time && time < CommandRun.number(run, "upper"), run.toString());
            assertTrue(bracket[0] < time && time < bracket[1], run.toString());
            // The limit of <u, f(u)> on the unit sphere, where a, b and c have norm 1/sqrt(3) each.
            assertEquals(1 / Math.sqrt(3), CommandRun.number(run, "rate"), 1e-6);
            assertTrue(run.get("evaluations") instanceof Integer);
        }
        assertNotEquals(runs.get(0).get("time"), runs.get(1).get("time"));
    }

    @Test
    void whatIsNotKnownIsNull() {
        Map<String, Object> run = CommandRun.list(CommandRun.json(folder, "blowup", "linear-growth", "--until", "3",
                "--json"), "runs").get(0);
        assertEquals("end", run.get("outcome"));
        assertEquals(3.0, run.get("time"));
        for (String member : List.of("lower", "upper", "rate", "sign")) {
            assertTrue(run.containsKey(member), member);
            assertNull(run.get(member), member);
        }
        assertEquals(java.util.Arrays.asList(null, null), run.get("bracket"), "the model states no bounds");
    }

    @Test
    void solvePrintsValuesAtTheEndOfOneRun() {
        Map<String, Object> json = CommandRun.json(folder, "solve", "k-logistic", "K0=1/100", "--until", "2.5", "--json");
        assertEquals("k-logistic", json.get("model"));
        assertEquals("end", json.get("outcome"));
        assertEquals(2.5, json.get("time"));
        Map<String, Object> observables = CommandRun.members(json.get("observables"));
        // K' = 2 K (1 - K) from K0: K = 1/(1 + (1/K0 - 1) e^(-2t)).
        double expected = 1 / (1 + 99 * StrictMath.exp(-5));
        double error = CommandRun.number(json, "error");
        assertTrue(error > 0 && error < 1e-9, "error " + error);
        assertEquals(expected, CommandRun.number(observables, "K"), 10 * error);
    }

    @Test
    void solvePrintsAListForSeveralRuns() {
        Map<String, Object> json = CommandRun.json(folder, "solve", "two-layer-descent", "m=2,5", "d=1", "initial=balanced",
                "--seeds", "2", "--until", "0.5", "--json");
        List<Map<String, Object>> runs = CommandRun.list(json, "runs");
        assertEquals(List.of("2 1", "2 2", "5 1", "5 2"), runs.stream()
                .map(run -> CommandRun.members(run.get("parameters")).get("m") + " " + run.get("seed")).toList());
        runs.forEach(run -> assertEquals("balanced", CommandRun.members(run.get("parameters")).get("initial")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "blowup three-layer-effective m=2,5 initial=gaussian,near-separatrix --seeds 3 --json",
        "solve two-layer-descent m=3,20 --seeds 3 --until 1 --json",
        "solve three-layer-effective m=1,2 --seeds 3 --certified --json",
        "compare k-logistic two-layer-descent m=3,200 --seeds 3 --until 1 --json",
        "verify tl-06 --json"})
    void theBytesDoNotDependOnTheNumberOfThreads(String words) {
        CommandRun one = CommandRun.in(folder, (words + " --threads 1").split(" "));
        CommandRun two = CommandRun.in(folder, (words + " --threads 2").split(" "));
        assertFalse(one.out().isBlank(), one.err());
        assertEquals(one, two);
    }

    @Test
    void settingsOfAFileStandUnderThoseOfTheCommandLine() throws IOException {
        Files.writeString(folder.resolve("settings.yaml"), "m: [2, 3]\ninitial: aligned\nsize: 1/2\n");
        Files.writeString(folder.resolve("settings.json"), "{\"m\": \"2,3\", \"initial\": [\"aligned\"], \"size\": 0.5}");
        String[] typed = {"blowup", "three-layer-effective", "m=2,3", "size=1/2", "initial=aligned", "--json"};
        for (String file : List.of("settings.yaml", "settings.json")) {
            assertEquals(CommandRun.in(folder, typed), CommandRun.in(folder, "blowup", "three-layer-effective", "--set", file,
                    "--json"), file);
        }
        Map<String, Object> json = CommandRun.json(folder, "blowup", "three-layer-effective", "--set", "settings.yaml", "m=4",
                "--json");
        List<Map<String, Object>> runs = CommandRun.list(json, "runs");
        assertEquals(1, runs.size());
        assertEquals(Map.of("m", 4, "size", 0.5, "initial", "aligned"), runs.get(0).get("parameters"));
    }

    @Test
    void aWrongSettingOfAFileIsShownInTheFile() throws IOException {
        Files.writeString(folder.resolve("settings.yaml"), "# sizes\nm: [2, x]\n");
        CommandRun run = CommandRun.in(folder, "blowup", "three-layer-effective", "--set", "settings.yaml");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("settings.yaml:2:8: error: "), run.err());
    }

    /** Data given for the start hold for every seed, not only for the first. */
    @Test
    void everySeedStartsFromGivenData() throws IOException {
        Files.writeString(folder.resolve("start.json"), "{\"a\": [1, 0], \"b\": [[1, 0.5], [0, 1]], \"c\": [1, 0.25]}");
        Map<String, Object> json = CommandRun.json(folder, "blowup", "three-layer-effective", "m=2", "--seeds", "3",
                "--initial", "start.json", "--json");
        assertEquals(1, CommandRun.list(json, "runs").stream().map(run -> run.get("time")).distinct().count());
    }
}
