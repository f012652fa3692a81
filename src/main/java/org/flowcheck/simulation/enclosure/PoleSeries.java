package org.flowcheck.simulation.enclosure;

import java.util.Optional;
import org.flowcheck.theory.expression.Rational;

/**
 * Finds the blow-up ahead of a homogeneous flow from the Taylor coefficients of its state. Where f(r y) = r^p f(y),
 * |y| grows as (T - t)^(-1/(p-1)), so that
 * <pre>
 *   g = (sum_i y_i^2)^(-(p-1)/2)
 * </pre>
 * falls to zero at T with a slope that is not zero. T is the zero of the polynomial of g, whose error is what the last
 * coefficients are there over the slope. The polynomial converges at T although the one of y does not, since g is as
 * smooth there as the limiting direction allows: for poles it is analytic.
 *
 * @param <T> the numbers
 */
final class PoleSeries<T> {

    /** Newton's steps to the zero: from a few digits, doubling at each. */
    private static final int MOST_STEPS = 60;
    /** Places between here and the zero at which g must be positive, or the zero is not the first. */
    private static final int PLACES = 32;
    /** A zero further away than so many radii of convergence of the state is not looked for: {@value}. */
    private static final double FARTHEST = 2;
    /** How many of the last coefficients tell what is left out: those of even and of odd powers. */
    private static final int LAST = 4;

    private final RoundedArithmetic<T> arithmetic;
    private final SeriesRules<T> rules;
    private final Rational exponent;
    private final int digits;

    /**
     * For one flow.
     *
     * @param degree p, above 1
     * @param digits of the numbers
     */
    PoleSeries(RoundedArithmetic<T> arithmetic, Rational degree, int digits) {
        this.arithmetic = arithmetic;
        this.rules = new SeriesRules<>(arithmetic);
        this.exponent = Rational.ONE.minus(degree).times(Rational.of(1, 2));
        this.digits = digits;
    }

    /**
     * The zero ahead.
     *
     * @param ahead the time from here to the blow-up
     * @param logError decimal logarithm of its error by truncation, estimated
     */
    record Zero<T>(T ahead, double logError) {
    }

    /**
     * The first zero ahead; empty if none is near enough to be seen.
     *
     * @param dimension of the state
     * @param radius of convergence of its series, estimated
     */
    Optional<Zero<T>> zero(TaylorTape<T> series, int dimension, double radius) {
        if (!(roughly(series, dimension) <= FARTHEST * radius)) {
            return Optional.empty();
        }
        T[] g = reciprocal(series, dimension);
        T h = arithmetic.negate(arithmetic.divide(g[0], g[1]));
        if (!arithmetic.isPositive(h)) {
            return Optional.empty();
        }
        boolean converged = false;
        for (int i = 0; i < MOST_STEPS && !converged; i++) {
            T slope = slope(g, h);
            if (arithmetic.log10Size(slope) == Double.NEGATIVE_INFINITY) {
                return Optional.empty();
            }
            T change = arithmetic.divide(value(g, h), slope);
            h = arithmetic.subtract(h, change);
            // Half the digits: the step that was made has doubled them.
            converged = arithmetic.log10Size(change) < arithmetic.log10Size(h) - 0.5 * digits - 1;
        }
        if (!converged || !arithmetic.isPositive(h) || !first(g, h)) {
            return Optional.empty();
        }
        double logSlope = arithmetic.log10Size(slope(g, h));
        double logH = arithmetic.log10Size(h);
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = g.length - LAST; k < g.length; k++) {
            largest = Math.max(largest, arithmetic.log10Size(g[k]) + k * logH);
        }
        // The tail of a geometric series is about a term, of an algebraic one about as many terms as there are.
        return Optional.of(new Zero<>(h, largest + StrictMath.log10(g.length) - logSlope));
    }

    /** The first step of Newton's method; minus g over its slope, without the other coefficients of g. */
    private double roughly(TaylorTape<T> series, int dimension) {
        T sum = arithmetic.square(series.state(0, 0));
        T half = arithmetic.multiply(series.state(0, 0), series.state(0, 1));
        for (int i = 1; i < dimension; i++) {
            sum = arithmetic.add(sum, arithmetic.square(series.state(i, 0)));
            half = arithmetic.add(half, arithmetic.multiply(series.state(i, 0), series.state(i, 1)));
        }
        T slope = arithmetic.multiply(arithmetic.multiply(half, -2), arithmetic.ofRational(exponent));
        return arithmetic.isPositive(slope) ? arithmetic.toDouble(arithmetic.divide(sum, slope))
                : Double.POSITIVE_INFINITY;
    }

    private T[] reciprocal(TaylorTape<T> series, int dimension) {
        int order = series.order();
        T[] squares = arithmetic.array(order + 1);
        T[] g = arithmetic.array(order + 1);
        T[] one = arithmetic.array(order + 1);
        for (int i = 0; i < dimension; i++) {
            for (int k = 0; k <= order; k++) {
                one[k] = series.state(i, k);
            }
            for (int k = 0; k <= order; k++) {
                T square = rules.square(one, k);
                squares[k] = i == 0 ? square : arithmetic.add(squares[k], square);
            }
        }
        for (int k = 0; k <= order; k++) {
            g[k] = rules.power(squares, exponent, g, k);
        }
        return g;
    }

    private boolean first(T[] g, T h) {
        for (int i = 1; i < PLACES; i++) {
            T place = arithmetic.divide(arithmetic.multiply(h, i), PLACES);
            if (!arithmetic.isPositive(value(g, place))) {
                return false;
            }
        }
        return true;
    }

    private T value(T[] g, T h) {
        T value = g[g.length - 1];
        for (int k = g.length - 2; k >= 0; k--) {
            value = arithmetic.add(arithmetic.multiply(value, h), g[k]);
        }
        return value;
    }

    private T slope(T[] g, T h) {
        T slope = arithmetic.multiply(g[g.length - 1], g.length - 1);
        for (int k = g.length - 2; k >= 1; k--) {
            slope = arithmetic.add(arithmetic.multiply(slope, h), arithmetic.multiply(g[k], k));
        }
        return slope;
    }
}
