package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Blow-up times as the command prints them, against values computed in another way. */
class BlowUpTimesTest {

    /** What is promised of T, relative. */
    private static final double PROMISED = 1e-10;
    /** What is promised of the interval's width, relative. */
    private static final double NARROW = 1e-9;
    private static final double MOST_EVALUATIONS = 2000;
    private static final double MEDIAN_EVALUATIONS = 1000;

    @TempDir
    private Path folder;

    /** The references come from Taylor series in extended precision (src/bench/python/three_layer_reference.py). */
    @Test
    void theThreeLayerModelAgreesWithSeriesInExtendedPrecision() throws IOException {
        List<Double> evaluations = new ArrayList<>();
        for (Map<String, Object> reference : references()) {
            Path file = folder.resolve("initial.json");
            Files.writeString(file, "{\"a\": " + reference.get("a") + ", \"b\": " + reference.get("b") + ", \"c\": "
                    + reference.get("c") + "}");
            Map<String, Object> run = onlyRun("blowup", "three-layer-effective",
                    "m=" + ((List<?>) reference.get("a")).size(), "--initial", "initial.json", "--json");

            String name = reference.get("name").toString();
            assertCovers(CommandRun.number(reference, "T"), NARROW, run, name);
            double[] bracket = CommandRun.bracket(run);
            double expected = CommandRun.number(reference, "T");
            assertTrue(bracket[0] <= expected && expected <= bracket[1], name + ": " + run);
            evaluations.add(CommandRun.number(run, "evaluations"));
        }
        assertTrue(evaluations.size() >= 30);
        evaluations.sort(null);
        assertTrue(evaluations.get(evaluations.size() - 1) <= MOST_EVALUATIONS, evaluations.toString());
        assertTrue(evaluations.get(evaluations.size() / 2) <= MEDIAN_EVALUATIONS, evaluations.toString());
    }

    /**
     * a = b = x, c = -x stays on its ray, where the direction does not turn at all, and shrinks like 1/t for ever. On
     * such a ray steps grow until one leads to where nothing is finite, which must not spoil those after it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"0.3", "0.5", "0.6", "0.7", "0.8", "1.1"})
    void onTheRayThatShrinksNothingBlowsUp(String size) throws IOException {
        Map<String, Object> run = fromScalars(size, size, "-" + size);
        assertEquals("end", run.get("outcome"), run.toString());
        assertTrue(Double.isNaN(CommandRun.bracket(run)[1]), run.toString());
    }

    /**
     * T = 44.57 (Taylor series in integers of 220 bits), but what decides is how a differs from b, the last digit: both
     * marches see a blow-up, at times that differ by more than a hundredth, and neither proves anything.
     */
    @Test
    void aSuspectedBlowUpHasNoProvedBracket() throws IOException {
        Map<String, Object> run = fromScalars("0.7000000000000001", "0.7", "-1.1");
        assertEquals("suspected blow-up", run.get("outcome"), run.toString());
        assertEquals(Arrays.asList(null, null), run.get("bracket"), run.toString());
    }

    private Map<String, Object> fromScalars(String a, String b, String c) throws IOException {
        Files.writeString(folder.resolve("initial.json"), "{\"a\": [" + a + "], \"b\": [[" + b + "]], \"c\": [" + c
                + "]}");
        return onlyRun("blowup", "three-layer-effective", "m=1", "--initial", "initial.json", "--json");
    }

    static Stream<Arguments> classical() {
        double[] starts = {0.25, 1, 1.75, 40};
        return Stream.of(
                problem("quadratic", "x0", x -> 1 / x, starts),
                problem("cubic", "x0", x -> 1 / (2 * x * x), starts),
                problem("energy-four-thirds", "E0", x -> 1 / StrictMath.cbrt(x), starts),
                problem("exponential", "x0", x -> StrictMath.exp(-x), -3, 0, 0.5, 7),
                problem("log-squared", "x0", x -> 1 / StrictMath.log(x), 1.01, 2, 1e6),
                // From x^2 - y^2 = r^2: T = (pi/2 - arctan(y(0)/r))/r with x(0) = 2 as the model's default.
                problem("coupled-pair", "y0", y -> {
                    double r = StrictMath.sqrt(4 - y * y);
                    return (StrictMath.PI / 2 - StrictMath.atan(y / r)) / r;
                }, -1.9, -0.5, 0, 1, 1.9)).flatMap(problem -> problem);
    }

