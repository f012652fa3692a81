package org.flowcheck.theory.language;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments of laws are taken, moments of no law are refused. */
class MomentAuditTest {

    private static void read(String moments) {
        ModelReader.read(new SourceText("text", """
                flowcheck: 1
                model: m
                parameters: {d: {integer: 3}, rho: {real: 1/4}}
                population: {"x[j]": {for: "{j, d}"}, f: {}, g: {}}
                states: {w: 1}
                flow: {descend: "Expectation[(f - w*g)^2]"}
                moments:
                """ + moments));
    }

    /** Averages over a few equally likely points are moments of a law, however close to the bounds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void momentsOfALawAreTaken(int points) {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] f = random.doubles(points, -3, 3).toArray();
            double[] g = random.doubles(points, -3, 3).toArray();
            StringBuilder moments = new StringBuilder();
            for (int i = 0; i <= 4; i++) {
                for (int j = i == 0 ? 1 : 0; i + j <= 4; j++) {
                    int powerOfF = i;
                    int powerOfG = j;
                    double average = IntStream.range(0, points).mapToDouble(k ->
                            Math.pow(f[k], powerOfF) * Math.pow(g[k], powerOfG)).average().orElseThrow();
                    String product = (i > 0 ? "f^" + i : "") + (i > 0 && j > 0 ? "*" : "") + (j > 0 ? "g^" + j : "");
                    moments.append("  ").append(product).append(": ")
                            .append(String.format(Locale.ROOT, "\"%.16f\"", average)).append('\n');
                }
            }
            assertDoesNotThrow(() -> read(moments.toString()), () -> points + " points: " + moments);
        }
    }

    /** With E[f] = 0, E[f^2] = 1 a law exists exactly if E[f^4] >= 1 + E[f^3]^2 (equality: two points). */
    @ParameterizedTest
    @CsvSource({"1, 2, true", "1, 1.999, false", "2, 5, true", "2, 4.99, false", "0, 1, true", "0, 0.999, false"})
    void skewnessIsBoundedByTheFourthMoment(String third, String fourth, boolean taken) {
        String moments = "  f: 0\n  f^2: 1\n  f^3: \"" + third + "\"\n  f^4: \"" + fourth + "\"\n";
        if (taken) {
            assertDoesNotThrow(() -> read(moments));
        } else {
            assertRefused(moments);
        }
    }

    /** Equal correlations of three variables are those of a law from -1/2 on. */
    @ParameterizedTest
    @CsvSource({"-1/2, true", "-0.501, false", "1, true", "1.001, false", "rho, true", "-4*rho, false"})
    void equalCorrelationsAreBounded(String correlation, boolean taken) {
        String moments = "  x[j]*x[l]: If[j == l, 1, " + correlation + "]\n";
        if (taken) {
            assertDoesNotThrow(() -> read(moments));
        } else {
            assertRefused(moments);
        }
    }

    /** Correlations 0.9 of f with g and with x[1] leave at least 0.62 between the two. */
    @ParameterizedTest
    @CsvSource({"0.63, true", "0.61, false"})
    void correlationsOfThreeVariablesAreBoundedTogether(String last, boolean taken) {
        String moments = "  f: 0\n  f^2: 1\n  g^2: 1\n  x[j]*x[l]: KroneckerDelta[j, l]\n  f*g: \"0.9\"\n"
                + "  f*x[j]: 0.9*KroneckerDelta[j, 1]\n  g*x[j]: " + last + "*KroneckerDelta[j, 1]\n";
        if (taken) {
            assertDoesNotThrow(() -> read(moments));
        } else {
            assertRefused(moments);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KroneckerDelta[j, l]", "j*l*KroneckerDelta[j, l]", "If[j == l, 2, 1]", "1/(j*l)", "0"})
    void symmetricSecondMomentsAreTaken(String value) {
        assertDoesNotThrow(() -> read("  x[j]*x[l]: \"" + value + "\"\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"j", "KroneckerDelta[j, l + 1]", "j - l", "If[j <= l, 2, 1]"})
    void otherSecondMomentsAreRefused(String value) {
        assertRefused("  x[j]*x[l]: \"" + value + "\"\n");
    }

    /** Moments with different variables need not be symmetric. */
    @Test
    void mixedMomentsMayDependOnTheirIndex() {
        assertDoesNotThrow(() -> read("  f*x[j]: j\n"));
    }

    @Test
    void manyLargeMomentsAreReadInTime() {
        String sum = IntStream.range(0, 400).mapToObj(i -> "j*" + i).collect(Collectors.joining(" + "));
        String moments = "  x[j]*x[l]*x[p]*x[q]*x[r]*x[s]*x[u]*x[v]: \"0*(" + sum
                + ")\"\n  x[j]*x[l]*x[p]*x[q]: \"0*(" + sum
                + ")\"\n  f^2: \"Sum[1, {k, 1000000000}]\"\n";
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(moments));
    }

    private static void assertRefused(String moments) {
        DiagnosticException refused = assertThrows(DiagnosticException.class, () -> read(moments), moments);
        assertEquals(Code.MOMENTS_CONTRADICT, refused.diagnostics().get(0).code());
    }
}
