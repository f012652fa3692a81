package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.simulation.kernel.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code flowcheck compare} on the models of the papers, against what is known of them in closed form. */
class CompareModelsTest {

    /** Integration at a relative tolerance of 1e-11 leaves errors near 1e-10, and these grow like exp(2 t) here. */
    private static final double INTEGRATED = 1e-7;

    @TempDir
    private Path folder;

    private static List<Map<String, Object>> quantities(Map<String, Object> json) {
        return CommandRun.list(CommandRun.list(json, "runs").get(0), "quantities");
    }

    private static Map<String, Object> quantity(Map<String, Object> json, String name) {
        return quantities(json).stream().filter(one -> one.get("name").equals(name)).findFirst().orElseThrow();
    }

    private Map<String, Object> json(String words) {
        return CommandRun.json(folder, ("compare " + words + " --json").split(" "));
    }

    private ErrorColumns columns(String words) throws IOException {
        CommandRun run = CommandRun.in(folder, ("compare " + words + " --out files").split(" "));
        assertEquals(0, run.exit(), run.err());
        return ErrorColumns.read(folder.resolve("files/errors.csv"));
    }

    /** Both halves of the pair do the same operations on the same numbers: not a bit differs. */
    @ParameterizedTest
    @ValueSource(strings = {"two-layer-descent two-layer-descent m=30", "k-logistic k-logistic", "two-layer two-layer m=6 n=4 d=2 sigma=Sin",
        "three-layer three-layer m=3 n=2"})
    void aModelDoesNotDifferFromItself(String words) {
        for (Map<String, Object> quantity : quantities(json(words + " --until 3"))) {
            assertEquals("to the end", quantity.get("valid"), quantity.toString());
            assertEquals(0.0, CommandRun.members(quantity.get("largest")).get("relative"), quantity.toString());
        }
    }

    @Test
    void aModelWithAnotherActivationDiffersFromItself() {
        Map<String, Object> json = json("two-layer two-layer m=6 n=4 sigma=Sin reduced.sigma=Tanh --until 3");
        assertNotEquals(0.0, CommandRun.members(quantity(json, "a").get("largest")).get("relative"));
    }

    /** Each of these reductions is proved exact, and these starts lie on its set. */
    @ParameterizedTest
    @CsvSource({
        "k-logistic two-layer-descent m=50 initial=balanced --until 8",
        "two-layer-relu-normalised two-layer-relu m=20 beta1=0.3 beta2=0.7 --until 0.5",
        "two-layer-relu-normalised two-layer-relu m=7 beta1=2.3 beta2=0.1 alpha=3 --until 0.5",
        "second-stage-aligned second-stage m=5 --until 300"})
    void anExactReductionStaysWithinTheNumericalError(String words) throws IOException {
        ErrorColumns columns = columns(words);
        String state = words.startsWith("k-") ? "K" : words.startsWith("s") ? "rho" : "a";
        double[] errors = columns.column(state + "_relative");
        double allowed = Arrays.stream(columns.column(state + "_numerical")).max().orElseThrow();
        // Where both halves do the same up to units, their errors of integration cancel and rounding is left, some
        // 1e-16 in each of up to a thousand steps.
        assertTrue(Arrays.stream(errors).max().orElseThrow() <= allowed + 1e-13, () -> Arrays.toString(errors));
        assertTrue(allowed < INTEGRATED, "numerical error " + allowed);
    }

    /** K and K' of the start, from the draws themselves: a = g/m, w = h/m. */
    private static double[] overlaps(int m, long seed) {
        double[] g = Draws.of(seed, "g", m).normals(m);
        double[] h = Draws.of(seed, "h", m, 1).normals(m);
        double k = 0;
        double kp = 0;
        for (int i = 0; i < m; i++) {
            k += g[i] * h[i] / m / m;
            kp += (g[i] * g[i] + h[i] * h[i]) / m / m;
        }
        return new double[] {k, kp};
    }

    /** K of (16): P X - Q/X with X' = 2 (X - P X^2 + Q), a Riccati equation that starts at 1. */
    private static double descent(double[] start, double t) {
        double p = (start[1] + 2 * start[0]) / 4;
        double q = (start[1] - 2 * start[0]) / 4;
        double root = Math.sqrt(1 + 4 * p * q);
        // The fixed points of X are upper and lower; (X - upper)/(X - lower) decays at the rate 2 root.
        double upper = (1 + root) / (2 * p);
        double lower = (1 - root) / (2 * p);
        double ratio = (1 - upper) / (1 - lower) * StrictMath.exp(-2 * root * t);
        double x = (upper - lower * ratio) / (1 - ratio);
        return p * x - q / x;
    }

