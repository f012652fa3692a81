package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexForm;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;

/**
 * What is known of a model's integer parameters. One that is itself the size of an array is at least one; of others
 * nothing is assumed, because {@code m - 1} may be the size, or no size at all.
 */
final class Sizes {

    private Sizes() {
    }

    /** The ranges of the indices of axes, with what is known of the model's sizes. */
    static IndexScope scope(Model model, List<Axis> axes) {
        List<IndexRange> ranges =
                axes.stream().map(axis -> IndexRange.upTo(axis.index(), axis.size())).toList();
        return IndexScope.EMPTY.assumingNothingOf(arbitrary(model)).with(ranges);
    }

    /** The integer parameters that may be any whole numbers. */
    static Set<String> arbitrary(Model model) {
        Set<String> arbitrary = new HashSet<>();
        for (Parameter parameter : model.parameters()) {
            if (parameter.kind() == Parameter.Kind.INTEGER) {
                arbitrary.add(parameter.name());
            }
        }
        for (Axis axis : axes(model)) {
            if (axis.size() instanceof Reference size) {
                arbitrary.remove(size.name());
            }
        }
        return arbitrary;
    }

    /** Whether a parameter has a part in the size of an array. */
    static boolean shapes(Model model, String parameter) {
        return axes(model).stream().map(Axis::size).anyMatch(size -> Traversal.mentions(size, parameter));
    }

    private static List<Axis> axes(Model model) {
        List<Axis> axes = new ArrayList<>();
        model.states().forEach(state -> axes.addAll(state.axes()));
        model.draws().forEach(draw -> axes.addAll(draw.axes()));
        model.data().forEach(array -> axes.addAll(array.axes()));
        return axes;
    }

    /** A size in the one way of writing it that equal sizes share, if it is linear: m + 1 for 1 + m. */
    static Expression canonical(Expression size) {
        return IndexForm.of(size).map(IndexForm::expression).orElse(size);
    }

    /** The indices of axes as formulas. */
    static List<Expression> references(List<Axis> axes) {
        return axes.stream().map(axis -> (Expression) Reference.to(axis.index())).toList();
    }
}
