package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.plot.Scene.Fill;
import org.flowcheck.evidence.plot.Scene.Shape;
import org.flowcheck.evidence.plot.Scene.Stroke;

/** The names of the layers with samples of how they are drawn. */
final class Legend {

    private static final double SAMPLE = 18;
    private static final double PAD = 4;
    private static final double ROW = Style.LEGEND_SIZE + 3.2;
    /** Distance from the frame: clear of its marks. */
    private static final double INSET = 6;
    /** Between entries beside each other. */
    private static final double BETWEEN = 12;

    private record Entry(Layer layer, int style, TextLine name) {
        double width() {
            return SAMPLE + PAD + name.width() * Style.LEGEND_SIZE;
        }
    }

    private final List<Entry> entries;

    private Legend(List<Entry> entries) {
        this.entries = entries;
    }

    static Legend of(List<Layer> layers) {
        int[] styles = DataPainter.styles(layers);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < styles.length; i++) {
            if (!layers.get(i).name().isEmpty() && !(layers.get(i) instanceof Layer.Stage)) {
                entries.add(new Entry(layers.get(i), styles[i], TextLine.of(layers.get(i).name())));
            }
        }
        return new Legend(entries);
    }

    /** Where the legend is within the frame: 0 at the left or top, 1 at the right or bottom. */
    record Place(double fromLeft, double fromTop) {
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    private double width() {
        return entries.stream().mapToDouble(Entry::width).max().orElse(0) + 2 * PAD;
    }

    private double height() {
        return entries.size() * ROW + PAD;
    }

    /** The place inside the frame with no ink: a corner if one is free, else the middle of a side; may not exist. */
    Optional<Place> freePlace(Frame frame, Ink ink) {
        double[][] shares = {{1, 0}, {0, 0}, {1, 1}, {0, 1}, {0.5, 0}, {1, 0.5}, {0, 0.5}, {0.5, 1}};
        boolean fits = spanX(frame) >= 0 && spanY(frame) >= 0;
        for (double[] share : fits ? shares : new double[0][]) {
            double left = left(frame, share[0]);
            double top = top(frame, share[1]);
            if (ink.within(left - 2, top - 2, left + width() + 2, top + height() + 2) == 0) {
                return Optional.of(new Place(share[0], share[1]));
            }
        }
        return Optional.empty();
    }

    private double spanX(Frame frame) {
        return frame.right() - frame.left() - 2 * INSET - width();
    }

    private double spanY(Frame frame) {
        return frame.bottom() - frame.top() - 2 * INSET - height();
    }

    private double left(Frame frame, double share) {
        return frame.left() + INSET + share * spanX(frame);
    }

    private double top(Frame frame, double share) {
        return frame.top() + INSET + share * spanY(frame);
    }

    /** The legend in a box inside the frame. */
    List<Shape> inside(Frame frame, Place place) {
        return box(left(frame, place.fromLeft()), top(frame, place.fromTop()), width(), height());
    }

    private List<Shape> box(double left, double top, double width, double height) {
        List<Shape> shapes = new ArrayList<>();
        Path edge = Path.rectangle(left, top, left + width, top + height);
        shapes.add(new Fill(edge, Style.WHITE, 1));
        shapes.add(new Stroke(edge, 0.4, Style.SHADE_EDGE));
        double y = top + PAD / 2 + ROW / 2;
        for (Entry entry : entries) {
            shapes.addAll(entry(entry, left + PAD, y));
            y += ROW;
        }
        return shapes;
    }

    /** Height of the legend if its entries stand beside each other on lines of a width. */
    double heightAbove(double width) {
        return ROW * rows(width).size();
    }

    private List<List<Entry>> rows(double width) {
        List<List<Entry>> rows = new ArrayList<>();
        double used = Double.POSITIVE_INFINITY;
        for (Entry entry : entries) {
            if (used + entry.width() > width) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.get(rows.size() - 1).add(entry);
            used += entry.width() + BETWEEN;
        }
        return rows;
    }

    /** The legend on lines above the frame, from a height on. */
    List<Shape> above(Frame frame, double top) {
        List<Shape> shapes = new ArrayList<>();
        double y = top + ROW / 2;
        for (List<Entry> row : rows(frame.right() - frame.left())) {
            double x = frame.left();
            for (Entry entry : row) {
                shapes.addAll(entry(entry, x, y));
                x += entry.width() + BETWEEN;
            }
            y += ROW;
        }
        return shapes;
    }

    private static List<Shape> entry(Entry entry, double x, double y) {
        List<Shape> shapes = new ArrayList<>();
        sample(shapes, entry, x, y);
        double base = y + Glyphs.CAPITALS / Glyphs.EM * Style.LEGEND_SIZE / 2;
        shapes.add(new Scene.Text(entry.name(), x + SAMPLE + PAD, base, Style.LEGEND_SIZE, false, Style.BLACK));
        return shapes;
    }

    private static void sample(List<Shape> shapes, Entry entry, double x, double y) {
        int style = entry.style();
        Path across = Path.segment(x, y, x + SAMPLE, y);
        if (entry.layer() instanceof Histogram) {
            Path bar = Path.rectangle(x + 3, y - 3, x + SAMPLE - 3, y + 3);
            shapes.add(new Fill(bar, Style.colour(style), Style.BAR_OPACITY));
            shapes.add(new Stroke(bar, Style.THIN_WIDTH, Style.colour(style), Style.dashes(style)));
        } else if (entry.layer() instanceof Layer.Guide) {
            shapes.add(new Stroke(across, Style.THIN_WIDTH, Style.BLACK, Style.guide(style)));
        } else if (entry.layer() instanceof Series series) {
            series(shapes, series, style, x, y);
        }
    }

    private static void series(List<Shape> shapes, Series series, int style, double x, double y) {
        Path across = Path.segment(x, y, x + SAMPLE, y);
        int colour = Style.colour(style);
        if (series.drawing() == Series.Drawing.REFERENCE) {
            shapes.add(new Stroke(across, Style.THIN_WIDTH, Style.GREY, Style.reference(style)));
            return;
        }
        boolean bars = false;
        if (series.spread().isPresent()) {
            bars = series.spread().get().shape() == Series.Spread.Shape.BARS;
            if (!bars) {
                shapes.add(new Fill(Path.rectangle(x, y - 3, x + SAMPLE, y + 3), colour, Style.BAND_OPACITY));
            }
        }
        if (series.joined()) {
            boolean plain = series.drawing() == Series.Drawing.LINE;
            shapes.add(new Stroke(across, Style.LINE_WIDTH, colour, plain ? Style.dashes(style) : new double[0]));
        }
        double middle = x + SAMPLE / 2;
        if (bars) {
            shapes.add(new Stroke(Path.segment(middle, y - 4, middle, y + 4), Style.THIN_WIDTH, colour));
        }
        if (series.marked()) {
            DataPainter.marker(shapes, series, style, middle, y);
        }
    }
}
