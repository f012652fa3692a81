package org.flowcheck.theory.expression;

import java.util.List;

/**
 * {@code p && q && ...}, {@code p || q || ...}, {@code !p}: true or false.
 *
 * @param kind the connective
 * @param operands true-or-false values: one for NOT, else two or more
 * @param origin where it came from
 */
public record Connective(Kind kind, List<Expression> operands, Origin origin) implements Expression {

    /** The three connectives. */
    public enum Kind {
        /** All hold. */
        AND("&&"),
        /** At least one holds. */
        OR("||"),
        /** The operand does not hold. */
        NOT("!");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        /** The sign in formulas. */
        public String sign() {
            return sign;
        }
    }

    /** Refuses a wrong number of operands. */
    public Connective {
        operands = List.copyOf(operands);
        if (kind == Kind.NOT ? operands.size() != 1 : operands.size() < 2) {
            throw new IllegalArgumentException(kind + " of " + operands.size() + " operands");
        }
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
