package org.flowcheck.evidence.claim;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.flowcheck.theory.expression.Expression;

/**
 * A figure that a claim draws from its runs.
 *
 * @param name the name of its files, unique in the claim
 * @param title a line above it; may be empty
 * @param caption what it shows, in a sentence; may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param content what is drawn
 */
public record FigurePlan(String name, String title, String caption, Axis x, Axis y, Content content) {

    /** What a figure shows. */
    public sealed interface Content {
        /** The matrices at moments that it takes from the first of the runs of a name. */
        Set<Snapshot> snapshots(String run);
    }

    /**
     * Curves and points over two axes.
     *
     * @param curves numbers of runs, one or more
     * @param stages shaded stretches of the horizontal axis
     * @param marks points that stand out
     */
    public record Graph(List<Curve> curves, List<Stage> stages, List<Mark> marks) implements Content {
        /** Copies the lists; a graph shows something. */
        public Graph {
            curves = List.copyOf(curves);
            stages = List.copyOf(stages);
            marks = List.copyOf(marks);
            if (curves.isEmpty()) {
                throw new IllegalArgumentException("a graph that shows nothing");
            }
        }

        @Override
        public Set<Snapshot> snapshots(String run) {
            return Set.of();
        }
    }

    /**
     * A matrix as a table of colours, at moments of the first of some runs.
     *
     * @param run the name of the runs
     * @param matrix the matrix
     * @param at the moments, one or more; see {@link Snapshot#time}
     * @param label what its entries are; may hold {@code $...$}
     * @param from where the scale of colours starts; by the entries if empty
     * @param to where it ends; by the entries if empty
     * @param order a matrix of one column or row by whose entries at the last moment the rows and columns are sorted, the
     *     largest first
     */
    public record Table(String run, FormulaMatrix matrix, List<Optional<Expression>> at, String label,
                        OptionalDouble from, OptionalDouble to, Optional<FormulaMatrix> order) implements Content {
        /** Copies the list; a table shows something. */
        public Table {
            at = List.copyOf(at);
            if (at.isEmpty()) {
                throw new IllegalArgumentException("a table at no moment");
            }
        }

        /** The matrix at the moments, in order. */
        public List<Snapshot> panels() {
            return at.stream().map(moment -> new Snapshot(matrix, moment)).toList();
        }

        /** What the order goes by. */
        public Optional<Snapshot> orderedBy() {
            return order.map(by -> new Snapshot(by, at.get(at.size() - 1)));
        }

        @Override
        public Set<Snapshot> snapshots(String name) {
            Set<Snapshot> all = new LinkedHashSet<>();
            if (run.equals(name)) {
                all.addAll(panels());
                orderedBy().ifPresent(all::add);
            }
            return all;
        }
    }

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
}
