package org.flowcheck.simulation.enclosure;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.flowcheck.theory.expression.Rational;

/**
 * Taylor coefficients in time of the solution of a tape's flow through a state, and of steps of the tape along it,
 * order by order: the k-th coefficients of the rates, over k + 1, are the (k+1)-th ones of the state.
 *
 * <p>Source: the recurrences of automatic differentiation, e.g. E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary
 * Differential Equations I (1993), section I.8; A. Jorba, M. Zou, Experimental Mathematics 14 (2005) 99-117.
 *
 * <p>Cost of order N: N^2/2 products for each step that is a product or function of two moving numbers (N^2/4 for a
 * square, N^2 for a logarithm or power), N operations for others. Memory: N + 1 numbers a step and a component. For one
 * thread at a time; an expansion overwrites the one before.
 *
 * @param <T> the numbers
 */
public final class TaylorTape<T> {

    private final Tape tape;
    private final Arithmetic<T> arithmetic;
    private final SeriesRules<T> series;
    private final int order;
    /** What is computed at each power, and at the last one, in the order of the tape. */
    private final int[] movingSteps;
    private final int[] followedSteps;
    private final BitSet moving;
    private final T[][] steps;
    private final T[][] states;
    private final T zero;
    private final T one;
    private T time;

    /**
     * Coefficients of the state, and of formulas along the solution.
     *
     * @param tape the flow
     * @param arithmetic the numbers
     * @param order the highest power of time, at least 1
     * @param followed steps of the tape whose coefficients are wanted
     * @throws IllegalArgumentException if Carlson's integral of moving numbers is among the steps
     * @throws ArithmeticException if a step that does not move is not defined
     */
    public TaylorTape(Tape tape, Arithmetic<T> arithmetic, int order, List<Integer> followed) {
        if (order < 1) {
            throw new IllegalArgumentException("a series to order " + order);
        }
        this.tape = tape;
        this.arithmetic = arithmetic;
        this.series = new SeriesRules<>(arithmetic);
        this.order = order;
        this.moving = tape.moving();
        this.steps = matrix(tape.steps().size());
        this.states = matrix(tape.dimension());
        this.zero = arithmetic.ofRational(Rational.ZERO);
        this.one = arithmetic.ofRational(Rational.ONE);
        BitSet used = tape.needed(followed);
        this.followedSteps = used.stream().filter(moving::get).toArray();
        used.or(tape.needed(tape.rates()));
        this.movingSteps = used.stream().filter(moving::get).toArray();
        T[] values = arithmetic.array(tape.steps().size());
        used.stream().forEach(i -> {
            steps[i] = arithmetic.array(order + 1);
            if (!moving.get(i)) {
                values[i] = TapeEvaluator.value(arithmetic, tape.steps().get(i), zero, states[0], values);
                Arrays.fill(steps[i], zero);
                steps[i][0] = values[i];
            } else if (tape.steps().get(i).operation() == Operation.CARLSON_RF) {
                throw new IllegalArgumentException("no series of CarlsonRF");
            }
        });
        for (int i = 0; i < states.length; i++) {
            states[i] = arithmetic.array(order + 1);
        }
    }

    @SuppressWarnings("unchecked")
    private T[][] matrix(int rows) {
        return (T[][]) Array.newInstance(arithmetic.array(0).getClass(), rows);
    }

    /** The highest power of time. */
    public int order() {
        return order;
    }

    /**
     * Expands the solution through a state.
     *
     * @param t the time
     * @param y the state
     * @throws ArithmeticException where the flow is not defined or not analytic
     */
    public void expand(T t, T[] y) {
        if (y.length != states.length) {
            throw new IllegalArgumentException(y.length + " numbers for a state of " + states.length);
        }
        time = t;
        for (int i = 0; i < y.length; i++) {
            states[i][0] = y[i];
        }
        for (int k = 0; k < order; k++) {
            coefficients(movingSteps, k);
            for (int i = 0; i < states.length; i++) {
                states[i][k + 1] = arithmetic.divide(steps[tape.rates().get(i)][k], k + 1);
            }
        }
        coefficients(followedSteps, order);
    }

    private void coefficients(int[] which, int k) {
        for (int i : which) {
            steps[i][k] = coefficient(tape.steps().get(i), steps[i], k);
        }
    }

    /** The coefficient of a component of the state at a power of the time passed. */
    public T state(int component, int power) {
        return states[component][power];
    }

    /** The coefficient of a followed step, or below the order of one that the rates need. */
    public T step(int step, int power) {
        return steps[step][power];
    }

    private T coefficient(TapeStep step, T[] own, int k) {
        return switch (step.operation()) {
            case STATE -> states[step.first()][k];
            case TIME -> k == 0 ? time : k == 1 ? one : zero;
            case ADD -> k > 0 && !moving.get(step.first()) ? steps[step.second()][k]
                    : k > 0 && !moving.get(step.second()) ? steps[step.first()][k]
                    : arithmetic.add(steps[step.first()][k], steps[step.second()][k]);
            case SUBTRACT -> k > 0 && !moving.get(step.first()) ? arithmetic.negate(steps[step.second()][k])
                    : k > 0 && !moving.get(step.second()) ? steps[step.first()][k]
                    : arithmetic.subtract(steps[step.first()][k], steps[step.second()][k]);
            case NEGATE -> arithmetic.negate(steps[step.first()][k]);
            case MULTIPLY -> product(step.first(), step.second(), k);
            case SQUARE -> series.square(steps[step.first()], k);
            case DIVIDE -> moving.get(step.second())
                    ? series.quotient(steps[step.first()], steps[step.second()], own, k)
                    : arithmetic.divide(steps[step.first()][k], steps[step.second()][0]);
            case EXP -> series.exp(steps[step.first()], own, k);
            case LOG -> series.log(steps[step.first()], own, k);
            case POWER -> series.power(steps[step.first()], step.number(), own, k);
            case NUMBER, CARLSON_RF -> throw new IllegalStateException("a moving " + step.operation());
        };
    }

    private T product(int left, int right, int k) {
        if (!moving.get(left)) {
            return arithmetic.multiply(steps[left][0], steps[right][k]);
        }
        if (!moving.get(right)) {
            return arithmetic.multiply(steps[left][k], steps[right][0]);
        }
        return arithmetic.sumOfProducts(steps[left], steps[right], 0, k, k);
    }
}
