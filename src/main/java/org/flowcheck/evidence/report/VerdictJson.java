package org.flowcheck.evidence.report;

import java.util.OptionalDouble;
import org.flowcheck.evidence.claim.ClaimResult;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.evidence.claim.VerifyReport;
import org.flowcheck.evidence.store.Json;

/** Verdicts as JSON: {@code {"claims": [{"id": ..., "verdict": ..., "control": ..., "scope": ..., ...}]}}. */
public final class VerdictJson {

    private VerdictJson() {
    }

    /** The whole report. It holds nothing that differs between machines, JDKs or numbers of threads. */
    public static Json.Members of(VerifyReport report) {
        return Json.object()
                .with("claims", report.claims().stream().map(VerdictJson::claim).toList())
                .with("effort", report.effort())
                .with("seed", report.seed())
                .with("complete", report.complete())
                .with("left", report.left().stream().<Json>map(claim -> Json.object().with("id", claim.id())
                        .with("paper", claim.paper()).with("needs", claim.needs())).toList())
                .with("summary", Json.object()
                        .with("confirmed", report.confirmed())
                        .with("consistent", report.consistent())
                        .with("findings", report.findings())
                        .with("unexpected", report.unexpected()));
    }

    private static Json claim(ClaimResult claim) {
        return Json.object()
                .with("id", claim.id())
                .with("paper", claim.source().paper())
                .with("at", claim.source().at())
                .with("statement", claim.statement())
                .with("kind", claim.kind().word())
                .with("verdict", claim.verdict().text())
                .with("expected", claim.expected().text())
                .with("control", claim.control())
                .with("scope", claim.scope())
                .with("evidence", claim.evidence())
                .with("margin", optional(claim.margin()))
                .with("error", optional(claim.error()))
                .with("worstAt", claim.at())
                .with("runs", claim.runs())
                .with("samples", claim.samples())
                .with("proofs", claim.proofs().stream().map(VerdictJson::proof).toList())
                .with("twins", claim.twins().stream().map(VerdictJson::twin).toList())
                .with("finding", claim.finding())
                .with("reproduce", claim.command());
    }

    private static Json proof(ProofFinding proof) {
        return Json.object()
                .with("identity", proof.text())
                .with("status", proof.verdict().text())
                .with("detail", proof.detail())
                .with("counterexample", proof.counterexample());
    }

    private static Json twin(ClaimResult.TwinResult twin) {
        return Json.object()
                .with("change", twin.what())
                .with("verdict", twin.verdict().text())
                .with("refuted", twin.refuted())
                .with("smallestRefuted", twin.smallest().<Json>map(Json::of).orElse(Json.nothing()));
    }

    private static Json optional(OptionalDouble value) {
        return value.isPresent() ? Json.of(value.getAsDouble()) : Json.nothing();
    }
}
