package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ranges of the index variables that are known at a place in a formula. Of the other names in index formulas, those
 * declared as arbitrary may be any whole numbers; all others are sizes, which are at least one.
 */
public final class IndexScope {

    /** No index variables. */
    public static final IndexScope EMPTY = new IndexScope(Map.of(), Set.of());

    private record Bounds(IndexForm lower, IndexForm upper) {
    }

    private final Map<String, Bounds> bounds;
    private final Set<String> arbitrary;

    private IndexScope(Map<String, Bounds> bounds, Set<String> arbitrary) {
        this.bounds = bounds;
        this.arbitrary = arbitrary;
    }

    /** This scope, with names that may be any whole numbers. */
    public IndexScope assumingNothingOf(Set<String> names) {
        Set<String> more = new HashSet<>(arbitrary);
        more.addAll(names);
        return new IndexScope(bounds, more);
    }

    /** This scope with one more index variable; a range that is not a linear form is entered as unknown. */
    public IndexScope with(IndexRange range) {
        Map<String, Bounds> more = new LinkedHashMap<>(bounds);
        more.remove(range.index());
        Optional<IndexForm> lower = IndexForm.of(range.lower());
        Optional<IndexForm> upper = IndexForm.of(range.upper());
        if (lower.isPresent() && upper.isPresent()) {
            more.put(range.index(), new Bounds(lower.get(), upper.get()));
        } else {
            more.put(range.index(), new Bounds(null, null));
        }
        return new IndexScope(more, arbitrary);
    }

    /** This scope with one more index variable. */
    public IndexScope with(String index, IndexForm lower, IndexForm upper) {
        Map<String, Bounds> more = new LinkedHashMap<>(bounds);
        more.remove(index);
        more.put(index, new Bounds(lower, upper));
        return new IndexScope(more, arbitrary);
    }

    /** This scope with more index variables, the ranges of later ones in terms of earlier ones. */
    public IndexScope with(List<IndexRange> ranges) {
        IndexScope scope = this;
        for (IndexRange range : ranges) {
            scope = scope.with(range);
        }
        return scope;
    }

    /** The index variables. */
    public Set<String> names() {
        return Collections.unmodifiableSet(bounds.keySet());
    }

    /** Whether a form is proved to be zero or more for all values of the indices and all sizes. */
    public boolean provesNonnegative(IndexForm form) {
        List<String> innermostFirst = new ArrayList<>(bounds.keySet());
        Collections.reverse(innermostFirst);
        IndexForm least = form;
        for (String index : innermostFirst) {
            long coefficient = least.coefficient(index);
            Bounds range = bounds.get(index);
            if (coefficient != 0) {
                if (range.lower() == null) {
                    return false;
                }
                least = least.replace(index, coefficient > 0 ? range.lower() : range.upper());
            }
        }
        long atSmallestSizes = least.constant();
        for (Map.Entry<String, Long> size : least.coefficients().entrySet()) {
            if (size.getValue() < 0 || arbitrary.contains(size.getKey())) {
                return false;
            }
            atSmallestSizes += size.getValue();
        }
        return atSmallestSizes >= 0;
    }

    /** Whether a form is proved to be different from zero for all values of the indices and all sizes. */
    public boolean provesNonzero(IndexForm form) {
        return provesNonnegative(form.plus(-1)) || provesNonnegative(form.times(-1).plus(-1));
    }
}
