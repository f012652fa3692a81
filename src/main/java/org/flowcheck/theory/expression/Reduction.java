package org.flowcheck.theory.expression;

import java.util.List;

/**
 * A body gathered over index ranges: {@code Sum[body, {k, lower, upper}, ...]} and its like. Later ranges may depend on
 * earlier indices, as in Wolfram's Sum. An empty range gives 0 for a sum, 1 for a product, -infinity for a maximum and
 * +infinity for a minimum.
 *
 * @param kind how the values are gathered
 * @param body what is gathered
 * @param ranges one or more
 * @param origin where it came from
 */
public record Reduction(Kind kind, Expression body, List<IndexRange> ranges, Origin origin) implements Expression {

    /** How values are gathered. */
    public enum Kind {
        /** {@code Sum}. */
        SUM("Sum"),
        /** {@code Product}. */
        PRODUCT("Product"),
        /** {@code Maximum}. */
        MAXIMUM("Maximum"),
        /** {@code Minimum}. */
        MINIMUM("Minimum");

        private final String head;

        Kind(String head) {
            this.head = head;
        }

        /** The name in formulas. */
        public String head() {
            return head;
        }
    }

    /** Refuses a reduction over nothing. */
    public Reduction {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("a reduction without ranges");
        }
    }

    /** A computed sum. */
    public static Reduction sum(Expression body, List<IndexRange> ranges) {
        return new Reduction(Kind.SUM, body, ranges, Origin.computed());
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
