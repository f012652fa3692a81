package org.flowcheck.evidence.language;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;

/**
 * Finds the names that stand for numbers in a formula without a model: neither functions and constants, nor indices of
 * sums, nor the claim's quantities, for which the names in their formulas are taken.
 */
final class NumberNames {

    private final Map<String, MappedText> quantities;
    private final Map<String, Span> found = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();

    private NumberNames(Map<String, MappedText> quantities) {
        this.quantities = quantities;
    }

    /** The names, each with the place where it stands first. */
    static Map<String, Span> in(Term term, Map<String, MappedText> quantities) {
        NumberNames names = new NumberNames(quantities);
        names.collect(term, Set.of());
        return names.found;
    }

    private void collect(Term term, Set<String> indices) {
        if (term instanceof Term.Name name) {
            add(name, indices);
        } else if (term instanceof Term.Call call) {
            Set<String> inside = new HashSet<>(indices);
            call.arguments().forEach(argument -> index(argument, inside));
            call.arguments().forEach(argument -> collect(argument, inside));
        } else {
            term.children().forEach(child -> collect(child, indices));
        }
    }

    /** Adds the index of a range {@code {k, m}}. */
    private static void index(Term argument, Set<String> into) {
        if (argument instanceof Term.Braces braces && braces.items().get(0) instanceof Term.Name index) {
            into.add(index.name());
        }
    }

    private void add(Term.Name name, Set<String> indices) {
        boolean known = indices.contains(name.name()) || FunctionTable.find(name.name()).isPresent()
                || name.name().indexOf('.') >= 0;
        if (quantities.containsKey(name.name())) {
            if (seen.add(name.name())) {
                collect(FormulaParser.parse(quantities.get(name.name())), Set.of());
            }
        } else if (!known) {
            found.putIfAbsent(name.name(), name.span());
        }
    }
}
