package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Model;

/**
 * {@code sigma[z] -> z - z^3/3 + z^4/24 + ...}: activations that a model leaves open as polynomials with the
 * derivatives at zero that it states. Further derivatives are those of the function it takes by default, or 1 where
 * that has none, so that no term of an expansion vanishes which a function with the stated derivatives would have.
 */
public final class TaylorActivation {

    private static final String ARGUMENT = "z";

    private TaylorActivation() {
    }

    /**
     * The model with such polynomials for open activations.
     *
     * @param degree the degree
     */
    public static Model of(Model model, int degree) {
        return model.withActivations(model.activations().stream().map(activation -> activation.fixed() ? activation
                : activation.being(polynomial(activation, degree))).toList());
    }

    private static Activation.Rule polynomial(Activation activation, int degree) {
        List<Expression> terms = new ArrayList<>();
        Rational factorial = Rational.ONE;
        for (int k = 0; k <= degree; k++) {
            factorial = k == 0 ? factorial : factorial.times(Rational.of(k));
            Rational derivative = k < activation.atZero().size() ? activation.atZero().get(k)
                    : byDefault(activation, k, factorial);
            terms.add(Algebra.multiply(Constant.of(derivative.times(factorial.reciprocal())),
                    Algebra.power(Reference.to(ARGUMENT), k)));
        }
        return new Activation.Formula(ARGUMENT, Algebra.add(terms));
    }

    private static Rational byDefault(Activation activation, int order, Rational factorial) {
        Rational value = Rational.ZERO;
        if (activation.rule().orElse(null) instanceof Activation.Named named) {
            value = FunctionTable.find(named.function()).flatMap(function -> function.seriesAtZero(order))
                    .map(series -> series.get(order).times(factorial)).orElse(Rational.ZERO);
        } else if (activation.rule().orElse(null) instanceof Activation.Formula formula) {
            Expression coefficient = new SmallExpansion(Map.of(formula.argument(), 1), Map.of(), order)
                    .of(formula.value()).get(order);
            value = coefficient instanceof Constant number ? number.value().times(factorial) : Rational.ZERO;
        }
        return value.signum() == 0 ? Rational.ONE : value;
    }
}
