package org.flowcheck.simulation.enclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.expression.Rational;

/**
 * Appends operations to a growing tape: equal steps are written once, operations on numbers are carried out exactly,
 * zeros and ones drop out. A product with the number zero is zero, whatever the other factor.
 */
final class TapeWriter {

    /** A tape with more steps than this is refused where no other number is given: {@value}. */
    static final int MOST_STEPS = 50_000;
    /** Exact numbers of more bits than this stay operations to be carried out: {@value}. */
    private static final int MOST_BITS = 4096;

    private final int most;
    private final List<TapeStep> steps = new ArrayList<>();
    private final Map<TapeStep, Integer> places = new HashMap<>();

    TapeWriter() {
        this(MOST_STEPS);
    }

    /** A tape with more steps than {@code most} is refused. */
    TapeWriter(int most) {
        this.most = most;
    }

    List<TapeStep> steps() {
        return steps;
    }

    int number(Rational value) {
        return place(TapeStep.number(value));
    }

    /** The exact value of a double. */
    int number(double value) {
        if (!Double.isFinite(value)) {
            throw new NotOnTapeException("a number of the model is " + value);
        }
        return number(Rational.of(new BigDecimal(value)));
    }

    int state(int component) {
        return place(TapeStep.of(Operation.STATE, component));
    }

    int time() {
        return place(TapeStep.time());
    }

    /** The number that a step is, if it is one. */
    Optional<Rational> known(int step) {
        TapeStep one = steps.get(step);
        return one.operation() == Operation.NUMBER ? Optional.of(one.number()) : Optional.empty();
    }

    /** Whether a step is an exponential, and therefore positive. */
    boolean isExponential(int step) {
        return steps.get(step).operation() == Operation.EXP;
    }

    int add(int left, int right) {
        Optional<Rational> a = known(left);
        Optional<Rational> b = known(right);
        if (a.isPresent() && a.get().signum() == 0) {
            return right;
        }
        if (b.isPresent() && b.get().signum() == 0) {
            return left;
        }
        if (a.isPresent() && b.isPresent() && small(a.get().plus(b.get()))) {
            return number(a.get().plus(b.get()));
        }
        if (steps.get(right).operation() == Operation.NEGATE) {
            return subtract(left, steps.get(right).first());
        }
        if (steps.get(left).operation() == Operation.NEGATE) {
            return subtract(right, steps.get(left).first());
        }
        return place(TapeStep.of(Operation.ADD, Math.min(left, right), Math.max(left, right)));
    }

    int subtract(int left, int right) {
        Optional<Rational> a = known(left);
        Optional<Rational> b = known(right);
        if (left == right) {
            return number(Rational.ZERO);
        }
        if (b.isPresent()) {
            return add(left, number(b.get().negate()));
        }
        return a.isPresent() && a.get().signum() == 0 ? negate(right)
                : place(TapeStep.of(Operation.SUBTRACT, left, right));
    }

    int negate(int of) {
        Optional<Rational> value = known(of);
        if (value.isPresent()) {
            return number(value.get().negate());
        }
        TapeStep step = steps.get(of);
        return switch (step.operation()) {
            case NEGATE -> step.first();
            case SUBTRACT -> place(TapeStep.of(Operation.SUBTRACT, step.second(), step.first()));
            default -> place(TapeStep.of(Operation.NEGATE, of));
        };
    }

    int multiply(int left, int right) {
        Optional<Rational> a = known(left);
        Optional<Rational> b = known(right);
        if (a.isPresent() && b.isPresent() && small(a.get().times(b.get()))) {
            return number(a.get().times(b.get()));
        }
        if (b.isPresent()) {
            return scale(b.get(), left, right);
        }
        if (a.isPresent()) {
            return scale(a.get(), right, left);
        }
        if (steps.get(left).operation() == Operation.NEGATE) {
            return negate(multiply(steps.get(left).first(), right));
        }
        if (steps.get(right).operation() == Operation.NEGATE) {
            return negate(multiply(left, steps.get(right).first()));
        }
        return left == right ? place(TapeStep.of(Operation.SQUARE, left))
                : place(TapeStep.of(Operation.MULTIPLY, Math.min(left, right), Math.max(left, right)));
    }

    /** A known number, which stands at a step, times another step. */
    private int scale(Rational factor, int step, int stepOfFactor) {
        if (factor.signum() == 0) {
            return stepOfFactor;
        }
        if (factor.equals(Rational.ONE)) {
            return step;
        }
        if (factor.equals(Rational.ONE.negate())) {
            return negate(step);
        }
        return place(TapeStep.of(Operation.MULTIPLY, Math.min(step, stepOfFactor), Math.max(step, stepOfFactor)));
    }

    int divide(int left, int right) {
        Optional<Rational> a = known(left);
        Optional<Rational> b = known(right);
        if (b.isPresent()) {
            if (b.get().signum() == 0) {
                throw new NotOnTapeException("a division by zero");
            }
            if (b.get().equals(Rational.ONE)) {
                return left;
            }
            if (a.isPresent() && small(a.get().times(b.get().reciprocal()))) {
                return number(a.get().times(b.get().reciprocal()));
            }
        }
        return a.isPresent() && a.get().signum() == 0 ? left : place(TapeStep.of(Operation.DIVIDE, left, right));
    }

    /** A power whose exponent is a number: by squarings and products where it is whole. */
    int power(int base, Rational exponent) {
        if (!exponent.isInteger()) {
            return exponent.numerator().bitLength() + exponent.denominator().bitLength() > MOST_BITS
                    ? refused("a power whose exponent has too many digits")
                    : place(TapeStep.power(base, exponent));
        }
        if (exponent.numerator().bitLength() > 10) {
            return refused("a whole power above 1023");
        }
        int whole = exponent.numerator().intValueExact();
        int one = number(Rational.ONE);
        return whole < 0 ? divide(one, wholePower(base, -whole)) : whole == 0 ? one : wholePower(base, whole);
    }

    private int wholePower(int base, int exponent) {
        if (exponent == 1) {
            return base;
        }
        if (exponent % 2 == 1) {
            return multiply(base, wholePower(base, exponent - 1));
        }
        int root = wholePower(base, exponent / 2);
        return multiply(root, root);
    }

    int exp(int of) {
        Optional<Rational> value = known(of);
        return value.isPresent() && value.get().signum() == 0 ? number(Rational.ONE)
                : place(TapeStep.of(Operation.EXP, of));
    }

    int log(int of) {
        if (isExponential(of)) {
            return steps.get(of).first();
        }
        Optional<Rational> value = known(of);
        return value.isPresent() && value.get().equals(Rational.ONE) ? number(Rational.ZERO)
                : place(TapeStep.of(Operation.LOG, of));
    }

    int carlsonRF(int x, int y, int z) {
        return place(new TapeStep(Operation.CARLSON_RF, x, y, z, Rational.ZERO));
    }

    private static int refused(String reason) {
        throw new NotOnTapeException(reason);
    }

    private static boolean small(Rational value) {
        return value.numerator().bitLength() + value.denominator().bitLength() <= MOST_BITS;
    }

    private int place(TapeStep step) {
        Integer known = places.get(step);
        if (known != null) {
            return known;
        }
        if (steps.size() == most) {
            throw new NotOnTapeException("the model has more than " + most
                    + " scalar operations: choose smaller sizes");
        }
        steps.add(step);
        places.put(step, steps.size() - 1);
        return steps.size() - 1;
    }
}
