package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.evidence.claim.Verdict.Word;
import org.flowcheck.evidence.claim.WidthCheck;
import org.flowcheck.evidence.claim.WidthPower;
import org.flowcheck.evidence.claim.WidthReport;
import org.flowcheck.evidence.statistics.LimitFit;
import org.flowcheck.evidence.statistics.LimitRate;
import org.flowcheck.evidence.statistics.LimitStatement;
import org.flowcheck.evidence.statistics.OrderFit;
import org.flowcheck.evidence.statistics.OrderStatement;
import org.junit.jupiter.api.Test;

/** What is told of fits over widths. */
class WidthEvidenceTest {

    private static final double[] WIDTHS = {100, 300, 1000, 3000, 10_000};
    private static final Value.Parameter M = new Value.Parameter("r", "m");
    private static final Value ZERO = new Value.Number(0);
    private static final WidthCheck ORDER = new WidthCheck.Order("order", M, M, Set.of("r"), WidthCheck.Relation.EQUALS,
            new WidthPower(ZERO, ZERO), List.of(), 0.1, 1);
    private static final WidthCheck LIMIT = new WidthCheck.Limit("limit", M, M, Set.of("r"), ZERO, Optional.empty(),
            List.of(), 0.1, 1);

    /** Two seeds a hundredth apart. */
    private static double[][] values(DoubleUnaryOperator y) {
        double[][] rows = new double[2][WIDTHS.length];
        for (int j = 0; j < WIDTHS.length; j++) {
            rows[0][j] = y.applyAsDouble(WIDTHS[j]);
            rows[1][j] = 1.01 * rows[0][j];
        }
        return rows;
    }

    private static WidthReport.Setting order(double alpha, DoubleUnaryOperator y, double power) {
        OrderFit fit = OrderFit.of(WIDTHS, values(y),
                new OrderStatement(OrderStatement.Bound.THETA, power, 0, 0.1, List.of()), 0.05);
        return new WidthReport.Setting("", Map.of("alpha", alpha), WIDTHS, 2, 1e-9,
                new WidthReport.OrderFound(fit, power, 0));
    }

    private static String text(WidthCheck check, Word word, WidthReport.Setting... settings) {
        return WidthEvidence.of(new WidthReport(check, word, 10, 0, List.of(settings)));
    }

    @Test
    void oneSettingIsToldInFull() {
        String text = text(ORDER, Word.CONSISTENT, order(1, m -> 2 / m, -1));
        assertTrue(text.startsWith("slope -1 +- ") && text.contains(" against == -1, ") && text.contains("constant 2.01 (2 to 2.02)")
                && text.contains("refuted beyond -1 and -1") && text.endsWith("numerical error 1.00e-9"), text);
    }

    @Test
    void settingsThatAgreeAreToldTogether() {
        String text = text(ORDER, Word.CONSISTENT, order(1, m -> 2 / m, -1), order(2, m -> 3 / (m * m), -2));
        assertTrue(text.startsWith("alpha 1: slope -1 +- ") && text.contains("; alpha 2: slope -2 +- ")
                && text.contains("; constants 2 to 3.03, refuted from "), text);
    }

    @Test
    void onlyTheSettingsThatDecideAgainstAreTold() {
        String text = text(ORDER, Word.VIOLATED, order(1, m -> 2 / m, -1), order(2, m -> 3 / m, -2));
        assertTrue(text.startsWith("alpha 2: slope -1 +- ") && text.contains("against == -2")
                && !text.contains("alpha 1") && !text.contains("refuted"), text);
    }

    @Test
    void whatIsNotDecidedSaysWhatWouldDecide() {
        String text = text(ORDER, Word.INCONCLUSIVE, order(1, m -> 1 + 300 / m, 0));
        assertTrue(text.contains("slopes bend up, to ") && text.contains("not decided to 0.1: more seeds"), text);
        String reason = text(ORDER, Word.INCONCLUSIVE, new WidthReport.Setting("", Map.of(), WIDTHS, 2, 0,
                new WidthReport.NotFitted("the value 0.0 at m 100, seed 3 has no order")));
        assertTrue(reason.startsWith("the value 0.0 at m 100, seed 3 has no order"), reason);
        assertEquals("3 runs ended early, and are none that are claimed",
                WidthEvidence.of(new WidthReport(ORDER, Word.INCONCLUSIVE, 10, 3, List.of())));
        assertEquals("no run was made", WidthEvidence.of(new WidthReport(ORDER, Word.INCONCLUSIVE, 0, 0, List.of())));
    }

    @Test
    void limitsTellTheirFormsAndWhereTheValuesLead() {
        LimitFit fit = LimitFit.of(WIDTHS, values(m -> 1 + 3 / Math.sqrt(m)),
                new LimitStatement(1, 0.1, LimitRate.power(0.5), List.of()), 0.05);
        String text = text(LIMIT, Word.CONSISTENT, new WidthReport.Setting("", Map.of(), WIDTHS, 2, 0,
                new WidthReport.LimitFound(fit, 1)));
        assertTrue(text.startsWith("limit 1.00") && text.contains("against 1, rate m^-0.5, values "), text);
    }
}
