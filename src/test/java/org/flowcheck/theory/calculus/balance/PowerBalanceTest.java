package org.flowcheck.theory.calculus.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Balances at t = m^tau: a paper's phase diagram, and small systems whose balance is known. */
class PowerBalanceTest {

    private static final BalanceReport RELU = BalanceReport.of(
            BalancedModels.file("phase-diagram/two-layer-relu-normalised"));

    private static Regime regime(String components) {
        return RELU.regimes().stream().filter(regime -> regime.components().text().equals(components)).findFirst()
                .orElseThrow();
    }

    private static Map<String, Rational> point(double gamma, double gammap) {
        return Map.of("gamma", Rational.of(Math.round(8 * gamma), 8), "gammap", Rational.of(Math.round(8 * gammap), 8));
    }

    @Test
    void theInputWeightsAreLazyWhereThePaperSaysSo() {
        // Theorems 6 and 8: linear for gamma < 1 or gamma' > gamma - 1, condensed for gamma > 1 and gamma' < gamma - 1.
        Regime weights = regime("w[k, j]");
        for (double gamma = -1; gamma <= 4; gamma += 0.25) {
            for (double gammap = -3; gammap <= 3; gammap += 0.25) {
                Map<String, Rational> point = point(gamma, gammap);
                boolean linear = gammap <= 0 ? gamma < 1 : gammap > gamma - 1;
                boolean condensed = gamma > 1 && gammap < gamma - 1;
                String where = gamma + ", " + gammap;
                assertEquals(linear, weights.vanishing().stream().anyMatch(region -> region.contains(point)), where);
                assertEquals(condensed, weights.growing().stream().anyMatch(region -> region.contains(point)), where);
            }
        }
    }

    @Test
    void theBoundariesAreThePapers() {
        Regime weights = regime("w[k, j]");
        assertEquals(List.of("gamma > 1 and gammap < gamma - 1"),
                weights.growing().stream().map(Region::text).toList());
        assertEquals(List.of("1", "gamma - 1"), weights.boundaries().stream()
                .map(form -> form.root(form.coefficients().lastKey()).text()).toList());
        assertEquals(List.of("gamma", "gammap"), weights.boundaries().stream()
                .map(form -> form.coefficients().lastKey()).toList());
    }

    /** The exponents of the relative changes of a and w when the data are fitted, by hand. */
    @ParameterizedTest
    @CsvSource({"0.75, 0, -1/4, -1/4", "0.75, 0.5, -1/4, -5/4", "0.75, -1, -9/4, -1/4", "2, 2, 1, -2", "2, -2, -2, 1",
            "2, 0, 1/2, 1/2", "2, 0.5, 3/4, 1/4", "2, -0.5, 1/4, 3/4", "0.25, 1, -1/2, -5/2", "0.25, -1, -5/2, -1/2"})
    void changesAreAsLargeAsByHand(double gamma, double gammap, String changeOfA, String changeOfW) {
        Map<String, Rational> point = point(gamma, gammap);
        List<Course> courses = RELU.courses().stream().filter(course -> course.region().contains(point)).toList();
        assertEquals(1, courses.size());
        List<String> changes = courses.get(0).end().stream().map(size ->
                size.change().orElseThrow().forms().get(0).value(point).toString()).toList();
        assertEquals(List.of(changeOfA, changeOfW), changes);
    }

    @Test
    void beyondGammaOneTheOutputWeightsGrowFirstWhereTheyMoveFaster() {
        Course course = RELU.courses().stream().filter(one -> one.region().contains(point(2, 2))).findFirst()
                .orElseThrow();
        assertEquals("gamma - 1", course.end().get(0).size().text());
        assertEquals("2*gamma - 2*gammap - 2", course.end().get(1).change().orElseThrow().text());
        assertEquals("2*gamma - gammap - 1", course.stages().get(0).until().orElseThrow().text());
        assertEquals(Ending.Kind.USES_UP, course.stages().get(0).ending().kind());
    }

    @Test
    void inTheCondensedRegimeBothGrowExponentially() {
        Course course = RELU.courses().stream().filter(one -> one.region().contains(point(2, 0.5))).findFirst()
                .orElseThrow();
        assertEquals(List.of(Stage.Kind.ALGEBRAIC, Stage.Kind.EXPONENTIAL),
                course.stages().stream().map(Stage::kind).toList());
        assertEquals("gamma", course.stages().get(0).until().orElseThrow().text());
        assertEquals("(gamma - gammap - 1)/2", course.stages().get(1).until().orElseThrow().text());
        assertEquals("(gamma + gammap - 1)/2", course.end().get(0).size().text());
    }

    @Test
    void aLargeOutputAtTheStartDrivesInsteadOfTheData() {
        Course course = RELU.courses().stream().filter(one -> one.region().contains(point(0.25, 1))).findFirst()
                .orElseThrow();
        BalancedEquation rate = course.stages().get(0).equations().get(0);
        assertTrue(ExpressionText.of(rate.governing()).contains("Initial[a[l]]"), ExpressionText.of(rate.governing()));
        assertEquals("(2*gamma - 1)/2", rate.neglected().get(0).relative().text());
        assertTrue(rate.neglected().get(1).beyondStart());
    }

