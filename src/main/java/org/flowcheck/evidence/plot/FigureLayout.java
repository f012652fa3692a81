package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.flowcheck.evidence.plot.Scene.Shape;
import org.flowcheck.evidence.plot.Scene.Stroke;

/** Turns a figure into a scene: chooses ranges, margins and marks, and puts the legend where no data are. */
final class FigureLayout {

    /** Blank border of the page. */
    private static final double BORDER = 3;
    /** Between the frame and the labels of its marks. */
    private static final double GAP = 3.5;
    /** Room for one label of the vertical axis, at least. */
    private static final double ROOM_Y = 24;
    /** Blank between labels of the horizontal axis, at least. */
    private static final double ROOM_X = 12;
    /** What a legend above the frame may take of the page before this grows: {@value}. */
    private static final double MOST_LEGEND = 0.35;
    /** Labels on one axis, at most. */
    private static final int MOST_LABELS = 8;

    private final Figure figure;
    private final Legend legend;

    private FigureLayout(Figure figure) {
        this.figure = figure;
        this.legend = Legend.of(figure.layers());
    }

    /**
     * A figure laid out.
     *
     * @param scene what is drawn
     * @param frame where the data are
     * @param legend where the legend is inside the frame; empty if it is above it or there is none
     */
    record Plan(Scene scene, Frame frame, Optional<Legend.Place> legend) {
    }

    /**
     * Lays a figure out; the legend goes above the frame if there is no free place inside. The page grows by what a
     * legend takes beyond a share of it.
     */
    static Plan plan(Figure figure) {
        FigureLayout layout = new FigureLayout(figure);
        return layout.attempt(0).orElseGet(() -> layout.below(
                layout.legend.heightAbove(figure.size().width() - 2 * BORDER)));
    }

    /** With the legend above the frame, which is narrower than the page, so that it may take more lines than there. */
    private Plan below(double legendHeight) {
        double height = figure.size().height();
        double grown = Math.min(height + Math.max(0, legendHeight - MOST_LEGEND * height), Figure.Size.LARGEST);
        FigureLayout layout = new FigureLayout(figure.sized(new Figure.Size(figure.size().width(), grown)));
        Plan plan = layout.attempt(legendHeight + GAP).orElseThrow();
        double needed = legend.heightAbove(plan.frame().right() - plan.frame().left());
        return needed > legendHeight ? below(needed) : plan;
    }

    /** With so much room for the legend above the frame; empty if that is 0 and there is no free place inside. */
    private Optional<Plan> attempt(double legendHeight) {
        double titleHeight = figure.title().isEmpty() ? 0 : Style.TITLE_SIZE + 4;
        StageNames stages = StageNames.of(figure.layers());
        double top = BORDER + titleHeight + legendHeight;
        Frame sketch = frame(40, figure.size().width() - BORDER, top);
        Ticks sketchY = Ticks.of(sketch.y(), room(sketch.bottom() - sketch.top(), ROOM_Y));
        double aboveFrame = stages.height(sketch) + (sketchY.factor().isEmpty() ? 0 : Style.TICK_SIZE + 2);
        top += aboveFrame == 0 ? Style.TICK_SIZE / 2 : aboveFrame;

        double bottom = bottom();
        Ticks y = Ticks.of(verticalScale(bottom, top), room(bottom - top, ROOM_Y));
        double labels = y.major().stream().mapToDouble(tick -> width(tick.label(), Style.TICK_SIZE)).max().orElse(0);
        double heading = figure.y().heading().isEmpty() ? 0 : Style.LABEL_SIZE + 5;
        double left = BORDER + heading + labels + GAP;
        double right = figure.size().width() - BORDER - 5;
        Frame frame = new Frame(horizontalScale(left, right), verticalScale(bottom, top));
        Ticks x = horizontalTicks(frame);
        double overhang = overhang(frame, x);
        frame = new Frame(horizontalScale(left, right - overhang), frame.y());

        Ink ink = new Ink();
        List<Shape> shapes = new ArrayList<>(new DataPainter(frame, ink).paint(figure.layers()));
        boolean inside = legendHeight == 0 && !legend.isEmpty();
        Optional<Legend.Place> place = inside ? legend.freePlace(frame, ink) : Optional.empty();
        if (inside && place.isEmpty()) {
            return Optional.empty();
        }
        axes(shapes, frame, x, y);
        shapes.addAll(stages.shapes(frame, y.factor().isEmpty() ? 0 : Style.TICK_SIZE + 2));
        if (!figure.title().isEmpty()) {
            shapes.add(text(figure.title(), (frame.left() + frame.right()) / 2, BORDER + Style.TITLE_SIZE * 0.8,
                    Style.TITLE_SIZE, 0.5));
        }
        if (place.isPresent()) {
            shapes.addAll(legend.inside(frame, place.get()));
        } else if (!legend.isEmpty()) {
            shapes.addAll(legend.above(frame, BORDER + titleHeight));
        }
        Scene scene = new Scene(figure.size().width(), figure.size().height(), figure.title().plain(), shapes);
        return Optional.of(new Plan(scene, frame, place));
    }

