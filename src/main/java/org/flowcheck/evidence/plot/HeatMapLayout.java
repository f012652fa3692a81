package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.evidence.plot.Scene.Fill;
import org.flowcheck.evidence.plot.Scene.Shape;
import org.flowcheck.evidence.plot.Scene.Stroke;

/** Places the tables of a heat map on paper: at most three beside each other, their scale of colours at the right. */
final class HeatMapLayout {

    /** Tables beside each other, at most: {@value}. */
    static final int MOST_BESIDE = 3;
    private static final double WIDTH = Figure.Size.STANDARD.width();
    /** Between tables, beside each other and below. */
    private static final double GAP = 8;
    /** Width of the bar of colours. */
    private static final double BAR = 9;
    /** A table is at most this many times as high as wide, or as wide as high; its cells are squares within that. */
    private static final double MOST_STRETCHED = 2.5;
    /** A single table is no wider than this. */
    private static final double LARGEST = 200;
    /** Marks on one side of a table, at most. */
    private static final int MOST_MARKS = 5;
    private static final int BAR_LABELS = 5;
    private static final double CAP = Glyphs.CAPITALS / Glyphs.EM;

    private final HeatMap map;
    private final int beside;
    private final int below;
    private final double width;
    private final double height;
    private final double left;
    private final double top;
    private final List<Shape> shapes = new ArrayList<>();

    private HeatMapLayout(HeatMap map) {
        this.map = map;
        this.beside = Math.min(MOST_BESIDE, map.panels().size());
        this.below = (map.panels().size() + beside - 1) / beside;
        double numbers = FigureLayout.width(Label.text(Integer.toString(map.rows().size())), Style.TICK_SIZE);
        this.left = FigureLayout.BORDER + (map.y().isEmpty() ? 0 : Style.LABEL_SIZE + 5) + numbers + AxesPainter.GAP;
        double room = WIDTH - left - barRoom() - (beside - 1) * GAP;
        this.width = Math.min(room / beside, LARGEST);
        double ratio = (double) map.rows().size() / map.columns().size();
        this.height = width * Math.min(Math.max(ratio, 1 / MOST_STRETCHED), MOST_STRETCHED);
        this.top = FigureLayout.BORDER + (map.title().isEmpty() ? 0 : Style.TITLE_SIZE + 4);
    }

    /** The picture as it is drawn. */
    static Scene scene(HeatMap map) {
        return new HeatMapLayout(map).scene();
    }

    private Scene scene() {
        for (int i = 0; i < map.panels().size(); i++) {
            panel(i);
        }
        double right = left + beside * width + (beside - 1) * GAP;
        double barTop = frameTop(0);
        bar(right + GAP, barTop, barTop + height);
        double bottom = frameTop(below - 1) + height + AxesPainter.GAP + Style.TICK_SIZE;
        if (!map.x().isEmpty()) {
            bottom += Style.LABEL_SIZE + 4;
            shapes.add(FigureLayout.text(map.x(), (left + right) / 2,
                    bottom - Glyphs.DESCENT / Glyphs.EM * Style.LABEL_SIZE, Style.LABEL_SIZE, 0.5));
        }
        if (!map.y().isEmpty()) {
            upwards(map.y(), FigureLayout.BORDER + CAP * Style.LABEL_SIZE, frameTop(0), frameTop(below - 1) + height);
        }
        if (!map.title().isEmpty()) {
            shapes.add(FigureLayout.text(map.title(), (left + right) / 2, FigureLayout.BORDER + Style.TITLE_SIZE * 0.8,
                    Style.TITLE_SIZE, 0.5));
        }
        return new Scene(right + barRoom(), bottom + FigureLayout.BORDER, map.title().plain(), shapes);
    }

    private double frameTop(int row) {
        double header = Style.TICK_SIZE + AxesPainter.GAP + 1;
        // Every table has its numbers below, so that they need not be looked for in another one.
        return top + header + row * (height + header + AxesPainter.GAP + Style.TICK_SIZE + GAP);
    }

    private void panel(int number) {
        HeatMap.Panel panel = map.panels().get(number);
        double x = left + number % beside * (width + GAP);
        double y = frameTop(number / beside);
        shapes.addAll(HeatMapCells.of(map, panel, x, y, x + width, y + height));
        marks(x, y, number % beside == 0);
        shapes.add(new Stroke(Path.rectangle(x, y, x + width, y + height), Style.FRAME_WIDTH, Style.BLACK));
        shapes.add(FigureLayout.text(panel.title(), x + width / 2, y - AxesPainter.GAP, Style.TICK_SIZE, 0.5));
    }

