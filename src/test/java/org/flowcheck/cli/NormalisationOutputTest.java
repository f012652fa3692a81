package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flowcheck.SchemaValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code flowcheck solve} on a network with one hidden layer: its normalisation, and both clocks in every output. */
class NormalisationOutputTest {

    /** The normalised network of the statement, fed with the data as they are: x/s, s y/z, tanh(sqrt(z) u)/sqrt(z). */
    private static final String NORMALISED = """
            flowcheck: 1
            model: normalised
            parameters:
              m: {integer: 3, meaning: neurons}
              n: {integer: 4, meaning: samples}
              s: {real: 1, meaning: size of the inputs}
              z: {real: 1, meaning: correlation}
            data:
              x[i]: {for: "{i, n}", value: i, meaning: inputs}
              y[i]: {for: "{i, n}", value: i, meaning: labels}
            states:
              a[k]: {for: "{k, m}", initial: "%s*(k - 3/2)/5"}
              w[k]: {for: "{k, m}", initial: "%s*(2 - k/2)/7"}
            define:
              f[i]: Sum[a[k]*Tanh[Sqrt[z]*(w[k]*x[i]/s)]/Sqrt[z], {k, m}]
            flow: {descend: "Sum[(f[i] - s*y[i]/z)^2, {i, n}]/(2*n)"}
            observe:
              loss: {value: "Sum[(f[i] - s*y[i]/z)^2, {i, n}]/(2*n)*z^2/s^2"}
              a1: {value: "a[1]/%s"}
            """;

