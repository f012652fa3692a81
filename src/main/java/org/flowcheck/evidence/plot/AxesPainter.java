package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.plot.Scene.Shape;
import org.flowcheck.evidence.plot.Scene.Stroke;

/** Draws the frame of a figure with its marks, their labels and the headings of the axes. */
final class AxesPainter {

    /** Between the frame and the labels of its marks. */
    static final double GAP = 3.5;
    /** What a second scale takes above the frame: the labels of its marks, and its heading. */
    static final double SECOND_HEIGHT = GAP + Style.TICK_SIZE + Style.LABEL_SIZE + 4;
    /** Between a heading and the factor on its line. */
    private static final double BLANK = 6;

    /**
     * A second scale as placed.
     *
     * @param label its heading
     * @param scale its places, on the top of the frame
     * @param ticks its marks
     */
    record Second(Label label, AxisScale scale, Ticks ticks) {
    }

    private final Figure figure;
    private final Frame frame;
    private final Ticks x;
    private final Ticks y;
    private final Optional<Second> second;
    private final List<Shape> shapes = new ArrayList<>();

    AxesPainter(Figure figure, Frame frame, Ticks x, Ticks y, Optional<Second> second) {
        this.figure = figure;
        this.frame = frame;
        this.x = x;
        this.y = y;
        this.second = second;
    }

    List<Shape> paint() {
        marks();
        shapes.add(new Stroke(Path.rectangle(frame.left(), frame.top(), frame.right(), frame.bottom()),
                Style.FRAME_WIDTH, Style.BLACK));
        horizontal();
        vertical();
        second.ifPresent(this::second);
        return shapes;
    }

    private void horizontal() {
        double belowFrame = frame.bottom() + GAP + Style.TICK_SIZE * 0.8;
        for (Ticks.Tick tick : x.major()) {
            centred(tick.label(), frame.x().place(tick.value()), belowFrame, Style.TICK_SIZE);
        }
    }

    private void vertical() {
        double middle = Glyphs.CAPITALS / Glyphs.EM * Style.TICK_SIZE / 2;
        double labelWidth = 0;
        for (Ticks.Tick tick : y.major()) {
            shapes.add(FigureLayout.text(tick.label(), frame.left() - GAP, frame.y().place(tick.value()) + middle,
                    Style.TICK_SIZE, 1));
            labelWidth = Math.max(labelWidth, FigureLayout.width(tick.label(), Style.TICK_SIZE));
        }
        if (!y.factor().isEmpty() && second.isEmpty()) {
            shapes.add(FigureLayout.text(y.factor(), frame.left(), frame.top() - 3, Style.TICK_SIZE, 0));
        }
        double base = figure.size().height() - FigureLayout.BORDER - Glyphs.DESCENT / Glyphs.EM * Style.LABEL_SIZE;
        if (!x.factor().isEmpty()) {
            shapes.add(FigureLayout.text(x.factor(), frame.right(), base, Style.TICK_SIZE, 1));
        }
        if (!figure.x().heading().isEmpty()) {
            centred(figure.x().heading(), (frame.left() + frame.right()) / 2, base, Style.LABEL_SIZE);
        }
        upwards(frame.left() - GAP - labelWidth - 5);
    }

    /**
     * The heading of the vertical axis, in its middle. Where a second scale takes the place above the frame, the factor
     * of the labels stands at the upper end of the same line, and the heading makes room for it.
     */
    private void upwards(double place) {
        double end = frame.top();
        if (second.isPresent() && !y.factor().isEmpty()) {
            TextLine factor = TextLine.of(y.factor());
            double length = factor.width() * Style.TICK_SIZE;
            shapes.add(new Scene.Text(factor, place, end + length, Style.TICK_SIZE, true, Style.BLACK));
            end += length + BLANK;
        }
        if (!figure.y().heading().isEmpty()) {
            TextLine line = TextLine.of(figure.y().heading());
            double length = line.width() * Style.LABEL_SIZE;
            double start = (frame.top() + frame.bottom() + length) / 2;
            boolean moves = end > frame.top() && start - length < end;
            shapes.add(new Scene.Text(line, place, moves ? end + length : start, Style.LABEL_SIZE, true, Style.BLACK));
        }
    }

    /** The labels of the marks, over them the heading; it makes room for their factor at the right end. */
    private void second(Second above) {
        double base = frame.top() - GAP;
        for (Ticks.Tick tick : above.ticks().major()) {
            centred(tick.label(), above.scale().place(tick.value()), base, Style.TICK_SIZE);
        }
        double headingBase = base - Style.TICK_SIZE - 3;
        double end = frame.right();
        if (!above.ticks().factor().isEmpty()) {
            shapes.add(FigureLayout.text(above.ticks().factor(), end, headingBase, Style.TICK_SIZE, 1));
            end -= FigureLayout.width(above.ticks().factor(), Style.TICK_SIZE) + BLANK;
        }
        double half = FigureLayout.width(above.label(), Style.LABEL_SIZE) / 2;
        double middle = (frame.left() + frame.right()) / 2;
        boolean moves = end < frame.right() && middle + half > end;
        centred(above.label(), moves ? end - half : middle, headingBase, Style.LABEL_SIZE);
    }

    private void centred(Label label, double place, double base, double size) {
        shapes.add(FigureLayout.text(label, place, base, size, 0.5));
    }

    /** Marks inside the frame on all four sides; on its top those of a second scale, if there is one. */
    private void marks() {
        Path.Builder path = new Path.Builder();
        x.major().forEach(tick -> acrossX(path, tick.value(), Style.MAJOR_TICK));
        x.minor().forEach(value -> acrossX(path, value, Style.MINOR_TICK));
        y.major().forEach(tick -> acrossY(path, tick.value(), Style.MAJOR_TICK));
        y.minor().forEach(value -> acrossY(path, value, Style.MINOR_TICK));
        second.ifPresent(above -> {
            above.ticks().major().forEach(tick -> atTop(path, above.scale().place(tick.value()), Style.MAJOR_TICK));
            above.ticks().minor().forEach(value -> atTop(path, above.scale().place(value), Style.MINOR_TICK));
        });
        shapes.add(new Stroke(path.build(), Style.FRAME_WIDTH, Style.BLACK));
    }

    private void acrossX(Path.Builder path, double value, double length) {
        double place = frame.x().place(value);
        path.move(place, frame.bottom());
        path.line(place, frame.bottom() - length);
        if (second.isEmpty()) {
            atTop(path, place, length);
        }
    }

    private void atTop(Path.Builder path, double place, double length) {
        path.move(place, frame.top());
        path.line(place, frame.top() + length);
    }

    private void acrossY(Path.Builder path, double value, double length) {
        double place = frame.y().place(value);
        path.move(frame.left(), place);
        path.line(frame.left() + length, place);
        path.move(frame.right(), place);
        path.line(frame.right() - length, place);
    }
}
