package org.flowcheck.theory.calculus.balance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.ScalarFunction;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Model;

/** How large a function of one number is where its argument is m to some exponent. */
enum FunctionGrowth {
    /** As large as its argument, small or large: homogeneous of degree one. */
    LIKE_ITS_ARGUMENT,
    /** Of order one, whatever the argument: homogeneous of degree zero. */
    OF_ORDER_ONE,
    /** As large as its argument while that does not grow. */
    LIKE_A_SMALL_ARGUMENT,
    /** Of order one while the argument does not grow. */
    OF_ORDER_ONE_WHILE_SMALL,
    /** Nothing is known. */
    UNKNOWN;

    private static final Set<String> DEGREE_ONE = Set.of("Ramp", "Abs");

    /** Whether it holds only while the argument is of order one or smaller. */
    boolean needsSmallArgument() {
        return this == LIKE_A_SMALL_ARGUMENT || this == OF_ORDER_ONE_WHILE_SMALL;
    }

    /** Whether the value is as large as the argument. */
    boolean followsArgument() {
        return this == LIKE_ITS_ARGUMENT || this == LIKE_A_SMALL_ARGUMENT;
    }

    /** The growth of the function of a call. */
    static FunctionGrowth of(Model model, FunctionCall call) {
        if (call.arguments().size() != 1) {
            return UNKNOWN;
        }
        if (DEGREE_ONE.contains(call.function())) {
            return call.order() == 0 ? LIKE_ITS_ARGUMENT : OF_ORDER_ONE;
        }
        if (call.function().equals("Sign")) {
            return OF_ORDER_ONE;
        }
        if (call.order() > 0) {
            return OF_ORDER_ONE_WHILE_SMALL;
        }
        Optional<Rational> atZero = model.activation(call.function()).map(Activation::atZero)
                .flatMap(values -> values.stream().findFirst());
        Optional<ScalarFunction> function = FunctionTable.find(call.function());
        if (function.isPresent()) {
            Optional<List<Rational>> series = function.get().seriesAtZero(1);
            if (series.isEmpty()) {
                return UNKNOWN;
            }
            atZero = Optional.of(series.get().get(0));
        }
        return atZero.filter(value -> value.signum() == 0).isPresent() ? LIKE_A_SMALL_ARGUMENT
                : OF_ORDER_ONE_WHILE_SMALL;
    }
}
