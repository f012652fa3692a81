package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.BoundIndices;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Rational;

/**
 * {@code x^a*x^b -> x^(a + b)} for rational numbers a and b; in particular {@code x*x -> x^2}, {@code x/x -> 1},
 * {@code x/Sqrt[x] -> Sqrt[x]}.
 */
final class LikeFactors implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (!(node instanceof Multiplication product)) {
            return node;
        }
        Map<Expression, Rational> exponents = new LinkedHashMap<>();
        Map<Expression, Expression> bases = new HashMap<>();
        Rational coefficient = Rational.ONE;
        int factors = 0;
        for (Expression factor : product.factors()) {
            if (factor instanceof Constant constant) {
                coefficient = coefficient.times(constant.value());
            } else {
                boolean ofNumber = SquareRoots.base(factor) instanceof Constant;
                Expression own = ofNumber ? factor : SquareRoots.base(factor);
                Expression base = bases.computeIfAbsent(BoundIndices.key(own), any -> own);
                exponents.merge(base, ofNumber ? Rational.ONE : SquareRoots.exponent(factor), Rational::plus);
                factors++;
            }
        }
        if (exponents.size() == factors) {
            return node;
        }
        List<Expression> result = new ArrayList<>();
        result.add(Constant.of(coefficient));
        exponents.forEach((base, exponent) -> result.add(SquareRoots.of(base, exponent)));
        return Algebra.multiply(result);
    }
}
