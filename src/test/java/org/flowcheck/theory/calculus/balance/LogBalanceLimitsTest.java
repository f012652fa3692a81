package org.flowcheck.theory.calculus.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Small systems whose asymptotics are known by hand, and those whose asymptotics are not decided: no exponent is
 * guessed.
 */
class LogBalanceLimitsTest {

    @TempDir
    private Path folder;

    private Model neurons(String parameters, String x, String y, String rateOfX, String rateOfY) {
        return BalancedModels.read(folder, """
                flowcheck: 1
                model: neurons
                parameters:
                  m: {integer: 10}
                  alpha: {real: 1}
                  eps: {real: "m^(-alpha)"}
                %s
                where: alpha > 0
                draws:
                  g[k]: {law: "NormalDistribution[0, 1]", for: "{k, m}"}
                  h[k]: {law: "NormalDistribution[0, 1]", for: "{k, m}"}
                  u[k]: {law: "UniformDistribution[0, 1]", for: "{k, m}"}
                states:
                  x[k]: {for: "{k, m}", initial: "%s"}
                  y[k]: {for: "{k, m}", initial: "%s"}
                rates:
                  x[k]: %s
                  y[k]: %s
                asymptotics: {small: eps, width: m, time: Log}
                """.formatted(parameters, x, y, rateOfX, rateOfY));
    }

    private Model neurons(String rateOfX, String rateOfY) {
        return neurons("", "eps*g[k]", "eps*h[k]", rateOfX, rateOfY);
    }

    private static Course only(Model model) {
        BalanceReport report = BalanceReport.of(model);
        assertEquals(1, report.courses().size());
        return report.courses().get(0);
    }

    private static String size(Stage stage, String components) {
        return stage.sizes().stream().filter(size -> size.components().text().equals(components)).findFirst()
                .orElseThrow().size().text();
    }

    private static String until(Stage stage) {
        return stage.until().map(Exponent::text).orElse("");
    }

    /** Each neuron saturates by itself: x at tau = alpha/2, y at tau = alpha. */
    @Test
    void whatDoesNotDependOnASaturatedComponentGrowsOn() {
        List<Stage> stages = only(neurons("2*x[k] - x[k]^3", "y[k] - y[k]^3")).stages();
        assertEquals(List.of("alpha/2", "alpha", ""), stages.subList(1, 4).stream()
                .map(LogBalanceLimitsTest::until).toList());
        assertEquals("0", size(stages.get(2), "x[k]"));
        assertEquals("tau - alpha", size(stages.get(2), "y[k]"));
        assertEquals("0", size(stages.get(3), "y[k]"));
    }

    /** x is opposed by what grows on, and decays faster than any power. */
    @Test
    void whatIsOpposedBySomethingThatGrowsOnIsNotDecided() {
        Stage linear = only(neurons("x[k] - x[k]*y[k]^2", "y[k]")).stages().get(1);
        assertEquals(Ending.Kind.UNDECIDED, linear.ending().kind());
        assertTrue(linear.ending().why().contains("grows on"), linear.ending().why());
    }

    /** Rates that tend to zero with the width move nothing in logarithmic time. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"x[k]/m - x[k]^3", "y[k]/m", "-x[k]/m"})
    void vanishingRatesMoveNothing(String rate) {
        List<Stage> stages = only(neurons(rate, "-y[k]")).stages();
        assertEquals("-alpha", size(stages.get(1), "x[k]"));
        assertEquals("-alpha - tau", size(stages.get(1), "y[k]"));
    }

    /**
     * The sum over terms of one sign counts m: it catches up at alpha - 1; over random signs it does at alpha - 1/2.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "eps           ~ alpha - 1",
            "2*eps         ~ alpha - 1",
            "eps*u[k]      ~ alpha - 1",
            "eps*g[k]^2    ~ alpha - 1",
            "eps*g[k]      ~ (2*alpha - 1)/2",
            "eps*g[k]*h[k] ~ (2*alpha - 1)/2"})
    void theSignsOfTheStartDecideHowSumsCount(String start, String end) {
        BalanceReport report = BalanceReport
                .of(neurons("", start, "eps*h[k]", "x[k] - x[k]*Sum[x[l], {l, m}]^2", "-y[k]"));
        assertEquals(end, until(report.courses().get(0).stages().get(1)));
    }

    /** x and y of one draw: their product has a mean. */
    @Test
    void componentsOfOneDrawAreCorrelated() {
        String rate = "2*x[k] - x[k]*Sum[x[l]*y[l], {l, m}]^2";
        Stage same = BalanceReport.of(neurons("", "eps*g[k]", "eps*g[k]", rate, "y[k]")).courses().get(0)
                .stages().get(1);
        assertEquals("(2*alpha - 1)/3", until(same));
        Stage other = BalanceReport.of(neurons("", "eps*g[k]", "eps*h[k]", rate, "y[k]")).courses().get(0)
                .stages().get(1);
        assertEquals("(4*alpha - 1)/6", until(other), "independent draws: the sum counts m^(1/2)");
    }

