package org.flowcheck.evidence.plot;

import java.util.Locale;
import org.flowcheck.evidence.store.NumberText;

/**
 * Writes a figure as a LaTeX document for PGFPlots (1.16 or later), data included, so that authors can set it in their
 * paper's type: keep the {@code tikzpicture}. All text is escaped.
 */
final class PgfplotsWriter {

    private static final String[] MARKS = {"*", "square", "triangle*", "diamond", "triangle*"};
    private static final String[] DASHES = {"solid", "densely dashed", "dash dot", "densely dotted"};

    private final StringBuilder out = new StringBuilder();

    private PgfplotsWriter() {
    }

    /** The document, ending with a line feed. */
    static String write(Figure figure) {
        PgfplotsWriter writer = new PgfplotsWriter();
        writer.document(figure);
        return writer.out.toString();
    }

    private void document(Figure figure) {
        out.append("\\documentclass{standalone}\n\\usepackage{textcomp,pgfplots}\n\\pgfplotsset{compat=1.16}\n");
        int[] styles = DataPainter.styles(figure.layers());
        for (int i = 0; i < styles.length; i++) {
            boolean coloured = figure.layers().get(i) instanceof Series || figure.layers().get(i) instanceof Histogram;
            if (coloured) {
                out.append(String.format(Locale.ROOT, "\\definecolor{layer%d}{HTML}{%06X}%n", i,
                        Style.colour(styles[i])).replace(System.lineSeparator(), "\n"));
            }
        }
        out.append("\\begin{document}\n\\begin{tikzpicture}\n\\begin{axis}[\n");
        out.append("  width=").append(Decimals.coordinate(figure.size().width())).append("pt, height=")
                .append(Decimals.coordinate(figure.size().height())).append("pt,\n");
        out.append("  title={").append(figure.title().latex()).append("},\n");
        axis("x", figure.x());
        axis("y", figure.y());
        out.append("  unbounded coords=jump, legend style={draw=none, fill=none}, axis on top,\n]\n");
        for (int i = 0; i < styles.length; i++) {
            if (figure.layers().get(i) instanceof Layer.Stage stage) {
                stage(stage, styles[i]);
            }
        }
        for (int i = 0; i < styles.length; i++) {
            layer(figure.layers().get(i), i, styles[i]);
        }
        out.append("\\end{axis}\n\\end{tikzpicture}\n\\end{document}\n");
    }

    private void axis(String name, Axis axis) {
        out.append("  ").append(name).append("label={").append(axis.heading().latex()).append("}, ").append(name)
                .append("mode=").append(axis.scale() == Axis.Scale.LOGARITHMIC ? "log" : "linear").append(",");
        axis.from().ifPresent(value -> out.append(' ').append(name).append("min=").append(text(value)).append(','));
        axis.to().ifPresent(value -> out.append(' ').append(name).append("max=").append(text(value)).append(','));
        out.append('\n');
    }

    private void layer(Layer layer, int number, int style) {
        if (layer instanceof Series series) {
            series(series, number, style);
        } else if (layer instanceof Histogram histogram) {
            histogram(histogram, number);
        } else if (layer instanceof Layer.Guide guide) {
            guide(guide, style);
        }
        boolean listed = !(layer instanceof Layer.Stage) && !layer.name().isEmpty();
        if (listed) {
            out.append("\\addlegendentry{").append(layer.name().latex()).append("}\n");
        }
    }

    private void stage(Layer.Stage stage, int style) {
        String low = "{axis cs:" + text(stage.from()) + ",0}|-{rel axis cs:0,0}";
        String high = "{axis cs:" + text(stage.to()) + ",0}|-{rel axis cs:0,1}";
        if (style % 2 == 0) {
            out.append("\\fill[black!7] (").append(low).append(") rectangle (").append(high).append(");\n");
        }
        if (!stage.name().isEmpty()) {
            String middle = NumberText.exact(stage.from() / 2 + stage.to() / 2);
            out.append("\\node[anchor=north, font=\\scriptsize] at ({axis cs:").append(middle)
                    .append(",0}|-{rel axis cs:0,0.99}) {").append(stage.name().latex()).append("};\n");
        }
    }

