package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flowcheck.evidence.plot.Scene.Fill;
import org.flowcheck.evidence.plot.Scene.Shape;
import org.flowcheck.evidence.plot.Scene.Stroke;

/** Draws the layers of a figure into its frame: shaded stages, bands, bars, guides, lines, error bars, markers. */
final class DataPainter {

    /** Markers nearer than this to one already drawn are left out, in points of paper. */
    private static final double SAME_PLACE = 0.5;

    private final Frame frame;
    private final Clip clip;
    private final Ink ink;
    private final List<Shape> stages = new ArrayList<>();
    private final List<Shape> areas = new ArrayList<>();
    private final List<Shape> lines = new ArrayList<>();
    private final List<Shape> marks = new ArrayList<>();

    DataPainter(Frame frame, Ink ink) {
        this.frame = frame;
        this.clip = frame.clip();
        this.ink = ink;
    }

    /** All layers, from back to front. */
    List<Shape> paint(List<Layer> layers) {
        int[] styles = styles(layers);
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (layer instanceof Layer.Stage stage) {
                stage(stage, styles[i]);
            } else if (layer instanceof Layer.Guide guide) {
                guide(guide, styles[i]);
            } else if (layer instanceof Histogram histogram) {
                histogram(histogram, styles[i]);
            } else if (layer instanceof Series series) {
                series(series, styles[i]);
            }
        }
        List<Shape> all = new ArrayList<>(stages);
        all.addAll(areas);
        all.addAll(lines);
        all.addAll(marks);
        return all;
    }

    /** A number for each layer among those that must look different from it. */
    static int[] styles(List<Layer> layers) {
        int[] styles = new int[layers.size()];
        int data = 0;
        int guides = 0;
        int stages = 0;
        for (int i = 0; i < styles.length; i++) {
            Layer layer = layers.get(i);
            if (layer instanceof Layer.Guide) {
                styles[i] = guides++;
            } else if (layer instanceof Layer.Stage) {
                styles[i] = stages++;
            } else if (!(layer instanceof Series series && series.drawing() == Series.Drawing.REFERENCE)) {
                styles[i] = data++;
            }
        }
        return styles;
    }

    /** Every other stage is shaded; all have a thin line at their ends. */
    private void stage(Layer.Stage stage, int style) {
        double from = Math.max(frame.left(), start(stage));
        double to = Math.min(frame.right(), frame.placeX(stage.to()));
        if (from >= to) {
            return;
        }
        if (style % 2 == 0) {
            stages.add(new Fill(Path.rectangle(from, frame.top(), to, frame.bottom()), Style.SHADE, 1));
        }
        for (double edge : new double[] {from, to}) {
            if (edge > frame.left() && edge < frame.right()) {
                stages.add(new Stroke(Path.segment(edge, frame.top(), edge, frame.bottom()), Style.FRAME_WIDTH,
                        Style.SHADE_EDGE));
            }
        }
    }

    private double start(Layer.Stage stage) {
        boolean placeless = frame.x().scale() == Axis.Scale.LOGARITHMIC && stage.from() <= 0;
        return placeless ? frame.left() : frame.placeX(stage.from());
    }

    private void guide(Layer.Guide guide, int style) {
        boolean vertical = guide.direction() == Layer.Guide.Direction.VERTICAL;
        AxisScale axis = vertical ? frame.x() : frame.y();
        if (!axis.holds(guide.at())) {
            return;
        }
        double place = axis.place(guide.at());
        double[] ends = vertical ? new double[] {place, frame.top(), place, frame.bottom()}
                : new double[] {frame.left(), place, frame.right(), place};
        lines.add(new Stroke(Path.segment(ends[0], ends[1], ends[2], ends[3]), Style.THIN_WIDTH, Style.BLACK,
                Style.guide(style)));
        ink.line(ends);
    }

    private void histogram(Histogram histogram, int style) {
        double[] edges = histogram.edges();
        double[] heights = histogram.heights();
        double ground = frame.y().scale() != Axis.Scale.LOGARITHMIC ? frame.placeY(0) : frame.bottom();
        List<double[]> outline = new ArrayList<>();
        outline.add(new double[] {frame.placeX(edges[0]), ground});
        for (int i = 0; i < heights.length; i++) {
            boolean shown = frame.y().scale() != Axis.Scale.LOGARITHMIC || heights[i] > 0;
            double top = shown ? frame.placeY(heights[i]) : ground;
            double from = frame.placeX(edges[i]);
            double to = frame.placeX(edges[i + 1]);
            bar(from, top, to, ground, style);
            outline.add(new double[] {from, top});
            outline.add(new double[] {to, top});
        }
        outline.add(new double[] {frame.placeX(edges[edges.length - 1]), ground});
        line(outline, Style.THIN_WIDTH, Style.colour(style), Style.dashes(style));
    }

    private void bar(double from, double top, double to, double ground, int style) {
        List<double[]> corners = clip.polygon(List.of(new double[] {from, top}, new double[] {to, top},
                new double[] {to, ground}, new double[] {from, ground}));
        if (corners.isEmpty() || top == ground) {
            return;
        }
        areas.add(new Fill(path(corners, true), Style.colour(style), Style.BAR_OPACITY));
        // A white line between bars keeps them apart without adding weight.
        areas.add(new Stroke(path(clip.polygon(corners), true), 0.4, Style.WHITE));
        ink.area(Math.max(from, frame.left()), Math.max(top, frame.top()), Math.min(to, frame.right()),
                Math.min(ground, frame.bottom()));
    }

    private void series(Series series, int style) {
        double[] xs = series.x();
        double[] ys = series.y();
        series.spread().ifPresent(spread -> spread(xs, spread, style));
        boolean reference = series.drawing() == Series.Drawing.REFERENCE;
        boolean marked = series.marked();
        if (series.joined()) {
            double width = reference ? Style.THIN_WIDTH : Style.LINE_WIDTH;
            double[] dashes = reference ? Style.REFERENCE : marked ? new double[0] : Style.dashes(style);
            for (double[][] stretch : frame.stretches(xs, ys)) {
                line(stretch[0], stretch[1], width, reference ? Style.GREY : Style.colour(style), dashes);
            }
        }
        if (marked) {
            markers(series, style);
        }
    }

    private void spread(double[] xs, Series.Spread spread, int style) {
        if (spread.shape() == Series.Spread.Shape.BAND) {
            band(xs, spread, style);
            return;
        }
        double[] lower = spread.lower();
        double[] upper = spread.upper();
        for (int i = 0; i < xs.length; i++) {
            for (double[][] bar : frame.stretches(new double[] {xs[i], xs[i]}, new double[] {floor(lower[i]), upper[i]})) {
                errorBar(bar[0][0], bar[1][0], bar[1][bar[1].length - 1], lower[i] > 0 || !logarithmic(), style);
            }
        }
    }

    private boolean logarithmic() {
        return frame.y().scale() == Axis.Scale.LOGARITHMIC;
    }

    /** A lower end that a logarithmic axis cannot show reaches down to the frame. */
    private double floor(double lower) {
        return logarithmic() && lower <= 0 ? frame.y().low() : lower;
    }

    private void errorBar(double x, double from, double to, boolean cappedBelow, int style) {
        line(new double[] {x, x}, new double[] {from, to}, Style.THIN_WIDTH, Style.colour(style), new double[0]);
        for (double end : cappedBelow ? new double[] {from, to} : new double[] {to}) {
            if (clip.holds(x, end)) {
                line(new double[] {x - Style.CAP / 2, x + Style.CAP / 2}, new double[] {end, end}, Style.THIN_WIDTH,
                        Style.colour(style), new double[0]);
            }
        }
    }

    private void band(double[] xs, Series.Spread spread, int style) {
        double[] upper = spread.upper();
        double[] lower = spread.lower();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = floor(lower[i]);
            // Both edges must break at the same points, or the band would join what does not belong together.
            boolean broken = !Double.isFinite(lower[i]) || !Double.isFinite(upper[i]) || logarithmic() && upper[i] <= 0;
            lower[i] = broken ? Double.NaN : lower[i];
            upper[i] = broken ? Double.NaN : upper[i];
        }
        List<double[][]> below = frame.stretches(xs, lower);
        List<double[][]> above = frame.stretches(xs, upper);
        for (int k = 0; k < Math.min(below.size(), above.size()); k++) {
            List<double[]> corners = new ArrayList<>();
            double[][] up = above.get(k);
            double[][] down = below.get(k);
            for (int i = 0; i < up[0].length; i++) {
                corners.add(new double[] {up[0][i], up[1][i]});
            }
            for (int i = down[0].length - 1; i >= 0; i--) {
                corners.add(new double[] {down[0][i], down[1][i]});
            }
            List<double[]> seen = clip.polygon(corners);
            if (!seen.isEmpty()) {
                areas.add(new Fill(path(seen, true), Style.colour(style), Style.BAND_OPACITY));
                clip.line(up[0], up[1]).forEach(ink::line);
                clip.line(down[0], down[1]).forEach(ink::line);
            }
        }
    }

    private void markers(Series series, int style) {
        double[] xs = series.x();
        double[] ys = series.y();
        double size = size(series);
        Set<Long> taken = new HashSet<>();
        for (double[][] stretch : points(xs, ys)) {
            double x = stretch[0][0];
            double y = stretch[1][0];
            long place = Math.round(x / SAME_PLACE) * 1_000_003L + Math.round(y / SAME_PLACE);
            if (clip.holds(x, y) && taken.add(place)) {
                marker(marks, series, style, x, y);
                ink.area(x - size / 2, y - size / 2, x + size / 2, y + size / 2);
            }
        }
    }

    /** Every point that can be shown, unthinned. */
    private List<double[][]> points(double[] xs, double[] ys) {
        List<double[][]> points = new ArrayList<>();
        for (int i = 0; i < xs.length; i++) {
            points.addAll(frame.stretches(new double[] {xs[i]}, new double[] {ys[i]}));
        }
        return points;
    }

    private static double size(Series series) {
        return series.drawing() == Series.Drawing.STARS ? Style.STAR
                : series.x().length > Style.MANY_MARKERS ? Style.SMALL_MARKER : Style.MARKER;
    }

    static void marker(List<Shape> into, Series series, int style, double x, double y) {
        if (series.drawing() == Series.Drawing.STARS) {
            into.add(new Fill(Style.star(x, y, Style.STAR), Style.colour(style), 1));
            return;
        }
        Path outline = Style.marker(style, x, y, size(series));
        if (Style.openMarker(style)) {
            into.add(new Fill(outline, Style.WHITE, 1));
            into.add(new Stroke(outline, Style.THIN_WIDTH, Style.colour(style)));
        } else {
            into.add(new Fill(outline, Style.colour(style), 1));
        }
    }

    private void line(List<double[]> points, double width, int colour, double[] dashes) {
        double[] xs = points.stream().mapToDouble(point -> point[0]).toArray();
        double[] ys = points.stream().mapToDouble(point -> point[1]).toArray();
        line(xs, ys, width, colour, dashes);
    }

    private void line(double[] xs, double[] ys, double width, int colour, double[] dashes) {
        for (double[] part : clip.line(xs, ys)) {
            Path.Builder path = new Path.Builder();
            path.move(part[0], part[1]);
            for (int i = 2; i < part.length; i += 2) {
                path.line(part[i], part[i + 1]);
            }
            lines.add(new Stroke(path.build(), width, colour, dashes));
            ink.line(part);
        }
    }

    private static Path path(List<double[]> corners, boolean closed) {
        return Path.through(corners.stream().mapToDouble(corner -> corner[0]).toArray(),
                corners.stream().mapToDouble(corner -> corner[1]).toArray(), closed);
    }
}
