package org.flowcheck.evidence.experiment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flowcheck.evidence.claim.CheckReport;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Extent;
import org.flowcheck.evidence.claim.Judgement;
import org.flowcheck.evidence.claim.MeasuredRun;
import org.flowcheck.evidence.claim.Measurements;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.theory.expression.ExpressionText;

/** What a verdict covers, in words, and no more than that. */
final class ScopeText {

    /** A grid axis with more values than this is shown by its ends. */
    private static final int LISTED = 3;
    /** Numbers with this decimal exponent or more are written with it ... */
    private static final int LONG = 4;
    /** ... and those below this one. */
    private static final int SHORT = -3;

    private ScopeText() {
    }

    static String of(Claim claim, Judgement judgement, Measurements measurements, ImageFolder images) {
        List<String> parts = new ArrayList<>();
        if (!judgement.proofs().isEmpty()) {
            parts.add(ObligationText.scope(claim.obligations(), judgement.proofs()));
        }
        for (RunPlan plan : claim.runs()) {
            List<MeasuredRun> runs = measurements.of(plan.name());
            if (!claim.checks().isEmpty() || !claim.widths().isEmpty()) {
                parts.add(runs(plan, runs, images));
            }
        }
        List<CheckReport> conditional = judgement.checks().stream().filter(check -> check.check().given().isPresent()).toList();
        long met = conditional.stream().mapToLong(CheckReport::samples).sum();
        long excluded = conditional.stream().mapToLong(CheckReport::excluded).sum();
        if (excluded > 0) {
            parts.add((conditional.size() == 1 ? "hypothesis" : "hypotheses") + " met at " + met + " of " + (met + excluded)
                    + " places");
        }
        return String.join("; ", parts);
    }

    private static String runs(RunPlan plan, List<MeasuredRun> runs, ImageFolder images) {
        List<String> parts = new ArrayList<>();
        for (RunPlan.Axis axis : plan.grid()) {
            parts.add(axis.parameter() + " " + values(axis.values()));
        }
        plan.activations().forEach((name, function) -> parts.add(name + " = " + function));
        List<String> named = plan.initial().stream().filter(name -> !name.isEmpty()).toList();
        if (!named.isEmpty()) {
            parts.add((named.size() < plan.initial().size() ? "drawn, " : "") + String.join(", ", named));
        }
        long missing = plan.size() - (long) runs.size();
        parts.add(runs.size() + (runs.size() == 1 ? " run" : " runs")
                + (missing > 0 ? " of " + plan.size() : ""));
        parts.add(extent(plan));
        parts.addAll(ImageUse.of(List.of(plan.model()), Set.of(), images).phrases());
        long early = runs.stream().filter(run -> !run.complete()).count();
        if (early > 0) {
            MeasuredRun first = runs.stream().filter(run -> !run.complete()).findFirst().orElseThrow();
            parts.add(early + " ended early (" + first.ending() + ")");
        }
        return String.join(", ", parts);
    }

    private static String extent(RunPlan plan) {
        if (plan.extent() instanceof Extent.UntilTime until) {
            return "t <= " + ExpressionText.of(until.end()) + " at " + until.samples() + " times";
        }
        String followed = plan.model().blowUp().map(section -> ExpressionText.of(section.along())).orElse("size");
        Extent.BlowUp blowUp = (Extent.BlowUp) plan.extent();
        return "to " + followed + " = " + plain(blowUp.threshold()) + " at up to " + blowUp.samples() + " times";
    }

    static String values(List<Double> values) {
        if (values.size() > LISTED) {
            double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            double most = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            return plain(least) + ".." + plain(most);
        }
        return String.join(", ", values.stream().map(ScopeText::plain).toList());
    }

    /** Whole numbers without a point, long ones and short fractions as {@code 1e10}. */
    static String plain(double value) {
        BigDecimal number = new BigDecimal(NumberText.exact(value)).stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        if (number.signum() != 0 && (exponent >= LONG || exponent < SHORT)) {
            return number.movePointLeft(exponent).toPlainString() + "e" + exponent;
        }
        return number.toPlainString();
    }
}
