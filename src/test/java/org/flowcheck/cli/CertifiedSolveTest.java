package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flowcheck.SchemaValidator;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code solve --certified}: what it proves, writes and refuses. */
class CertifiedSolveTest {

    private static final DfpField DECIMALS = new DfpField(64);

    @TempDir
    private Path folder;

    /** Every row of the file, as the decimals that stand there. */
    @Test
    void decimalsOfTheFileHoldTheLogisticCurve() throws IOException {
        assertEquals(0, CommandRun.in(folder, "solve", "k-logistic", "--until", "3", "--samples", "31", "--certified",
                "--out", "o").exit());
        List<String> lines = Files.readAllLines(folder.resolve("o/certified.csv"));
        assertEquals("t,K_lower,K_upper,K,K_error,loss_lower,loss_upper,loss,loss_error", lines.get(0));
        assertEquals(32, lines.size());
        for (String line : lines.subList(2, lines.size())) {
            String[] fields = line.split(",");
            Dfp start = DECIMALS.newDfp(0.01);
            Dfp decay = DfpMath.exp(DECIMALS.newDfp(Double.parseDouble(fields[0])).multiply(-2));
            Dfp k = start.divide(start.add(DECIMALS.getOne().subtract(start).multiply(decay)));
            assertInside(fields[1], k, fields[2], line);
            Dfp rest = DECIMALS.getOne().subtract(k);
            assertInside(fields[5], rest.multiply(rest).divide(2), fields[6], line);
            double width = Double.parseDouble(fields[2]) - Double.parseDouble(fields[1]);
            assertTrue(width > 0 && width < 1e-14, line);
        }
    }

