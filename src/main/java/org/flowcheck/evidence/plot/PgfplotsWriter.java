package org.flowcheck.evidence.plot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flowcheck.evidence.store.NumberText;

/**
 * Writes a figure as a LaTeX document for PGFPlots (1.16 or later), data included, so that authors can set it in their
 * paper's type: keep the {@code tikzpicture}. All text is escaped.
 */
final class PgfplotsWriter {

    private static final String[] MARKS = {"*", "square", "triangle*", "diamond", "triangle*"};
    private static final String[] DASHES = {"solid", "densely dashed", "dash dot", "densely dotted"};
    private static final String[] GUIDES = {"densely dashed", "densely dotted", "dash dot"};

    /** What a second scale takes above the frame in ten-point type: {@value} points. */
    private static final int SECOND_HEIGHT = 30;

    private final StringBuilder out = new StringBuilder();
    private final FigureLayout.Plan plan;
    private final Frame ranges;
    private final Optional<AxisScale> second;
    private final int lift;

    private PgfplotsWriter(Figure figure, FigureLayout.Plan plan) {
        this.plan = plan;
        this.ranges = plan.frame();
        this.second = figure.second().flatMap(scale -> scale.over(ranges.x()));
        this.lift = second.isPresent() ? SECOND_HEIGHT : 0;
    }

    /** The document, ending with a line feed. */
    static String write(Figure figure, FigureLayout.Plan plan) {
        PgfplotsWriter writer = new PgfplotsWriter(figure, plan);
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
        size(figure);
        out.append("  title={").append(figure.title().latex()).append("},\n");
        axis("x", figure.x().heading(), ranges.x());
        axis("y", figure.y().heading(), ranges.y());
        if (second.isPresent()) {
            out.append("  xtick pos=left, title style={yshift=").append(lift).append("pt},\n");
            out.append("  every y tick scale label/.style={at={(yticklabel cs:1)}, anchor=south east, rotate=90},\n");
        }
        out.append("  unbounded coords=jump, clip mode=individual, axis on top, legend cell align=left,\n");
        out.append("  legend style={").append(legend()).append("},\n]\n");
        for (int i = 0; i < styles.length; i++) {
            if (figure.layers().get(i) instanceof Layer.Stage stage) {
                stage(stage, styles[i]);
            }
        }
        stageNames(figure);
        for (int i = 0; i < styles.length; i++) {
            layer(figure.layers().get(i), i, styles[i]);
        }
        out.append("\\end{axis}\n");
        second.ifPresent(scale -> second(figure, scale));
        out.append("\\end{tikzpicture}\n\\end{document}\n");
    }

    /** The ends are written out, so that the figure shows what the others show. */
    private void axis(String name, Label heading, AxisScale range) {
        out.append("  ").append(name).append("label={").append(heading.latex()).append("}, ").append(name)
                .append("mode=").append(range.scale() == Axis.Scale.LOGARITHMIC ? "log" : "linear").append(", ")
                .append(name).append("min=").append(text(range.low())).append(", ")
                .append(name).append("max=").append(text(range.high())).append(",\n");
    }

    /** A second axis in the same place, of which only the upper line is drawn: PGFPlots has no other. */
    private void second(Figure figure, AxisScale scale) {
        out.append("\\begin{axis}[\n");
        size(figure);
        axis("x", figure.second().orElseThrow().label(), scale);
        out.append("  axis x line*=top, axis y line=none, ymin=0, ymax=1,\n]\n\\end{axis}\n");
    }

    private void size(Figure figure) {
        out.append("  width=").append(Decimals.coordinate(figure.size().width())).append("pt, height=")
                .append(Decimals.coordinate(figure.size().height())).append("pt,\n");
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
        double from = Math.max(stage.from(), ranges.x().low());
        double to = Math.min(stage.to(), ranges.x().high());
        if (from >= to) {
            return;
        }
        if (style % 2 == 0) {
            out.append("\\fill[black!7] ").append(point(from, ranges.y().low())).append(" rectangle ")
                    .append(point(to, ranges.y().high())).append(";\n");
        }
    }

    private void stageNames(Figure figure) {
        StageNames names = StageNames.of(figure.layers());
        List<Integer> rows = names.rows(ranges);
        for (int i = 0; i < rows.size(); i++) {
            Layer.Stage stage = names.stages().get(i);
            double from = Math.max(stage.from(), ranges.x().low());
            double to = Math.min(stage.to(), ranges.x().high());
            if (from < to) {
                boolean logarithmic = ranges.x().scale() == Axis.Scale.LOGARITHMIC;
                double middle = logarithmic ? Math.sqrt(from) * Math.sqrt(to) : from / 2 + to / 2;
                out.append("\\node[anchor=south, font=\\footnotesize, yshift=").append(lift + 10 * rows.get(i)).append("pt] at ")
                        .append(point(middle, ranges.y().high())).append(" {").append(stage.name().latex()).append("};\n");
            }
        }
    }

