package org.flowcheck.theory.expression;

/**
 * An exact rational number.
 *
 * @param value the number
 * @param origin where it came from
 */
public record Constant(Rational value, Origin origin) implements Expression {

    /** A computed integer. */
    public static Constant of(long value) {
        return new Constant(Rational.of(value), Origin.computed());
    }

    /** A computed number. */
    public static Constant of(Rational value) {
        return new Constant(value, Origin.computed());
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
