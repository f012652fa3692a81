package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.BoundIndices;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Rational;

/**
 * {@code 2*x*y + 3*y*x -> 5*x*y};  {@code x - x -> 0}. Factors may stand in any order, and sums may name their indices
 * as they like: {@code Sum[a[k], {k, m}] + Sum[a[l], {l, m}] -> 2*Sum[a[k], {k, m}]}.
 */
final class LikeTerms implements Rule {

    private record Gathered(List<Expression> factors, Rational coefficient) {
    }

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (!(node instanceof Addition addition)) {
            return node;
        }
        Map<Map<Expression, Integer>, Gathered> terms = new LinkedHashMap<>();
        for (Expression term : addition.terms()) {
            Factors factors = Factors.of(term);
            Map<Expression, Integer> multiset = new LinkedHashMap<>();
            factors.others().forEach(factor -> multiset.merge(BoundIndices.key(factor), 1, Integer::sum));
            terms.merge(multiset, new Gathered(factors.others(), factors.coefficient()),
                    (left, right) -> new Gathered(left.factors(), left.coefficient().plus(right.coefficient())));
        }
        if (terms.size() == addition.terms().size()) {
            return node;
        }
        List<Expression> result = new ArrayList<>();
        for (Gathered term : terms.values()) {
            result.add(Algebra.multiply(Constant.of(term.coefficient()), Algebra.multiply(term.factors())));
        }
        return Algebra.add(result);
    }
}
