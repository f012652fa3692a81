package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.List;

/** Cuts lines and areas off at the frame of a plot, so that writers need no clipping and hidden parts take no space. */
final class Clip {

    private final double left;
    private final double top;
    private final double right;
    private final double bottom;

    Clip(double left, double top, double right, double bottom) {
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
    }

    boolean holds(double x, double y) {
        return x >= left && x <= right && y >= top && y <= bottom;
    }

    /** The part of a segment within the frame as x0, y0, x1, y1; null if there is none (Liang and Barsky, 1984). */
    private double[] segment(double x0, double y0, double x1, double y1) {
        double[] range = {0, 1};
        double dx = x1 - x0;
        double dy = y1 - y0;
        boolean seen = cut(-dx, x0 - left, range) && cut(dx, right - x0, range)
                && cut(-dy, y0 - top, range) && cut(dy, bottom - y0, range);
        if (!seen) {
            return null;
        }
        return new double[] {at(x0, dx, range[0], x1), at(y0, dy, range[0], y1), at(x0, dx, range[1], x1),
            at(y0, dy, range[1], y1)};
    }

    private static double at(double from, double step, double share, double to) {
        return share == 0 ? from : share == 1 ? to : from + share * step;
    }

    private static boolean cut(double p, double q, double[] range) {
        if (p == 0) {
            return q >= 0;
        }
        double share = q / p;
        if (p < 0) {
            range[0] = Math.max(range[0], share);
        } else {
            range[1] = Math.min(range[1], share);
        }
        return range[0] <= range[1];
    }

    /** The visible parts of a line, each as its points' x and y one after the other. */
    List<double[]> line(double[] xs, double[] ys) {
        List<double[]> parts = new ArrayList<>();
        double[] part = new double[2 * xs.length + 2];
        int used = 0;
        for (int i = 1; i < xs.length; i++) {
            double[] seen = segment(xs[i - 1], ys[i - 1], xs[i], ys[i]);
            boolean joins = seen != null && used > 0 && part[used - 2] == seen[0] && part[used - 1] == seen[1];
            if (!joins && used > 0) {
                parts.add(java.util.Arrays.copyOf(part, used));
                used = 0;
            }
            if (seen != null) {
                if (used == 0) {
                    part[used++] = seen[0];
                    part[used++] = seen[1];
                }
                part[used++] = seen[2];
                part[used++] = seen[3];
            }
        }
        if (used > 0) {
            parts.add(java.util.Arrays.copyOf(part, used));
        }
        return parts;
    }

    /** The visible part of a polygon (Sutherland and Hodgman, 1974); may have no points. */
    List<double[]> polygon(List<double[]> corners) {
        List<double[]> rest = corners;
        rest = against(rest, 0, left, 1);
        rest = against(rest, 0, right, -1);
        rest = against(rest, 1, top, 1);
        return against(rest, 1, bottom, -1);
    }

    /** Keeps the side on which sign * (coordinate - edge) is not negative. */
    private static List<double[]> against(List<double[]> corners, int coordinate, double edge, int sign) {
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            double[] from = corners.get((i + corners.size() - 1) % corners.size());
            double[] to = corners.get(i);
            boolean fromIn = sign * (from[coordinate] - edge) >= 0;
            boolean toIn = sign * (to[coordinate] - edge) >= 0;
            if (fromIn != toIn) {
                double share = (edge - from[coordinate]) / (to[coordinate] - from[coordinate]);
                double[] crossing = new double[2];
                crossing[coordinate] = edge;
                crossing[1 - coordinate] = from[1 - coordinate] + share * (to[1 - coordinate] - from[1 - coordinate]);
                kept.add(crossing);
            }
            if (toIn) {
                kept.add(to);
            }
        }
        return kept;
    }
}
