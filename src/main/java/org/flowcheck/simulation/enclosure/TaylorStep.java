package org.flowcheck.simulation.enclosure;

import java.util.List;
import java.util.Optional;

/**
 * One validated step along the flow of a tape: from a set that holds the solution at a time to one that holds it later.
 *
 * <p><b>A-priori box.</b> B with X + [0, h] f(B) inside B holds the solution through every point of X for all of the
 * step (Picard and Lindelof: the operator maps the functions into B to themselves). It is guessed, inflated, and
 * verified.
 *
 * <p><b>Series.</b> By Taylor's theorem y(t + h) = T(y) + h^(p+1) c_(p+1)(B), where T(y) = sum_(k&lt;=p) h^k c_k(y) and
 * the c_k come from automatic differentiation; their existence over B, smoothness included, is part of the proof. With
 * y = m + A r the mean value theorem gives T(y) in T(m) + D r, where D encloses the derivatives of r -&gt; T(m + A r)
 * over the set.
 *
 * <p><b>Wrapping.</b> The new set has its axes along the longest columns of D, made orthogonal (R. J. Lohner,
 * Einschliessung der Loesung gewoehnlicher Anfangs- und Randwertaufgaben, 1988; N. S. Nedialkov, K. R. Jackson, G. F.
 * Corliss, Applied Mathematics and Computation 105 (1999) 21-68, sections 4 to 6).
 *
 * <p>Cost: p^2/2 products of intervals with n + 1 ends for each product on the tape. For one thread at a time.
 */
class TaylorStep {

    /** Highest power of the series: {@value}. */
    private static final int ORDER = 20;
    /** Error of the series that a step is first tried with, relative to the state: {@value}, below a rounding. */
    private static final double TOLERANCE = 1e-18;
    /** A proved remainder up to so many ({@value}) times that does not shorten the step. */
    private static final double SMALL = 1000;
    /** Nor does one up to this part of the width that is there already: {@value}. */
    private static final double PART_OF_WIDTH = 0.01;
    private static final int MOST_TRIALS = 40;
    private static final int MOST_INFLATIONS = 8;
    /** What a box that does not hold its image is widened by, relative to its width: {@value}. */
    private static final double INFLATION = 0.2;
    private static final double SHORTER = 0.8;
    /** After so many trials ({@value}) lengths fall faster, ... */
    private static final int TRIALS_NEARBY = 12;
    /** ... by this factor: beside a state at rest the series alone would allow a step of any length. */
    private static final double MUCH_SHORTER = 0.25;
    /** A step is at most so many times ({@value}) as long as the one before. */
    private static final double MOST_GROWTH = 4;

    private final int order;
    private final double tolerance;
    private final int dimension;
    private final TapeEvaluator<Interval> rates;
    private final StepSeries series;
    private final TaylorTape<Interval> remainder;

    private double lastLength = Double.POSITIVE_INFINITY;

    /**
     * Steps along a tape's flow.
     *
     * @throws ArithmeticException if a constant of the flow is not defined
     */
    TaylorStep(Tape tape) {
        this(tape, ORDER, TOLERANCE);
    }

    /**
     * Steps of any order.
     *
     * @param order the highest power of the series, at least 2
     * @param tolerance error of the series that a step is first tried with, relative to the state
     */
    TaylorStep(Tape tape, int order, double tolerance) {
        this.order = order;
        this.tolerance = tolerance;
        this.dimension = tape.dimension();
        this.rates = new TapeEvaluator<>(tape, new IntervalArithmetic());
        this.series = new StepSeries(tape, order);
        this.remainder = new TaylorTape<>(tape, new IntervalArithmetic(), order + 1, List.of());
    }

