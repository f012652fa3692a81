package org.flowcheck.theory.expression;

/**
 * {@code left relation right}: true or false.
 *
 * @param left a real value
 * @param relation the relation
 * @param right a real value
 * @param origin where it came from
 */
public record Comparison(Expression left, Relation relation, Expression right, Origin origin) implements Expression {

    /** The six relations. */
    public enum Relation {
        /** Equal. */
        EQUAL("=="),
        /** Not equal. */
        UNEQUAL("!="),
        /** Less. */
        LESS("<"),
        /** Less or equal. */
        AT_MOST("<="),
        /** Greater. */
        GREATER(">"),
        /** Greater or equal. */
        AT_LEAST(">=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /** The sign in formulas. */
        public String sign() {
            return sign;
        }

        /** Whether the relation holds between two numbers; false where either is not a number, save for UNEQUAL. */
        public boolean holds(double left, double right) {
            return switch (this) {
                case EQUAL -> left == right;
                case UNEQUAL -> left != right;
                case LESS -> left < right;
                case AT_MOST -> left <= right;
                case GREATER -> left > right;
                case AT_LEAST -> left >= right;
            };
        }
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
