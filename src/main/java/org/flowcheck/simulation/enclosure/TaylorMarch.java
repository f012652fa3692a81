package org.flowcheck.simulation.enclosure;

import java.util.List;

/**
 * Follows a tape's flow by Taylor series of one order with steps of variable length.
 *
 * <p>The step is {@code h = caution rho e^-2}, where rho estimates the radius of convergence from the last two
 * coefficients: {@code rho = min over k in {N - 1, N} of (|y| / |c_k|)^(1/k)}, maximum norms. What is left out of a
 * step is then about {@code e^(-2 N)} of the state, so that the order follows from the digits ({@link #orderFor}).
 * Source: A. Jorba, M. Zou, Experimental Mathematics 14 (2005) 99-117, section 3.
 *
 * <p>For one thread at a time.
 *
 * @param <T> the numbers
 */
public final class TaylorMarch<T> {

    private static final double PER_RADIUS = StrictMath.exp(-2);

    private final RoundedArithmetic<T> arithmetic;
    private final TaylorTape<T> series;
    private final double caution;
    private T time;
    private T[] state;
    private boolean expanded;

    /**
     * A march.
     *
     * @param tape the flow
     * @param arithmetic the numbers
     * @param order of the series, at least 2
     * @param caution factor on the steps, in (0, 1]
     * @param time where to start
     * @param state the state there; not modified
     */
    public TaylorMarch(Tape tape, RoundedArithmetic<T> arithmetic, int order, double caution, T time, T[] state) {
        if (order < 2 || !(caution > 0 && caution <= 1)) {
            throw new IllegalArgumentException("order " + order + ", caution " + caution);
        }
        this.arithmetic = arithmetic;
        this.series = new TaylorTape<>(tape, arithmetic, order, List.of());
        this.caution = caution;
        this.time = time;
        this.state = state.clone();
    }

    /** The order at which a step of the whole length leaves out less than 10^-digits. */
    public static int orderFor(int digits) {
        return (int) StrictMath.ceil(digits * StrictMath.log(10) / 2) + 1;
    }

    /** The time reached. */
    public T time() {
        return time;
    }

    /** A copy of the state reached. */
    public T[] state() {
        return state.clone();
    }

    /**
     * The series of the solution about the time reached.
     *
     * @throws ArithmeticException where the flow is not defined or not analytic
     */
    public TaylorTape<T> series() {
        if (!expanded) {
            series.expand(time, state);
            expanded = true;
        }
        return series;
    }

    /** The radius of convergence of the series about the time reached, estimated; infinite for polynomials. */
    public double radius() {
        TaylorTape<T> coefficients = series();
        double size = size(coefficients, 0);
        int order = coefficients.order();
        double radius = Double.POSITIVE_INFINITY;
        for (int k = order - 1; k <= order; k++) {
            radius = Math.min(radius, StrictMath.pow(10, (size - size(coefficients, k)) / k));
        }
        return radius;
    }

    /** The length of the next step. */
    public double step() {
        return caution * PER_RADIUS * radius();
    }

    /** Goes on by a time within the radius of convergence. */
    public void advance(T by) {
        TaylorTape<T> coefficients = series();
        for (int i = 0; i < state.length; i++) {
            T value = coefficients.state(i, coefficients.order());
            for (int k = coefficients.order() - 1; k >= 0; k--) {
                value = arithmetic.add(arithmetic.multiply(value, by), coefficients.state(i, k));
            }
            state[i] = value;
        }
        time = arithmetic.add(time, by);
        expanded = false;
    }

    /**
     * Goes on to a time.
     *
     * @param end the time, not before the one reached
     * @param mostSteps after so many steps it gives up
     * @return whether the time was reached
     * @throws ArithmeticException where the flow is not defined or not analytic
     */
    public boolean to(T end, int mostSteps) {
        for (int i = 0; i < mostSteps; i++) {
            T left = arithmetic.subtract(end, time);
            if (arithmetic.toDouble(left) <= step()) {
                advance(left);
                return true;
            }
            advance(arithmetic.of(step()));
        }
        return false;
    }

    /** The decimal logarithm of the largest coefficient at a power of time. */
    private double size(TaylorTape<T> coefficients, int power) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < state.length; i++) {
            largest = Math.max(largest, arithmetic.log10Size(coefficients.state(i, power)));
        }
        return largest;
    }
}
