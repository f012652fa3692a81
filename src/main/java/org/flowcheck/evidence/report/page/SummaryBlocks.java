package org.flowcheck.evidence.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flowcheck.evidence.claim.ClaimResult;
import org.flowcheck.evidence.claim.LeftOut;
import org.flowcheck.evidence.claim.Verdict;
import org.flowcheck.evidence.claim.VerifyReport;

/** What came out of a run, and how it was made. */
final class SummaryBlocks {

    private SummaryBlocks() {
    }

    static List<Block> of(VerifyReport report, RunFacts run) {
        List<Block> blocks = new ArrayList<>();
        int claims = report.claims().size();
        blocks.add(new Block.Paragraph(Inline.words(claims + (claims == 1 ? " claim: " : " claims: ")
                + report.summary() + ".")));
        if (!report.complete()) {
            blocks.add(new Block.Paragraph(List.of(new Inline.Tag("interrupted", true),
                    new Inline.Words(" The other claims were not judged."))));
        }
        if (!report.claims().isEmpty()) {
            blocks.add(new Block.Paragraph(counts(report)));
        }
        LeftOut.sentences(report.left()).forEach(sentence -> blocks.add(new Block.Paragraph(
                Inline.words("Not judged: " + sentence + "."))));
        report.claims().stream().filter(claim -> !claim.asExpected() || !claim.controlled())
                .forEach(claim -> blocks.add(new Block.Paragraph(List.of(new Inline.Tag("unexpected", true),
                        new Inline.Words(" " + unexpected(claim))))));
        blocks.add(new Block.Facts(List.of(
                new Block.Fact("command", List.of(new Inline.Code(ShellWords.command(run.commandLine())))),
                Block.Fact.of("effort", report.effort()),
                Block.Fact.of("first seed", Long.toString(report.seed())),
                Block.Fact.of("threads", run.threads() + " (results do not depend on it)"),
                Block.Fact.of("started", run.startedText()),
                Block.Fact.of("took", run.tookText()),
                Block.Fact.of("flowcheck", run.version() + run.commit().map(commit -> ", commit " + commit).orElse("")),
                Block.Fact.of("Java", run.java()),
                Block.Fact.of("machine", run.system()))));
        return blocks;
    }

    /** Each verdict with how many claims have it, from the strongest confirmation to the strongest contradiction. */
    private static List<Inline> counts(VerifyReport report) {
        Map<Verdict.Word, List<ClaimResult>> byWord = new TreeMap<>();
        for (ClaimResult claim : report.claims()) {
            byWord.computeIfAbsent(claim.verdict().word(), word -> new ArrayList<>()).add(claim);
        }
        List<Inline> line = new ArrayList<>();
        byWord.forEach((word, claims) -> {
            line.add(new Inline.Words(line.isEmpty() ? "" : ", "));
            line.add(new Inline.Judged(word == Verdict.Word.PROVED_FOR_SIZES
                    ? claims.stream().map(ClaimResult::verdict).reduce(Verdict::weaker).orElseThrow()
                    : Verdict.of(word)));
            line.add(new Inline.Words(" " + claims.size()));
        });
        return line;
    }

    private static String unexpected(ClaimResult claim) {
        List<String> twins = claim.twins().stream().filter(twin -> !twin.refuted())
                .map(twin -> "the twin " + twin.what() + " is " + twin.verdict().text()).toList();
        String verdict = claim.asExpected() ? "" : "is " + claim.verdict().text() + " where " + claim.expected().text()
                + " was expected";
        String without = claim.twins().isEmpty() ? "has no twin" : String.join("; ", twins);
        return claim.id() + " " + verdict + (verdict.isEmpty() || without.isEmpty() ? "" : "; ") + without;
    }
}
