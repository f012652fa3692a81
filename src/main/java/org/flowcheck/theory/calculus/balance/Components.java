package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;

/**
 * Components of a state that have one size in common: all of them, or those that an index singles out, {@code w[k, 1]},
 * or the rest, {@code w[k, j]} with j different from 1.
 *
 * @param state the state's name
 * @param axes its shape
 * @param fixed for each axis the value that is singled out, if it is that one
 * @param without for each axis the values that are singled out elsewhere
 */
public record Components(String state, List<Axis> axes, List<Optional<Integer>> fixed, List<Set<Integer>> without) {

    /** Copies the lists. */
    public Components {
        axes = List.copyOf(axes);
        fixed = List.copyOf(fixed);
        without = List.copyOf(without.stream().map(values -> Set.copyOf(new TreeSet<>(values))).toList());
    }

    /** The indices that are singled out, with their values. */
    Map<String, Expression> values() {
        Map<String, Expression> values = new HashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            String index = axes.get(i).index();
            fixed.get(i).ifPresent(value -> values.put(index, Constant.of(value)));
        }
        return values;
    }

    /** The axes over which the components run. */
    public List<Axis> freeAxes() {
        List<Axis> free = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            if (fixed.get(i).isEmpty()) {
                free.add(axes.get(i));
            }
        }
        return free;
    }

    /** The values that an index of theirs does not take. */
    public Set<Integer> without(String index) {
        for (int i = 0; i < axes.size(); i++) {
            if (axes.get(i).index().equals(index)) {
                return without.get(i);
            }
        }
        return Set.of();
    }

    /** One of the components: {@code w[k, 1]}. */
    public Expression element() {
        Map<String, Expression> values = values();
        List<Expression> indices = axes.stream().map(axis ->
                values.getOrDefault(axis.index(), Reference.to(axis.index()))).toList();
        return new Reference(state, indices, Origin.computed());
    }

    /** One of the components as text. */
    public String text() {
        return ExpressionText.of(element());
    }

    /** What the free indices are not, as text: {@code j != 1}; empty where nothing is singled out. */
    public String remark() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            String index = axes.get(i).index();
            new TreeSet<>(without.get(i)).forEach(value -> parts.add(index + " != " + value));
        }
        return String.join(", ", parts);
    }

    /** 1 for these components of the state and 0 for its others, a formula of the axes' indices. */
    public Expression indicator() {
        List<Expression> factors = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            Expression index = Reference.to(axes.get(i).index());
            fixed.get(i).ifPresent(value -> factors.add(delta(index, value)));
            new TreeSet<>(without.get(i)).forEach(value ->
                    factors.add(Algebra.subtract(Algebra.ONE, delta(index, value))));
        }
        return Algebra.multiply(factors);
    }

    private static Expression delta(Expression index, int value) {
        return new Delta(index, Constant.of(value), Origin.computed());
    }
}
