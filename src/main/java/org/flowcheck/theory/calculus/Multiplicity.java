package org.flowcheck.theory.calculus;

import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;

/**
 * The multiplicity of a function at zero: the smallest r from 1 on for which {@code f^(s)(0) = 0} for all s < r and
 * {@code f^(r)(0)} is not zero.
 *
 * <p>It is read off the exact expansions on both sides of zero. There is none where f(0) is not zero, or where the
 * sides part at or before the first power that is not zero: there f jumps, or a derivative that the definition asks for
 * does not exist. (Where they agree up to that power, all derivatives up to it exist, also at a kink of higher order.)
 * What is found is compared with values of f near zero, and given up if they disagree.
 */
public final class Multiplicity {

    /** Powers looked at: {@value}. Exact coefficients of these orders take milliseconds. */
    private static final int ORDER = 24;
    /** How far the value at zero, in double precision, may be from its exact limit: {@value}. */
    private static final double ROUNDING = 1e-12;
    /** The largest distance from zero at which f is compared with its first term; smaller ones follow by halves. */
    private static final double FARTHEST = 0.25;
    private static final int HALVINGS = 24;
    /**
     * How well f and its first term must agree at one of these distances. The next term is smaller by a factor of the
     * distance, so that small distances agree to any precision until rounding sets in: {@value}.
     */
    private static final double AGREEMENT = 0.02;

    private Multiplicity() {
    }

    /** What is known of a multiplicity. */
    public sealed interface Result {

        /**
         * The multiplicity.
         *
         * @param order r
         */
        record Exactly(int order) implements Result {
        }

        /**
         * The function has no multiplicity.
         *
         * @param reason why, in words
         */
        record None(String reason) implements Result {
        }

        /**
         * Nothing is known.
         *
         * @param reason why, in words
         */
        record Undecided(String reason) implements Result {
        }
    }

    /**
     * The multiplicity of a function.
     *
     * @param formula the function, a formula of one scalar
     * @param variable the scalar
     */
    public static Result of(Expression formula, String variable) {
        double atZero = value(formula, variable, 0);
        if (!Double.isFinite(atZero)) {
            return new Result.Undecided("the formula has no value at zero");
        }
        try {
            TaylorSeries right = OneSidedSeries.of(formula, variable, 1, ORDER);
            TaylorSeries left = OneSidedSeries.of(formula, variable, -1, ORDER);
            return judged(formula, variable, atZero, right, left);
        } catch (CannotTell undecided) {
            return new Result.Undecided(undecided.getMessage());
        }
    }

    private static Result judged(Expression formula, String variable, double atZero, TaylorSeries right,
                                 TaylorSeries left) {
        Rational limit = right.at(0);
        if (!limit.equals(left.at(0)) || Math.abs(atZero - limit.toDouble()) > ROUNDING) {
            return new Result.None("it jumps at zero");
        }
        if (limit.signum() != 0) {
            return new Result.None("its value at zero is " + limit);
        }
        for (int power = 1; power <= ORDER; power++) {
            Rational fromLeft = power % 2 == 0 ? left.at(power) : left.at(power).negate();
            if (!right.at(power).equals(fromLeft)) {
                return new Result.None("its derivative of order " + power + " does not exist at zero");
            }
            if (fromLeft.signum() != 0) {
                return witnessed(formula, variable, power, fromLeft.toDouble());
            }
        }
        return new Result.Undecided("all coefficients up to order " + ORDER + " vanish");
    }

    private static Result witnessed(Expression formula, String variable, int order, double coefficient) {
        for (int side : new int[] {1, -1}) {
            double distance = FARTHEST;
            boolean agrees = false;
            for (int halving = 0; halving < HALVINGS && !agrees; halving++) {
                double z = side * distance;
                double first = coefficient * StrictMath.pow(z, order);
                agrees = Math.abs(value(formula, variable, z) - first) <= AGREEMENT * Math.abs(first);
                distance /= 2;
            }
            if (!agrees) {
                return new Result.Undecided("the series begins with the power " + order
                        + ", but no value of the formula near zero agrees");
            }
        }
        return new Result.Exactly(order);
    }

    private static double value(Expression formula, String variable, double at) {
        try {
            return new Evaluator(new Bindings().scalar(variable, at)).value(formula);
        } catch (EvaluationException noValue) {
            return Double.NaN;
        }
    }
}
