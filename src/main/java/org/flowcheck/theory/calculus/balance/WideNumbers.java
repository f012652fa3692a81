package org.flowcheck.theory.calculus.balance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.expression.WrittenPlace;
import org.flowcheck.theory.model.Axis;

/**
 * {@code k*x[k]}: refuses free indices that run up to the width where they stand as numbers, which have no one size.
 */
final class WideNumbers {

    private WideNumbers() {
    }

    /**
     * Refuses them.
     *
     * @param axes the free indices
     * @throws org.flowcheck.diagnostic.DiagnosticException (no-balance)
     */
    static void refuse(Expression formula, List<Axis> axes, ParameterScales scales) {
        refuse(formula, axes.stream().filter(axis -> !scales.of(axis.size()).isZero()).map(Axis::index)
                .collect(Collectors.toSet()));
    }

    private static void refuse(Expression formula, Set<String> wide) {
        if (wide.isEmpty() || formula instanceof Delta) {
            return;
        }
        if (formula instanceof Reference reference) {
            if (reference.isPlain() && wide.contains(reference.name())) {
                String message = "the size of " + ExpressionText.of(reference)
                        + " is not known: an index that runs up to the width stands as a number";
                throw Diagnostic.of(Code.NO_BALANCE, message).orAt(WrittenPlace.of(reference)).exception();
            }
            return;
        }
        Set<String> free = new HashSet<>(wide);
        if (formula instanceof Reduction reduction) {
            reduction.ranges().forEach(range -> free.remove(range.index()));
        }
        Traversal.children(formula).forEach(child -> refuse(child, free));
    }
}
