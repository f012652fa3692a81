package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.flowcheck.evidence.plot.Scene.Shape;

/** Turns a figure into a scene: chooses ranges, margins and marks, and puts the legend where no data are. */
final class FigureLayout {

    /** Blank border of the page. */
    static final double BORDER = 3;
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
        Plan plan = layout.attempt(legendHeight + AxesPainter.GAP).orElseThrow();
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
        Optional<AxisScale> second = second(sketch);
        double overStages = second.isPresent() ? AxesPainter.SECOND_HEIGHT
                : sketchY.factor().isEmpty() ? 0 : Style.TICK_SIZE + 2;
        double aboveFrame = stages.height(sketch) + overStages;
        top += aboveFrame == 0 ? Style.TICK_SIZE / 2 : aboveFrame;

        double bottom = bottom();
        Ticks y = Ticks.of(verticalScale(bottom, top), room(bottom - top, ROOM_Y));
        double labels = y.major().stream().mapToDouble(tick -> width(tick.label(), Style.TICK_SIZE)).max().orElse(0);
        boolean beside = !figure.y().heading().isEmpty() || second.isPresent() && !y.factor().isEmpty();
        double heading = beside ? Style.LABEL_SIZE + 5 : 0;
        double left = BORDER + heading + labels + AxesPainter.GAP;
        double right = figure.size().width() - BORDER - 5;
        Frame frame = new Frame(horizontalScale(left, right), verticalScale(bottom, top));
        Ticks x = horizontalTicks(frame.x());
        double overhang = Math.max(overhang(frame.x(), x),
                second(frame).map(scale -> overhang(scale, horizontalTicks(scale))).orElse(0.0));
        frame = new Frame(horizontalScale(left, right - overhang), frame.y());
        Optional<AxesPainter.Second> above = second(frame).map(scale ->
                new AxesPainter.Second(figure.second().orElseThrow().label(), scale, horizontalTicks(scale)));

        Ink ink = new Ink();
        List<Shape> shapes = new ArrayList<>(new DataPainter(frame, ink).paint(figure.layers()));
        boolean inside = legendHeight == 0 && !legend.isEmpty();
        Optional<Legend.Place> place = inside ? legend.freePlace(frame, ink) : Optional.empty();
        if (inside && place.isEmpty()) {
            return Optional.empty();
        }
        shapes.addAll(new AxesPainter(figure, frame, x, y, above).paint());
        double lift = above.isPresent() ? AxesPainter.SECOND_HEIGHT : y.factor().isEmpty() ? 0 : Style.TICK_SIZE + 2;
        shapes.addAll(stages.shapes(frame, lift));
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
        return figure.size().height() - BORDER - heading - Style.TICK_SIZE - AxesPainter.GAP;
    }

    private Frame frame(double left, double right, double top) {
        return new Frame(horizontalScale(left, right), verticalScale(bottom(), top));
    }

    private static int room(double length, double each) {
        return Math.max(2, Math.min(MOST_LABELS, (int) (length / each)));
    }

    // Ranges

    private Optional<AxisScale> second(Frame frame) {
        return figure.second().flatMap(scale -> scale.over(frame.x()));
    }

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
    private static Ticks horizontalTicks(AxisScale scale) {
        for (int most = MOST_LABELS; ; most--) {
            Ticks ticks = Ticks.of(scale, most);
            if (most == 2 || separate(scale, ticks)) {
                return ticks;
            }
        }
    }

    private static boolean separate(AxisScale scale, Ticks ticks) {
        double end = Double.NEGATIVE_INFINITY;
        for (Ticks.Tick tick : ticks.major()) {
            double half = width(tick.label(), Style.TICK_SIZE) / 2;
            double place = scale.place(tick.value());
            if (place - half < end) {
                return false;
            }
            end = place + half + ROOM_X;
        }
        return true;
    }

    /** How far the last label of a horizontal axis reaches beyond the page. */
    private double overhang(AxisScale scale, Ticks ticks) {
        double reach = ticks.major().stream()
                .mapToDouble(tick -> scale.place(tick.value()) + width(tick.label(), Style.TICK_SIZE) / 2)
                .max().orElse(0);
        return Math.max(0, reach - (figure.size().width() - BORDER));
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
