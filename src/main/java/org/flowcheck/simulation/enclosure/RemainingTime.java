package org.flowcheck.simulation.enclosure;

import java.util.Optional;
import org.flowcheck.theory.expression.Rational;

/**
 * Bounds of the time that a solution has left, from a box that holds it. A bound that is not certain to hold for every
 * point of the box is empty.
 */
public interface RemainingTime {

    /** A lower bound: at least 0. */
    Optional<Interval> earliest(Interval time, Interval[] box);

    /** An upper bound: above 0. */
    Optional<Interval> latest(Interval time, Interval[] box);

    /** Whose statement the bounds are, for a reader. */
    String origin();

    /**
     * An upper bound for y' = f(y) = grad G with f(r y) = r^p f(y) for r &gt; 0: with N = |y|^2 and S = &lt;y, f&gt;, N' =
     * 2 S; since the Jacobian is symmetric and, by Euler, maps y to p f, S' = (p + 1) |f|^2 &gt;= (p + 1) S^2/N. So
     * N/S falls at the rate p - 1 at least, and is zero by the time N/((p - 1) S) where S is positive (H. A. Levine,
     * Archive for Rational Mechanics and Analysis 51 (1973) 371-386, for such arguments).
     *
     * @param tape the flow
     * @param degree p &gt; 1
     */
    static RemainingTime ofGradientFlow(Tape tape, Rational degree) {
        Interval lessOne = IntervalFunctions.of(degree.minus(Rational.ONE));
        TapeEvaluator<Interval> evaluator = new TapeEvaluator<>(tape, new IntervalArithmetic());
        return new RemainingTime() {
            @Override
            public Optional<Interval> earliest(Interval time, Interval[] box) {
                return Optional.empty();
            }

            @Override
            public Optional<Interval> latest(Interval time, Interval[] box) {
                try {
                    Interval[] rates = evaluator.rates(time, box);
                    Interval square = Interval.ZERO;
                    Interval product = Interval.ZERO;
                    for (int i = 0; i < box.length; i++) {
                        square = square.plus(box[i].squared());
                        product = product.plus(box[i].times(rates[i]));
                    }
                    return product.isPositive() ? Optional.of(square.over(product.times(lessOne))) : Optional.empty();
                } catch (ArithmeticException undefined) {
                    return Optional.empty();
                }
            }

            @Override
            public String origin() {
                return "the bound |y|^2/((p - 1) <y, f>) of homogeneous gradient flows";
            }
        };
    }

    /** No bounds: what is enclosed still shows how long a solution exists. */
    static RemainingTime unknown() {
        return new RemainingTime() {
            @Override
            public Optional<Interval> earliest(Interval time, Interval[] box) {
                return Optional.empty();
            }

            @Override
            public Optional<Interval> latest(Interval time, Interval[] box) {
                return Optional.empty();
            }

            @Override
            public String origin() {
                return "";
            }
        };
    }

    /** Bounds that formulas of a tape state; they count where they are positive for every point of the box. */
    static RemainingTime stated(Tape tape, String earliest, String latest) {
        TapeEvaluator<Interval> evaluator = new TapeEvaluator<>(tape, new IntervalArithmetic());
        return new RemainingTime() {
            @Override
            public Optional<Interval> earliest(Interval time, Interval[] box) {
                return value(earliest, time, box);
            }

            @Override
            public Optional<Interval> latest(Interval time, Interval[] box) {
                return value(latest, time, box);
            }

            private Optional<Interval> value(String formula, Interval time, Interval[] box) {
                if (!tape.formulas().containsKey(formula)) {
                    return Optional.empty();
                }
                try {
                    return evaluator.value(formula, time, box).filter(Interval::isPositive);
                } catch (ArithmeticException undefined) {
                    return Optional.empty();
                }
            }

            @Override
            public String origin() {
                return "the bounds of the remaining time that the model states";
            }
        };
    }

    /**
     * The exact time of one number x with x' = f(x), f(r x) = r^p f(x) for r &gt; 0: x/((p - 1) f(x)) where that is
     * positive, for then |x|' = c |x|^p with c = |f(x)|/|x|^p.
     *
     * @param tape the flow, of dimension 1
     * @param degree p &gt; 1
     */
    static RemainingTime ofPower(Tape tape, Rational degree) {
        Interval lessOne = IntervalFunctions.of(degree.minus(Rational.ONE));
        TapeEvaluator<Interval> evaluator = new TapeEvaluator<>(tape, new IntervalArithmetic());
        return new RemainingTime() {
            @Override
            public Optional<Interval> earliest(Interval time, Interval[] box) {
                return exactly(time, box);
            }

            @Override
            public Optional<Interval> latest(Interval time, Interval[] box) {
                return exactly(time, box);
            }

            private Optional<Interval> exactly(Interval time, Interval[] box) {
                try {
                    Interval rate = evaluator.rates(time, box)[0].times(lessOne);
                    return Optional.of(box[0].over(rate)).filter(Interval::isPositive);
                } catch (ArithmeticException undefined) {
                    return Optional.empty();
                }
            }

            @Override
            public String origin() {
                return "the exact remaining time of one homogeneous equation";
            }
        };
    }
}
