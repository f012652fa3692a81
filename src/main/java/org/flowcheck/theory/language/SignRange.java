package org.flowcheck.theory.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.RationalValue;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;

/**
 * The signs that a formula of a model may have: by the signs of its parameters on the model's domain ({@code gamma >
 * 0}), of sizes, of numbers, squares and roots. What is not known has any sign.
 *
 * @param negative whether it may be negative
 * @param zero whether it may be zero
 * @param positive whether it may be positive
 */
public record SignRange(boolean negative, boolean zero, boolean positive) {

    private static final SignRange ANY = new SignRange(true, true, true);
    private static final SignRange POSITIVE = new SignRange(false, false, true);
    private static final SignRange NOT_NEGATIVE = new SignRange(false, true, true);
    private static final SignRange ZERO = new SignRange(false, true, false);

    /** The signs that a formula of a model may have. */
    public static SignRange of(Model model, Expression formula) {
        return RationalValue.of(formula).map(SignRange::of).orElseGet(() -> new Reader(model).of(formula));
    }

    /** Whether it is positive for all values. */
    public boolean isPositive() {
        return positive && !zero && !negative;
    }

    private SignRange times(SignRange other) {
        return new SignRange(negative && other.positive || positive && other.negative, zero || other.zero,
                positive && other.positive || negative && other.negative);
    }

    private SignRange plus(SignRange other) {
        boolean cancel = negative && other.positive || positive && other.negative;
        return new SignRange(negative || other.negative, zero && other.zero || cancel, positive || other.positive);
    }

    private SignRange and(SignRange other) {
        return new SignRange(negative && other.negative, zero && other.zero, positive && other.positive);
    }

    private SignRange opposite() {
        return new SignRange(positive, zero, negative);
    }

    private static SignRange of(Rational number) {
        return new SignRange(number.signum() < 0, number.signum() == 0, number.signum() > 0);
    }

    /** Reads formulas of one model. */
    private static final class Reader {

        private final Model model;
        private final Map<String, SignRange> known = new HashMap<>();

        Reader(Model model) {
            this.model = model;
            model.states().forEach(state -> sizes(state.axes()));
            model.data().forEach(array -> sizes(array.axes()));
            model.domain().forEach(this::learn);
        }

        /** A parameter that is the size of an array is at least one. */
        private void sizes(List<Axis> axes) {
            for (Axis axis : axes) {
                if (axis.size() instanceof Reference size) {
                    known.put(size.name(), POSITIVE);
                }
            }
        }

        private void learn(Expression condition) {
            if (condition instanceof Connective connective && connective.kind() == Connective.Kind.AND) {
                connective.operands().forEach(this::learn);
            } else if (condition instanceof Comparison comparison) {
                switch (comparison.relation()) {
                    case GREATER -> apart(comparison.left(), comparison.right(), true);
                    case AT_LEAST -> apart(comparison.left(), comparison.right(), false);
                    case LESS -> apart(comparison.right(), comparison.left(), true);
                    case AT_MOST -> apart(comparison.right(), comparison.left(), false);
                    case EQUAL, UNEQUAL -> { }
                }
            }
        }

        private void apart(Expression larger, Expression smaller, boolean strictly) {
            RationalValue.of(smaller).ifPresent(bound -> bounded(larger, bound, strictly));
            RationalValue.of(larger).ifPresent(bound -> {
                if (smaller instanceof Reference name) {
                    narrow(name, above(bound.negate(), strictly).opposite());
                }
            });
        }

        private void bounded(Expression larger, Rational bound, boolean strictly) {
            if (larger instanceof Reference name) {
                narrow(name, above(bound, strictly));
            }
        }

        private static SignRange above(Rational bound, boolean strictly) {
            return bound.signum() < 0 ? ANY : bound.signum() == 0 && !strictly ? NOT_NEGATIVE : POSITIVE;
        }

        private void narrow(Reference name, SignRange range) {
            known.merge(name.name(), range, SignRange::and);
        }

        SignRange of(Expression formula) {
            if (formula instanceof Constant number) {
                return SignRange.of(number.value());
            }
            if (formula instanceof Reference reference) {
                return named(reference);
            }
            if (formula instanceof Addition addition) {
                return addition.terms().stream().map(this::of).reduce(SignRange::plus).orElse(ZERO);
            }
            if (formula instanceof Multiplication product) {
                return product.factors().stream().map(this::of).reduce(SignRange::times).orElse(POSITIVE);
            }
            if (formula instanceof Power power) {
                return power(power);
            }
            if (formula instanceof Reduction reduction && reduction.kind() == Reduction.Kind.SUM) {
                SignRange body = of(reduction.body());
                return new SignRange(body.negative(), true, body.positive());
            }
            return formula instanceof FunctionCall call && call.order() == 0 ? called(call) : ANY;
        }

        private SignRange named(Reference reference) {
            SignRange found = known.get(reference.name());
            if (found == null) {
                known.put(reference.name(), ANY);
                found = model.definition(reference.name()).map(Definition::value).map(this::of).orElse(ANY);
                known.put(reference.name(), found);
            }
            return found;
        }

        private SignRange power(Power power) {
            SignRange base = of(power.base());
            boolean whole = power.exponent() instanceof Constant number && number.value().isInteger();
            if (base.isPositive()) {
                return POSITIVE;
            }
            if (!whole) {
                // A root of what may be zero, where it has a value.
                return base.negative() ? ANY : NOT_NEGATIVE;
            }
            boolean odd = ((Constant) power.exponent()).value().numerator().testBit(0);
            return odd ? base : new SignRange(false, base.zero(), base.positive() || base.negative());
        }

        private SignRange called(FunctionCall call) {
            return switch (call.function()) {
                case "Exp", "Cosh", "LogisticSigmoid", "Pi", "E" -> POSITIVE;
                case "Sqrt", "Abs" -> new SignRange(false, of(call.arguments().get(0)).zero(), true);
                default -> ANY;
            };
        }
    }
}
