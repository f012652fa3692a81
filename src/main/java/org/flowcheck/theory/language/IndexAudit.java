package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;

/**
 * Finds indices that leave their arrays. For affine indices over affine ranges the largest and smallest values are
 * known as formulas of the sizes; what leaves the array for all sizes from 1 on is an error, what depends on the sizes
 * is judged when numbers enter; but an index of data must be seen to stay inside. The branches of an If whose condition
 * speaks of the index are not judged.
 */
final class IndexAudit {

    private record Range(Expression lower, Expression upper) {
    }

    private final Map<String, List<Axis>> arrays;
    private final Set<String> given;
    private final Set<String> sizes = new HashSet<>();
    private final Problems problems;
    private final Map<String, Range> ranges = new LinkedHashMap<>();
    private final Set<String> guarded = new HashSet<>();

    /**
     * An audit for all sizes.
     *
     * @param arrays the shapes of all arrays by name
     * @param given the names of arrays whose indices must be seen to stay inside: data
     * @param problems takes what is found
     */
    IndexAudit(Map<String, List<Axis>> arrays, Set<String> given, Problems problems) {
        this.arrays = arrays;
        this.given = Set.copyOf(given);
        this.problems = problems;
        arrays.values().forEach(axes -> axes.forEach(axis -> sizes.addAll(Traversal.freeNames(axis.size()))));
    }

    /** Audits a formula in which the indices of some axes are free. */
    void check(Expression expression, List<Axis> axes) {
        ranges.clear();
        guarded.clear();
        axes.forEach(axis -> ranges.put(axis.index(), new Range(Constant.of(1), axis.size())));
        walk(expression);
    }

    private void walk(Expression expression) {
        if (expression instanceof Reduction reduction) {
            reduce(reduction);
        } else if (expression instanceof Conditional conditional) {
            walk(conditional.condition());
            List<String> added = Traversal.freeNames(conditional.condition()).stream().filter(guarded::add).toList();
            walk(conditional.whenTrue());
            walk(conditional.whenFalse());
            added.forEach(guarded::remove);
        } else {
            if (expression instanceof Reference reference && arrays.containsKey(reference.name())) {
                check(reference, arrays.get(reference.name()));
            }
            Traversal.children(expression).forEach(this::walk);
        }
    }

    private void reduce(Reduction reduction) {
        for (IndexRange range : reduction.ranges()) {
            walk(range.lower());
            walk(range.upper());
            ranges.put(range.index(), new Range(range.lower(), range.upper()));
        }
        if (!surelyEmpty(reduction)) {
            walk(reduction.body());
        }
        reduction.ranges().forEach(range -> ranges.remove(range.index()));
    }

    private boolean surelyEmpty(Reduction reduction) {
        return reduction.ranges().stream().anyMatch(range -> {
            Optional<AffineForm> lower = extreme(range.lower(), false);
            Optional<AffineForm> upper = extreme(range.upper(), true);
            return lower.isPresent() && upper.isPresent()
                    && surelyPositive(lower.get().plus(upper.get(), Rational.of(-1)));
        });
    }

    private void check(Reference reference, List<Axis> axes) {
        for (int i = 0; i < axes.size(); i++) {
            Expression index = reference.indices().get(i);
            if (Traversal.freeNames(index).stream().anyMatch(guarded::contains)) {
                continue;
            }
            AffineForm size = AffineForm.of(axes.get(i).size()).orElse(null);
            Optional<AffineForm> largest = extreme(index, true);
            Optional<AffineForm> smallest = extreme(index, false);
            boolean above = size != null && largest.isPresent()
                    && surelyPositive(largest.get().plus(size, Rational.of(-1)));
            boolean below = smallest.isPresent()
                    && surelyPositive(new AffineForm(Rational.ONE, Map.of()).plus(smallest.get(), Rational.of(-1)));
            if (above || below) {
                report(reference, index, axes.get(i), "leaves", (below ? smallest.get() : largest.get()).text());
            } else if (given.contains(reference.name())) {
                requireWithin(reference, index, axes.get(i), smallest, largest);
            }
        }
    }

    /** Data end where they end: their indices must be seen to stay inside, whatever the sizes. */
    private void requireWithin(Reference reference, Expression index, Axis axis, Optional<AffineForm> smallest,
                               Optional<AffineForm> largest) {
        Optional<AffineForm> size = AffineForm.of(axis.size());
        AffineForm one = new AffineForm(Rational.ONE, Map.of());
        if (size.isEmpty() || smallest.isEmpty() || largest.isEmpty()) {
            report(reference, index, axis, "may leave", ExpressionText.of(index));
            return;
        }
        // At least zero is more than minus one.
        if (!surelyPositive(smallest.get())) {
            report(reference, index, axis, "may leave", smallest.get().text());
        } else if (!surelyPositive(size.get().plus(largest.get(), Rational.of(-1)).plus(one, Rational.ONE))) {
            report(reference, index, axis, "may leave", largest.get().text());
        }
    }

    private void report(Reference reference, Expression index, Axis axis, String leaves, String reached) {
        String message = "an index of '" + reference.name() + "' " + leaves + " the array";
        Diagnostic problem = index.origin().span().or(() -> reference.origin().span())
                .map(span -> Diagnostic.at(span, Code.INDEX_OUT_OF_RANGE, message))
                .orElseGet(() -> Diagnostic.of(Code.INDEX_OUT_OF_RANGE, message))
                .expecting("1 to " + ExpressionText.of(axis.size())).finding(reached);
        problems.run(() -> {
            throw problem.exception();
        });
    }

    /** The largest or smallest value of an index formula, free of index names; empty if it is not affine. */
    private Optional<AffineForm> extreme(Expression index, boolean largest) {
        Optional<AffineForm> form = AffineForm.of(index);
        List<String> inner = new ArrayList<>(ranges.keySet());
        Collections.reverse(inner);
        for (String name : inner) {
            Rational factor = form.map(present -> present.coefficients().get(name)).orElse(null);
            if (factor != null) {
                Range range = ranges.get(name);
                Optional<AffineForm> bound = AffineForm.of(factor.signum() > 0 == largest ? range.upper()
                        : range.lower());
                form = form.flatMap(present -> bound.map(value -> present.replacing(name, value)));
            }
        }
        return form;
    }

    /** Whether the form is positive for all sizes from 1 on. */
    private boolean surelyPositive(AffineForm form) {
        Rational least = form.constant();
        for (Map.Entry<String, Rational> entry : form.coefficients().entrySet()) {
            if (entry.getValue().signum() < 0 || !sizes.contains(entry.getKey())) {
                return false;
            }
            least = least.plus(entry.getValue());
        }
        return least.signum() > 0;
    }
}
