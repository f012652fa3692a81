package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;

/**
 * {@code Exp[0] -> 1};  {@code Log[1] -> 0};  {@code Log[Exp[x]*y] -> x + Log[y]};
 * {@code Exp[c*Log[x] + y] -> x^c*Exp[y]} for a rational number c;  {@code Exp[x]*Exp[y] -> Exp[x + y]};
 * {@code Exp[x]^c -> Exp[c*x]} for a rational number c.
 */
final class ExponentialsAndLogarithms implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (isCall(node, "Exp")) {
            return exponential(node);
        }
        if (isCall(node, "Log")) {
            return argument(node).equals(Algebra.ONE) ? Algebra.ZERO : logarithm(node);
        }
        if (node instanceof Power power && isCall(power.base(), "Exp") && power.exponent() instanceof Constant) {
            return FunctionCall.of("Exp", Algebra.multiply(power.exponent(), argument(power.base())));
        }
        return node instanceof Multiplication product ? merged(product) : node;
    }

    private static boolean isCall(Expression expression, String function) {
        return expression instanceof FunctionCall call && call.function().equals(function) && call.order() == 0
                && call.arguments().size() == 1;
    }

    private static Expression argument(Expression call) {
        return ((FunctionCall) call).arguments().get(0);
    }

    /** An exponential is positive, so that the logarithm falls apart wherever it has a value. */
    private static Expression logarithm(Expression node) {
        List<Expression> terms = new ArrayList<>();
        List<Expression> rest = new ArrayList<>();
        for (Expression factor : Factors.list(argument(node))) {
            if (isCall(factor, "Exp")) {
                terms.add(argument(factor));
            } else {
                rest.add(factor);
            }
        }
        if (terms.isEmpty()) {
            return node;
        }
        if (!rest.isEmpty()) {
            terms.add(FunctionCall.of("Log", Algebra.multiply(rest)));
        }
        return Algebra.add(terms);
    }

    private static Expression exponential(Expression node) {
        List<Expression> powers = new ArrayList<>();
        List<Expression> rest = new ArrayList<>();
        for (Expression term : Factors.terms(argument(node))) {
            Factors factors = Factors.of(term);
            if (factors.others().size() == 1 && isCall(factors.others().get(0), "Log")) {
                powers.add(Algebra.power(argument(factors.others().get(0)), Constant.of(factors.coefficient())));
            } else {
                rest.add(term);
            }
        }
        Expression remaining = Algebra.add(rest);
        if (powers.isEmpty() && !remaining.equals(Algebra.ZERO)) {
            return node;
        }
        powers.add(remaining.equals(Algebra.ZERO) ? Algebra.ONE : FunctionCall.of("Exp", remaining));
        return Algebra.multiply(powers);
    }

    private static Expression merged(Multiplication product) {
        List<Expression> arguments = new ArrayList<>();
        List<Expression> others = new ArrayList<>();
        for (Expression factor : product.factors()) {
            if (isCall(factor, "Exp")) {
                arguments.add(argument(factor));
            } else {
                others.add(factor);
            }
        }
        if (arguments.size() < 2) {
            return product;
        }
        others.add(FunctionCall.of("Exp", Algebra.add(arguments.stream()
                .flatMap(argument -> flat(argument).stream()).toList())));
        return Algebra.multiply(others);
    }

    /** {@code x - (y + z) -> x, -y, -z}: terms that may cancel those of another argument. */
    private static List<Expression> flat(Expression argument) {
        List<Expression> terms = new ArrayList<>();
        for (Expression term : Factors.terms(argument)) {
            Factors factors = Factors.of(term);
            if (factors.others().size() == 1 && factors.others().get(0) instanceof Addition inner) {
                inner.terms().forEach(part -> flat(part).forEach(one ->
                        terms.add(Algebra.multiply(Constant.of(factors.coefficient()), one))));
            } else {
                terms.add(term);
            }
        }
        return terms;
    }
}