    private static double logistic(double k, double rate, double t) {
        double grown = k * StrictMath.exp(rate * t);
        return grown / (1 - k + grown);
    }

    private static double linearised(double[] start, double t) {
        return start[0] * StrictMath.cosh(2 * t) + start[1] * StrictMath.sinh(2 * t) / 2;
    }

    private static double relative(double reduced, double full) {
        return Math.abs(reduced - full) / Math.abs(full);
    }

    /** A negative overlap makes the logistic equation blow up, which is another test. */
    static LongStream seedsOfPositiveOverlap() {
        return LongStream.rangeClosed(1, 100).filter(seed -> overlaps(40, seed)[0] > 0).limit(3);
    }

    /** Off the set the logistic equation is wrong from the start, by what both closed forms say. */
    @ParameterizedTest
    @MethodSource("seedsOfPositiveOverlap")
    void theErrorOfTheLogisticEquationIsThatOfTheClosedForms(long seed) throws IOException {
        double[] start = overlaps(40, seed);
        ErrorColumns columns = columns("k-logistic two-layer-descent m=40 --until 4 --seed " + seed);
        double[] times = columns.column("t");
        assertEquals(201, times.length);
        for (int i = 0; i < times.length; i++) {
            double full = descent(start, times[i]);
            double expected = relative(logistic(start[0], 2, times[i]), full);
            assertEquals(expected, columns.column("K_relative")[i], INTEGRATED * (1 + expected), "t = " + times[i]);
            assertEquals(full, columns.column("K_full")[i], INTEGRATED, "t = " + times[i]);
        }
        assertTrue(columns.column("K_relative")[100] > 0.1, "the error is to be seen");
    }

    /** The linearised flow is valid until both closed forms differ by the level: over widths, t = log(m)/2 + const. */
    @ParameterizedTest
    @ValueSource(ints = {50, 500, 5000})
    void theLinearisedFlowIsValidUntilTheClosedFormsDiffer(int m) {
        double[] start = overlaps(m, 1);
        Map<String, Object> json = json("two-layer-linearised two-layer-descent --by-name --until 6 m=" + m);
        Map<String, Object> found = quantity(json, "K");
        DoubleUnaryOperator error = t -> relative(linearised(start, t), descent(start, t));
        double[] bracket = CommandRun.bracket(found);
        assertTrue(error.applyAsDouble(bracket[0]) < 0.1 && error.applyAsDouble(bracket[1]) > 0.1, found.toString());
        double time = CommandRun.number(found, "validUntil");
        // Samples stand 0.03 apart; the logarithm of the error bends by less than 4, so it is off by 0.03^2/8 times 4.
        assertEquals(0.1, error.applyAsDouble(time), 0.1 * 1e-3, found.toString());
        assertTrue(bracket[0] < time && time < bracket[1]);
        assertEquals(false, found.get("doubtful"));
    }

    @Test
    void aBlowUpOfTheReducedModelEndsTheComparisonBefore() {
        Map<String, Object> json = json("three-layer-effective three-layer m=4 --until 1000");
        Map<String, Object> run = CommandRun.list(json, "runs").get(0);
        assertAll(
                () -> assertEquals("blow-up", run.get("outcome")),
                () -> assertEquals("reduced", run.get("blowingUp")),
                () -> assertTrue(CommandRun.number(run, "sampledUntil") < CommandRun.number(run, "time")),
                // The last of 201 further samples before the blow-up.
                () -> assertTrue(CommandRun.number(run, "sampledUntil") > 0.99 * CommandRun.number(run, "time")));
        Map<String, Object> error = CommandRun.list(run, "quantities").get(0);
        assertEquals("until", error.get("valid"), "the effective dynamics diverge, the network does not");
    }

    /** The negative overlap of K' = 2 K (1 - K) leaves every bounded set; that is suspected, and told. */
    @Test
    void aSuspectedBlowUpEndsTheComparison() {
        assertTrue(overlaps(100, 1)[0] < 0, "choose a seed with a negative overlap");
        Map<String, Object> run = CommandRun.list(json("k-logistic two-layer-descent m=100 --until 6"), "runs").get(0);
        double k = overlaps(100, 1)[0];
        // 1/K - 1 = (1/K(0) - 1) exp(-2 t) reaches -1.
        assertEquals(StrictMath.log(1 - 1 / k) / 2, CommandRun.number(run, "time"), 1e-3);
        assertEquals("suspected blow-up", run.get("outcome"));
    }

