package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.flowcheck.simulation.network.Activation;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Reference;

/** The factors of a network's rate, or of a part of it, by what they are. */
final class RateFactors {

    /** An activation, or the derivative of one, at each of some arguments, which are to be the same. */
    record Activated(Activation activation, List<Expression> arguments) {
    }

    /** The product of the factors that are formulas of parameters. */
    private double number = 1;
    private final List<Expression> residuals = new ArrayList<>();
    private final List<Activated> values = new ArrayList<>();
    private final List<Activated> slopes = new ArrayList<>();
    private final List<Reference> states = new ArrayList<>();
    private final List<Expression> fixed = new ArrayList<>();
    private boolean unknown;

    private RateFactors() {
    }

    /**
     * Sorts factors.
     *
     * @param symbols what names stand for
     * @param below the reader of numbers, and of the products
     */
    static RateFactors of(FlatProduct product, Symbols symbols, TwoLayerMatcher below) {
        RateFactors sorted = new RateFactors();
        for (Expression factor : product.factors()) {
            if (!below.flat().varies(factor)) {
                OptionalDouble number = below.number(factor);
                sorted.number *= number.orElse(1);
                if (number.isEmpty()) {
                    sorted.fixed.add(factor);
                }
            } else if (factor instanceof Reference state && symbols.state(state.name()).isPresent()) {
                sorted.states.add(state);
            } else {
                sorted.sort(factor, below.flat());
            }
        }
        return sorted;
    }

    private void sort(Expression factor, FlatProduct.Flattener flat) {
        Optional<ActivationSlope.Match> slope = ActivationSlope.match(factor, flat::written);
        Optional<Activation> activation = factor instanceof FunctionCall call && call.order() == 0
                ? Activation.of(call.function()) : Optional.empty();
        if (slope.isPresent()) {
            slopes.add(new Activated(slope.get().slope().activation(), slope.get().arguments()));
        } else if (activation.isPresent()) {
            values.add(new Activated(activation.get(), ((FunctionCall) factor).arguments()));
        } else if (factor instanceof Addition) {
            residuals.add(factor);
        } else {
            unknown = true;
        }
    }

    /** Whether there are so many of each, and as many states. */
    boolean count(int residualCount, int valueCount, int slopeCount, int stateCount) {
        return !unknown && residuals.size() == residualCount && values.size() == valueCount
                && slopes.size() == slopeCount && states.size() == stateCount;
    }

    /** Whether there are so many of each, and these states. */
    boolean has(int residualCount, int valueCount, int slopeCount, List<Expression> stateList) {
        return count(residualCount, valueCount, slopeCount, stateList.size()) && states.containsAll(stateList);
    }

    double number() {
        return number;
    }

    List<Expression> residuals() {
        return residuals;
    }

    List<Activated> values() {
        return values;
    }

    List<Activated> slopes() {
        return slopes;
    }

    List<Reference> states() {
        return states;
    }

    /** What depends on neither states nor time, and is no number. */
    List<Expression> fixed() {
        return fixed;
    }
}
