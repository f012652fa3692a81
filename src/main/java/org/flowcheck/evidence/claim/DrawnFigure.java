package org.flowcheck.evidence.claim;

import java.util.Arrays;
import java.util.List;

/** A figure with its numbers. */
public sealed interface DrawnFigure {

    /** What was asked for. */
    FigurePlan plan();

    /**
     * Curves and points.
     *
     * @param plan what was asked for
     * @param curves the curves, in order
     * @param stages the stages whose ends are finite and in order
     * @param marks one series of points for each mark
     * @param normalisedClocks of a figure over the time of its runs, the normalised time per time of each; empty of other
     *     figures, and where some run has no such clock
     */
    record Graph(FigurePlan plan, List<Points> curves, List<Stretch> stages, List<Points> marks,
                 List<Double> normalisedClocks) implements DrawnFigure {
        /** Copies the lists. */
        public Graph {
            curves = List.copyOf(curves);
            stages = List.copyOf(stages);
            marks = List.copyOf(marks);
            normalisedClocks = List.copyOf(normalisedClocks);
        }
    }

    /**
     * Tables of one matrix at several moments.
     *
     * @param plan what was asked for
     * @param content the part of it that tells of the table
     * @param rows the numbers of the rows, from 1, in the order shown
     * @param columns the numbers of the columns in the order shown
     * @param panels the entries at each moment, rows and columns in the order shown
     */
    record Table(FigurePlan plan, FigurePlan.Table content, List<Integer> rows, List<Integer> columns,
                 List<Snapshot.Entries> panels) implements DrawnFigure {
        /** Copies the lists. */
        public Table {
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
            panels = List.copyOf(panels);
        }

        /** The largest error of an entry that is a number; 0 if none is. */
        public double largestError() {
            return panels.stream().flatMap(panel -> Arrays.stream(panel.errors())).flatMapToDouble(Arrays::stream)
                    .filter(error -> !Double.isNaN(error)).max().orElse(0);
        }
    }

    /**
     * Points in order.
     *
     * @param label what the legend calls them
     * @param drawing how they are drawn
     * @param x horizontal coordinates
     * @param y vertical coordinates: medians where several runs have one x
     * @param lower smallest value at the same x
     * @param upper largest value at the same x
     */
    record Points(String label, FigurePlan.Drawing drawing, double[] x, double[] y, double[] lower, double[] upper) {

        /** Whether some point stands for several values. */
        public boolean spread() {
            for (int i = 0; i < x.length; i++) {
                if (lower[i] < upper[i]) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * A stretch of the horizontal axis.
     *
     * @param name its name
     * @param from where it starts
     * @param to where it ends
     */
    record Stretch(String name, double from, double to) {
    }
}