    private static Stream<Arguments> problem(String model, String parameter, DoubleUnaryOperator time, double... starts) {
        return Arrays.stream(starts)
                .mapToObj(start -> Arguments.of(model, parameter + "=" + start, time.applyAsDouble(start)));
    }

    @ParameterizedTest
    @MethodSource
    void classical(String model, String start, double expected) {
        Map<String, Object> run = onlyRun("blowup", model, start, "--json");
        assertCovers(expected, NARROW, run, model + " " + start);
        assertEquals(1, CommandRun.number(run, "sign"), "all of them grow upwards");
    }

    @ParameterizedTest
    @CsvSource({"linear-growth,x0=1", "linear-growth,x0=-30", "x-log-x,x0=2", "x-log-x,x0=1.001", "x-log-x,x0=0.5",
        "x-sin-squared,x0=1", "x-sin-squared,x0=100", "k-logistic,K0=0.01", "k-logistic,K0=0.999",
        "three-layer-effective,m=3 initial=example-1"})
    void whatExistsForEverIsNeverCalledABlowUp(String model, String settings) {
        List<String> words = new ArrayList<>(List.of("blowup", model, "--json"));
        words.addAll(List.of(settings.split(" ")));
        String outcome = onlyRun(words.toArray(String[]::new)).get("outcome").toString();
        assertFalse(outcome.contains("blow-up"), outcome);
    }

    @Test
    void initialDataFollowTheChangeOfCoordinate() throws IOException {
        Files.writeString(folder.resolve("start.json"), "{\"x\": 3}");
        Map<String, Object> run = onlyRun("blowup", "exponential", "--initial", "start.json", "--json");
        assertCovers(StrictMath.exp(-3), NARROW, run, "x' = exp(x) from 3");
        assertEquals(3, CommandRun.number(run, "atStart"), 1e-15, "the followed quantity is the model's, not the coordinate");
    }

    /** While E is not positive nothing bounds T from above; the lower bound holds all the same. */
    @Test
    void theBracketIsOpenAboveWhileTheEnergyIsNegative() {
        Map<String, Object> run = onlyRun("blowup", "three-layer-effective", "initial=example-1", "m=3", "--until", "2",
                "--json");
        assertEquals("end", run.get("outcome"));
        double[] bracket = CommandRun.bracket(run);
        assertTrue(bracket[0] >= 2, run.toString());
        assertTrue(Double.isNaN(bracket[1]), run.toString());
    }

    @Test
    void solvingEndsAtTheBlowUpInsteadOfWalkingPastIt() {
        for (String model : List.of("quadratic", "exponential")) {
            Map<String, Object> run = CommandRun.json(folder, "solve", model, "--until", "50", "--json");
            assertEquals("blow-up", run.get("outcome"), model);
            assertEquals(1, CommandRun.number(run, "time"), PROMISED, model);
            assertTrue(CommandRun.number(run, "sampledUntil") < 1, model);
            assertNotEquals(0, CommandRun.number(run, "sampledUntil"), model);
        }
    }

    private Map<String, Object> onlyRun(String... words) {
        List<Map<String, Object>> runs = CommandRun.list(CommandRun.json(folder, words), "runs");
        assertEquals(1, runs.size());
        return runs.get(0);
    }

    /** T as promised, inside its interval, which is as narrow as promised. */
    private static void assertCovers(double expected, double width, Map<String, Object> run, String what) {
        assertEquals("blow-up", run.get("outcome"), what + ": " + run);
        double lower = CommandRun.number(run, "lower");
        double upper = CommandRun.number(run, "upper");
        assertEquals(expected, CommandRun.number(run, "time"), PROMISED * expected, what);
        // The closed forms above carry a few roundings themselves.
        double slack = 4 * Math.ulp(expected);
        assertTrue(lower - slack <= expected && expected <= upper + slack, what + ": " + run);
        assertTrue(upper - lower <= width * expected, what + ": " + run);
    }

    private static List<Map<String, Object>> references() throws IOException {
        try (InputStream in = BlowUpTimesTest.class.getResourceAsStream("/org/flowcheck/blowup/three-layer-blow-up.json")) {
            Object list = new Load(LoadSettings.builder().build())
                    .loadFromString(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return ((List<?>) list).stream().map(CommandRun::members).toList();
        }
    }
}
