package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flowcheck.simulation.network.Activation;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;

/**
 * How the derivative of an activation stands in a formula: one factor with the argument in it, once or more. Not every
 * derivative stays a factor of its own: products of exponentials are merged, so that those of Erf are not found.
 *
 * @param activation the activation
 * @param pattern the factor, with {@value #ARGUMENT} for the argument
 */
record ActivationSlope(Activation activation, Expression pattern) {

    private static final String ARGUMENT = "@z";
    private static final List<ActivationSlope> ALL = all();

    /**
     * A factor that is a derivative.
     *
     * @param slope whose
     * @param arguments what stands in each place of the argument
     */
    record Match(ActivationSlope slope, List<Expression> arguments) {
    }

    /**
     * The derivative that a factor is, {@code sigma'[z]} written as such included.
     *
     * @param written writes out a definition that stands for a formula
     */
    static Optional<Match> match(Expression factor, UnaryOperator<Expression> written) {
        if (factor instanceof FunctionCall call && call.order() == 1) {
            return Activation.of(call.function()).map(activation ->
                    new Match(new ActivationSlope(activation, factor), call.arguments()));
        }
        for (ActivationSlope slope : ALL) {
            List<Expression> arguments = new ArrayList<>();
            if (matches(slope.pattern, factor, written, arguments)) {
                return Optional.of(new Match(slope, arguments));
            }
        }
        return Optional.empty();
    }

    private static List<ActivationSlope> all() {
        List<ActivationSlope> all = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            all.add(new ActivationSlope(activation, FunctionTable.find(activation.function()).orElseThrow()
                    .derivative(0, List.of(Reference.to(ARGUMENT))).orElseThrow()));
        }
        return List.copyOf(all);
    }

    private static boolean matches(Expression pattern, Expression formula, UnaryOperator<Expression> written,
                                   List<Expression> arguments) {
        if (pattern.equals(Reference.to(ARGUMENT))) {
            arguments.add(formula);
            return true;
        }
        if (!Traversal.mentions(pattern, ARGUMENT)) {
            return pattern.equals(formula);
        }
        Expression other = written.apply(formula);
        if (!pattern.getClass().equals(other.getClass()) || pattern instanceof FunctionCall call
                && !(other instanceof FunctionCall same && call.function().equals(same.function())
                && call.order() == same.order())) {
            return false;
        }
        List<Expression> parts = Traversal.children(pattern);
        List<Expression> others = Traversal.children(other);
        return matchAll(parts, others, written, arguments) || pattern instanceof Addition && parts.size() == 2
                && matchAll(List.of(parts.get(1), parts.get(0)), others, written, arguments);
    }

    private static boolean matchAll(List<Expression> patterns, List<Expression> formulas,
                                    UnaryOperator<Expression> written, List<Expression> arguments) {
        if (patterns.size() != formulas.size()) {
            return false;
        }
        List<Expression> found = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            if (!matches(patterns.get(i), formulas.get(i), written, found)) {
                return false;
            }
        }
        return arguments.addAll(found);
    }
}
