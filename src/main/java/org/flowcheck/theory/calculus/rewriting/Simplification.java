package org.flowcheck.theory.calculus.rewriting;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.expression.BoundIndices;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FreshNames;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Traversal;

/** Applies all rules from the leaves upwards until none applies: the form a person would write. */
public final class Simplification {

    /**
     * Each rule makes the formula smaller or moves a factor outwards; this stops a pair of rules that undo each other.
     */
    private static final int MOST_STEPS_AT_A_NODE = 200;

    /** Every rule, in the order in which they are tried. */
    static final List<Rule> RULES = List.of(new Flattening(), new DeltaEvaluation(), new DecidedConditions(),
            new NestedPowers(), new SquareRoots(), new ExponentialsAndLogarithms(), new LikeFactors(),
            new DeltaSubstitution(), new LikeTerms(), new NestedSums(), new DeltaContraction(), new FactorsOutOfSum(),
            new SumOfConstant(), new SumOfOneFactor(), new CommonFactors(), new NegatedSum());

    private Simplification() {
    }

    /**
     * A formula of the same value. Index variables keep their names where those are free, and lose digits that renaming
     * appended.
     *
     * @param expression the formula
     * @param scope the ranges of its free index variables
     */
    public static Expression of(Expression expression, IndexScope scope) {
        Set<String> free = new TreeSet<>(Traversal.freeNames(expression));
        free.addAll(scope.names());
        FreshNames fresh = new FreshNames(free);
        fresh.avoid(Traversal.allNames(expression));
        Expression simple = simplify(distinct(expression, fresh, new TreeSet<>(free)), scope);
        return tidy(simple, free);
    }

    /** A formula with equal factors of each product gathered, also sums under the same index names; no more. */
    public static Expression likeFactorsOf(Expression expression) {
        Expression inner = Traversal.mapChildren(expression, Simplification::likeFactorsOf);
        return new LikeFactors().apply(inner, IndexScope.EMPTY);
    }

    private static Expression simplify(Expression expression, IndexScope scope) {
        Expression current = withSimpleChildren(expression, scope);
        for (int step = 0; step < MOST_STEPS_AT_A_NODE; step++) {
            Expression next = applyFirst(current, scope);
            if (next == current) {
                return current;
            }
            current = withSimpleChildren(next, scope);
        }
        return current;
    }

    private static Expression applyFirst(Expression node, IndexScope scope) {
        for (Rule rule : RULES) {
            Expression next = rule.apply(node, scope);
            if (next != node) {
                return next;
            }
        }
        return node;
    }

    private static Expression withSimpleChildren(Expression node, IndexScope scope) {
        IndexScope inner = node instanceof Reduction reduction ? scope.with(reduction.ranges()) : scope;
        return Traversal.mapChildren(node, child -> simplify(child, inner));
    }

    /** Gives every bound index its own name, so that rules may move factors and merge sums. */
    private static Expression distinct(Expression expression, FreshNames fresh, Set<String> seen) {
        Expression renamed = expression instanceof Reduction reduction
                ? BoundIndices.rename(reduction, index -> seen.add(index) ? index : fresh.next(index)) : expression;
        return Traversal.mapChildren(renamed, child -> distinct(child, fresh, seen));
    }

    /** Drops digits at the end of bound names where the bare name is not in use around or inside. */
    private static Expression tidy(Expression expression, Set<String> around) {
        if (!(expression instanceof Reduction reduction)) {
            return Traversal.mapChildren(expression, child -> tidy(child, around));
        }
        Set<String> used = new TreeSet<>(around);
        used.addAll(Traversal.freeNames(reduction));
        FreshNames fresh = new FreshNames(used);
        Reduction renamed = BoundIndices.rename(reduction, index -> fresh.next(index.replaceAll("[0-9]+$", "")));
        renamed.ranges().forEach(range -> used.add(range.index()));
        return Traversal.mapChildren(renamed, child -> tidy(child, used));
    }
}
