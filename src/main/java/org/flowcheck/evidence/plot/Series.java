package org.flowcheck.evidence.plot;

import java.util.Objects;
import java.util.Optional;

/**
 * Points in order, drawn as a line, as markers or both, perhaps with a spread in y. A point with a coordinate that is
 * not finite, or not positive on a logarithmic axis, is left out and breaks the line.
 *
 * @param name what the legend calls it
 * @param x horizontal coordinates
 * @param y vertical coordinates, as many
 * @param spread lower and upper values at the same points, if known
 * @param drawing how it is drawn
 */
public record Series(Label name, double[] x, double[] y, Optional<Spread> spread, Drawing drawing) implements Layer {

    /** How a series is drawn. */
    public enum Drawing {
        /** A line through the points. */
        LINE,
        /** A marker at every point. */
        MARKERS,
        /** A star at every point, for what stands out. */
        STARS,
        /** Both. */
        LINE_AND_MARKERS,
        /** A thin grey dashed line, for comparison: a slope, a bound, a theory. */
        REFERENCE
    }

    /**
     * Lower and upper values.
     *
     * @param lower as many as points
     * @param upper as many as points
     * @param shape how it is drawn
     */
    public record Spread(double[] lower, double[] upper, Shape shape) {

        /** How a spread is drawn. */
        public enum Shape {
            /** An error bar at every point. */
            BARS,
            /** A shaded band behind the line. */
            BAND
        }

        /** Copies the arrays; a lower value above its upper one is refused. */
        public Spread {
            lower = lower.clone();
            upper = upper.clone();
            Objects.requireNonNull(shape, "shape");
            requireSame(lower.length, upper.length);
            for (int i = 0; i < lower.length; i++) {
                if (lower[i] > upper[i]) {
                    throw new IllegalArgumentException("spread from " + lower[i] + " to " + upper[i]);
                }
            }
        }

        @Override
        public double[] lower() {
            return lower.clone();
        }

        @Override
        public double[] upper() {
            return upper.clone();
        }
    }

    /** Copies the arrays; all must have the same length. */
    public Series {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(drawing, "drawing");
        x = x.clone();
        y = y.clone();
        requireSame(x.length, y.length);
        if (spread.isPresent()) {
            requireSame(x.length, spread.get().lower.length);
        }
    }

    private static void requireSame(int first, int second) {
        if (first != second) {
            throw new IllegalArgumentException(first + " values beside " + second);
        }
    }

    /** A line through points. */
    public static Series line(String name, double[] x, double[] y) {
        return new Series(Label.of(name), x, y, Optional.empty(), Drawing.LINE);
    }

    /** Markers at points. */
    public static Series markers(String name, double[] x, double[] y) {
        return new Series(Label.of(name), x, y, Optional.empty(), Drawing.MARKERS);
    }

    /** Whether the points have markers. */
    boolean marked() {
        return drawing == Drawing.MARKERS || drawing == Drawing.STARS || drawing == Drawing.LINE_AND_MARKERS;
    }

    /** Whether the points are joined. */
    boolean joined() {
        return drawing != Drawing.MARKERS && drawing != Drawing.STARS;
    }

    /** A thin grey line for comparison. */
    public static Series reference(String name, double[] x, double[] y) {
        return new Series(Label.of(name), x, y, Optional.empty(), Drawing.REFERENCE);
    }

    /** This series drawn in another way. */
    public Series drawn(Drawing newDrawing) {
        return new Series(name, x, y, spread, newDrawing);
    }

    /** This series with error bars. */
    public Series withBars(double[] lower, double[] upper) {
        return new Series(name, x, y, Optional.of(new Spread(lower, upper, Spread.Shape.BARS)), drawing);
    }

    /** This series with a band. */
    public Series withBand(double[] lower, double[] upper) {
        return new Series(name, x, y, Optional.of(new Spread(lower, upper, Spread.Shape.BAND)), drawing);
    }

    @Override
    public double[] x() {
        return x.clone();
    }

    @Override
    public double[] y() {
        return y.clone();
    }
}
