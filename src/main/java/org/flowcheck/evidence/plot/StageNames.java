package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flowcheck.evidence.plot.Scene.Shape;

/** The names of stages above the frame, in up to three rows if they do not fit beside each other. */
final class StageNames {

    private static final double ROW = Style.TICK_SIZE + 2;
    private static final double BLANK = 4;
    private static final int MOST_ROWS = 3;

    private final List<Layer.Stage> stages;

    private StageNames(List<Layer.Stage> stages) {
        this.stages = List.copyOf(stages);
    }

    /** The stages that have a name. */
    List<Layer.Stage> stages() {
        return stages;
    }

    static StageNames of(List<Layer> layers) {
        List<Layer.Stage> named = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer instanceof Layer.Stage stage && !stage.name().isEmpty()) {
                named.add(stage);
            }
        }
        return new StageNames(named);
    }

    /** The room the names take above a frame about as wide as the one given. */
    double height(Frame frame) {
        return stages.isEmpty() ? 0 : ROW * (1 + rows(frame).stream().mapToInt(Integer::intValue).max().orElse(0));
    }

    /** For each stage the row of its name: the lowest in which no name before it is in the way, or else the last. */
    List<Integer> rows(Frame frame) {
        double[] ends = new double[MOST_ROWS];
        Arrays.fill(ends, Double.NEGATIVE_INFINITY);
        List<Integer> rows = new ArrayList<>();
        for (Layer.Stage stage : stages) {
            double half = FigureLayout.width(stage.name(), Style.TICK_SIZE) / 2;
            double middle = middle(stage, frame);
            int row = 0;
            while (row < MOST_ROWS - 1 && middle - half < ends[row]) {
                row++;
            }
            ends[row] = middle + half + BLANK;
            rows.add(row);
        }
        return rows;
    }

    /** The middle of the part that is seen. */
    private static double middle(Layer.Stage stage, Frame frame) {
        boolean placeless = frame.x().scale() == Axis.Scale.LOGARITHMIC && stage.from() <= 0;
        double from = placeless ? frame.left() : Math.max(frame.left(), frame.placeX(stage.from()));
        double to = Math.min(frame.right(), frame.placeX(stage.to()));
        return Math.max(frame.left(), Math.min(frame.right(), (from + to) / 2));
    }

    List<Shape> shapes(Frame frame, double lift) {
        List<Shape> shapes = new ArrayList<>();
        List<Integer> rows = rows(frame);
        for (int i = 0; i < stages.size(); i++) {
            Layer.Stage stage = stages.get(i);
            boolean seen = stage.to() > frame.x().low() && stage.from() < frame.x().high();
            if (seen) {
                double base = frame.top() - 3 - lift - ROW * rows.get(i);
                shapes.add(FigureLayout.text(stage.name(), middle(stage, frame), base, Style.TICK_SIZE, 0.5));
            }
        }
        return shapes;
    }
}
