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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code blowup --certified}: what it proves, and what it says where it proves nothing. */
class CertifiedBlowUpTest {

    private static final DfpField DECIMALS = new DfpField(64);

    @TempDir
    private Path folder;

    @Test
    void seedsAreCertifiedInsideTheirNumericalIntervals() {
        Map<String, Object> json = CommandRun.json(folder, "blowup", "three-layer-effective", "m=1,2", "--seeds", "3",
                "--certified", "--json");
        List<Map<String, Object>> runs = CommandRun.list(json, "runs");
        assertEquals(6, runs.size());
        for (Map<String, Object> run : runs) {
            Map<String, Object> certified = CommandRun.members(run.get("certified"));
            assertEquals("certified", certified.get("verdict"), run.toString());
            double lower = CommandRun.number(certified, "lower");
            double upper = CommandRun.number(certified, "upper");
            assertTrue(lower < upper && upper - lower <= 1e-8 * upper, certified.toString());
            // Both intervals hold T, so they have a number in common.
            assertTrue(lower <= CommandRun.number(run, "upper") && CommandRun.number(run, "lower") <= upper,
                    run.toString());
            assertTrue(certified.get("bounds").toString().contains("the model states"), certified.toString());
        }
    }

    /** Coordinates are enclosed too: exp(-x0) and 1/log(x0) lie inside although their coordinates are rounded. */
    @ParameterizedTest
    @CsvSource({"exponential, -3", "exponential, 0.5", "exponential, 7", "log-squared, 2", "log-squared, 1.01",
        "log-squared, 1000000"})
    void timesInACoordinateAreThoseOfTheModelAsStated(String model, String start) {
        Dfp x = DECIMALS.newDfp(Double.parseDouble(start));
        Dfp expected = model.equals("exponential") ? DfpMath.exp(x.negate()) : DfpMath.log(x).reciprocal();
        Map<String, Object> certified = certified("blowup", model, "x0=" + start);
        assertEquals("certified", certified.get("verdict"), certified.toString());
        assertFalse(expected.lessThan(DECIMALS.newDfp(CommandRun.number(certified, "lower"))), certified.toString());
        assertFalse(expected.greaterThan(DECIMALS.newDfp(CommandRun.number(certified, "upper"))), certified.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "k-logistic                                            | (blow-up: latest would); the solution exists up to t = 4",
        "k-logistic --until 3                                  | exists up to t = 3 at least",
        "x-log-x                                               | (blow-up: latest would); the solution exists up to t = 5.",
        "linear-growth                                         | never blows up",
        "x-sin-squared                                         | nothing bounds the remaining time",
        "three-layer-effective m=8                             | at most 64",
        "matrix-leading                                        | at most 64",
        "three-layer-effective m=2 initial=example-1 --until 3 | exists up to the end"})
    void whatIsNotProvedIsSaid(String words, String reason) {
        Map<String, Object> certified = certified(("blowup " + words).split(" +"));
        assertEquals("not proved", certified.get("verdict"), certified.toString());
        assertTrue(certified.get("reason").toString().contains(reason), certified.toString());
        assertNull(certified.get("upper"));
        assertNull(certified.get("relativeWidth"));
    }

    /** Bounds that models state or gradient flows have, by T to twenty digits from other series. */
    @ParameterizedTest
    @ValueSource(strings = {"coupled-pair y0=-1.9,-0.5,0,1,1.9", "coupled-pair x0=1e-3 y0=9e-4",
        "matrix-effective m=2", "matrix-leading m=2", "matrix-directions m=1,2", "matrix-directions m=2 n=3 ratio=0.9"})
    void statedBoundsCertify(String words) {
        List<String> all = new ArrayList<>(List.of(("blowup " + words).split(" ")));
        all.addAll(List.of("--seeds", words.startsWith("coupled") ? "1" : "2", "--digits", "20", "--certified",
                "--json"));
        for (Map<String, Object> run : CommandRun.list(CommandRun.json(folder, all.toArray(String[]::new)), "runs")) {
            Map<String, Object> certified = CommandRun.members(run.get("certified"));
            assertEquals("certified", certified.get("verdict"), run.toString());
            BigDecimal time = new BigDecimal(CommandRun.members(run.get("precise")).get("time").toString());
            BigDecimal lower = new BigDecimal(CommandRun.number(certified, "lower"));
            BigDecimal upper = new BigDecimal(CommandRun.number(certified, "upper"));
            assertTrue(lower.compareTo(time) < 0 && time.compareTo(upper) < 0, run.toString());
            // A hundred steps and their roundings.
            assertTrue(CommandRun.number(certified, "relativeWidth") < 1e-10, run.toString());
        }
    }