    /**
     * A step of a length of its own choice.
     *
     * @param from a set that holds the solution
     * @param longest largest length
     * @return a set that holds the solution after the step
     * @throws NotProved if no step succeeds
     */
    final EnclosedState from(EnclosedState from, double longest) {
        series.aboutMiddle(from);
        double length = Math.min(longest, Math.min(firstLength(from.scale()), MOST_GROWTH * lastLength));
        String obstacle = "no a-priori box is found";
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            // Of 24 binary digits, so that sums of lengths are doubles; the last one leads to the end asked for.
            boolean asFloat = length < longest && length > Float.MIN_NORMAL && length < Float.MAX_VALUE / 2;
            length = asFloat ? (float) length : length;
            Interval end = Interval.of(from.time().upper() + length);
            if (!(end.lower() > from.time().upper())) {
                break;
            }
            // Where the sum rounds, the length is known by its ends only: steps meet at doubles, without a gap.
            Interval h = end.minus(from.time());
            try {
                Optional<Interval[]> box = aPrioriBox(from, h.upper());
                if (box.isPresent()) {
                    Interval[] rest = remainder(from.time().hull(end), box.get());
                    if (trial == MOST_TRIALS - 1 || isSmall(series.error(rest, h), from, length)) {
                        EnclosedState moved = moved(from, end, h, rest);
                        lastLength = length;
                        return moved;
                    }
                }
            } catch (ArithmeticException undefined) {
                obstacle = undefined.getMessage();
            }
            length *= trial < TRIALS_NEARBY ? SHORTER : MUCH_SHORTER;
        }
        throw new NotProved("no step succeeds: " + obstacle);
    }

    /**
     * The length at which the last two terms of the series are as small as the tolerance, relative to the state, or
     * from zero to how far it moves.
     */
    private double firstLength(double scale) {
        double length = Double.POSITIVE_INFINITY;
        double size = scale > 0 ? scale : series.largest(1);
        for (int k = order - 1; k <= order; k++) {
            double largest = series.largest(k);
            if (largest > 0 && size > 0) {
                int power = scale > 0 ? k : Math.max(1, k - 1);
                length = Math.min(length, StrictMath.exp(StrictMath.log(tolerance * size / largest) / power));
            }
        }
        return length;
    }

    /** A box that holds the solution during the whole step, proved; empty if none is found. */
    Optional<Interval[]> aPrioriBox(EnclosedState from, double length) {
        Interval during = from.time().hull(from.time().plus(Interval.of(length)));
        Interval step = new Interval(0, length);
        Interval[] box = from.box();
        Interval[] image = image(from.box(), step, rates.rates(during, box));
        if (holds(box, image)) {
            // A state at rest, exactly: no wider box is needed.
            return Optional.of(image);
        }
        for (int attempt = 0; attempt < MOST_INFLATIONS; attempt++) {
            box = inflated(image);
            image = image(from.box(), step, rates.rates(during, box));
            if (holds(box, image)) {
                // The image holds the solution too, and its own image is tighter still.
                return Optional.of(image(from.box(), step, rates.rates(during, image)));
            }
        }
        return Optional.empty();
    }

    /** X + [0, h] f. */
    private static Interval[] image(Interval[] start, Interval step, Interval[] rates) {
        Interval[] image = new Interval[start.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = start[i].plus(step.times(rates[i]));
        }
        return image;
    }

    private static Interval[] inflated(Interval[] box) {
        Interval[] wide = new Interval[box.length];
        for (int i = 0; i < box.length; i++) {
            wide[i] = box[i].widened(INFLATION * box[i].width() + Double.MIN_NORMAL);
        }
        return wide;
    }

    private static boolean holds(Interval[] box, Interval[] image) {
        for (int i = 0; i < box.length; i++) {
            if (!box[i].holds(image[i])) {
                return false;
            }
        }
        return true;
    }

    /** c_(p+1) over the a-priori box. */
    Interval[] remainder(Interval during, Interval[] box) {
        remainder.expand(during, box);
        Interval[] rest = new Interval[dimension];
        for (int i = 0; i < dimension; i++) {
            rest[i] = remainder.state(i, order + 1);
        }
        return rest;
    }

    private boolean isSmall(Interval[] error, EnclosedState from, double length) {
        double scale = Math.max(from.scale(), length * series.largest(1));
        double allowed = Math.max(SMALL * tolerance * scale, PART_OF_WIDTH * from.width());
        for (Interval component : error) {
            if (component.magnitude() > allowed) {
                return false;
            }
        }
        return true;
    }

    private EnclosedState moved(EnclosedState from, Interval end, Interval h, Interval[] rest) {
        series.over(from, rest, end);
        Interval[] centre = series.centre(h);
        Interval[][] slopes = series.slopes(h);
        double[] middle = new double[dimension];
        Interval[] aside = new Interval[dimension];
        for (int i = 0; i < dimension; i++) {
            middle[i] = centre[i].middle();
            aside[i] = centre[i].minus(Interval.of(middle[i]));
        }
        Frame frame = Frame.along(IntervalVectors.weighted(slopes, from.deviation()));
        Interval[] deviation = IntervalVectors.sum(
                IntervalVectors.product(IntervalVectors.columnsThrough(frame, slopes), from.deviation()),
                frame.inverseTimes(aside));
        Interval[] direct = IntervalVectors.sum(centre, IntervalVectors.product(slopes, from.deviation()));
        Interval[] turned = IntervalVectors.sum(StartBox.of(middle), frame.times(deviation));
        Interval[] box = new Interval[dimension];
        for (int i = 0; i < dimension; i++) {
            box[i] = direct[i].intersection(turned[i]);
        }
        return new EnclosedState(end, middle, frame, deviation, box);
    }

    /**
     * A box that holds the solution at a time within the last step.
     *
     * @throws IllegalArgumentException if the time is not within that step
     * @throws NotProved if numbers leave double precision
     */
    final Interval[] at(double time) {
        return series.at(time);
    }
}
