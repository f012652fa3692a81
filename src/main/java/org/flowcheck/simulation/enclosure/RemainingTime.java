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
