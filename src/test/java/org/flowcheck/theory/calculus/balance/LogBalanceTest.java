package org.flowcheck.theory.calculus.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.calculus.IdentityProof;
import org.flowcheck.theory.calculus.Proof;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Balances at t = tau log m: a paper's stages, and small systems whose balance is known. */
class LogBalanceTest {

    private static final BalanceReport POPULATION =
            BalanceReport.of(BalancedModels.file("multi-stage/two-layer-population"));

    private static Course course(String region) {
        return POPULATION.courses().stream().filter(course -> course.region().text().equals(region)).findFirst()
                .orElseThrow();
    }

    private static String size(Stage stage, String components) {
        return stage.sizes().stream().filter(size -> size.components().text().equals(components)).findFirst()
                .orElseThrow().size().text();
    }

    /** Requires that a stage is governed by the equations of a model. */
    private static void assertGovernedBy(String name, Stage stage) {
        Model model = BalancedModels.file(name);
        List<Equation> stated = FlowDerivation.equations(model);
        List<Equation> found = stage.system();
        for (int i = 0; i < stated.size(); i++) {
            assertEquals(stated.get(i).state(), found.get(i).state());
            Proof proof = IdentityProof.about(model).prove(stated.get(i).axes(), found.get(i).rate(),
                    stated.get(i).rate());
            assertInstanceOf(Proof.Proved.class, proof, name + ", rate of " + stated.get(i).state() + ": "
                    + ExpressionText.of(found.get(i).rate()));
        }
    }

    @Test
    void theFirstStageIsTheLinearSystemUpToTheTimeThePaperFinds() {
        Stage first = course("1/2 < alpha <= 3/2").stages().get(1);
        assertEquals(Stage.Kind.LINEAR, first.kind());
        assertEquals("0", first.from().orElseThrow().text());
        assertEquals("(2*alpha - 1)/2", first.until().orElseThrow().text());
        assertEquals("tau - alpha", size(first, "a[k]"));
        assertEquals("tau - alpha", size(first, "w[k, 1]"));
        assertEquals("-alpha", size(first, "w[k, j]"));
        assertEquals(Ending.Kind.OPPOSES, first.ending().kind());
        assertEquals(List.of("-w[k, 1]*Sum[a[l]*w[l, 1], {l, m}]", "-a[k]*Sum[a[l]*w[l, 1], {l, m}]"),
                first.ending().caughtUp().stream().map(term -> ExpressionText.of(term.term())).toList());
        assertGovernedBy("multi-stage/two-layer-linearised", first);
    }

    @Test
    void theSecondStageIsTheDescentWithTheOverlap() {
        Stage second = course("1/2 < alpha <= 3/2").stages().get(2);
        assertEquals(Stage.Kind.SATURATED, second.kind());
        assertEquals("(2*alpha - 1)/2", second.from().orElseThrow().text());
        assertEquals("-1/2", size(second, "a[k]"));
        assertEquals("-alpha", size(second, "w[k, j]"));
        assertGovernedBy("multi-stage/two-layer-descent", second);
        NeglectedTerm cubic = second.equations().get(0).neglected().get(0);
        assertEquals("-1", cubic.relative().text(), ExpressionText.of(cubic.term()));
        assertTrue(second.equations().stream().flatMap(equation -> equation.neglected().stream())
                .allMatch(term -> term.catchesUp().isEmpty()), "sizes stay");
    }

    @Test
    void sumsOfOtherDirectionsAreZeroMeanAndShownCoherentToo() {
        Stage first = course("1/2 < alpha <= 3/2").stages().get(1);
        NeglectedTerm other = first.equations().get(2).neglected().stream()
                .filter(term -> ExpressionText.of(term.term()).equals("-a[k]*Sum[a[l]*w[l, j], {l, m}]")).findFirst()
                .orElseThrow();
        // m^(1/2) of random signs, or what the cubic drift of w makes coherent.
        assertEquals("max((4*tau - 4*alpha + 1)/2, 5*tau - 4*alpha + 1)", other.relative().text());
        assertTrue(other.other().orElseThrow().coherent());
        assertEquals("2*tau - 2*alpha + 1", other.other().orElseThrow().relative().text());
        Stage start = course("1/2 < alpha <= 3/2").stages().get(0);
        assertEquals("(1 - 4*alpha)/2", start.equations().get(1).neglected().get(0).relative().text(),
                "at the start the overlap is zero-mean");
    }

    @Test
    void fromAlphaThreeHalvesOnTheIdleWeightsAreDrivenFirst() {
        List<Stage> stages = course("alpha > 3/2").stages();
        assertEquals(List.of(Stage.Kind.START, Stage.Kind.LINEAR, Stage.Kind.DRIVEN, Stage.Kind.SATURATED),
                stages.stream().map(Stage::kind).toList());
        assertEquals("2*alpha/3", stages.get(1).until().orElseThrow().text());
        assertEquals("3*tau - 3*alpha", size(stages.get(2), "w[k, j]"));
        assertEquals("(2*alpha - 1)/2", stages.get(2).until().orElseThrow().text());
        assertEquals("-3/2", size(stages.get(3), "w[k, j]"));
        assertEquals(List.of(), POPULATION.uncovered());
    }

