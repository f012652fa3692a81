package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.List;

/** Remembers where data are drawn, so that the legend can be put where none are. */
final class Ink {

    /** Lines are remembered by points at most this far apart. */
    private static final double STEP = 2;

    private final List<double[]> points = new ArrayList<>();

    void point(double x, double y) {
        points.add(new double[] {x, y});
    }

    void segment(double x0, double y0, double x1, double y1) {
        int steps = (int) Math.min(1000, Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) / STEP) + 1;
        for (int i = 0; i <= steps; i++) {
            double share = (double) i / steps;
            point(x0 + share * (x1 - x0), y0 + share * (y1 - y0));
        }
    }

    /** The points of a line as x and y one after the other. */
    void line(double[] path) {
        for (int i = 2; i < path.length; i += 2) {
            segment(path[i - 2], path[i - 1], path[i], path[i + 1]);
        }
    }

    /** The inside of a rectangle. */
    void area(double left, double top, double right, double bottom) {
        for (double x = left; x < right; x += 2 * STEP) {
            segment(x, top, x, bottom);
        }
        segment(right, top, right, bottom);
    }

    /** How much is drawn within a rectangle. */
    int within(double left, double top, double right, double bottom) {
        int count = 0;
        for (double[] point : points) {
            boolean inside = point[0] >= left && point[0] <= right && point[1] >= top && point[1] <= bottom;
            count += inside ? 1 : 0;
        }
        return count;
    }
}
