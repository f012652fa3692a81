package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.flowcheck.SchemaValidator;
import org.flowcheck.evidence.store.NpzWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --data FILE}, from the command line to the numbers. */
class DataFileTest {

    private static final int M = 64;
    private static final int ROWS = 7;

    /** x' = c*x*Log[x]^2 blows up at T = 1/(c*Log[x0]), seen in the coordinate y = Log[x]; c is a product of data. */
    private static final String EXPLOSION = """
            flowcheck: 1
            model: explosion
            parameters: {n: {integer: 2, meaning: number of factors}}
            data:
              c[i]: {for: "{i, n}", value: 1, meaning: factors of the rate}
            states: {x: {initial: 2}}
            rates: {x: "Product[c[i], {i, n}]*x*Log[x]^2"}
            blow-up:
              along: x
              in: {y: "Log[x]", x: "Exp[y]"}
              latest: If[x > 1, 1/(Product[c[i], {i, n}]*Log[x]), Infinity]
            observe: {x: x}
            """;

    @TempDir
    private Path folder;

    /** Inputs and a label of ROWS samples, the same for a dimension. */
    private static double[][] samples(int d) {
        SplittableRandom random = new SplittableRandom(d);
        double[][] rows = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = random.doubles(d + 1, -2, 2).toArray();
        }
        return rows;
    }

    private void writeTable(String name, int d) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(IntStream.rangeClosed(1, d).mapToObj(j -> "x" + j).collect(Collectors.joining(",")) + ",y");
        for (double[] row : samples(d)) {
            lines.add(DoubleStream.of(row).mapToObj(Double::toString).collect(Collectors.joining(",")));
        }
        Files.write(folder.resolve(name), lines);
    }

    private void writeStart(int d) throws IOException {
        SplittableRandom random = new SplittableRandom(99);
        String a = random.doubles(M, -0.1, 0.1).mapToObj(Double::toString).collect(Collectors.joining(","));
        String w = IntStream.range(0, M).mapToObj(k -> random.doubles(d, -0.1, 0.1).mapToObj(Double::toString)
                .collect(Collectors.joining(",", "[", "]"))).collect(Collectors.joining(","));
        Files.writeString(folder.resolve("start.json"), "{\"a\": [" + a + "], \"w\": [" + w + "]}");
    }

    /** The two-layer network with the same samples stated by formulas: a number for each place. */
    private void writeStated(int d) throws IOException {
        String text = Files.readString(Path.of("models/multi-stage/two-layer.yaml"));
        StringBuilder x = new StringBuilder();
        StringBuilder y = new StringBuilder();
        double[][] rows = samples(d);
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < d; j++) {
                x.append("If[i == ").append(i + 1).append(" && j == ").append(j + 1).append(", ").append(rows[i][j])
                        .append(", 0] + ");
            }
            y.append("If[i == ").append(i + 1).append(", ").append(rows[i][d]).append(", 0] + ");
        }
        String stated = text.replace("model: two-layer\n", "model: stated\n").replace("\"q[i, j]\"", "\"" + x + "0\"")
                .replace("\"Tanh[x[i, 1]]\"", "\"" + y + "0\"").replaceFirst("(?m)^  q\\[i, j].*\n", "");
        assertFalse(stated.contains("q[i, j]"));
        Files.writeString(folder.resolve("stated.yaml"), stated.replace("E-", "e-"));
    }

    private static Map<String, Object> without(Map<String, Object> json, String... members) {
        Map<String, Object> less = new LinkedHashMap<>(json);
        List.of(members).forEach(less::remove);
        return less;
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void aTableGivesInputsAndLabelsAndTheirNumber() throws Exception {
        writeTable("samples.csv", 1);
        writeStart(1);
        Map<String, Object> json = CommandRun.json(folder, "solve", "two-layer", "m=64", "d=1", "--data", "samples.csv",
                "--initial", "start.json", "--until", "0.5", "--json");
        assertEquals(List.of("model", "data", "seed", "parameters"), List.copyOf(json.keySet()).subList(0, 4));
        assertEquals(Map.of("m", 64, "d", 1), json.get("parameters"));
        Map<String, Object> data = CommandRun.members(json.get("data"));
        assertTrue(data.get("file").toString().endsWith("samples.csv"));
        assertEquals(sha256(folder.resolve("samples.csv")), data.get("sha256"));
        assertEquals(List.of("x", "y"), data.get("arrays"));
        assertEquals(Map.of("n", ROWS), data.get("sizes"));
        SchemaValidator schema = SchemaValidator.of(Path.of("docs/schema/solve.schema.json"));
        assertEquals(List.of(), schema.problems(json));
        assertEquals(List.of(), schema.problems(without(json, "data")));
        Map<String, Object> wrong = new LinkedHashMap<>(json);
        wrong.put("data", without(data, "sha256"));
        assertFalse(schema.problems(wrong).isEmpty());
    }

    /** With the states given too nothing depends on the seed, and formulas for the same numbers give the same bits. */
    @ParameterizedTest
    @CsvSource({"1", "3"})
    void givenNumbersAndFormulasForThemAgreeToTheLastBit(int d) throws IOException {
        writeTable("samples.csv", d);
        writeStart(d);
        writeStated(d);
        String[] rest = {"--initial", "start.json", "--until", "0.5", "--json"};
        Map<String, Object> given = CommandRun.json(folder, words(rest, "solve", "two-layer", "m=64", "--data",
                "samples.csv", "--seed", "5"));
        Map<String, Object> stated = CommandRun.json(folder, words(rest, "solve", "stated.yaml", "m=64", "n=7",
                "d=" + d));
        assertEquals(without(stated, "model", "seed", "parameters"),
                without(given, "model", "seed", "parameters", "data"));
        // The neighbour: one label that differs in its last digits.
        Path table = folder.resolve("samples.csv");
        String last = Double.toString(samples(d)[ROWS - 1][d]);
        Files.writeString(table, Files.readString(table).replace("," + last, "," + (Double.parseDouble(last) + 1e-9)));
        Map<String, Object> moved = CommandRun.json(folder, words(rest, "solve", "two-layer", "m=64", "--data",
                "samples.csv"));
        assertNotEquals(given.get("observables"), moved.get("observables"));
    }

    private static String[] words(String[] rest, String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(rest));
        return all.toArray(String[]::new);
    }

    @Test
    void anArchiveGivesTheSameAsATable() throws IOException {
        writeTable("samples.csv", 3);
        double[][] rows = samples(3);
        double[] x = IntStream.range(0, ROWS * 3).mapToDouble(i -> rows[i / 3][i % 3]).toArray();
        double[] y = IntStream.range(0, ROWS).mapToDouble(i -> rows[i][3]).toArray();
        try (OutputStream out = Files.newOutputStream(folder.resolve("samples.npz"));
                NpzWriter npz = new NpzWriter(out)) {
            npz.add("y", y, ROWS);
            npz.add("x", x, ROWS, 3);
        }
        String[] first = {"solve", "two-layer", "m=5", "--until", "0.5", "--json", "--data"};
        Map<String, Object> table = CommandRun.json(folder, words(new String[] {"samples.csv"}, first));
        Map<String, Object> archive = CommandRun.json(folder, words(new String[] {"samples.npz"}, first));
        assertEquals(without(table, "data"), without(archive, "data"));
        assertEquals(Map.of("n", ROWS, "d", 3), CommandRun.members(archive.get("data")).get("sizes"));
        CommandRun contradiction = CommandRun.in(folder, words(new String[] {"samples.npz", "n=6"}, first));
        assertEquals(2, contradiction.exit());
        assertTrue(contradiction.err().contains("samples.npz: ") && contradiction.err().contains("n = 6"),
                contradiction.err());
    }

    @Test
    void anArchiveOfEmptyArraysIsNamed() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("empty.npz")); NpzWriter npz = new NpzWriter(out)) {
            npz.add("x", new double[0], 0, 1);
            npz.add("y", new double[0], 0);
        }
        CommandRun run = CommandRun.in(folder, "solve", "two-layer", "m=3", "--data", "empty.npz");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("empty.npz: the array 'x' holds no numbers"), run.err());
    }

    @Test
    void labelsThatAreNotGivenFollowTheGivenInputs() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "x1\n0.5\n-1.25\n");
        Files.writeString(folder.resolve("xy.csv"), "y,x1\n" + StrictMath.tanh(0.5) + ",0.5\n"
                + StrictMath.tanh(-1.25) + ",-1.25\n");
        String[] first = {"solve", "two-layer", "m=5", "--until", "0.5", "--json", "--data"};
        double formula = loss(CommandRun.json(folder, words(new String[] {"x.csv"}, first)));
        double given = loss(CommandRun.json(folder, words(new String[] {"xy.csv"}, first)));
        // The labels differ by a rounding or two, the loss by no more than these times slopes of order one.
        assertEquals(given, formula, 1e-14);
    }

    private static double loss(Map<String, Object> json) {
        return CommandRun.number(CommandRun.members(json.get("observables")), "loss");
    }

    @Test
    void seedsDrawTheWeightsAndNotTheGivenData() throws IOException {
        writeTable("samples.csv", 1);
        String[] solve = {"solve", "two-layer", "m=5", "--data", "samples.csv", "--until", "0.1", "--json"};
        List<Map<String, Object>> runs = CommandRun.list(
                CommandRun.json(folder, words(new String[] {"--seeds", "3"}, solve)), "runs");
        assertEquals(3, runs.stream().map(DataFileTest::loss).distinct().count());
        for (Map<String, Object> run : runs) {
            Map<String, Object> alone = CommandRun.json(folder,
                    words(new String[] {"--seed", run.get("seed").toString()}, solve));
            assertEquals(run.get("observables"), alone.get("observables"));
        }
        writeStart(1);
        String[] start = {"solve", "two-layer", "m=64", "--data", "samples.csv", "--initial", "start.json", "--until",
            "0.1", "--seeds", "3", "--json"};
        assertEquals(1, CommandRun.list(CommandRun.json(folder, start), "runs").stream().map(DataFileTest::loss)
                .distinct().count());
    }

    /** In the coordinate of the blow-up, in twice the digits, and in bounds, given data are the same numbers. */
    @ParameterizedTest
    @CsvSource({"'3\n', 3", "'2\n0.5\n4\n', 4", "'0.5\n0.5\n', 0.25"})
    void blowUpTimesFollowGivenData(String factors, double product) throws IOException {
        Files.writeString(folder.resolve("explosion.yaml"), EXPLOSION);
        Files.writeString(folder.resolve("c.csv"), "c\n" + factors);
        Map<String, Object> json = CommandRun.json(folder, "blowup", "explosion.yaml", "--data", "c.csv", "--json");
        assertEquals(List.of(), SchemaValidator.of(Path.of("docs/schema/blowup.schema.json")).problems(json));
        Map<String, Object> run = CommandRun.list(json, "runs").get(0);
        double time = 1 / (product * StrictMath.log(2));
        assertEquals("blow-up", run.get("outcome"));
        assertTrue(CommandRun.number(run, "lower") <= time && time <= CommandRun.number(run, "upper"),
                run + " " + time);
        assertEquals(time, CommandRun.bracket(run)[1], 1e-9 * time);
        Map<String, Object> solved = CommandRun.json(folder, "solve", "explosion.yaml", "--data", "c.csv", "--until",
                Double.toString(2 * time), "--json");
        assertEquals("blow-up", solved.get("outcome"));
        assertEquals(time, CommandRun.number(solved, "time"), 1e-9 * time);
    }

    @Test
    void theRunFolderNamesTheFileAndItsDigest() throws Exception {
        writeTable("samples.csv", 1);
        CommandRun run = CommandRun.in(folder, "solve", "two-layer", "m=5", "--data", "samples.csv", "--until", "0.1",
                "--out", "results");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("data x, y, n=7, d=1: from ") && run.out().contains("samples.csv"), run.out());
        Map<String, Object> manifest = new CommandRun(0,
                Files.readString(folder.resolve("results/manifest.json")), "").json();
        Map<String, Object> input = CommandRun.list(manifest, "inputs").stream()
                .filter(one -> "data".equals(one.get("role"))).findFirst().orElseThrow();
        assertTrue(input.get("file").toString().endsWith("samples.csv"));
        assertEquals(sha256(folder.resolve("samples.csv")), input.get("sha256"));
        assertEquals(Map.of("n", ROWS, "d", 1), CommandRun.members(manifest.get("settings")).get("sizes"));
    }

    @Test
    void theLoopsShowTheSizesOfGivenData() throws IOException {
        writeTable("samples.csv", 1);
        CommandRun run = CommandRun.in(folder, "show", "two-layer", "m=3", "--stage", "lowered", "--data",
                "samples.csv");
        assertEquals(0, run.exit(), run.err());
        assertEquals(CommandRun.in(folder, "show", "two-layer", "m=3", "n=7", "d=1", "--stage", "lowered").out(),
                run.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "solve two-layer n=5 --data s.csv --json     | data-size      | s.csv:1:1: error: x[i, j] is given with",
        "solve two-layer n=7,5 --data s.csv --json   | data-size      | length 7 along i, which has length n = 5",
        "solve two-layer d=2 --data s.csv --json     | data-size      | d = 2",
        "blowup two-layer d=2 --data s.csv --json    | data-size      | d = 2",
        "solve two-layer --data bad.csv --json       | unknown-data   | bad.csv:1:4: error",
        "solve two-layer --data bad.csv --json       | unknown-data   | did you mean: y",
        "solve k-logistic --data s.csv --json        | unknown-data   | k-logistic has no data",
        "solve two-layer --data absent.csv           | file-not-found | there is no file",
        "solve two-layer --data absent.npz           | file-not-found | absent.npz",
        "solve two-layer --data .                    | unknown-data   | two-layer draws no images",
        "solve two-layer --dat s.csv                 | wrong-usage    | did you mean: --data",
        "show two-layer --data s.csv                 | wrong-usage    | --stage lowered"})
    void whatDoesNotFitIsOneMessageAndLeavesNoFiles(String line, String code, String part) throws IOException {
        writeTable("s.csv", 1);
        Files.writeString(folder.resolve("bad.csv"), "x1,Y\n1,2\n");
        CommandRun run = CommandRun.in(folder, line.split(" +"));
        assertEquals(2, run.exit(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains("[" + code + "]") && run.err().contains(part), run.err());
        assertEquals(1, run.err().split("error: ", -1).length - 1, run.err());
        assertFalse(Files.exists(folder.resolve("runs")));
    }
}
