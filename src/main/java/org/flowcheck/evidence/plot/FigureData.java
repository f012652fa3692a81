package org.flowcheck.evidence.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.store.CsvWriter;
import org.flowcheck.evidence.store.NumberText;

/**
 * The numbers of a figure as CSV, one row a point: {@code kind,name,x,x_end,y,lower,upper}. Kinds are {@code series},
 * {@code reference}, {@code bar} (from x to x_end), {@code stage} (likewise), {@code vertical} (at x) and
 * {@code horizontal} (at y); fields that do not apply are empty. Of a figure with a {@link SecondScale}, {@code x_second}
 * and {@code x_end_second} follow: x and x_end on that.
 */
final class FigureData {

    private static final List<String> COLUMNS = List.of("kind", "name", "x", "x_end", "y", "lower", "upper");
    private static final List<String> SECOND = List.of("x_second", "x_end_second");

    private final CsvWriter writer;
    private final Optional<SecondScale> second;

    private FigureData(CsvWriter writer, Optional<SecondScale> second) {
        this.writer = writer;
        this.second = second;
    }

    static String csv(Figure figure) {
        StringBuilder out = new StringBuilder();
        try {
            List<String> columns = new ArrayList<>(COLUMNS);
            figure.second().ifPresent(scale -> columns.addAll(SECOND));
            FigureData data = new FigureData(new CsvWriter(out, columns), figure.second());
            for (Layer layer : figure.layers()) {
                data.write(layer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string builder does not fail", e);
        }
        return out.toString();
    }

    private void write(Layer layer) throws IOException {
        String name = layer.name().plain();
        if (layer instanceof Series series) {
            write(series, name);
        } else if (layer instanceof Histogram histogram) {
            double[] edges = histogram.edges();
            double[] heights = histogram.heights();
            for (int i = 0; i < heights.length; i++) {
                row("bar", name, edges[i], edges[i + 1], text(heights[i]), "", "");
            }
        } else if (layer instanceof Layer.Stage stage) {
            row("stage", name, stage.from(), stage.to(), "", "", "");
        } else if (layer instanceof Layer.Guide guide) {
            boolean vertical = guide.direction() == Layer.Guide.Direction.VERTICAL;
            row(vertical ? "vertical" : "horizontal", name, vertical ? guide.at() : null, null,
                    vertical ? "" : text(guide.at()), "", "");
        }
    }

    private void write(Series series, String name) throws IOException {
        String kind = series.drawing() == Series.Drawing.REFERENCE ? "reference" : "series";
        double[] xs = series.x();
        double[] ys = series.y();
        double[] lower = series.spread().map(Series.Spread::lower).orElse(null);
        double[] upper = series.spread().map(Series.Spread::upper).orElse(null);
        for (int i = 0; i < xs.length; i++) {
            row(kind, name, xs[i], null, text(ys[i]), lower == null ? "" : text(lower[i]),
                    upper == null ? "" : text(upper[i]));
        }
    }

    /** A row; x and the end of x are null where they do not apply. */
    private void row(String kind, String name, Double x, Double end, String... rest) throws IOException {
        List<String> fields = new ArrayList<>(List.of(kind, name, scaled(x, 1), scaled(end, 1)));
        fields.addAll(List.of(rest));
        second.ifPresent(scale -> fields.addAll(List.of(scaled(x, scale.factor()), scaled(end, scale.factor()))));
        writer.row(fields);
    }

    private static String scaled(Double value, double factor) {
        return value == null ? "" : text(factor * value);
    }

    private static String text(double value) {
        return NumberText.exact(value);
    }
}
