package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.claim.Check;
import org.flowcheck.evidence.claim.CheckReport;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Estimate;
import org.flowcheck.evidence.claim.Extent;
import org.flowcheck.evidence.claim.Judgement;
import org.flowcheck.evidence.claim.MeasuredRun;
import org.flowcheck.evidence.claim.Measurements;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.evidence.claim.Verdict;
import org.flowcheck.evidence.claim.WidthReport;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.theory.expression.Comparison;

/** What a verdict rests on, in words: residuals, the smallest margin with its error, or the place that contradicts. */
final class EvidenceText {

    /** Blow-up times are known to so many digits that they are no news in a limit's evidence. */
    private static final String BLOW_UP_TIME = "blow-up time";

    private EvidenceText() {
    }

    static String of(Claim claim, Judgement judgement, Measurements measurements) {
        List<String> parts = new ArrayList<>();
        Optional<ProofFinding> failed = judgement.proofs().stream()
                .filter(proof -> !proof.verdict().word().confirms()).findFirst();
        if (failed.isPresent()) {
            parts.add(failed.map(EvidenceText::unproved).get());
        } else if (!judgement.proofs().isEmpty()) {
            parts.add(ObligationText.proved(claim.obligations()));
            judgement.proofs().stream().filter(proof -> proof.status() == ProofFinding.Status.COMPUTED)
                    .forEach(proof -> parts.add(proof.detail()));
        }
        Optional<CheckReport> deciding = judgement.deciding();
        Optional<WidthReport> width = judgement.decidingWidth();
        if (judgement.verdict().word() == Verdict.Word.CONSISTENT) {
            judgement.checks().forEach(report -> parts.add(estimates(report, measurements)));
            judgement.widths().forEach(report -> parts.add(WidthEvidence.of(report)));
        } else if (width.isPresent()) {
            parts.add(WidthEvidence.of(width.get()));
        } else {
            deciding.ifPresent(report -> parts.add(check(report, measurements)));
        }
        judgement.loosestEquality().filter(equality -> deciding.filter(equality::equals).isEmpty())
                .flatMap(CheckReport::worst).ifPresent(worst -> parts.add("equality within " + difference(worst)));
        return String.join("; ", parts);
    }

    /** What one check of a claim rests on. */
    static String ofCheck(Claim claim, CheckReport report, Measurements measurements) {
        boolean statistical = claim.kind().best() == Verdict.Word.CONSISTENT && report.verdict() == Verdict.Word.HOLDS;
        return statistical ? estimates(report, measurements) : check(report, measurements);
    }

    /** A refutation by its two values; what else is not proved by the reason. */
    private static String unproved(ProofFinding proof) {
        return proof.status() == ProofFinding.Status.REFUTED ? proof.detail()
                : "not proved: " + proof.text() + " (" + proof.detail() + ")";
    }

    private static String check(CheckReport report, Measurements measurements) {
        if (report.runs() == 0) {
            return "no run was made";
        }
        if (report.samples() == 0) {
            return hypothesis(report.check()) + report.hypothesis().map(sample -> "; nearest: "
                    + figures(sample.left()) + " against " + figures(sample.right())
                    + after(", ", place(report, sample, measurements))).orElse("");
        }
        CheckReport.Sample worst = report.worst().orElseThrow();
        String place = place(report, worst, measurements);
        return switch (report.verdict()) {
            case VIOLATED -> (place.isEmpty() ? "" : place + ": ") + figures(worst.left()) + " "
                    + denial(report.check().comparison().relation()) + " " + figures(worst.right())
                    + ", error " + figures(worst.error());
            case INCONCLUSIVE -> FractionEvidence.applies(report) && report.undecided() > 0
                    ? (place.isEmpty() ? "" : place + ": ") + estimates(report, measurements)
                    : report.undecided() == 0 ? report.early() + " of " + report.runs()
                    + " runs ended early; nothing contradicts before"
                    : report.undecided() + " of " + report.samples() + " places within the error; the first: "
                    + figures(worst.left()) + " against " + figures(worst.right()) + ", error " + figures(worst.error())
                    + after(", ", place) + "; tighter tolerances or more draws would decide";
            default -> confirmed(report, worst);
        };
    }

    private static String hypothesis(Check check) {
        return check.wording().flatMap(Check.Wording::given).map(given -> given.text() + " is nowhere met")
                .orElse("no sample meets the hypothesis");
    }

    private static String confirmed(CheckReport report, CheckReport.Sample worst) {
        return report.ofEquality() ? "largest difference " + difference(worst)
                : "smallest margin " + figures(worst.relativeMargin()) + ", error " + figures(worst.relativeError());
    }

