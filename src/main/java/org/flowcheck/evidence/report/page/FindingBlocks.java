package org.flowcheck.evidence.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.ClaimResult;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.PaperDossier;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.evidence.claim.Verdict;

/**
 * Findings: a statement as it is printed beside what holds instead, with what contradicts it. The claim that holds
 * instead is the first one that the finding names and that expects to be confirmed.
 */
final class FindingBlocks {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*[A-Za-z0-9]|[A-Za-z0-9]");

    /** A column shows so many formulas; the claim's own section has all. */
    private static final int MOST_LINES = 6;

    private final PaperDossier dossier;
    private final Map<String, String> anchors;

    FindingBlocks(PaperDossier dossier, Map<String, String> anchors) {
        this.dossier = dossier;
        this.anchors = anchors;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < dossier.claims().size(); i++) {
            ClaimResult result = dossier.report().claims().get(i);
            if (!result.finding().isEmpty()) {
                blocks.add(finding(i, result));
            }
        }
        return blocks.isEmpty() ? List.of(new Block.Paragraph(Inline.words("None."))) : blocks;
    }

    private Block finding(int place, ClaimResult result) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(Inline.words(result.finding())));
        if (!result.expected().confirms()) {
            Optional<Integer> instead = instead(result);
            List<Obligation> printed = contradicted(place);
            Block.Column left = column("As printed, " + result.source().at(), place, printed);
            if (instead.isPresent()) {
                blocks.add(new Block.Pair(left, column("What holds instead, "
                        + dossier.report().claims().get(instead.get()).source().at(), instead.get(), printed)));
            } else {
                blocks.addAll(left.blocks());
            }
        }
        return new Block.Section("finding-" + Anchors.slug(result.id()), List.of(new Inline.Words(result.id() + ", "
                + result.source().at())), true, blocks);
    }

    /** The first other claim that a finding names and that expects to be confirmed. */
    private Optional<Integer> instead(ClaimResult result) {
        List<String> ids = dossier.claims().stream().map(file -> file.claim().id()).toList();
        Matcher words = WORD.matcher(result.finding());
        while (words.find()) {
            int found = ids.indexOf(words.group());
            if (found >= 0 && !words.group().equals(result.id())
                    && dossier.claims().get(found).claim().expected().confirms()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** What a claim wants proved and what is refuted; all of it where nothing is. */
    private List<Obligation> contradicted(int place) {
        List<Obligation> obligations = dossier.claims().get(place).claim().obligations();
        List<ProofFinding> proofs = dossier.report().claims().get(place).proofs();
        List<Obligation> refuted = new ArrayList<>();
        for (int i = 0; i < obligations.size(); i++) {
            if (proofs.get(i).status() == ProofFinding.Status.REFUTED) {
                refuted.add(obligations.get(i));
            }
        }
        return refuted.isEmpty() ? obligations : refuted;
    }

    private Block.Column column(String title, int place, List<Obligation> printed) {
        Claim claim = dossier.claims().get(place).claim();
        ClaimResult result = dossier.report().claims().get(place);
        List<List<Inline>> lines = formulas(claim, result, printed);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(List.of(new Inline.Link("#" + anchors.get(result.id()), result.id()),
                new Inline.Words(" "),
                new Inline.Judged(result.verdict()), new Inline.Words(" " + result.statement()))));
        blocks.add(new Block.Bullets(lines.subList(0, Math.min(MOST_LINES, lines.size()))));
        if (lines.size() > MOST_LINES) {
            blocks.add(new Block.Paragraph(Inline.words("and " + (lines.size() - MOST_LINES) + " more.")));
        }
        blocks.add(new Block.Facts(List.of(contradiction(result), Block.Fact.of("scope", result.scope()))));
        return new Block.Column(title, blocks);
    }

    /**
     * Of what is proved, what speaks of the same as the printed formulas, if anything does; of checks those that
     * decide.
     */
    private static List<List<Inline>> formulas(Claim claim, ClaimResult result, List<Obligation> printed) {
        List<Obligation> same = claim.obligations().stream().filter(one -> printed.stream()
                .anyMatch(other -> subject(one).equals(subject(other)))).toList();
        List<List<Inline>> lines = new ArrayList<>();
        (same.isEmpty() ? claim.obligations() : same).forEach(one -> lines.add(ClaimFormulas.obligation(one)));
        ClaimFormulas formulas = new ClaimFormulas(claim);
        boolean contradicted = result.verdict().word() == Verdict.Word.VIOLATED;
        for (int i = 0; i < claim.checks().size(); i++) {
            if (same.isEmpty() && !contradicted || result.checks().get(i).word() == Verdict.Word.VIOLATED) {
                lines.add(formulas.check(claim.checks().get(i)));
            }
        }
        claim.widths().forEach(width -> lines.add(List.of(new Inline.Code(width.text()))));
        return lines;
    }

    /** What a formula speaks of: the left side of an identity, the sort of a constant. */
    private static Object subject(Obligation obligation) {
        if (obligation instanceof Obligation.Identity identity) {
            return identity.left();
        }
        return obligation instanceof Obligation.Constant constant ? constant.noun() : obligation;
    }

    private static Block.Fact contradiction(ClaimResult result) {
        if (result.verdict().word() != Verdict.Word.VIOLATED) {
            return Block.Fact.of("evidence", result.evidence());
        }
        Optional<ProofFinding> refuted = result.proofs().stream()
                .filter(proof -> proof.status() == ProofFinding.Status.REFUTED).findFirst();
        return Block.Fact.of("counterexample", refuted.map(proof -> proof.detail()
                + (proof.counterexample().isEmpty() ? "" : "; at " + proof.counterexample()))
                        .orElse(result.evidence()));
    }
}
