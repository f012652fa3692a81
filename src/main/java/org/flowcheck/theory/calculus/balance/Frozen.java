package org.flowcheck.theory.calculus.balance;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Model;

/**
 * {@code Sum[a[l]*b[l], {l, m}]*a[k] -> Sum[Initial[a[l]]*Initial[b[l]], {l, m}]*a[k]}: sums over the width at the
 * start.
 */
public final class Frozen {

    private final Model model;
    private final Predicate<Expression> reachesWidth;

    /**
     * For formulas about a model, without definitions.
     *
     * @param reachesWidth whether an index whose range ends here runs up to the width
     */
    public Frozen(Model model, Predicate<Expression> reachesWidth) {
        this.model = model;
        this.reachesWidth = reachesWidth;
    }

    /** A formula with the states in its sums over the width taken at the start. */
    public Expression of(Expression formula) {
        return in(formula, Set.of());
    }

    private Expression in(Expression formula, Set<String> wide) {
        if (formula instanceof Reference reference && model.state(reference.name()).isPresent()) {
            boolean summed = reference.indices().stream().anyMatch(index -> Traversal.freeNames(index).stream()
                    .anyMatch(wide::contains));
            return summed ? new AtStart(reference, Origin.computed()) : reference;
        }
        Set<String> inside = new HashSet<>(wide);
        if (formula instanceof Reduction reduction) {
            reduction.ranges().stream().filter(range -> reachesWidth.test(range.upper()))
                    .forEach(range -> inside.add(range.index()));
        }
        return Traversal.mapChildren(formula, child -> in(child, inside));
    }

    /** Whether a formula has sums over the width. */
    boolean concerns(Expression formula) {
        return !of(formula).equals(formula);
    }
}