    private static void assertInside(String lower, Dfp value, String upper, String line) {
        assertFalse(value.lessThan(DECIMALS.newDfp(lower)), line);
        assertFalse(value.greaterThan(DECIMALS.newDfp(upper)), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-logistic --until 1", "quadratic x0=1,2 --until 3",
        "three-layer-effective m=1,2 --seeds 2",
        "x-log-x --until 6 --samples 4", "two-layer m=2 n=3 --until 1", "coupled-pair --samples 5"})
    void jsonFitsItsSchemaAndBoxesTheirValues(String arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(("solve " + arguments).split(" ")));
        words.addAll(List.of("--certified", "--json"));
        Map<String, Object> json = CommandRun.json(folder, words.toArray(String[]::new));
        assertEquals(List.of(), SchemaValidator.of(Path.of("docs/schema/solve.schema.json")).problems(json));
        List<Map<String, Object>> runs = json.containsKey("runs") ? CommandRun.list(json, "runs") : List.of(json);
        for (Map<String, Object> run : runs) {
            Map<String, Object> certified = CommandRun.members(run.get("certified"));
            assertEquals("certified", certified.get("verdict"), certified.toString());
            assertEquals(certified.get("samples"), certified.get("enclosed"));
            assertTrue(CommandRun.number(certified, "relativeWidth") <= 1e-8, certified.toString());
            for (String kind : List.of("states", "observables")) {
                for (Map<String, Object> number : CommandRun.list(certified, kind)) {
                    assertTrue(CommandRun.number(number, "lower") <= CommandRun.number(number, "upper"));
                }
            }
            // Runs tell errors that hold over the run; the counts are those of all numbers at all samples.
            Map<String, Object> errors = CommandRun.members(certified.get("errors"));
            Map<String, Object> overRun = CommandRun.members(errors.get("overRun"));
            int numbers = CommandRun.list(certified, "states").size()
                    + CommandRun.list(certified, "observables").size();
            assertEquals(Map.of("hold", numbers, "tooSmall", 0, "open", 0), overRun, run.toString());
            Map<String, Object> atSamples = CommandRun.members(errors.get("atSamples"));
            assertEquals(numbers * ((Number) certified.get("samples")).intValue(), atSamples.values().stream()
                    .mapToInt(count -> ((Number) count).intValue()).sum());
        }
    }

    /** A pole that the run in doubles does not foresee: rows before it are proved, and the words say until when. */
    @Test
    void whatLiesBeforeAnUnforeseenBlowUpStands() throws IOException {
        Files.writeString(folder.resolve("pole.yaml"), "flowcheck: 1\nmodel: pole\nstates: {x: 0}\n"
                + "rates: {x: x^2 + 1}\nobserve: {here: x, tangent: {value: x}}\n");
        CommandRun run = CommandRun.in(folder, "solve", "pole.yaml", "--until", "2", "--samples", "5", "--certified",
                "--out", "o");
        assertEquals(0, run.exit(), run.err());
        String screen = run.out().replaceAll("\\s+", " ");
        assertTrue(screen.contains("not proved: no step succeeds"), screen);
        assertTrue(screen.contains("Boxes hold the solution at 4 of 5 samples, up to t = 1.50000"), screen);
        assertTrue(screen.contains("it exists up to t = 1.57079 at least"), screen);
        List<String> lines = Files.readAllLines(folder.resolve("o/certified.csv"));
        assertEquals(5, lines.size());
        String[] last = lines.get(4).split(",");
        Dfp tangent = DfpMath.tan(DECIMALS.newDfp(1.5));
        assertInside(last[1], tangent, last[2], lines.get(4));
        assertEquals(last[1], last[5], "another name for the same");
    }

    /** Exp[800]/Exp[799] is e, and no interval of doubles holds Exp[800]. */
    @Test
    void aConstantBeyondDoublesIsSaidAndLeavesTheStart() throws IOException {
        Files.writeString(folder.resolve("large.yaml"), "flowcheck: 1\nmodel: large\nstates: {x: 1}\n"
                + "rates:\n  x: -x*Exp[800]/Exp[799]\nobserve: {x: x, twice: 2*x}\n");
        CommandRun run = CommandRun.in(folder, "solve", "large.yaml", "--certified", "--out", "o");
        assertEquals(0, run.exit(), run.err());
        String screen = run.out().replaceAll("\\s+", " ");
        assertTrue(screen.contains("not proved: a constant of the flow is not enclosed, numbers beyond double"), screen);
        assertTrue(screen.contains("at 1 of 201 samples, up to t = 0"), screen);
        assertEquals(2, Files.readAllLines(folder.resolve("o/certified.csv")).size());
    }

    @Test
    void observablesThatCannotBeEnclosedAreNamed() throws IOException {
        Files.writeString(folder.resolve("turn.yaml"), "flowcheck: 1\nmodel: turn\nstates: {x: 1, y: 0}\n"
                + "rates: {x: -y, y: x}\nobserve:\n  far: x + 1\n  wave: Sin[x]\n  sum: x + y\n");
        Map<String, Object> certified = CommandRun.members(CommandRun.json(folder, "solve", "turn.yaml", "--certified",
                "--json").get("certified"));
        assertEquals("certified", certified.get("verdict"));
        assertEquals(List.of("far", "sum"), CommandRun.list(certified, "observables").stream()
                .map(one -> one.get("name")).toList());
        assertEquals(List.of("wave"), List.copyOf(CommandRun.members(certified.get("notEnclosed")).keySet()));
        assertEquals(List.of("x", "y"), CommandRun.list(certified, "states").stream().map(one -> one.get("name"))
                .toList());
        String screen = CommandRun.in(folder, "solve", "turn.yaml", "--certified", "--out", "o").out()
                .replaceAll("\\s+", " ");
        assertTrue(screen.contains("not enclosed: wave, this is none of"), screen);
    }

    /** Loose runs, near which the boxes are points: an error that is told is compared with the true one. */
    @Test
    void boxesAreTheSameWhateverTheRunInDoubles() {
        Map<String, Object> fine = CommandRun.json(folder, "solve", "coupled-pair", "--until", "0.5", "--certified",
                "--json");
        Map<String, Object> loose = CommandRun.json(folder, "solve", "coupled-pair", "--until", "0.5",
                "--tolerance", "1e-3", "--integrator", "HighamHall54", "--certified", "--json");
        for (int i = 0; i < 2; i++) {
            Map<String, Object> one = CommandRun.list(CommandRun.members(fine.get("certified")), "states").get(i);
            Map<String, Object> other = CommandRun.list(CommandRun.members(loose.get("certified")), "states").get(i);
            assertEquals(one.get("lower"), other.get("lower"));
            assertEquals(one.get("upper"), other.get("upper"));
            assertTrue(CommandRun.number(other, "error") > 1e3 * CommandRun.number(one, "error"), other.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "first-stage                               | it is a map",
        "x-sin-squared                             | x-sin-squared.yaml:10:",
        "three-layer-effective m=8                 | 80 components: at most 64",
        "three-layer-effective m=2,8               | 80 components: at most 64",
        "two-layer m=30 n=50                       | operations",
        "k-logistic --samples 1000000 --seeds 3    | intervals, at most 2000000"})
    void whatCannotBeEnclosedIsRefusedBeforeAnythingIsRun(String words, String reason) {
        List<String> all = new ArrayList<>(List.of(("solve " + words).split(" +")));
        all.addAll(List.of("--certified", "--out", "o"));
        CommandRun run = CommandRun.in(folder, all.toArray(String[]::new));
        assertEquals(2, run.exit(), run.toString());
        assertTrue(run.err().contains("[certificate-unavailable]"), run.err());
        assertTrue(run.err().contains(reason), run.err());
        assertEquals(1, run.err().lines().filter(line -> line.contains("error:")).count(), run.err());
        assertFalse(Files.exists(folder.resolve("o")));
    }

    @Test
    void theOrdinaryResultStaysAsItIs() throws IOException {
        Map<String, Object> plain = CommandRun.json(folder, "solve", "coupled-pair", "--json");
        Map<String, Object> with = CommandRun.json(folder, "solve", "coupled-pair", "--certified", "--json");
        with.remove("certified");
        assertEquals(plain, with);
        assertNull(plain.get("certified"));
        CommandRun.in(folder, "solve", "coupled-pair", "--out", "a");
        CommandRun.in(folder, "solve", "coupled-pair", "--certified", "--out", "b");
        assertEquals(Files.readString(folder.resolve("a/observables.csv")),
                Files.readString(folder.resolve("b/observables.csv")));
        assertFalse(Files.exists(folder.resolve("a/certified.csv")));
        assertFalse(Files.readString(folder.resolve("a/manifest.json")).contains("certified"));
        assertTrue(Files.readString(folder.resolve("b/manifest.json")).contains("\"certified\": true"));
    }

    @Test
    void severalRunsHaveFilesOfTheirOwn() throws IOException {
        assertEquals(0, CommandRun.in(folder, "solve", "three-layer-effective", "m=2", "--seeds", "2", "--samples", "3",
                "--certified", "--out", "o").exit());
        List<String> lines = Files.readAllLines(folder.resolve("o/certified-2.csv"));
        assertTrue(lines.get(0).contains(",b_2_1_lower,b_2_1_upper,b_2_1,b_2_1_error,"), lines.get(0));
        assertEquals(4, lines.size());
        assertTrue(Files.exists(folder.resolve("o/certified-1.npz")));
        String[] first = lines.get(1).split(",");
        assertTrue(new BigDecimal(first[1]).compareTo(new BigDecimal(first[2])) <= 0);
    }
}
