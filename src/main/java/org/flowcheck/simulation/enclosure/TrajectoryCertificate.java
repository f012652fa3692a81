package org.flowcheck.simulation.enclosure;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.flowcheck.simulation.enclosure.Certificate.Verdict;

/**
 * What is proved of a solution at given times.
 *
 * @param verdict whether all times were reached with boxes as narrow as is asked of a certificate
 * @param boxes one for each time reached, in order; each holds the solution, whatever the verdict
 * @param asked how many times were asked for
 * @param steps validated steps
 * @param reached time up to which the solution is proved to exist
 * @param reason what ended the march
 */
public record TrajectoryCertificate(Verdict verdict, List<Box> boxes, int asked, int steps, double reached,
                                    String reason) {

    /**
     * A box at a time.
     *
     * @param time the time, exactly this double
     * @param state an interval for each component; not to be modified
     * @param formulas an interval for each formula asked for; empty where it is not defined over the box
     */
    public record Box(double time, Interval[] state, List<Optional<Interval>> formulas) {

        /** Copies the list. */
        public Box {
            formulas = List.copyOf(formulas);
        }

        /** The largest width of a component over the largest component, rounded up; infinite beside zero alone. */
        public double relativeWidth() {
            double width = 0;
            double scale = 0;
            for (Interval component : state) {
                width = Math.max(width, component.width());
                scale = Math.max(scale, component.holdsZero() ? 0
                        : Math.min(Math.abs(component.lower()), Math.abs(component.upper())));
            }
            return width == 0 ? 0 : scale == 0 ? Double.POSITIVE_INFINITY : Math.nextUp(width / scale);
        }
    }

    /** Copies the list; refuses a certificate that lacks a time or is too wide. */
    public TrajectoryCertificate {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(reason, "reason");
        boxes = List.copyOf(boxes);
        if (verdict == Verdict.CERTIFIED && (boxes.size() < asked || widest(boxes) > Certificate.NARROW)) {
            throw new IllegalArgumentException(boxes.size() + " boxes of " + asked + ", width " + widest(boxes));
        }
    }

    /**
     * Nothing but the start at time zero.
     *
     * @param formulas how many formulas were asked for
     */
    public static TrajectoryCertificate ofStart(double[] start, int formulas, int asked, String reason) {
        return new TrajectoryCertificate(Verdict.NOT_PROVED, List.of(new Box(0, StartBox.of(start),
                Collections.nCopies(formulas, Optional.empty()))), asked, 0, 0, reason);
    }

    private static double widest(List<Box> boxes) {
        return boxes.stream().mapToDouble(Box::relativeWidth).max().orElse(0);
    }

    /** The largest relative width of a box. */
    public double relativeWidth() {
        return widest(boxes);
    }

    /** The time of the first box that is wider than is asked of a certificate. */
    public OptionalDouble wideFrom() {
        return boxes.stream().filter(box -> box.relativeWidth() > Certificate.NARROW).mapToDouble(Box::time)
                .findFirst();
    }
}
