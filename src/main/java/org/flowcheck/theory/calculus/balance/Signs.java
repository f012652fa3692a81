package org.flowcheck.theory.calculus.balance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.calculus.PositiveRoots;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;

/**
 * {@code -kappa*Sum[a[k]^2, {k, m}] -> -1}: signs that formulas have whatever the values of states, draws and data.
 * They are weak: what is never negative has the sign 1, though it may be zero somewhere.
 */
final class Signs {

    private static final Set<String> NEVER_NEGATIVE = Set.of("Exp", "Cosh", "Sqrt", "Abs", "Ramp");

    private final Map<String, Integer> parameters = new HashMap<>();

    /**
     * The signs of formulas about a model.
     *
     * @param width a parameter that is positive
     */
    Signs(Model model, String width) {
        parameters.put(width, 1);
        new PositiveRoots(model).positive().forEach(name -> parameters.put(name, 1));
        model.states().forEach(state -> state.axes().forEach(this::size));
        model.data().forEach(array -> array.axes().forEach(this::size));
        for (Parameter parameter : model.parameters()) {
            // A parameter that is a bare number may be set to any other one.
            if (!(parameter.value() instanceof Constant)) {
                of(parameter.value()).ifPresent(sign -> parameters.putIfAbsent(parameter.name(), sign));
            }
        }
    }

    private void size(Axis axis) {
        if (axis.size() instanceof Reference size) {
            parameters.put(size.name(), 1);
        }
    }

    /** The sign of a formula, 0 for the number zero; empty where it is not always the same. */
    Optional<Integer> of(Expression formula) {
        if (formula instanceof Constant constant) {
            return Optional.of(constant.value().signum());
        }
        if (formula instanceof Reference reference && reference.isPlain()) {
            return Optional.ofNullable(parameters.get(reference.name()));
        }
        if (formula instanceof Multiplication product) {
            return product.factors().stream().map(this::of).reduce(Optional.of(1), (left, right) ->
                    left.flatMap(a -> right.map(b -> a * b)));
        }
        if (formula instanceof Power power) {
            return power(power);
        }
        if (formula instanceof Addition sum) {
            return common(sum.terms());
        }
        if (formula instanceof Conditional conditional) {
            return common(List.of(conditional.whenTrue(), conditional.whenFalse()));
        }
        if (formula instanceof Reduction reduction) {
            return of(reduction.body());
        }
        boolean positive = formula instanceof Delta
                || formula instanceof FunctionCall call && call.order() == 0
                && NEVER_NEGATIVE.contains(call.function());
        return positive ? Optional.of(1) : Optional.empty();
    }

    private Optional<Integer> power(Power power) {
        if (power.exponent() instanceof Constant number && number.value().isInteger()
                && !number.value().numerator().testBit(0)) {
            return Optional.of(1);
        }
        Optional<Integer> base = of(power.base());
        boolean odd = power.exponent() instanceof Constant number && number.value().isInteger();
        return odd ? base : base.filter(sign -> sign == 1);
    }

    /** The sign of a sum, or of one of several values. */
    private Optional<Integer> common(List<Expression> parts) {
        return parts.stream().map(this::of).reduce(Optional.of(0), (left, right) ->
                left.flatMap(a -> right.flatMap(b -> a * b < 0 ? Optional.empty() : Optional.of(a != 0 ? a : b))));
    }
}
