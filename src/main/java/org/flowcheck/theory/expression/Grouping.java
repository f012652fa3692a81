package org.flowcheck.theory.expression;

import java.util.List;

/** How printed mathematics groups, whatever it is printed in: what needs brackets, and what stands where. */
enum Grouping {
    /** Comparisons and what joins them. */
    CONDITION,
    SUM,
    PRODUCT,
    ATOM;

    /** How closely the parts of an expression hang together. */
    static Grouping of(Expression expression) {
        if (expression instanceof Addition) {
            return SUM;
        }
        if (expression instanceof Comparison || expression instanceof Connective) {
            return CONDITION;
        }
        boolean product = expression instanceof Multiplication || expression instanceof Reduction
                || expression instanceof Constant constant && constant.value().signum() < 0
                || expression instanceof TimeDerivative;
        return product ? PRODUCT : ATOM;
    }

    /** Whether an expression needs brackets where this much is wanted. */
    boolean bracketed(Expression expression) {
        return of(expression).compareTo(this) < 0;
    }

    /** How many factors stand on top of a fraction: sums at the end stand behind it instead. */
    static int onTop(List<Expression> numerator) {
        int count = numerator.size();
        while (count > 0 && (numerator.get(count - 1) instanceof Reduction
                || numerator.get(count - 1) instanceof Addition sum
                && Traversal.contains(sum, Reduction.class::isInstance))) {
            count--;
        }
        return count;
    }

    /** Whether two indices run over the same numbers, so that one sign serves both. */
    static boolean alike(IndexRange one, IndexRange other) {
        return one.lower().equals(other.lower()) && one.upper().equals(other.upper())
                && !Traversal.mentions(other.lower(), one.index()) && !Traversal.mentions(other.upper(), one.index());
    }
}
