package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.calculus.balance.BalanceReport;
import org.flowcheck.theory.calculus.balance.BalancedEquation;
import org.flowcheck.theory.calculus.balance.Components;
import org.flowcheck.theory.calculus.balance.Course;
import org.flowcheck.theory.calculus.balance.Ending;
import org.flowcheck.theory.calculus.balance.Exponent;
import org.flowcheck.theory.calculus.balance.Inequality;
import org.flowcheck.theory.calculus.balance.Largest;
import org.flowcheck.theory.calculus.balance.NeglectedTerm;
import org.flowcheck.theory.calculus.balance.Region;
import org.flowcheck.theory.calculus.balance.Size;
import org.flowcheck.theory.calculus.balance.Stage;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;

/**
 * Reports that are written out here, right ones and wrong ones, go through the whole measurement: what is wrong in them
 * must differ, and the rest agree.
 */
class FalsifiedExponentsTest {

    private static final Rational QUARTER = Rational.of(1, 4);
    private static final Exponent TAU = Exponent.of("tau");
    private static final Exponent ALPHA = Exponent.of("alpha");
    private static final ExponentCheck.Effort EFFORT = new ExponentCheck.Effort(List.of(512, 1024, 2048), 12, 6, 2,
            600);

    private static Model model(String name) {
        return ModelReader.read(Path.of("src/test/resources/org/flowcheck/evidence/experiment/" + name + ".yaml"));
    }

    /** {@code tau*t + alpha*a + c}. */
    private static Exponent form(int t, int a, Rational c) {
        return new Exponent(new TreeMap<>(Map.of("tau", Rational.of(t), "alpha", Rational.of(a))), c);
    }

    private static Exponent form(int t, int a) {
        return form(t, a, Rational.ZERO);
    }

    private static Size size(Model model, String state, Exponent... forms) {
        return new Size(components(model, state), new Largest(List.of(forms)), Optional.empty());
    }

    private static Components components(Model model, String state) {
        return new Components(state, model.states().stream().filter(one -> one.name().equals(state)).findFirst()
                .orElseThrow().axes(), List.of(Optional.empty()), List.of(Set.of()));
    }

    private static Stage stage(Stage.Kind kind, Exponent from, Optional<Exponent> until, List<BalancedEquation> equations,
                               Size... sizes) {
        return new Stage(kind, "tau", Optional.of(from), until, List.of(sizes), equations,
                new Ending(Ending.Kind.NONE, List.of(), ""));
    }

    private static BalanceReport report(Stage... stages) {
        Region positive = Region.EVERYWHERE.and(Inequality.less(Exponent.ZERO, ALPHA));
        return new BalanceReport("m", Asymptotics.Clock.LOGARITHM, "tau", List.of("alpha"), positive,
                List.of(new Course(positive, List.of(stages), List.of())), List.of(), List.of());
    }

    private static List<ExponentRow> rows(Model model, BalanceReport report) {
        return ExponentCheck.of(model, report, EFFORT, Watch.NONE);
    }

