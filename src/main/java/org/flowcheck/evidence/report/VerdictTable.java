package org.flowcheck.evidence.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.evidence.claim.ClaimResult;
import org.flowcheck.evidence.claim.VerifyReport;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Table;

/** Verdicts as tables: one row a claim. */
public final class VerdictTable {

    private static final List<Column> COLUMNS = List.of(Column.text("id", "id"), Column.text("statement", "statement"),
            Column.verdict("verdict", "verdict"), Column.text("evidence", "evidence"), Column.text("scope", "scope"),
            Column.text("twin", "twin"));

    private VerdictTable() {
    }

    /** One table a paper, in the order of the claims; the findings stand below. */
    public static List<Table> byPaper(VerifyReport report) {
        Map<String, List<ClaimResult>> papers = new LinkedHashMap<>();
        report.claims().forEach(claim ->
                papers.computeIfAbsent(claim.source().paper(), paper -> new ArrayList<>()).add(claim));
        List<Table> tables = new ArrayList<>();
        papers.forEach((paper, claims) -> tables.add(table(paper.isEmpty() ? "claims" : paper,
                claims.size() + (claims.size() == 1 ? " claim, " : " claims, ") + report.effort() + ", seed "
                        + report.seed(), claims)));
        return tables;
    }

    /** All claims in one table. */
    public static Table whole(VerifyReport report) {
        return table("", "", report.claims());
    }

    private static Table table(String title, String subtitle, List<ClaimResult> claims) {
        List<List<Cell>> rows = claims.stream().map(VerdictTable::row).toList();
        return Table.of(COLUMNS, rows).titled(title, subtitle).noted(notes(claims));
    }

    private static List<Cell> row(ClaimResult claim) {
        return List.of(Cell.text(claim.id()), Cell.text(claim.statement()),
                Cell.verdict(claim.verdict().text(), tone(claim)), Cell.text(claim.evidence()),
                Cell.text(claim.scope()), Cell.text(twin(claim)));
    }

    /** Green for what was expected, yellow for a finding, red for what needs a look. */
    private static Cell.Tone tone(ClaimResult claim) {
        if (!claim.asExpected() || !claim.controlled()) {
            return Cell.Tone.BAD;
        }
        return claim.finding().isEmpty() ? Cell.Tone.GOOD : Cell.Tone.WARNING;
    }

    /** What became of the twins, and the smallest change refuted. */
    private static String twin(ClaimResult claim) {
        List<String> smallest = claim.twins().stream().map(twin -> twin.smallest().orElse(""))
                .filter(text -> !text.isEmpty()).distinct().toList();
        String refuted = claim.twins().size() > 1 && claim.controlled() ? "all " + claim.twins().size() + " refuted"
                : claim.control();
        return smallest.isEmpty() ? refuted : refuted + " at " + String.join(", ", smallest);
    }

    private static List<String> notes(List<ClaimResult> claims) {
        List<String> notes = new ArrayList<>();
        for (ClaimResult claim : claims) {
            if (!claim.finding().isEmpty()) {
                notes.add("finding " + claim.id() + ": " + claim.finding());
            }
            if (!claim.asExpected()) {
                notes.add("unexpected " + claim.id() + ": " + claim.verdict().text() + " where "
                        + claim.expected().text() + " was expected"
                        + (claim.command().isEmpty() ? "" : "; see it again: " + claim.command()));
            }
            claim.twins().stream().filter(twin -> !twin.refuted()).forEach(twin -> notes.add("unexpected "
                    + claim.id() + ": the falsified twin " + twin.what() + " is " + twin.verdict().text()
                    + ", not refuted"));
        }
        return notes;
    }
}
