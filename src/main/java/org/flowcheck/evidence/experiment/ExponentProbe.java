package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flowcheck.theory.calculus.balance.Components;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;

/**
 * A quantity of which the exponent is to be measured at a moment.
 *
 * @param moment the number of the moment
 * @param quantity what it is, for a reader
 * @param size how large it is, a formula of the state
 * @param predicted the predicted exponent
 * @param isState whether it is a state, and not a term
 */
record ExponentProbe(int moment, String quantity, Expression size, PredictedExponent predicted, boolean isState) {

    /**
     * The mean of a formula's absolute value over some components. To a mean square of products of normal numbers few
     * neurons add nearly all, to a geometric mean those near zero, where other pieces of the formula are larger; with
     * equally many neurons at all widths, what the tails are bent by cancels.
     *
     * @param width the parameter that grows
     * @param neurons how many values of an index that runs up to it are taken
     */
    static Expression meanSize(Components components, Expression formula, String width, int neurons) {
        List<IndexRange> ranges = components.freeAxes().stream().map(axis -> IndexRange.upTo(axis.index(),
                Traversal.mentions(axis.size(), width) ? Constant.of(neurons) : axis.size())).toList();
        return Algebra.divide(sum(components, FunctionCall.of("Abs", formula), ranges),
                sum(components, Algebra.ONE, ranges));
    }

    /** The root mean square of a formula over some components. */
    static Expression norm(Components components, Expression formula) {
        List<IndexRange> ranges = components.freeAxes().stream().map(axis -> IndexRange.upTo(axis.index(), axis.size()))
                .toList();
        return FunctionCall.of("Sqrt", Algebra.divide(sum(components, Algebra.power(formula, 2), ranges),
                sum(components, Algebra.ONE, ranges)));
    }

    /** The sum over the components; where they leave out the first index values, from the next one on. */
    private static Expression sum(Components components, Expression formula, List<IndexRange> ranges) {
        Expression body = formula;
        List<IndexRange> cut = new ArrayList<>();
        for (IndexRange range : ranges) {
            Set<Integer> without = components.without(range.index());
            int first = 1;
            while (without.contains(first)) {
                first++;
            }
            for (int value : without) {
                if (value > first) {
                    body = new Conditional(new Comparison(Reference.to(range.index()), Comparison.Relation.EQUAL,
                            Constant.of(value), Origin.computed()), Algebra.ZERO, body, Origin.computed());
                }
            }
            cut.add(new IndexRange(range.index(), Constant.of(first), range.upper(), range.origin()));
        }
        return cut.isEmpty() ? body : Reduction.sum(body, cut);
    }
}
