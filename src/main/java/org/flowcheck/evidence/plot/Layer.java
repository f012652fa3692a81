package org.flowcheck.evidence.plot;

import java.util.Objects;

/** One thing that a figure shows. A layer with an empty name has no entry in the legend. */
public sealed interface Layer permits Series, Histogram, Layer.Guide, Layer.Stage {

    /** What the legend calls it. */
    Label name();

    /** A straight line across the figure at one value. */
    record Guide(Label name, Direction direction, double at) implements Layer {

        /** Which way a guide runs. */
        public enum Direction {
            /** At one value of x. */
            VERTICAL,
            /** At one value of y. */
            HORIZONTAL
        }

        /** Refuses a place that is not finite. */
        public Guide {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(direction, "direction");
            if (!Double.isFinite(at)) {
                throw new IllegalArgumentException("guide at " + at);
            }
        }
    }

    /** A stretch of the horizontal axis, shaded, with its name above the frame. */
    record Stage(Label name, double from, double to) implements Layer {
        /** Refuses ends that are not finite or not in order. */
        public Stage {
            Objects.requireNonNull(name, "name");
            if (!(Double.isFinite(from) && Double.isFinite(to) && from < to)) {
                throw new IllegalArgumentException("stage from " + from + " to " + to);
            }
        }
    }

    /** A dashed vertical line. */
    static Guide vertical(String name, double x) {
        return new Guide(Label.of(name), Guide.Direction.VERTICAL, x);
    }

    /** A dashed horizontal line. */
    static Guide horizontal(String name, double y) {
        return new Guide(Label.of(name), Guide.Direction.HORIZONTAL, y);
    }

    /** A shaded stretch of the horizontal axis. */
    static Stage stage(String name, double from, double to) {
        return new Stage(Label.of(name), from, to);
    }
}
