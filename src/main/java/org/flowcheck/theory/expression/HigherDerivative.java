package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Derivatives of any order of a function of one argument, from the first derivative that its file states. */
public final class HigherDerivative {

    private static final String PLACEHOLDER = "x";

    private HigherDerivative() {
    }

    /**
     * The derivative of an order at a formula.
     *
     * @return empty where a function on the way has no derivative
     * @throws IllegalArgumentException if the function has not one argument
     */
    public static Optional<Expression> of(ScalarFunction function, int order, Expression at) {
        if (function.arity() != 1) {
            throw new IllegalArgumentException("derivative of order " + order + " of " + function.name());
        }
        Expression value = FunctionCall.of(function.name(), Reference.to(PLACEHOLDER));
        for (int i = 0; i < order; i++) {
            Optional<Expression> next = slope(value);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            value = next.get();
        }
        return Optional.of(Substitution.of(PLACEHOLDER, at).in(value));
    }

    /** The derivative by the placeholder of what the files of the functions are written in. */
    private static Optional<Expression> slope(Expression expression) {
        if (!Traversal.mentions(expression, PLACEHOLDER)) {
            return Optional.of(Algebra.ZERO);
        }
        if (expression instanceof Reference) {
            return Optional.of(Algebra.ONE);
        }
        if (expression instanceof Addition addition) {
            return slopes(addition.terms()).map(Algebra::add);
        }
        if (expression instanceof Multiplication product) {
            return slopes(product.factors()).map(slopes -> productRule(product.factors(), slopes));
        }
        if (expression instanceof Power power && power.exponent() instanceof Constant exponent) {
            Expression outer = Algebra.multiply(exponent,
                    Algebra.power(power.base(), Constant.of(exponent.value().minus(Rational.ONE))));
            return slope(power.base()).map(inner -> Algebra.multiply(outer, inner));
        }
        if (expression instanceof Conditional choice) {
            // The places where the condition changes are points, at which the functions state their own values.
            return slopes(List.of(choice.whenTrue(), choice.whenFalse())).map(
                    branches -> branches.get(0).equals(branches.get(1)) ? branches.get(0)
                            : new Conditional(choice.condition(), branches.get(0), branches.get(1), Origin.computed()));
        }
        if (expression instanceof FunctionCall call && call.arguments().size() == 1 && call.order() == 0) {
            return FunctionTable.find(call.function())
                    .flatMap(function -> function.derivative(0, call.arguments()))
                    .flatMap(outer -> slope(call.arguments().get(0)).map(inner -> Algebra.multiply(outer, inner)));
        }
        return Optional.empty();
    }

    private static Optional<List<Expression>> slopes(List<Expression> parts) {
        List<Expression> slopes = new ArrayList<>();
        for (Expression part : parts) {
            Optional<Expression> slope = slope(part);
            if (slope.isEmpty()) {
                return Optional.empty();
            }
            slopes.add(slope.get());
        }
        return Optional.of(slopes);
    }

    private static Expression productRule(List<Expression> factors, List<Expression> slopes) {
        List<Expression> terms = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            List<Expression> term = new ArrayList<>(factors);
            term.set(i, slopes.get(i));
            terms.add(Algebra.multiply(term));
        }
        return Algebra.add(terms);
    }
}
