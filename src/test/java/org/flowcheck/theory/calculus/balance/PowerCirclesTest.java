package org.flowcheck.theory.calculus.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.expression.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Components that drive each other around a circle, in small systems whose solutions are known. */
class PowerCirclesTest {

    private static final String HEAD = """
            flowcheck: 1
            model: circles
            title: A small system with a large parameter
            source: {paper: "", at: test}
            parameters:
              m: {integer: 10}
              gamma: {real: 1}
              c: {real: 1}
              kappa: {real: "m^(-gamma)"}
            where: gamma > 0
            draws:
              g[k]: NormalDistribution[0, 1]
              h[k]: NormalDistribution[0, 1]
              q[k]: NormalDistribution[0, 1]
            data:
              z[k]: {for: "{k, m}", value: "q[k]", meaning: numbers of any sign}
            states:
              x[k]: {for: "{k, m}", initial: "g[k]"}
              y[k]: {for: "{k, m}", initial: "h[k]"}
            asymptotics: {width: m, time: Power}
            observe:
              total: Sum[x[k], {k, m}]
            """;

    private static BalanceReport rates(Path folder, String x, String y) {
        return BalanceReport.of(BalancedModels.read(folder, HEAD + "rates:\n  x[k]: \"%s\"\n  y[k]: \"%s\"\n"
                .formatted(x, y)));
    }

    private static BalanceReport descent(Path folder, String loss) {
        return BalanceReport.of(BalancedModels.read(folder, HEAD + "flow: {descend: \"%s\"}\n".formatted(loss)));
    }

    private static Course only(BalanceReport report) {
        assertEquals(1, report.courses().size());
        return report.courses().get(0);
    }

    private static Ending last(Course course) {
        return course.stages().get(course.stages().size() - 1).ending();
    }

    private static void assertStays(Course course) {
        assertEquals(Ending.Kind.DAMPS, last(course).kind());
        assertEquals(1, course.stages().size());
        assertEquals("0", course.end().get(0).size().text());
        assertEquals("0", course.end().get(0).change().orElseThrow().text());
    }

    /** Decays, rotations and damped rotations stay as large as they start. */
    @ParameterizedTest
    @CsvSource({
        "-kappa*x[k] - kappa^3*x[k]^3, -kappa*y[k]",
        "kappa*y[k] - kappa^3*x[k]^3, -kappa*x[k] - kappa^3*y[k]^3",
        "kappa*y[k], -c^2*kappa*x[k]",
        "-kappa*x[k] + kappa*y[k], kappa*x[k] - 2*kappa*y[k]",
        "-kappa*x[k]^3, -kappa*y[k]^3*x[k]^2",
        "2*kappa*y[k] - kappa*x[k], -kappa*x[k]"})
    void whatDecaysOrTurnsDoesNotGrow(String x, String y, @TempDir Path folder) {
        BalanceReport report = rates(folder, x, y);
        assertStays(only(report));
        assertEquals(List.of(), report.regimes());
    }

    /** The twins with other signs: x grows until kappa*x = kappa^3*x^3, x = m^gamma. */
    @ParameterizedTest
    @CsvSource({
        "kappa*x[k] - kappa^3*x[k]^3, 0*y[k] - kappa^9",
        "kappa*y[k] - kappa^3*x[k]^3, kappa*x[k] - kappa^3*y[k]^3",
        "-kappa*y[k] - kappa^3*x[k]^3, -kappa*c^2*x[k] - kappa^3*y[k]^3",
        "-kappa*x[k] + 2*kappa*y[k] - kappa^3*x[k]^3, 2*kappa*x[k] - kappa*y[k] - kappa^3*y[k]^3"})
    void whatGrowsEndsWhereTheRestIsAsLarge(String x, String y, @TempDir Path folder) {
        Course course = only(rates(folder, x, y));
        assertEquals(List.of(Stage.Kind.ALGEBRAIC, Stage.Kind.EXPONENTIAL),
                course.stages().stream().map(Stage::kind).toList());
        assertEquals("gamma", course.stages().get(0).until().orElseThrow().text());
        assertEquals("gamma", course.end().get(0).size().text());
    }

    @ParameterizedTest
    @CsvSource({
        "c*kappa*x[k], -kappa^3*y[k], it is not known with which signs",
        "kappa*z[k]*y[k], kappa*x[k], it is not known with which signs",
        "kappa*x[k]^2, -kappa^3*y[k], the rate of x[k] is not of the first degree in what they drive",
        "kappa*z[k]^2*x[k], -kappa^3*y[k], each at a rate of its own",
        "kappa*y[k]^2*x[k], -kappa^3*y[k], each at a rate of its own",
        "kappa*x[k], 2*kappa*y[k], there are several such circles",
        "kappa*x[k], -kappa*y[k], there are several such circles"})
    void whatIsNotKnownIsSaid(String x, String y, String why, @TempDir Path folder) {
        Course course = only(rates(folder, x, y));
        assertEquals(Ending.Kind.UNDECIDED, last(course).kind());
        assertEquals("components drive each other around a circle, and " + why, last(course).why());
        assertEquals(1, course.stages().size());
    }

