package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Derived exponents beside slopes as lines of a listing: by moment, and how many of them agree at the end. */
final class ExponentLines {

    private ExponentLines() {
    }

    /** The lines. */
    static List<Listing.Line> of(List<ExponentRow> rows) {
        Map<String, List<ExponentRow>> moments = new LinkedHashMap<>();
        rows.forEach(row -> moments.computeIfAbsent(row.where(), any -> new ArrayList<>()).add(row));
        List<Listing.Line> lines = new ArrayList<>();
        moments.forEach((where, there) -> {
            lines.add(Listing.Line.of(where));
            String obstacle = there.get(0).obstacle();
            if (!obstacle.isEmpty() && there.stream().allMatch(row -> row.obstacle().equals(obstacle))) {
                lines.add(Listing.Line.of("  not measured, all " + there.size() + ": " + obstacle));
            } else {
                there.forEach(row -> add(row, lines));
            }
        });
        lines.add(Listing.Line.of(ExponentRow.Count.of(rows).text()));
        return lines;
    }

    private static void add(ExponentRow row, List<Listing.Line> lines) {
        lines.add(new Listing.Line(String.format(Locale.ROOT, "  %-12s  ", row.verdict().word()) + row.text(),
                row.quantity()));
        row.why().ifPresent(why -> lines.add(Listing.Line.of("    " + why)));
    }
}