    private void guide(Layer.Guide guide, int style) {
        boolean vertical = guide.direction() == Layer.Guide.Direction.VERTICAL;
        String at = text(guide.at());
        String[] ends = vertical
                ? new String[] {"{axis cs:" + at + ",0}|-{rel axis cs:0,0}", "{axis cs:" + at + ",0}|-{rel axis cs:0,1}"}
                : new String[] {"{rel axis cs:0,0}|-{axis cs:0," + at + "}", "{rel axis cs:1,0}|-{axis cs:0," + at + "}"};
        out.append("\\draw[black, dashed] (").append(ends[0]).append(") -- (").append(ends[1]).append(");\n");
        if (!guide.name().isEmpty()) {
            out.append("\\addlegendimage{black, ").append(style % 2 == 0 ? "dashed" : "dotted").append("}\n");
        }
    }

    private void histogram(Histogram histogram, int number) {
        double[] edges = histogram.edges();
        double[] heights = histogram.heights();
        out.append("\\addplot[ybar interval, draw=layer").append(number).append(", fill=layer").append(number)
                .append("!40] table {\n");
        for (int i = 0; i < edges.length; i++) {
            // The last row only ends the last bar.
            out.append(text(edges[i])).append(' ').append(text(i < heights.length ? heights[i] : 0)).append('\n');
        }
        out.append("};\n");
    }

    private void series(Series series, int number, int style) {
        double[] xs = series.x();
        double[] ys = series.y();
        boolean bars = false;
        if (series.spread().isPresent()) {
            Series.Spread spread = series.spread().get();
            bars = spread.shape() == Series.Spread.Shape.BARS;
            if (!bars) {
                band(xs, spread, number);
            }
        }
        out.append("\\addplot[").append(options(series, number, style));
        if (bars) {
            out.append(", error bars/.cd, y dir=both, y explicit] table[x index=0, y index=1, y error minus index=2, "
                    + "y error plus index=3] {\n");
        } else {
            out.append("] table {\n");
        }
        double[] lower = series.spread().map(Series.Spread::lower).orElse(null);
        double[] upper = series.spread().map(Series.Spread::upper).orElse(null);
        for (int i = 0; i < xs.length; i++) {
            out.append(text(xs[i])).append(' ').append(text(ys[i]));
            if (bars) {
                out.append(' ').append(text(ys[i] - lower[i])).append(' ').append(text(upper[i] - ys[i]));
            }
            out.append('\n');
        }
        out.append("};\n");
    }

    private static String options(Series series, int number, int style) {
        String mark = "mark=" + MARKS[style % MARKS.length] + ", mark size=1.6pt";
        return switch (series.drawing()) {
            case LINE -> "layer" + number + ", thick, no marks, " + DASHES[style % DASHES.length];
            case MARKERS -> "layer" + number + ", only marks, " + mark;
            case LINE_AND_MARKERS -> "layer" + number + ", thick, " + mark;
            case REFERENCE -> "black!55, densely dashed, no marks";
        };
    }

    /** A closed polygon, which needs no library. */
    private void band(double[] xs, Series.Spread spread, int number) {
        double[] lower = spread.lower();
        double[] upper = spread.upper();
        out.append("\\addplot[draw=none, fill=layer").append(number).append(", fill opacity=0.22, forget plot] table {\n");
        for (int i = 0; i < xs.length; i++) {
            out.append(text(xs[i])).append(' ').append(text(upper[i])).append('\n');
        }
        for (int i = xs.length - 1; i >= 0; i--) {
            out.append(text(xs[i])).append(' ').append(text(lower[i])).append('\n');
        }
        out.append("} -- cycle;\n");
    }

    private static String text(double value) {
        return NumberText.exact(value);
    }
}