    /** Ascent, descent, odd and broken degrees, one mobility for all: nothing need be stated. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{ascend: \"x^3 + x*y^2 + 3*y*z^2\"}                      | certified",
        "{descend: \"-(x^2 + y^2)*(x^2 + z^2) - x^4/7\"}          | certified",
        "{ascend: \"(x^2 + y^2 + x*z)^(5/4)*x\"}                  | certified",
        "{ascend: \"x^3 + x*y^2 + 3*y*z^2\", mobility: \"2\"}     | certified",
        "{ascend: \"x^3 + x*y^2 + 3*y*z^2\", mobility: {x: \"2\"}} | not proved",
        "{ascend: \"x^3 + x*y^2 + 3*y*z^2 + x\"}                  | not proved",
        "{ascend: \"x^2 + x*y + 3*y*z\"}                          | not proved"})
    void homogeneousGradientFlowsNeedNoBound(String flow, String verdict) throws IOException {
        Files.writeString(folder.resolve("ascent.yaml"), "flowcheck: 1\nmodel: ascent\n"
                + "states: {x: 1/2, y: -1/3, z: 1}\nflow: " + flow + "\nblow-up: {along: z}\nobserve: {x: x}\n");
        String[] words = verdict.equals("certified")
                ? new String[] {"blowup", "ascent.yaml", "--until", "1e3", "--digits", "20", "--certified", "--json"}
                : new String[] {"blowup", "ascent.yaml", "--until", "1e3", "--certified", "--json"};
        Map<String, Object> run = onlyRun(words);
        Map<String, Object> certified = CommandRun.members(run.get("certified"));
        assertEquals(verdict, certified.get("verdict"), run.toString());
        if (verdict.equals("certified")) {
            assertTrue(certified.get("bounds").toString().contains("gradient flows"), certified.toString());
            BigDecimal time = new BigDecimal(CommandRun.members(run.get("precise")).get("time").toString());
            assertTrue(new BigDecimal(CommandRun.number(certified, "lower")).compareTo(time) < 0, run.toString());
            assertTrue(time.compareTo(new BigDecimal(CommandRun.number(certified, "upper"))) < 0, run.toString());
        } else {
            assertNull(certified.get("upper"), run.toString());
        }
    }

    @Test
    void thirtyDigitsAndAProofGoTogether() {
        Map<String, Object> run = onlyRun("blowup", "three-layer-effective", "m=2", "--digits", "30", "--certified",
                "--json");
        BigDecimal time = new BigDecimal(CommandRun.members(run.get("precise")).get("time").toString());
        Map<String, Object> certified = CommandRun.members(run.get("certified"));
        assertTrue(new BigDecimal(CommandRun.number(certified, "lower")).compareTo(time) < 0, run.toString());
        assertTrue(new BigDecimal(CommandRun.number(certified, "upper")).compareTo(time) > 0, run.toString());
    }

    /** Each column of the file holds what its header says when both kinds stand side by side. */
    @Test
    void thirtyDigitsAndAProofShareATable() throws IOException {
        assertEquals(0, CommandRun.in(folder, "blowup", "three-layer-effective", "m=2", "--digits", "30", "--certified",
                "--out", "o").exit());
        List<String> lines = Files.readAllLines(folder.resolve("o/runs.csv"));
        List<String> names = List.of(lines.get(0).split(","));
        String[] values = lines.get(1).split(",");
        BigDecimal time = new BigDecimal(values[names.indexOf("precise")]);
        assertEquals("certified", values[names.indexOf("certified")]);
        assertEquals("30", values[names.indexOf("precise_digits")]);
        assertTrue(new BigDecimal(values[names.indexOf("certified_lower")]).compareTo(time) < 0, lines.get(1));
        assertTrue(new BigDecimal(values[names.indexOf("certified_upper")]).compareTo(time) > 0, lines.get(1));
    }

    @Test
    void withoutTheFlagNothingIsSaidOfIt() {
        assertFalse(onlyRun("blowup", "quadratic", "--json").containsKey("certified"));
        assertFalse(CommandRun.in(folder, "blowup", "quadratic", "--out", "o").out().contains("certified"));
    }

    @Test
    void decimalsOnTheScreenAreRoundedOutward() {
        String screen = CommandRun.in(folder, "blowup", "quadratic", "x0=0.7", "--certified", "--out", "o").out()
                .replaceAll("\\s+", " ");
        Matcher interval = Pattern.compile("certified: T lies in \\[(\\S+), (\\S+)\\]").matcher(screen);
        assertTrue(interval.find(), screen);
        Map<String, Object> certified = certified("blowup", "quadratic", "x0=0.7");
        BigDecimal lower = new BigDecimal(CommandRun.number(certified, "lower"));
        BigDecimal upper = new BigDecimal(CommandRun.number(certified, "upper"));
        assertTrue(new BigDecimal(interval.group(1)).compareTo(lower) <= 0, screen);
        assertTrue(new BigDecimal(interval.group(2)).compareTo(upper) >= 0, screen);
        assertTrue(screen.contains("1 of 1"), screen);
    }

    private Map<String, Object> certified(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--certified", "--json"));
        return CommandRun.members(onlyRun(all.toArray(String[]::new)).get("certified"));
    }

    private Map<String, Object> onlyRun(String... words) {
        List<Map<String, Object>> runs = CommandRun.list(CommandRun.json(folder, words), "runs");
        assertEquals(1, runs.size());
        return runs.get(0);
    }
}
