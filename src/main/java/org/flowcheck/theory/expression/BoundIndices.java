package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Renames the index variables that a reduction binds. */
public final class BoundIndices {

    private BoundIndices() {
    }

    /**
     * The same reduction with other names for its indices.
     *
     * @param reduction the reduction
     * @param naming the new name of each index; the new names differ from each other and from the reduction's free names
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
}