    /** What a statistical or limiting check found, at the run with the smallest margin: its estimates, or its sides. */
    private static String estimates(CheckReport report, Measurements measurements) {
        List<String> found = report.estimates().stream().filter(estimate -> !estimate.word().equals(BLOW_UP_TIME))
                .map(EvidenceText::estimate).toList();
        CheckReport.Sample worst = report.worst().orElseThrow();
        return found.isEmpty() ? figures(worst.left()) + " " + report.check().comparison().relation().sign() + " "
                + figures(worst.right()) : String.join(", ", found)
                + after(", ", FractionEvidence.power(report, measurements));
    }

    private static String difference(CheckReport.Sample worst) {
        return figures(Math.abs(worst.relativeMargin())) + ", error " + figures(worst.relativeError());
    }

    /** {@code slope -0.5006 +- 0.0003}; an end that is far from the middle is shown apart. */
    private static String estimate(Estimate estimate) {
        Interval interval = estimate.interval();
        double below = interval.value() - interval.lower();
        double above = interval.upper() - interval.value();
        String value = estimate.word() + " " + NumberText.rounded(interval.value(), 4);
        return Math.max(below, above) <= 2 * Math.min(below, above)
                ? value + " +- " + NumberText.rounded(Math.max(below, above), 2)
                : value + " (" + NumberText.rounded(interval.lower(), 4) + " to " + NumberText.rounded(interval.upper(), 4) + ")";
    }

    private static String after(String separator, String text) {
        return text.isEmpty() ? "" : separator + text;
    }

    /** The sign of what contradicts a relation. */
    static String denial(Comparison.Relation relation) {
        return switch (relation) {
            case AT_LEAST -> "<";
            case GREATER -> "<=";
            case AT_MOST -> ">";
            case LESS -> ">=";
            case EQUAL -> "!=";
            case UNEQUAL -> "==";
        };
    }

    /** Where a sample lies: {@code m 20, seed 7, t = 0.0713}; empty for an estimate over all runs. */
    static String place(CheckReport report, CheckReport.Sample sample, Measurements measurements) {
        if (sample.cell() < 0) {
            return "";
        }
        RunPlan.Cell cell = measurements.of(report.check().run()).get(sample.cell()).cell();
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Double> parameter : cell.parameters().entrySet()) {
            parts.add(parameter.getKey() + " " + ScopeText.plain(parameter.getValue()));
        }
        if (!cell.initial().isEmpty()) {
            parts.add(cell.initial());
        }
        if (!ensemble(report)) {
            parts.add("seed " + cell.seed());
        }
        if (sample.times().length > 0) {
            parts.add("t = " + figures(sample.times()[sample.times().length - 1]));
        }
        return String.join(", ", parts);
    }

    private static boolean ensemble(CheckReport report) {
        return report.check().comparison().level() == Value.Level.ENSEMBLE;
    }

    /** The command that runs the deciding run again, where a verdict is not a confirmation. */
    static String command(Claim claim, Judgement judgement, Measurements measurements) {
        Optional<CheckReport> report = judgement.deciding()
                .filter(deciding -> judgement.decidingWidth().isEmpty())
                .filter(deciding -> deciding.verdict() != Verdict.Word.HOLDS && !ensemble(deciding))
                .filter(deciding -> deciding.worst().isPresent() && deciding.worst().get().cell() >= 0);
        if (report.isEmpty()) {
            return "";
        }
        RunPlan plan = claim.run(report.get().check().run()).orElseThrow();
        MeasuredRun run = measurements.of(plan.name()).get(report.get().worst().orElseThrow().cell());
        StringBuilder command = new StringBuilder("flowcheck ")
                .append(plan.extent() instanceof Extent.BlowUp ? "blowup " : "solve ").append(plan.model().name());
        run.cell().parameters().forEach((name, value) ->
                command.append(' ').append(name).append('=').append(ScopeText.plain(value)));
        if (!run.cell().initial().isEmpty()) {
            command.append(" initial=").append(run.cell().initial());
        }
        command.append(" --seed ").append(run.cell().seed());
        if (plan.extent() instanceof Extent.UntilTime until) {
            command.append(" --until ").append(ScopeText.plain(until.end(run.parameters())));
            until.tolerance().ifPresent(tolerance -> command.append(" --tolerance ").append(ScopeText.plain(tolerance)));
        }
        return command.toString();
    }

    static String figures(double value) {
        return NumberText.rounded(value, 3);
    }
}