    /** Where the other formats have it. */
    private String legend() {
        if (plan.legend().isEmpty()) {
            return "draw=none, at={(0,1.04)}, " + (lift == 0 ? "" : "yshift=" + lift + "pt, ") + "anchor=south west, legend columns=4, column sep=4pt";
        }
        Legend.Place place = plan.legend().get();
        String vertical = place.fromTop() == 0 ? "north" : place.fromTop() == 1 ? "south" : "";
        String horizontal = place.fromLeft() == 0 ? "west" : place.fromLeft() == 1 ? "east" : "";
        String anchor = (vertical + " " + horizontal).strip();
        return "draw=black!30, at={(" + Decimals.coordinate(0.02 + 0.96 * place.fromLeft()) + ","
                + Decimals.coordinate(0.97 - 0.94 * place.fromTop()) + ")}, anchor=" + anchor;
    }

    private void guide(Layer.Guide guide, int style) {
        boolean vertical = guide.direction() == Layer.Guide.Direction.VERTICAL;
        String look = "black, " + GUIDES[style % GUIDES.length];
        if ((vertical ? ranges.x() : ranges.y()).holds(guide.at())) {
            String from = vertical ? point(guide.at(), ranges.y().low()) : point(ranges.x().low(), guide.at());
            String to = vertical ? point(guide.at(), ranges.y().high()) : point(ranges.x().high(), guide.at());
            out.append("\\draw[").append(look).append("] ").append(from).append(" -- ").append(to).append(";\n");
        }
        if (!guide.name().isEmpty()) {
            out.append("\\addlegendimage{").append(look).append("}\n");
        }
    }

    /** A layer without a name must not take the next one's entry in the legend. */
    private static String unlisted(Layer layer) {
        return layer.name().isEmpty() ? ", forget plot" : "";
    }

    private static String point(double x, double y) {
        return "(axis cs:" + text(x) + "," + text(y) + ")";
    }

    private void histogram(Histogram histogram, int number) {
        double[] edges = histogram.edges();
        double[] heights = histogram.heights();
        out.append("\\addplot[ybar interval, draw=layer").append(number).append(", fill=layer").append(number)
                .append("!40").append(unlisted(histogram)).append("] table {\n");
        for (int i = 0; i < edges.length; i++) {
            // The last row only ends the last bar.
            row(edges[i], i < heights.length ? heights[i] : 0);
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
        out.append("\\addplot[").append(options(series, number, style)).append(unlisted(series));
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
            case STARS -> "layer" + number + ", only marks, mark=star, mark size=3pt, very thick";
            case LINE_AND_MARKERS -> "layer" + number + ", thick, " + mark;
            case REFERENCE -> "black!55, " + GUIDES[style % GUIDES.length] + ", no marks";
        };
    }

    /** Closed polygons, which need no library; one for each stretch of points that have a spread. */
    private void band(double[] xs, Series.Spread spread, int number) {
        double[] lower = spread.lower();
        double[] upper = spread.upper();
        int from = 0;
        for (int i = 0; i <= xs.length; i++) {
            boolean ends = i == xs.length || !Double.isFinite(xs[i]) || !Double.isFinite(lower[i])
                    || !Double.isFinite(upper[i]);
            if (ends) {
                polygon(xs, lower, upper, from, i, number);
                from = i + 1;
            }
        }
    }

    private void polygon(double[] xs, double[] lower, double[] upper, int from, int to, int number) {
        if (to - from < 2) {
            return;
        }
        out.append("\\addplot[draw=none, fill=layer").append(number).append(", fill opacity=0.22, forget plot] table {\n");
        for (int i = from; i < to; i++) {
            row(xs[i], upper[i]);
        }
        for (int i = to - 1; i >= from; i--) {
            // A logarithmic axis has no place for what is not positive: there the band reaches down to the frame.
            row(xs[i], ranges.y().scale().shows(lower[i]) ? lower[i] : ranges.y().low());
        }
        out.append("} -- cycle;\n");
    }

    private void row(double x, double y) {
        out.append(text(x)).append(' ').append(text(y)).append('\n');
    }

    private static String text(double value) {
        return NumberText.exact(value);
    }
}
