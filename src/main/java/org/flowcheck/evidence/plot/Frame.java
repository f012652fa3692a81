package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * The rectangle that holds the data, with both axes placed.
 *
 * @param x the horizontal axis, from left to right
 * @param y the vertical axis, from bottom to top
 */
record Frame(AxisScale x, AxisScale y) {

    /** Places further out than this do not change what is seen inside. */
    private static final double FAR = 1e5;
    /** Points nearer to each other than this along x are thinned, in points of paper. */
    private static final double COLUMN = 0.25;

    double left() {
        return x.start();
    }

    double right() {
        return x.end();
    }

    double top() {
        return y.end();
    }

    double bottom() {
        return y.start();
    }

    Clip clip() {
        return new Clip(left(), top(), right(), bottom());
    }

    double placeX(double value) {
        return near(x.place(value));
    }

    double placeY(double value) {
        return near(y.place(value));
    }

    private static double near(double place) {
        return Math.max(-FAR, Math.min(FAR, place));
    }

    /**
     * The unbroken stretches of points on paper, thinned to first, lowest, highest and last where many fall on one
     * column: as many as there are points would make files of megabytes that look the same.
     */
    List<double[][]> stretches(double[] xs, double[] ys) {
        List<double[][]> stretches = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= xs.length; i++) {
            if (i == xs.length || !shows(xs[i], ys[i])) {
                if (i > from) {
                    stretches.add(placed(xs, ys, from, i));
                }
                from = i + 1;
            }
        }
        return stretches;
    }

    private boolean shows(double valueX, double valueY) {
        return x.scale().shows(valueX) && y.scale().shows(valueY);
    }

    private double[][] placed(double[] xs, double[] ys, int from, int to) {
        double[] px = new double[to - from];
        double[] py = new double[to - from];
        for (int i = from; i < to; i++) {
            px[i - from] = placeX(xs[i]);
            py[i - from] = placeY(ys[i]);
        }
        return thinned(px, py);
    }

    private static double[][] thinned(double[] px, double[] py) {
        double[][] kept = new double[2][px.length];
        int count = 0;
        int from = 0;
        for (int i = 1; i <= px.length; i++) {
            if (i < px.length && Math.floor(px[i] / COLUMN) == Math.floor(px[from] / COLUMN)) {
                continue;
            }
            for (int index : representatives(py, from, i)) {
                kept[0][count] = px[index];
                kept[1][count++] = py[index];
            }
            from = i;
        }
        return new double[][] {java.util.Arrays.copyOf(kept[0], count), java.util.Arrays.copyOf(kept[1], count)};
    }

    /** Indices of first, lowest, highest and last of a column, in order and each once. */
    private static int[] representatives(double[] py, int from, int to) {
        int lowest = from;
        int highest = from;
        for (int i = from; i < to; i++) {
            lowest = py[i] < py[lowest] ? i : lowest;
            highest = py[i] > py[highest] ? i : highest;
        }
        return java.util.stream.IntStream.of(from, lowest, highest, to - 1).sorted().distinct().toArray();
    }
}