    /** The loss has the minimum zero, so that nothing grows; the other loss has a saddle. */
    @Test
    void descentsGrowOnlyFromSaddles(@TempDir Path folder) {
        assertStays(only(descent(folder, "kappa*Sum[x[k]^2 + x[k]*y[k] + y[k]^2, {k, m}]")));
        Course saddle = only(descent(folder, "kappa*Sum[x[k]^2 + 3*x[k]*y[k] + y[k]^2, {k, m}]"));
        assertEquals(Ending.Kind.EXPLODES, last(saddle).kind());
        Course zeroOnTheDiagonal = only(descent(folder, "kappa*Sum[c*x[k]*y[k] + y[k]^2, {k, m}]"));
        assertEquals(Ending.Kind.EXPLODES, last(zeroOnTheDiagonal).kind());
    }

    @Test
    void aRidgeKeepsALinearModelSmall(@TempDir Path folder) {
        // d/dt x = -x - kappa^2*(mean(x) - 1)/m: x decays within the time 1, and y too.
        Course course = only(descent(folder,
                "kappa^2*(Sum[x[k], {k, m}]/m - 1)^2/2 + Sum[x[k]^2/2 + y[k]^2/2, {k, m}]"));
        assertStays(course);
        assertEquals("0", course.stages().get(0).until().orElseThrow().text());
    }

    @Test
    void weightDecayGivesNoRegimes(@TempDir Path folder) {
        // Weights decay at the time 1/kappa for every gamma, whatever the fit does before: no boundary at 1/10.
        BalanceReport report = descent(folder,
                "kappa^4*(kappa*Sum[x[k]*y[k], {k, m}] - 1)^2/2 + kappa*Sum[x[k]^2 + y[k]^2, {k, m}]/2");
        assertEquals(List.of(), report.regimes());
        assertStays(report.courses().stream().filter(course -> course.region().contains(Map.of("gamma",
                Rational.ONE))).findFirst().orElseThrow());
    }

    @Test
    void onlyResidualsAreUsedUp(@TempDir Path folder) {
        // Along -x - kappa*x^4 both terms push x up: nothing is used up where they are equal, at x = m^(gamma/3).
        BalanceReport report = descent(folder, "Sum[-x[k] - kappa*x[k]^4 - y[k], {k, m}]");
        Course course = only(report);
        assertEquals(Ending.Kind.MEETS, last(course).kind());
        assertEquals("gamma/3", course.end().get(0).size().text());
        assertEquals(List.of(), report.regimes());
    }

    /** f = Sum[x*y]: of its square the residual is used up; a product of sums may meet the drive in another way. */
    @Test
    void onlySumsInResidualsUseUpTheDrive(@TempDir Path folder) {
        String square = "(kappa*Sum[x[k], {k, m}] - 1)^2/2 + (kappa*Sum[y[k], {k, m}] - 1)^2/2";
        assertTrue(descent(folder, square).courses().stream().allMatch(course ->
                last(course).kind() == Ending.Kind.USES_UP));
        String product = "(kappa*Sum[x[k], {k, m}]*Sum[y[k], {k, m}] - 1)^2/2";
        assertTrue(descent(folder, product).courses().stream().noneMatch(course ->
                last(course).kind() == Ending.Kind.USES_UP));
        String negative = "-(kappa*Sum[x[k], {k, m}] - 1)^2/2 - (kappa*Sum[y[k], {k, m}] - 1)^2/2";
        assertTrue(descent(folder, negative).courses().stream().noneMatch(course ->
                last(course).kind() == Ending.Kind.USES_UP));
    }

    @Test
    void aDriveThatGrowsIsComparedAsItIs(@TempDir Path folder) {
        // x = t, y' = x - kappa*x^2: the second term is as large as the first one at t = 1/kappa, not before.
        Course course = only(rates(folder, "1", "x[k] - kappa*x[k]^2"));
        assertEquals("gamma", course.stages().get(0).until().orElseThrow().text());
        assertEquals("2*gamma", course.end().get(1).size().text());
        // x = t, y = t^2/2: x and kappa*y^2 have no factor in common, and are equal at t = kappa^(-1/3).
        Course other = only(rates(folder, "1", "x[k] - kappa*y[k]^2"));
        assertEquals("gamma/3", other.stages().get(0).until().orElseThrow().text());
        assertEquals("2*gamma/3", other.end().get(1).size().text());
    }

    @Test
    void whatOnlyLeadsIntoACircleDoesNotGrow(@TempDir Path folder) {
        // y = h + kappa*z*t drives x, which grows by itself; y does not.
        Course course = only(rates(folder, "kappa*x[k] + kappa*y[k] - kappa^3*x[k]^3", "kappa*z[k]"));
        assertEquals("gamma", course.end().get(0).size().text());
        assertEquals("0", course.end().get(1).size().text());
    }

    @Test
    void aSumOfSquaresIsNotCountedInAnotherWay(@TempDir Path folder) {
        BalanceReport squares = rates(folder, "-kappa^3*x[k]*Sum[x[l]^2*y[l]^4, {l, m}] - kappa*x[k]", "-kappa*y[k]");
        assertTrue(squares.courses().stream().flatMap(course -> course.stages().stream())
                .flatMap(stage -> stage.equations().stream()).flatMap(equation -> equation.neglected().stream())
                .allMatch(term -> term.other().filter(other -> !other.coherent()).isEmpty()));
        // Of Ramp[x] it is not known that its mean does not vanish against other things.
        BalanceReport others = rates(folder, "-kappa^3*x[k]*Sum[Ramp[x[l]], {l, m}] - kappa*x[k]", "-kappa*y[k]");
        assertTrue(others.courses().stream().flatMap(course -> course.stages().stream())
                .flatMap(stage -> stage.equations().stream()).flatMap(equation -> equation.neglected().stream())
                .anyMatch(term -> term.other().filter(other -> !other.coherent()).isPresent()));
    }
}
