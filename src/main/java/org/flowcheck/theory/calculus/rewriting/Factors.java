package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Rational;

/**
 * A product split into its rational coefficient and its other factors.
 *
 * @param coefficient the product of the constants
 * @param others the other factors, in their order
 */
record Factors(Rational coefficient, List<Expression> others) {

    /** Copies the factors. */
    Factors {
        others = List.copyOf(others);
    }

    /** Splits a formula; one that is no product is a product of one factor. */
    static Factors of(Expression expression) {
        Rational coefficient = Rational.ONE;
        List<Expression> others = new ArrayList<>();
        for (Expression factor : list(expression)) {
            if (factor instanceof Constant constant) {
                coefficient = coefficient.times(constant.value());
            } else {
                others.add(factor);
            }
        }
        return new Factors(coefficient, others);
    }

    /** The factors of a formula, constants included. */
    static List<Expression> list(Expression expression) {
        return expression instanceof Multiplication product ? product.factors() : List.of(expression);
    }

    /** The terms of a formula. */
    static List<Expression> terms(Expression expression) {
        return expression instanceof Addition addition ? addition.terms() : List.of(expression);
    }

    /** The product. */
    Expression product() {
        return Algebra.multiply(Constant.of(coefficient), Algebra.multiply(others));
    }
}