    /** The rows with a verdict, as {@code quantity at moment}. */
    private static List<String> rows(List<ExponentRow> rows, ExponentRow.Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).map(row -> row.quantity() + " at " + row.where())
                .toList();
    }

    private static void assertAllAgree(List<ExponentRow> rows) {
        assertTrue(!rows.isEmpty() && rows.stream().allMatch(row -> row.verdict() == ExponentRow.Verdict.AGREES),
                rows::toString);
    }

    /** x' = x - x^3 from m^-alpha: with its exponent off by something, and its saturation at alpha plus something. */
    private static List<ExponentRow> oneRate(Rational exponent, Rational breakpoint) {
        Model model = model("one-rate");
        Exponent end = ALPHA.plus(Exponent.of(breakpoint));
        return rows(model, report(
                stage(Stage.Kind.LINEAR, Exponent.ZERO, Optional.of(end), List.of(), size(model, "x",
                        form(1, -1, exponent))),
                stage(Stage.Kind.SATURATED, end, Optional.empty(), List.of(), size(model, "x", Exponent.ZERO))));
    }

    @Test
    void anExponentThatIsOffByAQuarterDiffersWhereverItHolds() {
        assertAllAgree(oneRate(Rational.ZERO, Rational.ZERO));
        for (Rational off : List.of(QUARTER, QUARTER.negate())) {
            List<ExponentRow> rows = oneRate(off, Rational.ZERO);
            // Three moments of the first stage at two points differ, two of the second one agree.
            assertEquals(new ExponentRow.Count(4, 6, 0), ExponentRow.Count.of(rows), rows::toString);
        }
    }

    @Test
    void aBreakpointThatIsOffByAQuarterDiffersNearIt() {
        List<ExponentRow> late = oneRate(Rational.ZERO, QUARTER);
        assertTrue(rows(late, ExponentRow.Verdict.DIFFERS).containsAll(List.of("x[k] at alpha = 2, tau = 9/4",
                "x[k] at alpha = 1, tau = 5/4")), late::toString);
        List<ExponentRow> early = oneRate(Rational.ZERO, QUARTER.negate());
        assertEquals(List.of("x[k] at alpha = 2, tau = 7/4, 1 later", "x[k] at alpha = 1, tau = 3/4, 1 later"),
                rows(early, ExponentRow.Verdict.DIFFERS), early::toString);
    }

    @Test
    void aModeThatIsFrozenTooSoonDiffers() {
        Model model = model("two-rates");
        Exponent half = ALPHA.times(Rational.of(1, 2));
        Stage linear = stage(Stage.Kind.LINEAR, Exponent.ZERO, Optional.of(half), List.of(), size(model, "x", form(2, -1)),
                size(model, "y", form(1, -1)));
        Stage right = stage(Stage.Kind.SATURATED, half, Optional.of(ALPHA), List.of(), size(model, "x", Exponent.ZERO),
                size(model, "y", form(1, -1)));
        Stage wrong = stage(Stage.Kind.SATURATED, half, Optional.empty(), List.of(), size(model, "x", Exponent.ZERO),
                size(model, "y", half.times(Rational.of(-1))));
        assertAllAgree(rows(model, report(linear, right)));
        List<ExponentRow> rows = rows(model, report(linear, wrong));
        assertEquals(List.of("y[k] at alpha = 2, tau = 3/2", "y[k] at alpha = 1, tau = 1"),
                rows(rows, ExponentRow.Verdict.DIFFERS), rows::toString);
    }

    @Test
    void aFastModeThatStartsSmallIsNotThereFromTheStart() {
        Model model = model("fast-and-small");
        Exponent end = ALPHA.plus(Exponent.of(Rational.ONE)).times(Rational.of(1, 2));
        Exponent fast = form(2, -1, Rational.ONE.negate());
        assertEquals(0, ExponentRow.Count.of(rows(model, report(stage(Stage.Kind.LINEAR, Exponent.ZERO, Optional.of(end),
                List.of(), size(model, "x", form(1, -1), fast), size(model, "y", fast))))).differ());
        List<ExponentRow> rows = rows(model, report(stage(Stage.Kind.LINEAR, Exponent.ZERO, Optional.of(end), List.of(),
                size(model, "x", fast), size(model, "y", fast))));
        assertTrue(rows(rows, ExponentRow.Verdict.DIFFERS).containsAll(List.of("x[k] at alpha = 2, tau = 3/8",
                "x[k] at alpha = 1, tau = 1/4")), rows::toString);
        assertTrue(rows(rows, ExponentRow.Verdict.DIFFERS).stream().noneMatch(row -> row.startsWith("y")), rows::toString);
    }

    @Test
    void aTermThatDoesNotCatchUpDiffersAtTheEnd() {
        Model model = model("damped-overlap");
        Exponent end = ALPHA.minus(Exponent.of(Rational.of(3, 8)));
        Expression term = Algebra.subtract(FlowDerivation.equations(model).get(0).rate(),
                components(model, "x").element());
        Largest claimed = new Largest(List.of(form(3, -3, Rational.of(1, 2)), form(5, -5, Rational.of(3, 2))));
        BalancedEquation equation = new BalancedEquation(components(model, "x"), components(model, "x").element(),
                new Largest(List.of(form(1, -1))), List.of(new NeglectedTerm(term, false, claimed, claimed,
                Optional.empty(), Optional.empty())));
        // A sum of random signs scatters: more draws.
        ExponentCheck.Effort many = new ExponentCheck.Effort(List.of(512, 1024, 2048, 4096), 64, 6, 2, 600);
        List<ExponentRow> rows = ExponentCheck.of(model, report(stage(Stage.Kind.LINEAR, Exponent.ZERO, Optional.of(end),
                List.of(equation), size(model, "x", form(1, -1)))), many, Watch.NONE);
        assertEquals(2, rows(rows, ExponentRow.Verdict.DIFFERS).size(), rows::toString);
        assertTrue(rows(rows, ExponentRow.Verdict.DIFFERS).stream().allMatch(row -> row.contains("Sum[")
                && (row.endsWith("tau = 13/8") || row.endsWith("tau = 5/8"))), rows::toString);
    }

    @Test
    void whatWasStoppedIsNotMeasured() {
        Model model = model("one-rate");
        BalanceReport report = report(stage(Stage.Kind.LINEAR, Exponent.ZERO, Optional.of(ALPHA), List.of(), size(model,
                "x", form(1, -1))));
        List<ExponentRow> interrupted = ExponentCheck.of(model, report, EFFORT, Watch.cancelledBy(() -> true));
        assertEquals(new ExponentRow.Count(0, 0, 6), ExponentRow.Count.of(interrupted));
        assertEquals("0 of 12 draws were finished: interrupted", interrupted.get(0).why().orElseThrow());
        ExponentCheck.Effort none = new ExponentCheck.Effort(EFFORT.widths(), 12, 6, 2, 1e-6);
        assertEquals("0 of 12 draws were finished: the budget of 0 s is used up", ExponentCheck.of(model, report, none,
                Watch.NONE).get(5).why().orElseThrow());
    }
}
