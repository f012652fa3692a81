package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Equation;

/**
 * A span of the clock in which the same terms govern.
 *
 * @param kind what kind of stage it is
 * @param clock the name of the clock in exponents
 * @param from when it begins, a form in the model's symbols; absent for a stage without beginning
 * @param until when it ends; absent for one without end
 * @param sizes how large the components of the states are, forms in the symbols and the clock
 * @param equations what governs each rate
 * @param ending how it ends
 */
public record Stage(Kind kind, String clock, Optional<Exponent> from, Optional<Exponent> until, List<Size> sizes,
                    List<BalancedEquation> equations, Ending ending) {

    /** Kinds of stages. */
    public enum Kind {
        /** The moment zero, when all random numbers are independent. */
        START,
        /** The leading linear system governs; its modes grow by powers of the width. */
        LINEAR,
        /** Other terms have taken over the rates of components on which nothing else depends. */
        DRIVEN,
        /** Terms have caught up that oppose the growth: the sizes stay. */
        SATURATED,
        /** The rates are what they are at the start, and the changes grow by powers of the time. */
        ALGEBRAIC,
        /**
         * The components grow by one factor m^clock, exponentially in time, at the time at which the stage before
         * ended.
         */
        EXPONENTIAL
    }

    /** Copies the lists. */
    public Stage {
        sizes = List.copyOf(sizes);
        equations = List.copyOf(equations);
    }

    /** The governing system: a rate for each state, in the order of the states, in the indices of its declaration. */
    public List<Equation> system() {
        Map<String, List<Expression>> rates = new LinkedHashMap<>();
        Map<String, List<Axis>> axes = new LinkedHashMap<>();
        for (BalancedEquation equation : equations) {
            Components components = equation.components();
            axes.put(components.state(), components.axes());
            rates.computeIfAbsent(components.state(), any -> new ArrayList<>())
                    .add(Algebra.multiply(components.indicator(), equation.governing()));
        }
        return rates.entrySet().stream().map(entry -> new Equation(entry.getKey(), axes.get(entry.getKey()),
                Algebra.add(entry.getValue()))).toList();
    }
}