    private double bottom() {
        double heading = figure.x().heading().isEmpty() ? 0 : Style.LABEL_SIZE + 4;
        return figure.size().height() - BORDER - heading - Style.TICK_SIZE - GAP;
    }

    private Frame frame(double left, double right, double top) {
        return new Frame(horizontalScale(left, right), verticalScale(bottom(), top));
    }

    private static int room(double length, double each) {
        return Math.max(2, Math.min(MOST_LABELS, (int) (length / each)));
    }

    // Ranges

    private AxisScale horizontalScale(double left, double right) {
        DataRange range = new DataRange(figure.x());
        boolean linesOnly = true;
        for (Layer layer : figure.layers()) {
            if (layer instanceof Series series) {
                double[] xs = series.x();
                eachShown(series, i -> range.include(xs[i]));
                linesOnly &= series.drawing() == Series.Drawing.LINE || series.drawing() == Series.Drawing.REFERENCE;
            } else if (layer instanceof Histogram histogram) {
                range.include(histogram.edges());
                linesOnly = false;
            } else if (layer instanceof Layer.Guide guide && guide.direction() == Layer.Guide.Direction.VERTICAL) {
                range.include(guide.at());
                linesOnly = false;
            }
        }
        return range.placed(left, right, !linesOnly);
    }

    private AxisScale verticalScale(double bottom, double top) {
        DataRange range = new DataRange(figure.y());
        for (Layer layer : figure.layers()) {
            if (layer instanceof Series series) {
                double[] ys = series.y();
                eachShown(series, i -> range.include(ys[i]));
                series.spread().ifPresent(spread -> {
                    range.include(spread.lower());
                    range.include(spread.upper());
                });
            } else if (layer instanceof Histogram histogram) {
                range.include(histogram.heights());
                range.standOnZero();
            } else if (layer instanceof Layer.Guide guide && guide.direction() == Layer.Guide.Direction.HORIZONTAL) {
                range.include(guide.at());
            }
        }
        return range.placed(bottom, top, true);
    }

    /** Runs over the points that both axes can show. */
    private void eachShown(Series series, IntConsumer action) {
        double[] xs = series.x();
        double[] ys = series.y();
        for (int i = 0; i < xs.length; i++) {
            if (figure.x().shows(xs[i]) && figure.y().shows(ys[i])) {
                action.accept(i);
            }
        }
    }

    // Axes

    /** As many marks as have room for their labels beside each other. */
    private Ticks horizontalTicks(Frame frame) {
        for (int most = MOST_LABELS; ; most--) {
            Ticks ticks = Ticks.of(frame.x(), most);
            if (most == 2 || separate(frame, ticks)) {
                return ticks;
            }
        }
    }

    private static boolean separate(Frame frame, Ticks ticks) {
        double end = Double.NEGATIVE_INFINITY;
        for (Ticks.Tick tick : ticks.major()) {
            double half = width(tick.label(), Style.TICK_SIZE) / 2;
            double place = frame.x().place(tick.value());
            if (place - half < end) {
                return false;
            }
            end = place + half + ROOM_X;
        }
        return true;
    }