    private static final String NETWORK = """
            flowcheck: 1
            model: network
            parameters: {m: {integer: 3, meaning: neurons}, n: {integer: 4, meaning: samples}}
            data:
              x[i]: {for: "{i, n}", value: i, meaning: inputs}
              y[i]: {for: "{i, n}", value: i, meaning: labels}
            states:
              a[k]: {for: "{k, m}", initial: "(k - 3/2)/5"}
              w[k]: {for: "{k, m}", initial: "(2 - k/2)/7"}
            define:
              f[i]: Sum[a[k]*Tanh[w[k]*x[i]], {k, m}]
            flow: {descend: "Sum[(f[i] - y[i])^2, {i, n}]/(2*n)"}
            observe:
              loss: {value: "Sum[(f[i] - y[i])^2, {i, n}]/(2*n)", label: loss}
              a1: {value: "a[1]"}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("network.yaml"), NETWORK);
        Files.writeString(folder.resolve("data.csv"), "x,y\n1.5,0.5\n-2,-1.25\n0.25,1\n3,1.5\n-1,0\n");
    }

    @Test
    void theNetworkWrittenInNormalisedTermsIsTheSameAtTheNormalisedTime() throws IOException {
        Map<String, Object> network = solve("network.yaml", "--data", "data.csv", "--until", "2");
        Map<String, Object> normalisation = CommandRun.members(network.get("normalisation"));
        // By hand: sums of squares 2.25 + 4 + 0.0625 + 9 + 1, of products 0.75 + 2.5 + 0.25 + 4.5.
        assertEquals(16.3125 / 5, CommandRun.number(normalisation, "secondMoment"), 1e-14);
        assertEquals(8.0 / 5, CommandRun.number(normalisation, "correlation"), 1e-14);
        assertEquals(List.of(1.0), normalisation.get("direction"));
        assertEquals(3.2, CommandRun.number(normalisation, "time"), 1e-14);
        double factor = CommandRun.number(normalisation, "outerFactor");
        Files.writeString(folder.resolve("normalised.yaml"), NORMALISED.formatted(factor, factor, factor));
        Map<String, Object> same = normalised(3.2);
        assertObservables(network, same, 1e-9);
        // Its own normalisation changes nothing.
        assertEquals(1, CommandRun.number(CommandRun.members(same.get("normalisation")), "clock"), 1e-13);
        assertEquals(1, CommandRun.number(CommandRun.members(same.get("normalisation")), "innerFactor"), 1e-13);
        Map<String, Object> later = CommandRun.members(normalised(1.05 * 3.2).get("observables"));
        assertNotEquals(CommandRun.number(CommandRun.members(network.get("observables")), "loss"),
                CommandRun.number(later, "loss"), 1e-5);
    }

    private Map<String, Object> normalised(double until) throws IOException {
        return solve("normalised.yaml", "--data", "data.csv", "s=" + Math.sqrt(16.3125 / 5), "z=1.6", "--until",
                "" + until);
    }

    private static void assertObservables(Map<String, Object> one, Map<String, Object> other, double tolerance) {
        for (String name : List.of("loss", "a1")) {
            assertEquals(CommandRun.number(CommandRun.members(one.get("observables")), name),
                    CommandRun.number(CommandRun.members(other.get("observables")), name), tolerance);
        }
    }

    private Map<String, Object> solve(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("solve"));
        all.addAll(List.of(words));
        all.add("--json");
        Map<String, Object> json = CommandRun.json(folder, all.toArray(String[]::new));
        assertEquals(List.of(), SchemaValidator.of(Path.of("docs/schema/solve.schema.json")).problems(json));
        return json;
    }

    @Test
    void tableSamplesAndFiguresHaveBothClocks() throws IOException {
        CommandRun run = CommandRun.in(folder, "solve", "network.yaml", "--data", "data.csv", "--until", "2",
                "--samples", "3", "--out", "results");
        String[] lines = run.out().split("\n");
        assertTrue(lines[1].contains(" t  normalised t  outcome"), run.out());
        assertTrue(lines[2].contains(" 2.00000       3.20000  end"), run.out());
        assertTrue(run.out().contains("normalisation: s^2 = 3.263, z = 1.600; initial weights times 1.428, time times "
                + "1.600\n"), run.out());
        List<String> samples = Files.readAllLines(folder.resolve("results/observables.csv"));
        assertEquals("t,t_normalised,loss,loss_error,a1,a1_error", samples.get(0));
        assertTrue(samples.get(2).startsWith("1.0,1.6,"), samples.get(2));
        String figure = Files.readString(folder.resolve("results/loss.tex"));
        assertTrue(figure.contains("xlabel={time $t$}, xmode=linear, xmin=0.0, xmax=2.0,"), figure);
        assertTrue(figure.contains("xlabel={normalised time}, xmode=linear, xmin=0.0, xmax=3.2,"), figure);
        assertTrue(Files.readString(folder.resolve("results/loss.svg")).contains("normalised time"));
        List<String> points = Files.readAllLines(folder.resolve("results/loss.csv"));
        assertTrue(points.get(0).endsWith(",x_second,x_end_second"), points.get(0));
        assertTrue(points.get(2).startsWith("series,,1.0,") && points.get(2).endsWith(",1.6,"), points.get(2));
    }

    /** Where runs have clocks of their own no scale above the frame is right for all: the label has their range. */
    @Test
    void clocksThatDifferStayInTheLabel() throws IOException {
        CommandRun.in(folder, "solve", "two-layer", "m=5", "n=3", "d=1", "--seeds", "2", "--until", "0.1", "--out",
                "seeds");
        String figure = Files.readString(folder.resolve("seeds/loss.tex"));
        assertTrue(figure.contains("(normalised time: ") && figure.contains(" to "), figure);
        assertFalse(figure.contains("axis x line*=top"), figure);
    }

    @Test
    void normalisedTimeNeedsNoSecondScale() throws IOException {
        CommandRun.in(folder, "solve", "two-layer-curve", "m=5", "--until", "0.1", "--out", "same");
        String figure = Files.readString(folder.resolve("same/loss.tex"));
        assertTrue(figure.contains("xlabel={time $t$ (normalised)}"), figure);
        assertFalse(figure.contains("axis x line*=top"), figure);
    }

    /** The network is its own fuller model: comparisons tell its normalised time in every output. */
    @Test
    void comparisonsHaveTheNormalisedTime() throws IOException {
        String text = Files.readString(folder.resolve("network.yaml"));
        Files.writeString(folder.resolve("slower-network.yaml"), text.replace("model: ", "model: slower-")
                .replace("{descend: \"", "{descend: \"0.9*"));
        String[] words = {"compare", "slower-network.yaml", "network.yaml", "--data", "data.csv", "--until", "2",
            "--samples", "5", "--level", "0.01", "--out", "compared"};
        CommandRun run = CommandRun.in(folder, words);
        assertTrue(run.out().split("\n")[1].contains(" until  normalised "), run.out());
        assertTrue(run.out().replace("\n", " ").contains(" times 1.600; t = 0.5, 1, 2 are 0.8, 1.6, 3.2 there"),
                run.out());
        List<String> asJson = new ArrayList<>(List.of(words).subList(0, words.length - 2));
        asJson.add("--json");
        Map<String, Object> whole = CommandRun.json(folder, asJson.toArray(String[]::new));
        assertEquals(List.of(), SchemaValidator.of(Path.of("docs/schema/compare.schema.json")).problems(whole));
        Map<String, Object> json = CommandRun.list(whole, "runs").get(0);
        assertEquals(1.6, CommandRun.number(json, "normalisedClock"), 1e-14);
        assertEquals(3.2, CommandRun.number(json, "timeNormalised"), 1e-14);
        assertEquals(3.2, CommandRun.number(json, "sampledUntilNormalised"), 1e-14);
        Map<String, Object> state = CommandRun.list(json, "quantities").get(0);
        double until = CommandRun.number(state, "validUntil");
        assertTrue(until > 0 && until < 2, "valid until " + until);
        assertEquals(1.6 * until, CommandRun.number(state, "validUntilNormalised"), 1e-14);
        assertEquals(3.2, CommandRun.number(CommandRun.list(state, "at").get(2), "timeNormalised"), 1e-14);
        assertTrue(Files.readAllLines(folder.resolve("compared/errors.csv")).get(0).startsWith("t,t_normalised,"));
        assertTrue(Files.readAllLines(folder.resolve("compared/errors.csv")).get(5).startsWith("2.0,3.2,"));
        assertTrue(Files.readString(folder.resolve("compared/error-a.tex")).contains(
                "xlabel={normalised time}, xmode=linear, xmin=0.0, xmax=3.2,"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1,2,1;0.5,-1,2;3,1,0 | 2 | the covariance of the inputs, E x x^T, is not a multiple of the identity "
            + "(off by 55 %)",
        "1,2,1 | 2 | n = 1 is less than d = 2: the covariance of so few inputs is no multiple of the identity",
        "1,1,1;-1,1,-1;-1,-1,1;1,-1,-1 | 2 | the inputs have no correlation with the labels, E y x = 0",
        "-1,1;1,1 | 1 | the inputs have no correlation with the labels, E y x = 0",
        "0,1;0,2 | 1 | the mean square of the inputs is 0, their correlation with the labels 0"})
    void otherDataAreRefusedInOneLine(String rows, int d, String reason) throws IOException {
        Files.writeString(folder.resolve("other.csv"),
                (d == 1 ? "x1,y\n" : "x1,x2,y\n") + rows.replace(';', '\n') + "\n");
        String[] words = {"solve", "two-layer", "m=5", "d=" + d, "--data", "other.csv", "--until", "0.1", "--samples",
            "2", "--out", "results"};
        String out = CommandRun.in(folder, words).out();
        assertTrue(out.replace("\n", " ").contains("normalisation: hypotheses not met: " + reason + " "), out);
        assertFalse(out.contains("normalised t"), out);
        assertEquals("t,loss,loss_error", Files.readAllLines(folder.resolve("results/observables.csv")).get(0));
        assertFalse(Files.readString(folder.resolve("results/loss.tex")).contains("normalised"));
        Map<String, Object> json = solve("two-layer", "m=5", "d=" + d, "--data", "other.csv", "--until", "0.1");
        Map<String, Object> normalisation = CommandRun.members(json.get("normalisation"));
        assertEquals(List.of(reason), normalisation.get("reasons"));
        assertEquals(false, normalisation.get("met"));
        assertNull(normalisation.get("clock"));
    }

    @Test
    void runsThatDifferAreToldApart() {
        String out = CommandRun.in(folder, "solve", "two-layer", "m=5", "n=3", "d=1,2", "--until", "0.1", "--out",
                "results").out().replace("\n", " ");
        assertTrue(out.contains("(1 of 2 runs)"), out);
        assertTrue(out.contains("normalisation: s^2 = ") && out.contains("normalisation: hypotheses not met: "), out);
        String all = CommandRun.in(folder, "solve", "network.yaml", "--data", "data.csv", "m=2,3", "--until", "0.1",
                "--out", "more").out();
        assertTrue(all.contains("z = 1.600; "), all);
    }

    @Test
    void otherModelsHaveNothingOfIt() throws IOException {
        String out = CommandRun.in(folder, "solve", "k-logistic", "--until", "1", "--out", "results").out();
        assertFalse(out.contains("normalis"), out);
        assertFalse(solve("k-logistic", "--until", "1").containsKey("normalisation"));
    }
}
