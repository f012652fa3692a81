package org.flowcheck.evidence.claim;

import java.util.List;
import java.util.Map;
import org.flowcheck.evidence.statistics.Decision;
import org.flowcheck.evidence.statistics.LimitFit;
import org.flowcheck.evidence.statistics.OrderFit;

/**
 * What a statement over widths showed.
 *
 * @param check the statement
 * @param verdict consistent, inconclusive or violated: the weakest of its settings
 * @param runs runs it rests on
 * @param early runs among them that ended before their plan although the number reads what comes after their start
 * @param settings one for each setting of the other parameters
 */
public record WidthReport(WidthCheck check, Verdict.Word verdict, int runs, long early, List<Setting> settings) {

    /** Copies the list. */
    public WidthReport {
        settings = List.copyOf(settings);
    }

    /**
     * One setting of the parameters other than the width.
     *
     * @param initial the initial condition's name, empty for the states' own
     * @param parameters the other parameters of the grid
     * @param widths increasing
     * @param seeds how many draws at each width
     * @param error largest estimated numerical error of the number: relative for an order, absolute for a limit
     * @param finding what was found
     */
    public record Setting(String initial, Map<String, Double> parameters, double[] widths, int seeds, double error,
                          Finding finding) {
    }

    /** What was found at a setting. */
    public sealed interface Finding {
        /** The decision. */
        Decision decision();
    }

    /**
     * An order was fitted.
     *
     * @param fit the fit
     * @param power the stated exponent of the width
     * @param logPower the stated exponent of its logarithm
     */
    public record OrderFound(OrderFit fit, double power, double logPower) implements Finding {
        @Override
        public Decision decision() {
            return fit.decision();
        }
    }

    /**
     * A limit was fitted.
     *
     * @param fit the fit
     * @param limit the stated limit
     */
    public record LimitFound(LimitFit fit, double limit) implements Finding {
        @Override
        public Decision decision() {
            return fit.decision();
        }
    }

    /**
     * Nothing could be fitted.
     *
     * @param reason why, in words
     */
    public record NotFitted(String reason) implements Finding {
        @Override
        public Decision decision() {
            return Decision.UNDECIDED;
        }
    }

    /** The verdict of a decision. */
    static Verdict.Word word(Decision decision) {
        return switch (decision) {
            case CONSISTENT -> Verdict.Word.CONSISTENT;
            case UNDECIDED -> Verdict.Word.INCONCLUSIVE;
            case VIOLATED -> Verdict.Word.VIOLATED;
        };
    }
}
