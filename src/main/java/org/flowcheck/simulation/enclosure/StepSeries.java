package org.flowcheck.simulation.enclosure;

import java.util.List;

/**
 * The series of one validated step: of the solution through the middle of its set, and of the derivatives by the
 * deviation from there. They hold at all times within the step. For one thread at a time.
 */
final class StepSeries {

    private final int order;
    private final int dimension;
    private final TaylorTape<Interval> series;
    private final TaylorTape<Gradient> derivatives;

    private EnclosedState began;
    private Interval[] remainders;
    private Interval ended;

    /**
     * Series along a tape's flow.
     *
     * @param order the highest power
     * @throws ArithmeticException if a constant of the flow is not defined
     */
    StepSeries(Tape tape, int order) {
        this.order = order;
        this.dimension = tape.dimension();
        this.series = new TaylorTape<>(tape, new IntervalArithmetic(), order, List.of());
        this.derivatives = new TaylorTape<>(tape, new GradientArithmetic(), order, List.of());
    }

    /** Expands the solution through the middle of a set; the step before can be asked no more. */
    void aboutMiddle(EnclosedState from) {
        began = null;
        series.expand(from.time(), StartBox.of(from.middle()));
    }

    /** The largest coefficient of a component at a power of time, by size. */
    double largest(int power) {
        double largest = 0;
        for (int i = 0; i < dimension; i++) {
            largest = Math.max(largest, series.state(i, power).magnitude());
        }
        return largest;
    }

    /**
     * Expands the derivatives over a set, whose middle has been expanded.
     *
     * @param rest c_(p+1) over a box that holds the solution during the step; not copied
     * @param end where the step leads
     */
    void over(EnclosedState from, Interval[] rest, Interval end) {
        derivatives.expand(Gradient.constant(from.time()), variables(from));
        began = from;
        remainders = rest;
        ended = end;
    }

    /** h^(p+1) c_(p+1). */
    Interval[] error(Interval[] rest, Interval h) {
        Interval power = IntervalFunctions.wholePower(h, order + 1);
        Interval[] error = new Interval[dimension];
        for (int i = 0; i < dimension; i++) {
            error[i] = rest[i].times(power);
        }
        return error;
    }

    /**
     * A box that holds the solution at a time within the step: series and remainder serve for shorter lengths too,
     * since the a-priori box holds the solution during all of it.
     *
     * @throws IllegalArgumentException if the time is not within the step
     * @throws NotProved if numbers leave double precision
     */
    Interval[] at(double time) {
        if (began == null || !(began.time().upper() <= time && time <= ended.lower())) {
            throw new IllegalArgumentException("the last step does not pass " + time);
        }
        Interval h = Interval.of(time).minus(began.time());
        return IntervalVectors.sum(centre(h), IntervalVectors.product(slopes(h), began.deviation()));
    }

    /** The end of the solution through the middle after a time h of the step. */
    Interval[] centre(Interval h) {
        Interval[] centre = error(remainders, h);
        for (int i = 0; i < dimension; i++) {
            Interval sum = series.state(i, order);
            for (int k = order - 1; k >= 0; k--) {
                sum = sum.times(h).plus(series.state(i, k));
            }
            centre[i] = sum.plus(centre[i]);
        }
        return centre;
    }

    /** Derivatives of the series after a time h of the step by the deviation at its start. */
    Interval[][] slopes(Interval h) {
        Interval[][] slopes = new Interval[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                Interval slope = derivatives.state(i, order).slope(j);
                for (int k = order - 1; k >= 0; k--) {
                    slope = slope.times(h).plus(derivatives.state(i, k).slope(j));
                }
                slopes[i][j] = slope;
            }
        }
        return slopes;
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
}
