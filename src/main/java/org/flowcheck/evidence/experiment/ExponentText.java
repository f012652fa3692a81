package org.flowcheck.evidence.experiment;

import java.util.List;
import java.util.Locale;

/** Predicted exponents and fitted slopes as text: one line each under the moment at which they were measured. */
public final class ExponentText {

    private ExponentText() {
    }

    /** The text. */
    public static String of(List<ExponentRow> rows) {
        StringBuilder out = new StringBuilder();
        String where = "";
        for (ExponentRow row : rows) {
            if (!row.where().equals(where)) {
                where = row.where();
                out.append(where).append('\n').append("  exponent    slope  +-           quantity\n");
            }
            out.append(String.format(Locale.ROOT, "  %8.3f %8.3f  %-6.3f %-4s %s\n", row.predicted(), row.slope(),
                    row.error(), row.agrees() ? "" : "off", row.quantity()));
        }
        long agreeing = rows.stream().filter(ExponentRow::agrees).count();
        return out.append(agreeing).append(" of ").append(rows.size()).append(" slopes lie within ")
                .append(ExponentRow.TOLERANCE).append(" of the exponent\n").toString();
    }
}
