package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.syntax.FormulaLimits;

/**
 * Builds arithmetic in the shape a user gave it, so that it prints as it was written and reads back equal. Only what
 * text cannot tell apart is made one: signs go into a leading number, {@code 1/x} is a power, quotients of numbers are
 * numbers.
 */
final class AsWritten {

    /** Bits beyond which a power of numbers cannot be finite in double precision. */
    private static final int MOST_BITS = 1 << 20;
    /** Bits beyond which sums and products of numbers stay as they are written. */
    private static final int MOST_BITS_FOLDED = 1 << 13;

    private AsWritten() {
    }

    static Expression add(List<Expression> terms, Origin origin) {
        return new Addition(terms, origin);
    }

    static Expression negate(Expression x, Origin origin) {
        if (x instanceof Constant constant) {
            return new Constant(constant.value().negate(), constant.origin());
        }
        List<Expression> factors = new ArrayList<>();
        if (x instanceof Multiplication product && product.factors().get(0) instanceof Constant first) {
            factors.add(new Constant(first.value().negate(), first.origin()));
            factors.addAll(product.factors().subList(1, product.factors().size()));
        } else {
            factors.add(Algebra.MINUS_ONE);
            factors.addAll(x instanceof Multiplication product ? product.factors() : List.of(x));
        }
        return product(factors, origin);
    }

    /** {@code factors[0] * factors[1] * ...}, where quotients come as {@link #reciprocal}s. */
    static Expression multiply(List<Expression> factors, Origin origin) {
        List<Expression> flat = new ArrayList<>();
        if (factors.get(0) instanceof Multiplication head) {
            flat.addAll(head.factors());
            flat.addAll(factors.subList(1, factors.size()));
        } else {
            flat.addAll(factors);
        }
        Optional<Rational> number = Optional.of(Rational.ONE);
        for (Expression factor : flat) {
            Optional<Rational> next = number(factor);
            number = number.flatMap(left -> next.map(left::times)).filter(AsWritten::small);
        }
        if (number.isPresent()) {
            boolean integers = flat.stream().allMatch(Constant.class::isInstance);
            return finite(number.get(), origin, integers ? origin : Origin.computed());
        }
        return product(flat, origin);
    }

    /** A leading one is not written. */
    private static Expression product(List<Expression> factors, Origin origin) {
        List<Expression> kept = factors.get(0).equals(Algebra.ONE) ? factors.subList(1, factors.size()) : factors;
        return kept.size() == 1 ? kept.get(0) : new Multiplication(kept, origin);
    }

    /** {@code 1/x}, a power whose exponent nobody wrote. */
    static Expression reciprocal(Expression x, Origin origin) {
        number(x).filter(value -> value.signum() == 0).ifPresent(zero -> {
            throw problem(origin, Code.NON_FINITE_NUMBER, "a division by zero stands here").exception();
        });
        if (x instanceof Power power && power.exponent() instanceof Constant exponent && exponent.value().isInteger()
                && exponent.value().signum() > 0) {
            return new Power(power.base(), Constant.of(exponent.value().negate()), origin);
        }
        return new Power(x, Algebra.MINUS_ONE, origin);
    }

    static Expression power(Expression base, Expression exponent, Origin origin) {
        Optional<Rational> height = number(exponent);
        if (height.isEmpty() || !height.get().isInteger()) {
            return new Power(base, exponent, origin);
        }
        int n = integerPower(height.get(), origin);
        Optional<Rational> number = number(base);
        if (number.isPresent()) {
            finite(numberToPower(number.get(), n, origin), origin, origin);
        }
        if (n > 0 && n % 2 == 0 && base instanceof FunctionCall root && root.function().equals("Sqrt")
                && root.order() == 0
                && isSumOfSquares(root.arguments().get(0))) {
            Expression sum = root.arguments().get(0);
            return n == 2 ? sum : new Power(sum, Constant.of(n / 2), origin);
        }
        return new Power(base, exponent, origin);
    }

    private static boolean isSumOfSquares(Expression x) {
        return x instanceof Reduction sum && sum.kind() == Reduction.Kind.SUM && sum.body() instanceof Power square
                && square.exponent() instanceof Constant two && two.value().equals(Rational.of(2));
    }

    /** The value of a formula of numbers alone; all its parts have been checked to be finite. */
    static Optional<Rational> number(Expression x) {
        if (x instanceof Constant constant) {
            return Optional.of(constant.value());
        }
        if (x instanceof Power power) {
            return number(power.exponent()).filter(Rational::isInteger).flatMap(exponent -> number(power.base())
                    .filter(base -> base.signum() != 0 || exponent.signum() >= 0)
                    .map(base -> base.power(exponent.numerator().intValueExact())));
        }
        List<Expression> parts = x instanceof Addition sum ? sum.terms()
                : x instanceof Multiplication product ? product.factors() : List.of();
        Optional<Rational> result = parts.isEmpty() ? Optional.empty() : number(parts.get(0));
        for (Expression part : parts.subList(Math.min(1, parts.size()), parts.size())) {
            Optional<Rational> next = result.isEmpty() ? result : number(part);
            result = result
                    .flatMap(left -> next.map(right -> x instanceof Addition ? left.plus(right) : left.times(right)))
                    .filter(AsWritten::small);
        }
        return result;
    }

    private static boolean small(Rational value) {
        return Math.max(value.numerator().bitLength(), value.denominator().bitLength()) <= MOST_BITS_FOLDED;
    }

    private static int integerPower(Rational exponent, Origin origin) {
        if (exponent.numerator().bitLength() > 30
                || Math.abs(exponent.numerator().intValue()) > FormulaLimits.HIGHEST_POWER) {
            throw problem(origin, Code.POWER_TOO_LARGE, "the power is too large")
                    .expecting("at most " + FormulaLimits.HIGHEST_POWER).exception();
        }
        return exponent.numerator().intValue();
    }

    private static Rational numberToPower(Rational base, int n, Origin origin) {
        if (base.signum() == 0 && n < 0) {
            throw problem(origin, Code.NON_FINITE_NUMBER, "a division by zero stands here").exception();
        }
        long bits = (long) Math.max(base.numerator().bitLength(), base.denominator().bitLength()) * Math.abs(n);
        if (bits > MOST_BITS) {
            throw notFinite(origin);
        }
        return base.power(n);
    }

    private static Constant finite(Rational value, Origin place, Origin origin) {
        double nearest = value.toDouble();
        if (Double.isInfinite(nearest) || value.signum() != 0 && Math.abs(nearest) < Double.MIN_NORMAL) {
            throw notFinite(place);
        }
        return new Constant(value, origin);
    }

    private static RuntimeException notFinite(Origin origin) {
        return problem(origin, Code.NON_FINITE_NUMBER, "the number lies beyond the range of double precision")
                .exception();
    }

    private static Diagnostic problem(Origin origin, Code code, String message) {
        return origin.span().map(span -> Diagnostic.at(span, code, message))
                .orElseGet(() -> Diagnostic.of(code, message));
    }
}
