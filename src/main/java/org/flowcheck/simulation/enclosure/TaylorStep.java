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

    private final int order;
    private final double tolerance;
    private final int dimension;
    private final TapeEvaluator<Interval> rates;
    private final TaylorTape<Interval> series;
    private final TaylorTape<Interval> remainder;
    private final TaylorTape<Gradient> derivatives;

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
        this.series = new TaylorTape<>(tape, new IntervalArithmetic(), order, List.of());
        this.remainder = new TaylorTape<>(tape, new IntervalArithmetic(), order + 1, List.of());
        this.derivatives = new TaylorTape<>(tape, new GradientArithmetic(), order, List.of());
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
        Interval[] middle = points(from.middle());
        series.expand(from.time(), middle);
        double length = Math.min(longest, firstLength(from.scale()));
        String obstacle = "no a-priori box is found";
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            // Of 24 binary digits, so that sums of lengths are doubles; the last one leads to the end asked for.
            boolean asFloat = length < longest && length > Float.MIN_NORMAL && length < Float.MAX_VALUE / 2;
            length = asFloat ? (float) length : length;
            Interval end = from.time().plus(Interval.of(length));
            if (!(end.lower() > from.time().upper())) {
                break;
            }
            try {
                Optional<Interval[]> box = aPrioriBox(from, length);
                if (box.isPresent()) {
                    Interval[] error = error(from.time().hull(end), box.get(), length);
                    if (trial == MOST_TRIALS - 1 || isSmall(error, from)) {
                        return moved(from, end, length, error);
                    }
                }
            } catch (ArithmeticException undefined) {
                obstacle = undefined.getMessage();
            }
            length *= SHORTER;
        }
        throw new NotProved("no step succeeds: " + obstacle);
    }

    /** The length at which the last two terms of the series are as small as the tolerance. */
    private double firstLength(double scale) {
        double length = Double.POSITIVE_INFINITY;
        for (int k = order - 1; k <= order; k++) {
            double largest = 0;
            for (int i = 0; i < dimension; i++) {
                largest = Math.max(largest, series.state(i, k).magnitude());
            }
            if (largest > 0 && scale > 0) {
                length = Math.min(length, StrictMath.exp(StrictMath.log(tolerance * scale / largest) / k));
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

    /** h^(p+1) c_(p+1) over the a-priori box. */
    Interval[] error(Interval during, Interval[] box, double length) {
        remainder.expand(during, box);
        Interval power = IntervalFunctions.wholePower(Interval.of(length), order + 1);
        Interval[] error = new Interval[dimension];
        for (int i = 0; i < dimension; i++) {
            error[i] = remainder.state(i, order + 1).times(power);
        }
        return error;
    }

    private boolean isSmall(Interval[] error, EnclosedState from) {
        double allowed = Math.max(SMALL * tolerance * from.scale(), PART_OF_WIDTH * from.width());
        for (Interval component : error) {
            if (component.magnitude() > allowed) {
                return false;
            }
        }
        return true;
    }

    private EnclosedState moved(EnclosedState from, Interval end, double length, Interval[] error) {
        Interval h = Interval.of(length);
        derivatives.expand(Gradient.constant(from.time()), variables(from));
        Interval[] centre = new Interval[dimension];
        double[] middle = new double[dimension];
        Interval[] rest = new Interval[dimension];
        Interval[][] slopes = new Interval[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            Interval sum = series.state(i, order);
            for (int k = order - 1; k >= 0; k--) {
                sum = sum.times(h).plus(series.state(i, k));
            }
            centre[i] = sum.plus(error[i]);
            middle[i] = centre[i].middle();
            rest[i] = centre[i].minus(Interval.of(middle[i]));
            for (int j = 0; j < dimension; j++) {
                Interval slope = derivatives.state(i, order).slope(j);
                for (int k = order - 1; k >= 0; k--) {
                    slope = slope.times(h).plus(derivatives.state(i, k).slope(j));
                }
                slopes[i][j] = slope;
            }
        }
        Frame frame = Frame.along(weighted(slopes, from.deviation()));
        Interval[] deviation = sum(product(columnsThrough(frame, slopes), from.deviation()), frame.inverseTimes(rest));
        Interval[] direct = sum(centre, product(slopes, from.deviation()));
        Interval[] turned = sum(points(middle), frame.times(deviation));
        Interval[] box = new Interval[dimension];
        for (int i = 0; i < dimension; i++) {
            box[i] = direct[i].intersection(turned[i]);
        }
        return new EnclosedState(end, middle, frame, deviation, box);
    }

    /** The components as functions of the deviation. */
    private Gradient[] variables(EnclosedState from) {
        Gradient[] variables = new Gradient[dimension];
        for (int i = 0; i < dimension; i++) {
            double[] axes = new double[dimension];
            for (int j = 0; j < dimension; j++) {
                axes[j] = from.frame().axis(i, j);
            }
            // The theorem needs the way from the middle to each point of the set.
            variables[i] = new Gradient(from.box()[i].hull(Interval.of(from.middle()[i])), axes, axes);
        }
        return variables;
    }

    /** The inverse of the frame times a matrix. */
    private static Interval[][] columnsThrough(Frame frame, Interval[][] matrix) {
        int size = matrix.length;
        Interval[][] result = new Interval[size][size];
        Interval[] column = new Interval[size];
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                column[i] = matrix[i][j];
            }
            Interval[] through = frame.inverseTimes(column);
            for (int i = 0; i < size; i++) {
                result[i][j] = through[i];
            }
        }
        return result;
    }

    /** Middles of the entries, each column times the width of its variable. */
    private static double[][] weighted(Interval[][] matrix, Interval[] deviation) {
        int size = matrix.length;
        double[][] result = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                result[i][j] = matrix[i][j].middle() * deviation[j].width();
            }
        }
        return result;
    }

    private static Interval[] product(Interval[][] matrix, Interval[] vector) {
        Interval[] result = new Interval[vector.length];
        for (int i = 0; i < result.length; i++) {
            Interval sum = Interval.ZERO;
            for (int j = 0; j < vector.length; j++) {
                sum = sum.plus(matrix[i][j].times(vector[j]));
            }
            result[i] = sum;
        }
        return result;
    }

    private static Interval[] sum(Interval[] one, Interval[] other) {
        Interval[] sum = new Interval[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = one[i].plus(other[i]);
        }
        return sum;
    }

    private static Interval[] points(double[] values) {
        Interval[] points = new Interval[values.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = Interval.of(values[i]);
        }
        return points;
    }
}
