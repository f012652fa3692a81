package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.flowcheck.SchemaValidator;
import org.flowcheck.simulation.kernel.Draws;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code flowcheck compare} on small models with solutions known by heart: clocks, data, parameters, twins. */
class CompareFilesTest {

    /** Errors of smooth solutions of size one over a few units of time. */
    private static final double INTEGRATED = 1e-9;

    /** x_i = start_i*exp(-(c*t)^2/2), where c is the mean of data. */
    private static final String FULL = """
            flowcheck: 1
            model: bell
            parameters: {n: {integer: 2, meaning: number of data}, s: {real: 1, meaning: size}}
            data:
              b[i]: {for: "{i, n}", value: "i/2", meaning: factors}
            states:
              x[i]: {for: "{i, n}", initial: "s/i"}
            define:
              c: Sum[b[i], {i, n}]/n
            rates:
              x[i]: -c^2*t*x[i]
            observe:
              size: {value: "Norm[x]"}
            """;

    private static final String REDUCED = """
            flowcheck: 1
            model: narrow
            parameters: {n: {integer: 2, meaning: number of data}, kappa: {real: 1, meaning: decay}}
            data:
              w[i]: {for: "{i, n}", value: 1, meaning: weights}
            states:
              y[i]: {for: "{i, n}", initial: 1}
            rates:
              y[i]: -kappa*w[i]*t*y[i]
            reduces:
              model: bell
              states: {"y[i]": "2*x[i]/s"}
              data: {"w[i]": "b[i]/b[i]"}
              parameters: {kappa: "%s"}
              clock: "%s"
            observe:
              size: {value: "Norm[y]"}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheFullerModel() throws IOException {
        write("bell", FULL);
    }

    private void write(String name, String text) throws IOException {
        Path models = Files.createDirectories(folder.resolve("models/small"));
        Files.writeString(models.resolve(name + ".yaml"), text);
    }

    private Map<String, Object> run(String words) {
        return CommandRun.list(CommandRun.json(folder, ("compare " + words + " --json").split(" ")), "runs").get(0);
    }

    private static double largest(Map<String, Object> run, int quantity) {
        return CommandRun.number(CommandRun.members(CommandRun.list(run, "quantities").get(quantity).get("largest")),
                "relative");
    }

    /** A clock made of data: y(tau) = y(0) exp(-tau^2/2) at tau = c*t, with c = 3/4. */
    @Test
    void theReducedModelRunsInItsOwnClock() throws IOException {
        write("narrow", REDUCED.formatted("1", "c"));
        Map<String, Object> run = run("narrow bell --until 4");
        assertEquals(0.75, run.get("clock"));
        assertTrue(largest(run, 0) < INTEGRATED, run.toString());
    }

    @Test
    void everyOutputHasBothClocks() throws IOException {
        write("narrow", REDUCED.formatted("1", "1.05*c"));
        String words = "compare narrow bell --until 2 --level 0.01 --samples 5";
        CommandRun run = CommandRun.in(folder, (words + " --out o").split(" "));
        double clock = 1.05 * 0.75;
        Map<String, Object> json = run(words.substring("compare ".length()));
        assertEquals(clock * 2, CommandRun.number(json, "timeOfReduced"), 1e-15);
        assertEquals(clock * 2, CommandRun.number(json, "sampledUntilOfReduced"), 1e-15);
        Map<String, Object> state = CommandRun.list(json, "quantities").get(0);
        double until = CommandRun.number(state, "validUntil");
        assertEquals(clock * until, CommandRun.number(state, "validUntilOfReduced"), 1e-15);
        assertEquals(clock * 2, CommandRun.number(CommandRun.list(state, "at").get(2), "timeOfReduced"), 1e-15);
        ErrorColumns columns = ErrorColumns.read(folder.resolve("o/errors.csv"));
        assertEquals(List.of(0.0, clock / 2, clock, clock * 3 / 2, clock * 2),
                Arrays.stream(columns.column("t_reduced")).boxed().toList());
        assertTrue(run.out().contains("until  of reduced"), run.out());
        assertTrue(run.out().replace("\n", " ").contains(
                "times 0.7875; t = 0.5, 1, 2 are 0.3938, 0.7875, 1.575 there"), run.out());
        // The scale above the frame ends where the reduced model's time does, not where one without the 5 % would.
        String figure = Files.readString(folder.resolve("o/error-y.tex"));
        assertTrue(figure.contains("xlabel={time $t$ of bell}, xmode=linear, xmin=0.0, xmax=2.0,"), figure);
        assertTrue(figure.contains("xlabel={time of narrow}, xmode=linear, xmin=0.0, xmax=" + clock * 2 + ","), figure);
        assertFalse(figure.contains("xmax=" + clock * 2 / 1.05 + ","), figure);
        double from = CommandRun.bracket(state)[0];
        assertEquals(List.of(clock * from, clock * (from + 0.5)), state.get("bracketOfReduced"));
        assertTrue(Files.readAllLines(folder.resolve("o/runs.csv")).get(0).contains(
                "sampled_until,sampled_until_of_reduced,valid_until,valid_until_of_reduced"));
    }

    /** Where no clock is stated there is one time only. */
    @Test
    void oneClockIsNotToldTwice() throws IOException {
        write("narrow", REDUCED.formatted("c^2", "1").replace("  clock: \"1\"\n", ""));
        CommandRun run = CommandRun.in(folder, "compare", "narrow", "bell", "--out", "o");
        assertFalse(run.out().contains("of reduced"), run.out());
        assertTrue(Files.readAllLines(folder.resolve("o/errors.csv")).get(0).startsWith("t,y_max,"));
        assertFalse(Files.readString(folder.resolve("o/error-y.tex")).contains("axis x line*=top"));
    }

    @Test
    void aClockThatIsFivePerCentFastIsSeen() throws IOException {
        write("narrow", REDUCED.formatted("1", "1.05*c"));
        Map<String, Object> run = run("narrow bell --until 2 --level 0.01");
        // |exp(-(1.05 c t)^2/2)/exp(-(c t)^2/2) - 1| at t = 2.
        double expected = 1 - StrictMath.exp((1 - 1.05 * 1.05) * 1.5 * 1.5 / 2);
        assertEquals(expected, largest(run, 0), INTEGRATED);
        double passage = StrictMath.sqrt(-2 * StrictMath.log(0.99) / (1.05 * 1.05 - 1)) / 0.75;
        Map<String, Object> state = CommandRun.list(run, "quantities").get(0);
        double[] bracket = CommandRun.bracket(state);
        assertTrue(bracket[0] <= passage && passage <= bracket[1], run.toString());
        // The error is quadratic in t; between samples 0.01 apart its logarithm is linear to 1e-4 or so of a sample.
        assertEquals(passage, CommandRun.number(state, "validUntil"), 1e-5);
    }

    /** A parameter that the map states, from data; at kappa = 1.05 the twin is off by what its solution says. */
    @Test
    void aParameterComesFromTheMap() throws IOException {
        write("narrow", REDUCED.formatted("c^2", "1"));
        assertTrue(largest(run("narrow bell --until 4"), 0) < INTEGRATED);
        write("narrow", REDUCED.formatted("1.05*c^2", "1"));
        double expected = 1 - StrictMath.exp(-0.05 * 0.75 * 0.75 * 16 / 2);
        assertEquals(expected, largest(run("narrow bell --until 4"), 0), INTEGRATED);
        write("narrow", REDUCED.formatted("c^2", "1"));
        double set = 1 - StrictMath.exp(-(1 - 0.75 * 0.75) * 16 / 2);
        assertEquals(set, largest(run("narrow bell --until 4 reduced.kappa=1"), 0), INTEGRATED, "the user prevails");
    }

    /** With given data the same holds, and the sizes of both models follow from them. */
    @Test
    void givenDataMakeClockAndSizesOfBoth() throws IOException {
        write("narrow", REDUCED.formatted("1", "c"));
        Files.writeString(folder.resolve("b.csv"), "b\n0.5\n1\n3\n");
        Map<String, Object> json = CommandRun.json(folder, "compare", "narrow", "bell", "--data", "b.csv", "--until",
                "2", "--json");
        Map<String, Object> run = CommandRun.list(json, "runs").get(0);
        assertEquals(1.5, run.get("clock"));
        assertEquals(3, CommandRun.list(run, "quantities").get(0).get("entries"));
        assertTrue(largest(run, 0) < INTEGRATED);
        SchemaValidator schema = SchemaValidator.of(Path.of("docs/schema/compare.schema.json"));
        assertEquals(List.of(), schema.problems(json));
    }

    /**
     * A rotation of size 1e-12 beside its energy in units of 1e-24: tolerances that followed the larger one would let
     * the smaller one err by its whole size.
     */
    @Test
    void unitsOfTheReducedModelDoNotSpoilTheFullerOne() throws IOException {
        write("rotation", """
                flowcheck: 1
                model: rotation
                parameters: {size: {real: 1e-12, meaning: radius}}
                states: {x: size, v: 0}
                rates: {x: 10*v, v: -10*x}
                """);
        write("energy", """
                flowcheck: 1
                model: energy
                states: {r: 1}
                rates: {r: 0}
                reduces: {model: rotation, states: {r: "1e24*(x^2 + v^2)"}}
                """);
        double ofSizeOne = largest(run("energy rotation size=1 --until 3"), 0);
        assertTrue(ofSizeOne < INTEGRATED, "relative error " + ofSizeOne);
        assertEquals(ofSizeOne, largest(run("energy rotation --until 3"), 0), INTEGRATED);
    }

    /** A start from a file is the fuller model's; the reduced one follows. */
    @Test
    void theStartOfAFileIsThatOfTheFullerModel() throws IOException {
        write("narrow", REDUCED.formatted("1", "c"));
        Files.writeString(folder.resolve("start.json"), "{\"x\": [3, -4]}");
        CommandRun run = CommandRun.in(folder, "compare", "narrow", "bell", "--initial", "start.json", "--out", "o");
        assertEquals(0, run.exit(), run.err());
        ErrorColumns columns = ErrorColumns.read(folder.resolve("o/errors.csv"));
        assertEquals(10.0, columns.column("y_reduced")[0]);
        assertTrue(Arrays.stream(columns.column("y_relative")).max().orElseThrow() < INTEGRATED);
    }

    /** The last setting varies fastest, and those of the reduced model alone after the seeds. */
    @Test
    void aGridMayBeOfTheReducedModel() throws IOException {
        write("narrow", REDUCED.formatted("1", "c"));
        Map<String, Object> json = CommandRun.json(folder, "compare", "narrow", "bell", "s=1,2", "kappa=1,1.5", "--until",
                "1", "--json");
        assertEquals(List.of("{s=1} {kappa=1}", "{s=1} {kappa=1.5}", "{s=2} {kappa=1}", "{s=2} {kappa=1.5}"),
                CommandRun.list(json, "runs").stream().map(run -> run.get("parameters") + " "
                        + run.get("reducedParameters")).toList());
    }

    /** The observable of the same name is twice as large in the units of the reduced model: it differs at the start. */
    @Test
    void anObservableInOtherUnitsIsNotCalledValid() throws IOException {
        write("narrow", REDUCED.formatted("1", "c"));
        Map<String, Object> size = CommandRun.list(run("narrow bell"), "quantities").get(1);
        assertEquals("observable", size.get("kind"));
        assertEquals("not at the start", size.get("valid"));
        double error = CommandRun.number(CommandRun.members(size.get("largest")), "relative");
        assertEquals(1, error, INTEGRATED, "2|x| is not |x|");
        assertEquals("to the end", CommandRun.list(run("narrow bell s=2"), "quantities").get(1).get("valid"));
    }

    /** In the fuller model's units the same observable agrees, or is off by what the clock is off. */
    @Test
    void anObservableInOtherUnitsIsRescaled() throws IOException {
        write("narrow", REDUCED.formatted("1", "c"));
        Map<String, Object> size = CommandRun.list(run("narrow bell"), "quantities").get(2);
        assertEquals("size", size.get("name"));
        assertEquals("rescaled observable", size.get("kind"));
        assertEquals("to the end", size.get("valid"));
        assertEquals(2, CommandRun.list(run("narrow bell s=2"), "quantities").size());
        CommandRun screen = CommandRun.in(folder, "compare", "narrow", "bell", "--out", "o");
        assertTrue(screen.out().contains("\n rescaled-size "), screen.out());
        assertFalse(screen.out().contains("\n size "), screen.out());
        ErrorColumns columns = ErrorColumns.read(folder.resolve("o/errors.csv"));
        for (int k = 0; k < columns.column("t").length; k++) {
            assertEquals(columns.column("size_reduced")[k] / 2, columns.column("rescaled-size_reduced")[k], 1e-15);
            assertEquals(columns.column("size_full")[k], columns.column("rescaled-size_full")[k]);
        }
        write("narrow", REDUCED.formatted("1", "1.05*c"));
        double expected = 1 - StrictMath.exp((1 - 1.05 * 1.05) * 1.5 * 1.5 / 2);
        assertEquals(expected, largest(run("narrow bell --until 2"), 2), INTEGRATED);
    }

    /** A map that does more than change units cannot be undone. */
    @ParameterizedTest
    @ValueSource(strings = {"2*x[i]^2/s", "2*x[i]/s + 1", "2*x[n + 1 - i]/s", "2*x[i]*x[1]/s", "2*x[i]*b[i]/s"})
    void otherMapsAreNotUndone(String image) throws IOException {
        write("narrow", REDUCED.formatted("1", "c").replace("2*x[i]/s", image));
        assertEquals(2, CommandRun.list(run("narrow bell --until 1"), "quantities").size());
    }

    /** The logistic equation at 1.05 times its rate, on the set where the right one is exact. */
    @Test
    void aFalsifiedRateIsSeen() throws IOException {
        for (String name : new String[] {"two-layer-descent", "k-logistic"}) {
            String text = Files.readString(Path.of("models/multi-stage/" + name + ".yaml"));
            write(name, text);
            write(name + "-falsified", text.replace("model: k-logistic", "model: k-logistic-falsified")
                    .replace("K: 2*K*(1 - K)", "K: 2.1*K*(1 - K)").replaceAll("(?s)closed form:.*?blow-up", "blow-up"));
        }
        Files.delete(folder.resolve("models/small/two-layer-descent-falsified.yaml"));
        String words = " two-layer-descent m=60 initial=balanced --until 3 --level 0.05";
        assertEquals("to the end", CommandRun.list(run("k-logistic" + words), "quantities").get(0).get("valid"));
        Map<String, Object> twin = CommandRun.list(run("k-logistic-falsified" + words), "quantities").get(0);
        assertEquals("until", twin.get("valid"));
        double[] g = Draws.of(1, "g", 60).normals(60);
        double k = Arrays.stream(g).map(value -> value * value).sum() / 3600;
        DoubleUnaryOperator error = t -> grown(k, 2.1, t) / grown(k, 2, t) - 1;
        assertEquals(0.05, error.applyAsDouble(CommandRun.number(twin, "validUntil")), 0.05 * 1e-3, twin.toString());
    }

    private static double grown(double k, double rate, double t) {
        double factor = StrictMath.exp(rate * t);
        return k * factor / (1 - k + k * factor);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1 | x[1]   | name-out-of-place | a clock",
        "1 | t      | name-out-of-place | a clock",
        "1 | c - 3/4 | clock-not-positive | is 0.0 with these numbers of bell",
        "1 | c - 1  | clock-not-positive | is -0.25 with these numbers of bell",
        "1 | 0      | clock-not-positive | this clock stands still"})
    void clocksThatAreNoFactorOfTimeAreRefused(String kappa, String clock, String code, String part)
            throws IOException {
        write("narrow", REDUCED.formatted(kappa, clock));
        CommandRun run = CommandRun.in(folder, "compare", "narrow", "bell");
        assertAll(
                () -> assertEquals(2, run.exit()),
                () -> assertTrue(run.err().contains("[" + code + "]"), run.err()),
                () -> assertTrue(run.err().contains(part), run.err()),
                () -> assertEquals(1, run.err().split("error: ", -1).length - 1, run.err()),
                () -> assertFalse(run.err().contains("Exception"), run.err()));
    }

    /** A model that is called like the one that is reduced is not that one unless it says the same. */
    @Test
    void anotherModelOfTheSameNameIsAnotherModel() throws IOException {
        write("narrow", REDUCED.formatted("1", "c"));
        String stated = Files.readString(folder.resolve("models/small/bell.yaml"));
        Path elsewhere = Files.createDirectories(folder.resolve("mine")).resolve("bell.yaml");
        for (String[] text : new String[][] {{stated, "stated"},
            {stated.replace("-c^2*t", "-c^3*t"), "stated for another model"}}) {
            Files.writeString(elsewhere, text[0]);
            Map<String, Object> json = CommandRun.json(folder, "compare", "narrow", "mine/bell.yaml", "--json");
            assertEquals(text[1], CommandRun.members(json.get("map")).get("basis"));
        }
    }

    /** A third model may stand in for the one that is named, if all names exist there in the same shapes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x[i]: {for: \"{i, n}\" | x[i]: {for: \"{i, n + 1}\" | lacks what narrow says it follows from: x[i] for {i, n}",
        "b[i] | q[i] | lacks what narrow says it follows from: b[i] for {i, n}",
        "s: {real: 1 | s: {integer: 1 | the real parameter s"})
    void aModelThatLacksSomethingIsRefused(String from, String to, String part) throws IOException {
        write("narrow", REDUCED.formatted("1", "c"));
        write("other", FULL.replace("model: bell", "model: other"));
        assertEquals(0, CommandRun.in(folder, "compare", "narrow", "other", "--out", "o").exit());
        write("other", FULL.replace("model: bell", "model: other").replace(from, to));
        CommandRun run = CommandRun.in(folder, "compare", "narrow", "other");
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("[not-comparable]") && run.err().contains(part), run.err());
    }
}
