package org.flowcheck.evidence.plot;

import java.util.Locale;
import org.flowcheck.evidence.store.NumberText;

/** Writes a heat map as a LaTeX document for PGFPlots (1.16 or later), data included, as {@link PgfplotsWriter} does. */
final class HeatMapPgfplots {

    private static final double WIDTH = Figure.Size.STANDARD.width();
    /** What numbers, labels and the bar of colours take beside the tables: {@value} points. */
    private static final double BESIDE = 100;
    /** Between tables that stand below each other: {@value} points. */
    private static final double BELOW = 40;
    private static final double GAP = 10;
    private static final int COLOURS = 10;

    private HeatMapPgfplots() {
    }

    /** The document, ending with a line feed. */
    static String write(HeatMap map) {
        int beside = Math.min(HeatMapLayout.MOST_BESIDE, map.panels().size());
        double side = (WIDTH - BESIDE - (beside - 1) * GAP) / beside;
        StringBuilder out = new StringBuilder("\\documentclass{standalone}\n\\usepackage{textcomp,pgfplots}\n"
                + "\\pgfplotsset{compat=1.16, colormap={flowcheck}{");
        for (int i = 0; i <= COLOURS; i++) {
            int colour = map.colours().colour((ColourScale.STEPS - 1) * i / COLOURS);
            out.append(String.format(Locale.ROOT, "%srgb255=(%d,%d,%d)", i == 0 ? "" : " ", colour >> 16,
                    colour >> 8 & 0xFF, colour & 0xFF));
        }
        out.append("}}\n\\begin{document}\n\\begin{tikzpicture}\n");
        for (int i = 0; i < map.panels().size(); i++) {
            int column = i % beside;
            int row = i / beside;
            boolean corner = column == beside - 1 && row == 0 || i == map.panels().size() - 1 && row == 0;
            out.append("\\begin{axis}[\n  at={(").append(number(column * (side + GAP))).append("pt,")
                    .append(number(-row * (side + BELOW))).append("pt)}, width=").append(number(side))
                    .append("pt, height=").append(number(side)).append("pt, scale only axis,\n  title={")
                    .append(map.panels().get(i).title().latex()).append("},\n  xlabel={").append(map.x().latex())
                    .append("}, ylabel={").append(column == 0 ? map.y().latex() : "").append("}, y dir=reverse,")
                    .append(" enlargelimits=false, axis on top,\n  point meta min=")
                    .append(NumberText.exact(map.colours().low())).append(", point meta max=")
                    .append(NumberText.exact(map.colours().high()));
            if (corner) {
                out.append(", colorbar, colorbar style={ylabel={").append(map.colours().label().latex()).append("}}");
            }
            out.append(",\n]\n");
            table(map, map.panels().get(i), out);
            out.append("\\end{axis}\n");
        }
        if (!map.title().isEmpty()) {
            out.append("\\node[above=8pt] at (current bounding box.north) {").append(map.title().latex())
                    .append("};\n");
        }
        return out.append("\\end{tikzpicture}\n\\end{document}\n").toString();
    }

    private static void table(HeatMap map, HeatMap.Panel panel, StringBuilder out) {
        out.append("\\addplot[matrix plot*, mesh/cols=").append(map.columns().size())
                .append(", point meta=explicit] table[meta index=2] {\n");
        for (int row = 0; row < map.rows().size(); row++) {
            for (int column = 0; column < map.columns().size(); column++) {
                out.append(column + 1).append(' ').append(row + 1).append(' ')
                        .append(NumberText.exact(panel.value(row, column))).append('\n');
            }
        }
        out.append("};\n");
    }

    private static String number(double value) {
        return Decimals.coordinate(value);
    }
}
