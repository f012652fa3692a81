package org.flowcheck.evidence.experiment;

import java.util.List;
import org.flowcheck.evidence.claim.CheckReport;
import org.flowcheck.evidence.claim.Condition;
import org.flowcheck.evidence.claim.EnsembleFraction;
import org.flowcheck.evidence.claim.MeasuredRun;
import org.flowcheck.evidence.claim.Measurements;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.evidence.claim.Verdict;
import org.flowcheck.evidence.statistics.FamilyLevel;
import org.flowcheck.evidence.statistics.SampleSize;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.theory.expression.Comparison;

/** What a number of draws can say of a chance that is stated to be at least a number, in words. */
final class FractionEvidence {

    /** The chance of the right decision that is spoken of. */
    private static final double POWER = 0.9;
    private static final int DIGITS = 4;

    private FractionEvidence() {
    }

    /** Whether a check states that a fraction is at least a number between 0 and 1. */
    static boolean applies(CheckReport report) {
        Condition.Compare check = report.check().comparison();
        boolean atLeast = check.relation() == Comparison.Relation.AT_LEAST
                || check.relation() == Comparison.Relation.GREATER;
        return atLeast && check.left() instanceof EnsembleFraction && check.right() instanceof Value.Number bound
                && bound.value() > 0 && bound.value() < 1 && report.worst().isPresent();
    }

    /** What so many draws support and refute, or how many would; empty for other checks. */
    static String power(CheckReport report, Measurements measurements) {
        if (!applies(report)) {
            return "";
        }
        EnsembleFraction fraction = (EnsembleFraction) report.check().comparison().left();
        double bound = ((Value.Number) report.check().comparison().right()).value();
        double level = FamilyLevel.each(fraction.intervals()) / 2;
        int draws = draws(report, measurements);
        double supported = SampleSize.supportedFrom(draws, bound, level, POWER);
        if (Double.isInfinite(supported)) {
            return draws + " draws cannot support it, " + needed(bound, level) + " without failure would";
        }
        return draws + " draws, which with chance " + POWER + " support it from " + number(supported)
                + " on and refute it up to " + number(Math.max(0, SampleSize.refutedTo(draws, bound, level, POWER)))
                + (report.verdict() == Verdict.Word.INCONCLUSIVE ? "; more would decide" : "");
    }

    private static String needed(double bound, double level) {
        try {
            return Integer.toString(SampleSize.toSupport(bound, 1, level, POWER).runs());
        } catch (IllegalArgumentException tooMany) {
            return "more than " + SampleSize.MOST_RUNS;
        }
    }

    /** Draws at the setting that decides. */
    private static int draws(CheckReport report, Measurements measurements) {
        List<MeasuredRun> runs = measurements.of(report.check().run());
        int cell = Math.max(0, report.worst().orElseThrow().cell());
        RunPlan.Cell place = runs.get(cell).cell();
        return (int) runs.stream().filter(run -> run.cell().initial().equals(place.initial())
                && run.cell().parameters().equals(place.parameters())).count();
    }

    private static String number(double value) {
        return NumberText.rounded(value, DIGITS);
    }
}
