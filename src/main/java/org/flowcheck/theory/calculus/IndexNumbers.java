package org.flowcheck.theory.calculus;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Equation;

/** The numbers that stand as indices of states in equations of motion: the 1 of {@code w[k, 1]}. */
final class IndexNumbers {

    private record Spot(String state, int axis) {
    }

    private final Map<Spot, SortedSet<Long>> numbers = new HashMap<>();
    private final Map<Expression, SortedSet<Long>> bySize = new HashMap<>();

    /**
     * The numbers in equations. What an index is compared with counts as well, as in
     * {@code w[k, j]' = a[k]*KroneckerDelta[j, 1]}.
     *
     * @param equations one per state, with definitions written out
     */
    IndexNumbers(List<Equation> equations) {
        for (Equation equation : equations) {
            collect(equation, equation.rate());
        }
        for (Equation equation : equations) {
            for (int axis = 0; axis < equation.axes().size(); axis++) {
                bySize.computeIfAbsent(Sizes.canonical(equation.axes().get(axis).size()), any -> new TreeSet<>())
                        .addAll(at(equation.state(), axis));
            }
        }
    }

    private void collect(Equation equation, Expression expression) {
        if (expression instanceof Reference reference) {
            for (int axis = 0; axis < reference.indices().size(); axis++) {
                add(new Spot(reference.name(), axis), reference.indices().get(axis));
            }
        } else if (expression instanceof Delta delta) {
            compared(equation, delta.left(), delta.right());
        } else if (expression instanceof Comparison comparison) {
            compared(equation, comparison.left(), comparison.right());
        }
        Traversal.children(expression).forEach(child -> collect(equation, child));
    }

    private void compared(Equation equation, Expression left, Expression right) {
        for (int axis = 0; axis < equation.axes().size(); axis++) {
            Expression index = Reference.to(equation.axes().get(axis).index());
            if (index.equals(left) || index.equals(right)) {
                add(new Spot(equation.state(), axis), index.equals(left) ? right : left);
            }
        }
    }

    private void add(Spot spot, Expression index) {
        if (index instanceof Constant constant && constant.value().isInteger()
                && constant.value().numerator().bitLength() < Long.SIZE) {
            numbers.computeIfAbsent(spot, any -> new TreeSet<>()).add(constant.value().numerator().longValueExact());
        }
    }

    /** The numbers that stand at an index of a state. */
    SortedSet<Long> at(String state, int axis) {
        return numbers.getOrDefault(new Spot(state, axis), Collections.emptySortedSet());
    }

    /** The numbers that stand at any index of a size. */
    SortedSet<Long> of(Expression size) {
        return bySize.getOrDefault(Sizes.canonical(size), Collections.emptySortedSet());
    }
}