    /** Terms of order seven are not looked at, so that the expansion ends where states are of size one. */
    @Test
    void statesOfSizeOneEndWhatIsKnown() {
        Stage linear = only(neurons("x[k] - x[k]^7", "-y[k]")).stages().get(1);
        assertEquals("alpha", until(linear));
        assertEquals(Ending.Kind.UNDECIDED, linear.ending().kind());
        Stage known = only(neurons("x[k]", "-y[k]")).stages().get(1);
        assertEquals("", until(known), "a linear system is known to all orders");
    }

    /** A cubic term with a coefficient of any sign, and two neurons of which one is opposed and the other blows up. */
    @Test
    void signsThatAreNotKnownAreNotGuessed() {
        assertEquals(Ending.Kind.FEEDS_BACK, only(neurons("  c: {real: 1}", "eps*g[k]", "eps*h[k]", "x[k] - c*x[k]^3",
                "-y[k]")).stages().get(1).ending().kind());
        assertEquals(Ending.Kind.OPPOSES, only(neurons("x[k] - x[k]^3", "-y[k]")).stages().get(1).ending().kind());
        assertEquals(Ending.Kind.FEEDS_BACK, only(neurons("x[k] - x[k]^3", "y[k] + y[k]^3/100000")).stages().get(1)
                .ending().kind());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "eps*g[k] ~ eps*h[k]/m ~ x[k] + y[k] ~ 2*y[k] "
                    + "~ of x[k] the mode of rate 1 starts larger than the faster one of rate 2, and one at a time is "
                    + "followed",
            "eps*g[k] ~ -eps*g[k]  ~ y[k]        ~ x[k]   "
            + "~ the initial values of x[k] and y[k] are not independent, and may cancel in the mode by which "
            + "x[k] grows",
            "eps      ~ -eps       ~ y[k]        ~ x[k]   "
            + "~ the initial values of x[k] and y[k] are not independent, and may cancel in the mode by which "
            + "x[k] grows",
            "eps*g[k] ~ eps*h[k]   ~ lam*x[k]    ~ y[k]   "
            + "~ its growth rates depend on the parameter 'lam', which may be any number; write its value in its place",
            "eps*g[k] ~ eps*h[k]   ~ m*x[k]      ~ y[k]   ~ a growth rate is m^(1), not a number"})
    void whatIsNotFollowedIsRefused(String x, String y, String rateOfX, String rateOfY, String why) {
        BalancedModels.assertRefused(Code.NO_BALANCE, "the leading system of neurons has no balance: " + why,
                neurons("  lam: {real: 2}", x, y, rateOfX, rateOfY));
    }

    /** Equal starts add up in the growing mode. */
    @Test
    void equalStartsDoNotCancel() {
        assertEquals("tau - alpha",
                size(only(neurons("", "eps*g[k]", "eps*g[k]", "y[k]", "x[k]")).stages().get(1), "x[k]"));
        assertEquals("tau - alpha", size(only(neurons("", "eps", "2*eps", "y[k]", "x[k]")).stages().get(1), "x[k]"));
    }
}
