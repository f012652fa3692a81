package org.flowcheck.theory.calculus.polynomial;

import java.util.List;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Rational;

/**
 * One term of a normal form as formulas: {@code coefficient * Sum[product of factors, ranges]}.
 *
 * @param coefficient the number in front
 * @param ranges the summation indices, outer ones first, under names that no user's name is equal to
 * @param factors powers of elements, scalars, function calls and conditions
 */
public record Monomial(Rational coefficient, List<IndexRange> ranges, List<Expression> factors) {

    /** Copies the lists. */
    public Monomial {
        ranges = List.copyOf(ranges);
        factors = List.copyOf(factors);
    }
}