    private static Course only(Model model) {
        BalanceReport report = BalanceReport.of(model);
        assertEquals(1, report.courses().size());
        return report.courses().get(0);
    }

    @Test
    void aSumOfSquaresCatchesUpAndOpposes(@TempDir Path folder) {
        Course course = only(BalancedModels.small(folder, "x[k] - x[k]*Sum[x[l]^2, {l, m}]", "-y[k]"));
        Stage linear = course.stages().get(1);
        assertEquals("alpha > 1/2", course.region().text());
        assertEquals("(2*alpha - 1)/2", linear.until().orElseThrow().text());
        assertEquals(Ending.Kind.OPPOSES, linear.ending().kind());
        assertEquals("-alpha - tau", size(linear, "y[k]"));
    }

    @Test
    void aCubeOfEachNeuronCatchesUpLater(@TempDir Path folder) {
        Course course = only(BalancedModels.small(folder, "2*x[k] - x[k]^3", "y[k]/2"));
        assertEquals("alpha > 0", course.region().text());
        assertEquals("alpha/2", course.stages().get(1).until().orElseThrow().text());
        assertEquals("0", size(course.stages().get(2), "x[k]"));
        assertEquals("(tau - 2*alpha)/2", size(course.stages().get(2), "y[k]"), "y does not depend on x");
    }

    @Test
    void whatAddsToTheGrowthEndsTheReport(@TempDir Path folder) {
        Course course = only(BalancedModels.small(folder, "x[k] + x[k]^3", "-y[k]"));
        assertEquals(Ending.Kind.REINFORCES, course.stages().get(1).ending().kind());
        assertEquals(2, course.stages().size());
    }

    @Test
    void aDifferentSourceMakesASumZeroMean(@TempDir Path folder) {
        Course course = only(BalancedModels.small(folder, "x[k] - x[k]*Sum[x[l]*y[l], {l, m}]", "y[k]"));
        // x and y are independent at the same rate: the sum has random signs, and so has what it does.
        assertEquals("(4*alpha - 1)/4", course.stages().get(1).until().orElseThrow().text());
        assertEquals(Ending.Kind.FEEDS_BACK, course.stages().get(1).ending().kind());
    }

    @Test
    void partsOfTheDomainWithoutALinearStageAreTold(@TempDir Path folder) {
        BalanceReport report = BalanceReport.of(BalancedModels.small(folder, "x[k] - x[k]*Sum[x[l]^2, {l, m}]",
                "-y[k]"));
        assertEquals(List.of("0 < alpha <= 1/2"), report.uncovered().stream().map(Region::text).toList());
    }

    @Test
    void whatHasNoBalanceIsRefusedWithItsReason(@TempDir Path folder) {
        BalancedModels.assertRefused(Code.NO_SCALING, "coupled-pair does not say which width grows",
                BalancedModels.file("classical/coupled-pair"));
        BalancedModels.assertRefused(Code.NO_BALANCE,
                "the leading system of small has no balance: its growth rates are not "
                + "all rational numbers", BalancedModels.small(folder, "2*y[k]", "x[k]"));
        BalancedModels.assertRefused(Code.NO_BALANCE,
                "the leading system of small has no balance: the rate of x[k] holds "
                + "x[k] of other indices", BalancedModels.small(folder, "Sum[x[l], {l, m}]/m", "y[k]"));
        BalancedModels.assertRefused(Code.NO_BALANCE,
                "the leading system of small has no balance: a growth rate is m^(1), not a number",
                BalancedModels.small(folder, "m*x[k]", "y[k]"));
        BalancedModels.assertRefused(Code.NO_BALANCE,
                "the leading part of the flow of small has the size eps^1, not 1: "
                + "nothing grows exponentially in the time", BalancedModels.small(folder, "x[k]*y[k]", "x[k]^2"));
    }

    @Test
    void wrongDeclarationsAreRefused(@TempDir Path folder) {
        String text = """
                flowcheck: 1
                model: wrong
                title: A small parameter that is not small
                source: {paper: "", at: test}
                parameters:
                  m: {integer: 10}
                  eps: {real: "%s"}
                states:
                  x[k]: {for: "{k, m}", initial: "eps"}
                rates:
                  x[k]: x[k]
                asymptotics: {%s}
                observe:
                  total: Sum[x[k], {k, m}]
                """;
        BalancedModels.assertRefused(Code.NO_BALANCE,
                "the small parameter of wrong does not tend to zero as m grows: it is "
                + "m^(1/2)", BalancedModels.read(folder, text.formatted("Sqrt[m]", "small: eps, width: m, time: Log")));
        BalancedModels.assertRefused(Code.NO_SCALING,
                "wrong does not say which parameter is small, of which its states "
                + "start as powers", BalancedModels.read(folder, text.formatted("1/m", "width: m, time: Log")));
        BalancedModels.assertRefused(Code.NO_BALANCE, "Exp[-m] is not known to be a power of m",
                BalancedModels.read(folder, text.formatted("Exp[-m]", "small: eps, width: m, time: Log")));
    }
}