    private void marks(double x, double y, boolean first) {
        Path.Builder path = new Path.Builder();
        int rows = map.rows().size();
        int columns = map.columns().size();
        for (int column : places(columns)) {
            double place = x + (column - 0.5) / columns * width;
            path.move(place, y + height);
            path.line(place, y + height + Style.MINOR_TICK);
            shapes.add(FigureLayout.text(Label.text(Integer.toString(column)), place,
                    y + height + AxesPainter.GAP + Style.TICK_SIZE * 0.8, Style.TICK_SIZE, 0.5));
        }
        for (int row : places(rows)) {
            double place = y + (row - 0.5) / rows * height;
            path.move(x, place);
            path.line(x - Style.MINOR_TICK, place);
            if (first) {
                shapes.add(FigureLayout.text(Label.text(Integer.toString(row)), x - AxesPainter.GAP,
                        place + CAP * Style.TICK_SIZE / 2, Style.TICK_SIZE, 1));
            }
        }
        shapes.add(new Stroke(path.build(), Style.FRAME_WIDTH, Style.BLACK));
    }

    /** The numbers of rows or columns that are marked: the first, and multiples of a round one. */
    static List<Integer> places(int count) {
        int step = 1;
        for (int next = 0; count > MOST_MARKS * step; next++) {
            step = step / (next % 3 == 1 ? 2 : 1) * (next % 3 == 1 ? 5 : 2);
        }
        List<Integer> places = new ArrayList<>();
        if (step > 1) {
            places.add(1);
        }
        for (int place = step; place <= count; place += step) {
            places.add(place);
        }
        return places;
    }

    // The bar of colours

    private Ticks barTicks() {
        // The length does not matter: the number of labels is given.
        return Ticks.of(new AxisScale(Axis.Scale.LINEAR, map.colours().low(), map.colours().high(), 1, 0), BAR_LABELS);
    }

    private double barRoom() {
        double labels = barTicks().major().stream().mapToDouble(tick -> FigureLayout.width(tick.label(),
                Style.TICK_SIZE)).max().orElse(0);
        return GAP + BAR + AxesPainter.GAP + labels + (map.colours().label().isEmpty() ? 0 : Style.LABEL_SIZE + 5)
                + FigureLayout.BORDER;
    }

    private void bar(double x, double from, double to) {
        AxisScale scale = new AxisScale(Axis.Scale.LINEAR, map.colours().low(), map.colours().high(), to, from);
        for (int step = 0; step < ColourScale.STEPS; step++) {
            double lower = to - (to - from) * step / ColourScale.STEPS;
            // Reaches up to the end under the next ones, so that no seam shows between them.
            shapes.add(new Fill(Path.rectangle(x, from, x + BAR, lower), map.colours().colour(step), 1));
        }
        Path.Builder path = new Path.Builder();
        Ticks ticks = barTicks();
        double widest = 0;
        for (Ticks.Tick tick : ticks.major()) {
            double place = scale.place(tick.value());
            path.move(x + BAR, place);
            path.line(x + BAR + Style.MINOR_TICK, place);
            shapes.add(FigureLayout.text(tick.label(), x + BAR + AxesPainter.GAP, place + CAP * Style.TICK_SIZE / 2,
                    Style.TICK_SIZE, 0));
            widest = Math.max(widest, FigureLayout.width(tick.label(), Style.TICK_SIZE));
        }
        shapes.add(new Stroke(path.build(), Style.FRAME_WIDTH, Style.BLACK));
        shapes.add(new Stroke(Path.rectangle(x, from, x + BAR, to), Style.FRAME_WIDTH, Style.BLACK));
        if (!ticks.factor().isEmpty()) {
            shapes.add(FigureLayout.text(ticks.factor(), x, from - AxesPainter.GAP, Style.TICK_SIZE, 0));
        }
        if (!map.colours().label().isEmpty()) {
            upwards(map.colours().label(), x + BAR + AxesPainter.GAP + widest + 5 + CAP * Style.LABEL_SIZE, from, to);
        }
    }

    /** A label that reads from bottom to top, in the middle of a stretch. */
    private void upwards(Label label, double place, double from, double to) {
        TextLine line = TextLine.of(label);
        double start = (from + to + line.width() * Style.LABEL_SIZE) / 2;
        shapes.add(new Scene.Text(line, place, start, Style.LABEL_SIZE, true, Style.BLACK));
    }
}
