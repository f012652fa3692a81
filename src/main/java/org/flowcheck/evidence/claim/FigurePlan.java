package org.flowcheck.evidence.claim;

import java.util.List;
import java.util.Optional;

/**
 * A figure that a claim draws from its runs.
 *
 * @param name the name of its files, unique in the claim
 * @param title a line above it; may be empty
 * @param caption what it shows, in a sentence; may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param curves what is drawn, one or more
 * @param stages shaded stretches of the horizontal axis
 * @param marks points that stand out
 */
public record FigurePlan(String name, String title, String caption, Axis x, Axis y, List<Curve> curves,
                         List<Stage> stages, List<Mark> marks) {

    /** How a curve is drawn. */
    public enum Drawing {
        /** A line. */
        LINE,
        /** Markers. */
        MARKERS,
        /** Stars. */
        STARS,
        /** A thin grey line, for theory. */
        REFERENCE
    }

    /**
     * An axis.
     *
     * @param label what it measures; may hold {@code $...$}
     * @param logarithmic whether equal ratios are equal distances
     */
    public record Axis(String label, boolean logarithmic) {
    }

    /**
     * What is drawn at one value of the index that a curve runs over; a curve without an index has one place.
     *
     * @param label the value, {@code k = 3}; empty without an index
     * @param x horizontal coordinate
     * @param y vertical coordinate
     */
    public record Place(String label, Value x, Value y) {
    }

    /**
     * A curve for each run and place over its samples, or points of which each is a run at a place.
     *
     * @param label what the legend calls it; may hold {@code $...$}
     * @param run the name of the runs
     * @param time index of the time variable if the curve runs over samples, empty if each run is a point
     * @param places what is drawn, one or more
     * @param by a parameter that tells several curves apart; curves over samples are told apart by all that varies
     * @param drawing how it is drawn
     * @param fit whether a line is fitted to the points and stated in the legend
     */
    public record Curve(String label, String run, Optional<Integer> time, List<Place> places, Optional<String> by,
                        Drawing drawing, boolean fit) {
        /** Copies the places; a curve has one or more. */
        public Curve {
            places = List.copyOf(places);
            if (places.isEmpty()) {
                throw new IllegalArgumentException("a curve without places");
            }
        }
    }

    /**
     * A stretch of the horizontal axis, as the first of some runs has it.
     *
     * @param name its name
     * @param run the name of the runs
     * @param from where it starts, a number per run
     * @param to where it ends, a number per run
     */
    public record Stage(String name, String run, Value from, Value to) {
    }

    /**
     * A point that stands out, of every run.
     *
     * @param name its name; may hold {@code $...$}
     * @param run the name of the runs
     * @param x a number per run
     * @param y a number per run
     */
    public record Mark(String name, String run, Value x, Value y) {
    }

    /** Copies the lists; a figure shows something. */
    public FigurePlan {
        curves = List.copyOf(curves);
        stages = List.copyOf(stages);
        marks = List.copyOf(marks);
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("figure " + name + " shows nothing");
        }
    }
}