    /** How far the last label of the horizontal axis reaches beyond the page. */
    private double overhang(Frame frame, Ticks ticks) {
        double reach = ticks.major().stream()
                .mapToDouble(tick -> frame.x().place(tick.value()) + width(tick.label(), Style.TICK_SIZE) / 2)
                .max().orElse(0);
        return Math.max(0, reach - (figure.size().width() - BORDER));
    }

    private void axes(List<Shape> shapes, Frame frame, Ticks x, Ticks y) {
        marks(shapes, frame, x, y);
        shapes.add(new Stroke(Path.rectangle(frame.left(), frame.top(), frame.right(), frame.bottom()),
                Style.FRAME_WIDTH, Style.BLACK));
        double belowFrame = frame.bottom() + GAP + Style.TICK_SIZE * 0.8;
        for (Ticks.Tick tick : x.major()) {
            shapes.add(text(tick.label(), frame.x().place(tick.value()), belowFrame, Style.TICK_SIZE, 0.5));
        }
        double middle = Glyphs.CAPITALS / Glyphs.EM * Style.TICK_SIZE / 2;
        double labelWidth = 0;
        for (Ticks.Tick tick : y.major()) {
            shapes.add(text(tick.label(), frame.left() - GAP, frame.y().place(tick.value()) + middle, Style.TICK_SIZE, 1));
            labelWidth = Math.max(labelWidth, width(tick.label(), Style.TICK_SIZE));
        }
        if (!y.factor().isEmpty()) {
            shapes.add(text(y.factor(), frame.left(), frame.top() - 3, Style.TICK_SIZE, 0));
        }
        double base = figure.size().height() - BORDER - Glyphs.DESCENT / Glyphs.EM * Style.LABEL_SIZE;
        if (!x.factor().isEmpty()) {
            shapes.add(text(x.factor(), frame.right(), base, Style.TICK_SIZE, 1));
        }
        if (!figure.x().heading().isEmpty()) {
            shapes.add(text(figure.x().heading(), (frame.left() + frame.right()) / 2, base, Style.LABEL_SIZE, 0.5));
        }
        if (!figure.y().heading().isEmpty()) {
            TextLine line = TextLine.of(figure.y().heading());
            double start = (frame.top() + frame.bottom() + line.width() * Style.LABEL_SIZE) / 2;
            shapes.add(new Scene.Text(line, frame.left() - GAP - labelWidth - 5, start, Style.LABEL_SIZE, true,
                    Style.BLACK));
        }
    }

    /** Marks inside the frame on all four sides. */
    private static void marks(List<Shape> shapes, Frame frame, Ticks x, Ticks y) {
        Path.Builder path = new Path.Builder();
        x.major().forEach(tick -> acrossX(path, frame, tick.value(), Style.MAJOR_TICK));
        x.minor().forEach(value -> acrossX(path, frame, value, Style.MINOR_TICK));
        y.major().forEach(tick -> acrossY(path, frame, tick.value(), Style.MAJOR_TICK));
        y.minor().forEach(value -> acrossY(path, frame, value, Style.MINOR_TICK));
        shapes.add(new Stroke(path.build(), Style.FRAME_WIDTH, Style.BLACK));
    }

    private static void acrossX(Path.Builder path, Frame frame, double value, double length) {
        double place = frame.x().place(value);
        path.move(place, frame.bottom());
        path.line(place, frame.bottom() - length);
        path.move(place, frame.top());
        path.line(place, frame.top() + length);
    }

    private static void acrossY(Path.Builder path, Frame frame, double value, double length) {
        double place = frame.y().place(value);
        path.move(frame.left(), place);
        path.line(frame.left() + length, place);
        path.move(frame.right(), place);
        path.line(frame.right() - length, place);
    }

    // Text

    static double width(Label label, double size) {
        return TextLine.of(label).width() * size;
    }

    /** A label whose point at a share of its width stands at x. */
    static Scene.Text text(Label label, double x, double y, double size, double share) {
        TextLine line = TextLine.of(label);
        return new Scene.Text(line, x - share * line.width() * size, y, size, false, Style.BLACK);
    }
}
