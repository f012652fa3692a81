package org.flowcheck.simulation.compiler;

import java.util.List;

/**
 * A real value inside a loop nest: what a formula becomes once names are array elements and sums are temporaries.
 * Built through {@link Terms}, which folds.
 */
sealed interface Term {

    /** Calls the visitor's method for this kind of term. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per kind of term.
     *
     * @param <R> what a visit gives
     */
    interface Visitor<R> {

        R visit(Number number);

        R visit(Time time);

        R visit(IndexValue value);

        R visit(Load load);

        R visit(Gathered gathered);

        R visit(Sum sum);

        R visit(Product product);

        R visit(Quotient quotient);

        R visit(IntegerPower power);

        R visit(RealPower power);

        R visit(Call call);

        R visit(Choice choice);
    }

    /**
     * A number known when the system is compiled.
     *
     * @param value the number
     * @param key empty for a number that the formula itself states; else how it was computed from the parameters, so
     *     that the generated text stays the same when a parameter's value changes
     */
    record Number(double value, String key) implements Term {

        static final Number ZERO = new Number(0, "");
        static final Number ONE = new Number(1, "");

        static Number literal(double value) {
            return new Number(value, "");
        }

        boolean is(double other) {
            return value == other;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The time. */
    record Time() implements Term {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** An index, used as a number. */
    record IndexValue(Affine index) implements Term {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** An array element. */
    record Load(Storage storage, Affine index) implements Term {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** What a {@link Statement.Gather} of the same number gathered. */
    record Gathered(int number) implements Term {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code terms[0] + terms[1] + ...}. */
    record Sum(List<Term> terms) implements Term {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code factors[0] * factors[1] * ...}. */
    record Product(List<Term> factors) implements Term {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code numerator / denominator}. */
    record Quotient(Term numerator, Term denominator) implements Term {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code base^exponent} by multiplications; the exponent is at least 2. */
    record IntegerPower(Term base, int exponent) implements Term {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code base^exponent} of reals. */
    record RealPower(Term base, Term exponent) implements Term {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A function of the table at its arguments. */
    record Call(String function, List<Term> arguments) implements Term {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One of two values; only the chosen one is computed. */
    record Choice(Condition condition, Term whenTrue, Term whenFalse) implements Term {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