    /** Three seeds: the median is the middle one, and a run that never passes the level counts as the largest. */
    @ParameterizedTest
    @CsvSource({"2.385, 5", "2.37, 4"})
    void tableAndFigureHoldTheMediansOfTheRuns(String until, int passing) throws IOException {
        String words = "two-layer-linearised two-layer-descent --by-name m=30,300 --seeds 3 --level 0.2 --until " + until;
        Map<String, Object> json = json(words);
        assertEquals(0, CommandRun.in(folder, ("compare " + words + " --out o").split(" ")).exit());
        List<String> table = Files.readAllLines(folder.resolve("o/table.csv")).stream()
                .filter(line -> line.contains(",K,")).toList();
        List<String> figure = Files.readAllLines(folder.resolve("o/valid-until-K-against-m.csv"));
        int passed = 0;
        for (int i = 0; i < 2; i++) {
            double[] times = CommandRun.list(json, "runs").subList(3 * i, 3 * i + 3).stream()
                    .map(run -> CommandRun.list(run, "quantities").stream().filter(one -> one.get("name").equals("K"))
                            .findFirst().orElseThrow().get("validUntil"))
                    .mapToDouble(time -> time == null ? Double.POSITIVE_INFINITY : (Double) time).sorted().toArray();
            String median = Double.isInfinite(times[1]) ? "" : NumberText.exact(times[1]);
            assertEquals(median, table.get(i).split(",")[2]);
            assertEquals(Double.isFinite(times[1]), figure.stream().anyMatch(line -> line.contains(median + ","
                    + NumberText.exact(times[0]) + ",")), figure.toString());
            passed += (int) Arrays.stream(times).filter(Double::isFinite).count();
        }
        assertEquals(passing, passed, "choose an end between the times of the wider network");
    }

    /** K(0) = 0.01 of the logistic equation against the overlap of the draws; Kp == 2*K against both. */
    @Test
    void howFarOffTheStartIsIsTold() {
        double[] start = overlaps(30, 2);
        Map<String, Object> run = CommandRun.list(json("k-logistic two-layer-descent m=30 --seed 2 --until 0.1"), "runs")
                .get(0);
        // Sums of a few dozen products in another order.
        assertEquals(Math.abs(0.01 - start[0]) / Math.abs(start[0]), CommandRun.number(run, "startOff"), 1e-10);
        double scale = Math.max(start[1], 2 * Math.abs(start[0]));
        assertEquals(Math.abs(start[1] - 2 * start[0]) / scale, CommandRun.number(run, "setOff"), 1e-10);
    }

    @Test
    void aMapMadeForAnotherModelIsSaidToBe() {
        Map<String, Object> json = json("two-layer-linearised two-layer m=10 n=5 --until 0.5");
        Map<String, Object> map = CommandRun.members(json.get("map"));
        assertEquals("stated for another model", map.get("basis"));
        assertEquals("two-layer-population", map.get("for"));
        String screen = CommandRun.in(folder, "compare", "two-layer-linearised", "two-layer", "m=10", "n=5", "--until",
                "0.5", "--out", "o").out().replaceAll("\\s+", " ");
        assertTrue(screen.contains("two-layer-linearised is stated to follow from two-layer-population at leading "
                + "order, not from two-layer"), screen);
    }

    /** The size of the reduced weights is free: at the start each is the full one over eps. */
    @Test
    void theReducedModelStartsAtTheImageOfTheFullerStart() throws IOException {
        ErrorColumns columns = columns("two-layer-linearised two-layer m=10 n=5 alpha=2 --until 0.5");
        double[] g = Draws.of(1, "g", 10).normals(10);
        double norm = Math.sqrt(Arrays.stream(g).map(value -> value * value).sum());
        assertEquals(norm, columns.column("a_full")[0], 1e-14 * norm);
        assertEquals(norm, columns.column("a_reduced")[0], 1e-14 * norm);
        assertEquals(0.0, columns.column("a_max")[0]);
    }

    /** K is quadratic: eps^2 times the linearised K, from weights over eps; and as exact as the weights themselves. */
    @Test
    void theOverlapOfScaledWeightsIsRescaled() throws IOException {
        ErrorColumns columns = columns("two-layer-linearised two-layer-normalised m=20 --until 2");
        double[] rescaled = columns.column("rescaled-K_reduced");
        double[] start = overlaps(20, 1);
        for (int i = 0; i < rescaled.length; i++) {
            assertEquals(columns.column("K_reduced")[i] / 400, rescaled[i], 1e-12);
            assertEquals(Math.abs(linearised(start, columns.column("t")[i])), rescaled[i], INTEGRATED);
        }
        assertEquals(0, columns.column("rescaled-loss_relative")[0], 1e-12);
    }
}
