package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Replaces free names by formulas, without capture: an index variable of a reduction that would catch a name of an
 * inserted formula is renamed. All names are replaced at once, so {@code x -> y, y -> x} swaps.
 */
public final class Substitution {

    /**
     * What stands for a name: a formula in the indices with which the name is used.
     *
     * @param indices names of the indices in {@code body}, as many as the name has; none for scalars and index
     *     variables
     * @param body the formula
     */
    public record Template(List<String> indices, Expression body) {

        /** Copies the indices. */
        public Template {
            indices = List.copyOf(indices);
        }

        /** The body at given indices. */
        public Expression at(List<Expression> actual) {
            if (actual.size() != indices.size()) {
                throw new IllegalArgumentException(actual.size() + " indices instead of " + indices.size());
            }
            Map<String, Template> values = new HashMap<>();
            for (int i = 0; i < indices.size(); i++) {
                values.put(indices.get(i), new Template(List.of(), actual.get(i)));
            }
            return new Substitution(values, true).in(body);
        }

        private Set<String> captured() {
            Set<String> names = new TreeSet<>(Traversal.freeNames(body));
            indices.forEach(names::remove);
            return names;
        }
    }

    private final Map<String, Template> templates;
    private final boolean alsoAtStart;

    private Substitution(Map<String, Template> templates, boolean alsoAtStart) {
        this.templates = Map.copyOf(templates);
        this.alsoAtStart = alsoAtStart;
    }

    /** Replaces names, inside {@code Initial[...]} too. */
    public static Substitution of(Map<String, Template> templates) {
        return new Substitution(templates, true);
    }

    /** Replaces names outside {@code Initial[...]} only: for values that a name has at the present time. */
    public static Substitution ofPresentValues(Map<String, Template> templates) {
        return new Substitution(templates, false);
    }

    /** Replaces one scalar or index variable. */
    public static Substitution of(String name, Expression value) {
        return of(Map.of(name, new Template(List.of(), value)));
    }

    /** Replaces scalars and index variables. */
    public static Substitution ofScalars(Map<String, Expression> values) {
        Map<String, Template> templates = new HashMap<>();
        values.forEach((name, value) -> templates.put(name, new Template(List.of(), value)));
        return of(templates);
    }

    /**
     * The formula with the names replaced; the formula itself where none occurs.
     *
     * @throws IllegalArgumentException if a name is used with another number of indices than its template has
     */
    public Expression in(Expression expression) {
        if (templates.isEmpty()) {
            return expression;
        }
        if (expression instanceof Reference reference) {
            Template template = templates.get(reference.name());
            if (template == null) {
                return Traversal.mapChildren(expression, this::in);
            }
            List<Expression> actual = reference.indices().stream().map(this::in).toList();
            return template.at(actual);
        }
        if (expression instanceof Reduction reduction) {
            return inReduction(reduction);
        }
        if (expression instanceof AtStart && !alsoAtStart) {
            return expression;
        }
        return Traversal.mapChildren(expression, this::in);
    }

    /** Ranges are entered from left to right; each takes its index out of the names to replace, or renames it. */
    private Expression inReduction(Reduction reduction) {
        Map<String, Template> active = new HashMap<>(templates);
        Set<String> mentioned = Traversal.freeNames(reduction);
        active.keySet().retainAll(mentioned);
        if (active.isEmpty()) {
            return reduction;
        }
        Set<String> danger = new TreeSet<>();
        active.values().forEach(template -> danger.addAll(template.captured()));
        Set<String> used = new TreeSet<>(danger);
        used.addAll(Traversal.allNames(reduction));
        FreshNames fresh = new FreshNames(used);

        List<IndexRange> ranges = new ArrayList<>();
        for (IndexRange range : reduction.ranges()) {
            Substitution here = new Substitution(active, alsoAtStart);
            String index = range.index();
            Expression lower = here.in(range.lower());
            Expression upper = here.in(range.upper());
            active.remove(index);
            if (danger.contains(index)) {
                String renamed = fresh.next(index);
                active.put(index, new Template(List.of(), Reference.to(renamed)));
                index = renamed;
            }
            ranges.add(new IndexRange(index, lower, upper, range.origin()));
        }
        Expression body = new Substitution(active, alsoAtStart).in(reduction.body());
        return new Reduction(reduction.kind(), body, ranges, Origin.computed());
    }
}
