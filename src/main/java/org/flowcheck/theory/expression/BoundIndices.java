package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Renames the index variables that a reduction binds. */
public final class BoundIndices {

    private BoundIndices() {
    }

    /**
     * The same reduction with other names for its indices.
     *
     * @param reduction the reduction
     * @param naming the new name of each index; the new names differ from each other and from the reduction's free
     * names
     */
    public static Reduction rename(Reduction reduction, UnaryOperator<String> naming) {
        Map<String, Expression> renamed = new HashMap<>();
        List<IndexRange> ranges = new ArrayList<>();
        for (IndexRange range : reduction.ranges()) {
            Substitution earlier = Substitution.ofScalars(renamed);
            String name = naming.apply(range.index());
            ranges.add(new IndexRange(name, earlier.in(range.lower()), earlier.in(range.upper()), range.origin()));
            if (!name.equals(range.index())) {
                renamed.put(range.index(), Reference.to(name));
            }
        }
        if (renamed.isEmpty()) {
            return reduction;
        }
        Expression body = Substitution.ofScalars(renamed).in(reduction.body());
        return new Reduction(reduction.kind(), body, ranges, reduction.origin());
    }

    /** The same reduction with none of the given names as an index; the reduction itself where there is none. */
    public static Reduction avoid(Reduction reduction, Collection<String> names) {
        Set<String> used = new TreeSet<>(names);
        used.addAll(Traversal.allNames(reduction));
        FreshNames fresh = new FreshNames(used);
        return rename(reduction, index -> names.contains(index) ? fresh.next(index) : index);
    }

    /**
     * A formula with its bound indices numbered from outside inwards: formulas that differ in the names of bound
     * indices alone have the same, and no others do. The numbers are no names that a model can declare.
     */
    public static Expression numbered(Expression formula) {
        return numbered(formula, 0);
    }

    private static Expression numbered(Expression formula, int depth) {
        if (!(formula instanceof Reduction reduction)) {
            return Traversal.mapChildren(formula, child -> numbered(child, depth));
        }
        AtomicInteger next = new AtomicInteger(depth);
        Reduction renamed = rename(reduction, index -> "@" + next.getAndIncrement());
        return Traversal.mapChildren(renamed, child -> numbered(child, next.get()));
    }

    /** Whether two formulas differ at most in the names of bound indices. */
    public static boolean alike(Expression left, Expression right) {
        return left.equals(right) || left.getClass().equals(right.getClass()) && binds(left) && binds(right)
                && numbered(left).equals(numbered(right));
    }

    /** {@link #numbered} of formulas that bind indices, and all others as they are. */
    public static Expression key(Expression formula) {
        return binds(formula) ? numbered(formula) : formula;
    }

    private static boolean binds(Expression formula) {
        return Traversal.contains(formula, part -> part instanceof Reduction);
    }
}
