package org.flowcheck.evidence.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.flowcheck.evidence.store.CsvWriter;
import org.flowcheck.evidence.store.NumberText;

/**
 * The numbers of a figure as CSV, one row a point: {@code kind,name,x,x_end,y,lower,upper}. Kinds are {@code series},
 * {@code reference}, {@code bar} (from x to x_end), {@code stage} (likewise), {@code vertical} (at x) and
 * {@code horizontal} (at y); fields that do not apply are empty.
 */
final class FigureData {

    private FigureData() {
    }

    static String csv(Figure figure) {
        StringBuilder out = new StringBuilder();
        try {
            CsvWriter writer = new CsvWriter(out, List.of("kind", "name", "x", "x_end", "y", "lower", "upper"));
            for (Layer layer : figure.layers()) {
                write(writer, layer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string builder does not fail", e);
        }
        return out.toString();
    }

    private static void write(CsvWriter writer, Layer layer) throws IOException {
        String name = layer.name().plain();
        if (layer instanceof Series series) {
            write(writer, series, name);
        } else if (layer instanceof Histogram histogram) {
            double[] edges = histogram.edges();
            double[] heights = histogram.heights();
            for (int i = 0; i < heights.length; i++) {
                writer.row(List.of("bar", name, text(edges[i]), text(edges[i + 1]), text(heights[i]), "", ""));
            }
        } else if (layer instanceof Layer.Stage stage) {
            writer.row(List.of("stage", name, text(stage.from()), text(stage.to()), "", "", ""));
        } else if (layer instanceof Layer.Guide guide) {
            boolean vertical = guide.direction() == Layer.Guide.Direction.VERTICAL;
            String at = text(guide.at());
            writer.row(List.of(vertical ? "vertical" : "horizontal", name, vertical ? at : "", "", vertical ? "" : at,
                    "", ""));
        }
    }

    private static void write(CsvWriter writer, Series series, String name) throws IOException {
        String kind = series.drawing() == Series.Drawing.REFERENCE ? "reference" : "series";
        double[] xs = series.x();
        double[] ys = series.y();
        double[] lower = series.spread().map(Series.Spread::lower).orElse(null);
        double[] upper = series.spread().map(Series.Spread::upper).orElse(null);
        for (int i = 0; i < xs.length; i++) {
            writer.row(List.of(kind, name, text(xs[i]), "", text(ys[i]), lower == null ? "" : text(lower[i]),
                    upper == null ? "" : text(upper[i])));
        }
    }

    private static String text(double value) {
        return NumberText.exact(value);
    }
}
