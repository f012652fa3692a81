package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.flowcheck.Golden;
import org.flowcheck.theory.calculus.FoldedRamps;
import org.flowcheck.theory.calculus.balance.BalanceReport;
import org.flowcheck.theory.calculus.balance.Course;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;

/** Derived exponents against slopes over few widths, and balances as text. */
class ExponentCheckTest {

    private static final int THREADS = 2;
    private static final Model POPULATION = ModelReader.read(Path.of("models/multi-stage/two-layer-population.yaml"));
    private static final Model RELU = ModelReader.read(Path.of("models/phase-diagram/two-layer-relu-normalised.yaml"));

    private static BalanceReport only(BalanceReport report, List<Course> courses) {
        return new BalanceReport(report.width(), report.clock(), report.clockName(), report.symbols(), report.domain(),
                courses, report.uncovered(), report.regimes());
    }

    /** At few widths and draws one slope in twenty may have too large an error. */
    private static void assertNearlyAllAgree(int quantities, List<ExponentRow> rows) {
        List<ExponentRow> rest = rows.stream().filter(row -> row.verdict() != ExponentRow.Verdict.AGREES).toList();
        assertTrue(rest.stream().noneMatch(row -> row.verdict() == ExponentRow.Verdict.DIFFERS)
                && 20 * rest.size() <= rows.size(), () -> String.join("\n", rest.stream().map(ExponentRow::toString)
                .toList()));
        assertEquals(quantities, rows.size());
    }

    @Test
    void modesAndTermsGrowAsDerivedInLogarithmicTime() {
        BalanceReport report = BalanceReport.of(POPULATION);
        ExponentCheck.Effort effort = new ExponentCheck.Effort(List.of(128, 512, 2048), 48, 2, THREADS, 600);
        List<ExponentRow> rows = ExponentCheck.of(POPULATION, only(report, report.courses().subList(0, 1)), effort,
                Watch.NONE);
        // At two points: three states and two terms of three rates at the start, late in the first stage, at its end
        // and after it; the states early in it and long after it.
        assertNearlyAllAgree(2 * (4 * 9 + 2 * 3), rows);
        ExponentRow overlap = rows.stream().filter(row -> row.where().equals("alpha = 1, t = 0")
                && row.quantity().equals("-a[k]*Sum[a[l]*w[l, 1], {l, m}]")).findFirst().orElseThrow();
        assertEquals(-2.5, overlap.predicted().value());
        assertTrue(Math.abs(overlap.slope() + 2) > ExponentRow.TOLERANCE,
                "counted as coherent it would be seen to be wrong");
    }

    @Test
    void changesAreAsLargeAsDerivedWhenTheDataAreFitted() {
        BalanceReport report = BalanceReport.of(RELU);
        List<Course> courses = report.courses().stream().filter(course -> course.region().contains(Map.of("gamma",
                Rational.of(3, 4), "gammap", Rational.ONE)) || course.region().contains(Map.of("gamma", Rational.of(3),
                "gammap", Rational.of(4))) || course.region().contains(Map.of("gamma", Rational.of(3), "gammap",
                Rational.ONE))).toList();
        ExponentCheck.Effort effort = new ExponentCheck.Effort(List.of(128, 512, 2048), 48, 2, THREADS, 600);
        // At two points and two moments sizes and relative changes of two states, and the time but where it has a
        // logarithm.
        assertNearlyAllAgree(2 * (3 * 8 + 2), ExponentCheck.of(RELU, only(report, courses), effort, Watch.NONE));
    }

    @Test
    void balancesReadAsTheyWereRead() throws Exception {
        Golden.matches(ExponentCheckTest.class, "balance-log.txt",
                BalanceText.of(BalanceReport.of(POPULATION), UnaryOperator.identity()));
        Golden.matches(ExponentCheckTest.class, "balance-power.txt",
                BalanceText.of(BalanceReport.of(RELU), new FoldedRamps(RELU)::in));
    }
}
