package org.flowcheck.evidence.experiment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.flowcheck.evidence.claim.CheckReport;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.ClaimJudge;
import org.flowcheck.evidence.claim.ClaimResult;
import org.flowcheck.evidence.claim.Judgement;
import org.flowcheck.evidence.claim.Measurements;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.evidence.claim.WidthReport;
import org.flowcheck.simulation.data.ImageFolder;

/** Judges a measured claim with its twins, and puts the result into words. */
final class ClaimTrial {

    private ClaimTrial() {
    }

    static ClaimResult of(Claim claim, Measurements measurements, Prover prover, ImageFolder images) {
        List<ProofFinding> proofs = claim.obligations().stream().map(prover::prove).toList();
        Judgement judgement = ClaimJudge.judge(claim, measurements, proofs);
        boolean near = !ClaimJudge.refutes(judgement);
        List<ClaimResult.TwinResult> twins = claim.twins().stream()
                .map(twin -> TwinTrial.of(twin, near, measurements, prover)).toList();
        Optional<CheckReport> deciding = judgement.deciding().filter(report -> judgement.decidingWidth().isEmpty());
        Optional<CheckReport.Sample> worst = deciding.flatMap(CheckReport::worst);
        return new ClaimResult(claim.id(), claim.source(), claim.statement(), claim.kind(), judgement.verdict(),
                claim.expected(), claim.finding(), EvidenceText.of(claim, judgement, measurements),
                ScopeText.of(claim, judgement, measurements, images),
                optional(worst.map(CheckReport.Sample::relativeMargin)),
                optional(worst.map(CheckReport.Sample::relativeError)),
                worst.map(sample -> EvidenceText.place(deciding.orElseThrow(), sample, measurements)).orElse(""),
                EvidenceText.command(claim, judgement, measurements), measurements.size(),
                judgement.checks().stream().mapToLong(CheckReport::samples).sum()
                        + judgement.widths().stream().mapToLong(WidthReport::runs).sum(), proofs, twins,
                Stream.concat(judgement.checks().stream().map(report -> check(claim, report, measurements)),
                        judgement.widths().stream().map(ClaimTrial::check)).toList());
    }

    private static ClaimResult.CheckResult check(WidthReport report) {
        return new ClaimResult.CheckResult(report.check().text(), report.verdict(), WidthEvidence.of(report),
                OptionalDouble.empty(), OptionalDouble.empty(), "", report.runs(), 0);
    }

    private static ClaimResult.CheckResult check(Claim claim, CheckReport report, Measurements measurements) {
        Optional<CheckReport.Sample> worst = report.worst();
        return new ClaimResult.CheckResult(report.check().text(), report.verdict(),
                EvidenceText.ofCheck(claim, report, measurements),
                optional(worst.map(CheckReport.Sample::relativeMargin)),
                optional(worst.map(CheckReport.Sample::relativeError)),
                worst.map(sample -> EvidenceText.place(report, sample, measurements)).orElse(""), report.samples(),
                report.excluded());
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
