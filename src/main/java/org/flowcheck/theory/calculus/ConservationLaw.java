package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.model.Axis;

/**
 * A formula that is conserved for all values of its free indices, and what follows from it by choosing them: they may
 * be exchanged, set equal, set to numbers, and summed over.
 *
 * @param axes the free indices
 * @param value the formula
 */
record ConservationLaw(List<Axis> axes, Expression value) {

    /** Of more, the rest is not looked at: a law that follows may then be reported beside this one. */
    private static final int MOST_CONSEQUENCES = 2_000;

    /** Copies the axes. */
    ConservationLaw {
        axes = List.copyOf(axes);
    }

    /** The product of two laws, each with free indices of its own. */
    ConservationLaw times(ConservationLaw other) {
        List<Axis> all = new ArrayList<>(axes);
        List<Expression> renamed = new ArrayList<>();
        for (Axis axis : other.axes) {
            all.add(new Axis(axis.index() + "'", axis.size()));
            renamed.add(Reference.to(axis.index() + "'"));
        }
        return new ConservationLaw(all, Algebra.multiply(value, other.at(renamed)));
    }

    private Expression at(List<Expression> indices) {
        return new Substitution.Template(axes.stream().map(Axis::index).toList(), value).at(indices);
    }

    /**
     * The formulas with given free indices that are conserved because this one is.
     *
     * @param wanted the free indices, each of which occurs
     * @param numbers the numbers that indices are set to
     */
    Set<Expression> consequences(List<Axis> wanted, IndexNumbers numbers) {
        Set<Expression> found = new LinkedHashSet<>();
        choose(wanted, numbers, List.of(), List.of(), found);
        return found;
    }

    /** Chooses what stands for the next index: a wanted one, a number, or an index that is summed over. */
    private void choose(List<Axis> wanted, IndexNumbers numbers, List<Expression> chosen, List<Axis> sums,
                        Set<Expression> found) {
        if (found.size() == MOST_CONSEQUENCES) {
            return;
        }
        if (chosen.size() == axes.size()) {
            if (wanted.stream().allMatch(axis -> chosen.contains(Reference.to(axis.index())))) {
                found.add(sums.isEmpty() ? at(chosen) : Reduction.sum(at(chosen),
                        sums.stream().map(axis -> IndexRange.upTo(axis.index(), axis.size())).toList()));
            }
            return;
        }
        Axis next = axes.get(chosen.size());
        List<Axis> known = new ArrayList<>(wanted);
        known.addAll(sums);
        for (Axis axis : known) {
            if (axis.size().equals(next.size())) {
                choose(wanted, numbers, appended(chosen, Reference.to(axis.index())), sums, found);
            }
        }
        for (long number : numbers.of(next.size())) {
            choose(wanted, numbers, appended(chosen, Constant.of(number)), sums, found);
        }
        Axis sum = new Axis(next.index() + "''", next.size());
        choose(wanted, numbers, appended(chosen, Reference.to(sum.index())), appended(sums, sum), found);
    }

    private static <T> List<T> appended(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
