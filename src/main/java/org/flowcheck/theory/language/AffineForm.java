package org.flowcheck.theory.language;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;

/**
 * {@code constant + sum of coefficient * name}: what index formulas mostly are.
 *
 * @param constant the part without names
 * @param coefficients for each name its factor, never zero
 */
record AffineForm(Rational constant, Map<String, Rational> coefficients) {

    /** Copies the factors and drops zeros. */
    AffineForm {
        Map<String, Rational> kept = new TreeMap<>();
        coefficients.forEach((name, factor) -> {
            if (factor.signum() != 0) {
                kept.put(name, factor);
            }
        });
        coefficients = Collections.unmodifiableMap(kept);
    }

    /** The affine form of a formula, if it has one. */
    static Optional<AffineForm> of(Expression expression) {
        if (expression instanceof Constant number) {
            return Optional.of(new AffineForm(number.value(), Map.of()));
        }
        if (expression instanceof Reference reference && reference.isPlain()) {
            return Optional.of(new AffineForm(Rational.ZERO, Map.of(reference.name(), Rational.ONE)));
        }
        if (expression instanceof Addition addition) {
            Optional<AffineForm> sum = Optional.of(new AffineForm(Rational.ZERO, Map.of()));
            for (Expression term : addition.terms()) {
                Optional<AffineForm> next = of(term);
                sum = sum.flatMap(left -> next.map(right -> left.plus(right, Rational.ONE)));
            }
            return sum;
        }
        if (expression instanceof Multiplication product && product.factors().size() == 2
                && product.factors().get(0) instanceof Constant factor) {
            return of(product.factors().get(1)).map(form -> form.times(factor.value()));
        }
        return Optional.empty();
    }

    /** Whether two sizes are equal for all values of their names. */
    static boolean same(Expression p, Expression q) {
        if (p.equals(q)) {
            return true;
        }
        Optional<AffineForm> left = of(p);
        return left.isPresent() && left.equals(of(q));
    }

    /** {@code this + factor * other}. */
    AffineForm plus(AffineForm other, Rational factor) {
        Map<String, Rational> sum = new TreeMap<>(coefficients);
        other.coefficients.forEach((name, value) -> sum.merge(name, value.times(factor), Rational::plus));
        return new AffineForm(constant.plus(other.constant.times(factor)), sum);
    }

    /** {@code factor * this}. */
    AffineForm times(Rational factor) {
        return new AffineForm(Rational.ZERO, Map.of()).plus(this, factor);
    }

    /** This form with a name replaced by a form. */
    AffineForm replacing(String name, AffineForm by) {
        Rational factor = coefficients.get(name);
        if (factor == null) {
            return this;
        }
        Map<String, Rational> rest = new TreeMap<>(coefficients);
        rest.remove(name);
        return new AffineForm(constant, rest).plus(by, factor);
    }

    /** The form as text: {@code m + 1}. */
    String text() {
        StringBuilder out = new StringBuilder();
        coefficients.forEach((name, factor) -> {
            out.append(out.isEmpty() ? factor.signum() < 0 ? "-" : "" : factor.signum() < 0 ? " - " : " + ");
            Rational size = factor.signum() < 0 ? factor.negate() : factor;
            out.append(size.equals(Rational.ONE) ? name : size + "*" + name);
        });
        if (out.isEmpty()) {
            return constant.toString();
        }
        if (constant.signum() != 0) {
            out.append(constant.signum() < 0 ? " - " + constant.negate() : " + " + constant);
        }
        return out.toString();
    }
}