    private static final String LINEAR = """
            flowcheck: 1
            model: linear
            title: A wide linear model of one number
            source: {paper: "", at: test}
            parameters:
              m: {integer: 10}
              gamma: {real: 1}
              kappa: {real: "m^(-gamma)"}
            draws:
              g[k]: {law: "NormalDistribution[0, 1]", for: "{k, m}"}
              h[k]: {law: "NormalDistribution[0, 1]", for: "{k, m}"}
            data:
              z[k]: {for: "{k, m}", value: "h[k]", meaning: features}
            states:
              a[k]: {for: "{k, m}", initial: "%s"}
            define:
              f: kappa*Sum[z[k]*a[k], {k, m}]
            flow: {descend: "(f - 1)^2/2"}
            asymptotics: {width: m, time: Power}
            observe:
              f: f
            """;

    @Test
    void aLinearModelFitsWithChangesOfOneOverItsCapability(@TempDir Path folder) {
        BalanceReport report = BalanceReport.of(BalancedModels.read(folder, LINEAR.formatted("g[k]")));
        Course course = report.courses().stream().filter(one -> one.region().contains(Map.of("gamma", Rational.ONE)))
                .findFirst().orElseThrow();
        assertEquals("2*gamma - 1", course.stages().get(0).until().orElseThrow().text());
        assertEquals("gamma - 1", course.end().get(0).change().orElseThrow().text());
        Regime regime = report.regimes().get(0);
        assertEquals(List.of("gamma < 1"), regime.vanishing().stream().map(Region::text).toList());
        assertEquals(List.of("gamma > 1"), regime.growing().stream().map(Region::text).toList());
    }

    @Test
    void aStateThatStartsAtZeroHasASizeAndNoRelativeChange(@TempDir Path folder) {
        BalanceReport report = BalanceReport.of(BalancedModels.read(folder, LINEAR.formatted("0")));
        assertEquals(1, report.courses().size());
        Size end = report.courses().get(0).end().get(0);
        assertEquals("gamma - 1", end.size().text());
        assertTrue(end.change().isEmpty());
    }

    @Test
    void whereNothingDescendsWhatFollowsIsNotTold(@TempDir Path folder) {
        BalanceReport report = BalanceReport.of(BalancedModels.read(folder, """
                flowcheck: 1
                model: chain
                title: Ascent of a product of three factors
                source: {paper: "", at: test}
                parameters:
                  m: {integer: 10}
                draws:
                  g[k]: NormalDistribution[0, 1]
                  h[k, l]: NormalDistribution[0, 1]
                  q[l]: NormalDistribution[0, 1]
                states:
                  a[k]: {for: "{k, m}", initial: "g[k]"}
                  b[k, l]: {for: "{k, m}, {l, m}", initial: "h[k, l]"}
                  c[l]: {for: "{l, m}", initial: "q[l]"}
                define:
                  F: Sum[a[k]*b[k, l]*c[l], {k, m}, {l, m}]
                flow: {ascend: F}
                asymptotics: {width: m, time: Power}
                observe:
                  F: F
                """));
        Course course = report.courses().get(0);
        // The rate of a is a sum of m random signs, m^(1/2); so a has changed at the time m^(-1/2), and b has not.
        assertEquals("-1/2", course.stages().get(0).until().orElseThrow().text());
        assertEquals(Ending.Kind.MEETS, course.stages().get(0).ending().kind());
        assertEquals("-1/2", course.end().get(1).change().orElseThrow().text());
        assertEquals(List.of(), report.regimes());
    }

    private static final String TANH = """
            flowcheck: 1
            model: bounded
            title: Two layers with a bounded activation
            source: {paper: "", at: test}
            parameters:
              m: {integer: 10}
              gamma: {real: 1}
              kappa: {real: "m^(-gamma)"}
            activations:
              sigma: {is: Tanh}
            draws:
              g[k]: {law: "NormalDistribution[0, 1]", for: "{k, m}"}
              h[k]: {law: "NormalDistribution[0, 1]", for: "{k, m}"}
            states:
              a[k]: {for: "{k, m}", initial: "%s"}
              w[k]: {for: "{k, m}", initial: "h[k]"}
            define:
              f: kappa*Sum[a[k]*sigma[w[k]], {k, m}]
            flow: {descend: "(f - 1)^2/2"}
            asymptotics: {width: m, time: Power}
            observe:
              f: f
            """;

    @Test
    void theArgumentOfABoundedFunctionMustNotGrow(@TempDir Path folder) {
        BalanceReport report = BalanceReport.of(BalancedModels.read(folder, TANH.formatted("g[k]")));
        Course lazy = report.courses().stream().filter(one -> one.region().contains(Map.of("gamma", Rational.of(3, 4))))
                .findFirst().orElseThrow();
        assertEquals(Ending.Kind.USES_UP, lazy.stages().get(0).ending().kind());
        Course large = report.courses().stream().filter(one -> one.region().contains(Map.of("gamma", Rational.of(2))))
                .findFirst().orElseThrow();
        assertFalse(large.stages().get(0).ending().kind() == Ending.Kind.USES_UP);
    }

    @Test
    void whatHasNoBalanceIsRefusedWithItsReason(@TempDir Path folder) {
        BalancedModels.assertRefused(Code.NO_BALANCE,
                "the rate of w[k] in bounded is zero at the start, so that nothing can "
                + "be said of how it begins to change", BalancedModels.read(folder, TANH.formatted("0")));
        BalancedModels.assertRefused(Code.NO_BALANCE, "the size of Log[w[k]] is not known: nothing is known of how the "
                + "function grows", BalancedModels.read(folder, TANH.formatted("g[k]").replace("Tanh", "Log")));
    }
}
