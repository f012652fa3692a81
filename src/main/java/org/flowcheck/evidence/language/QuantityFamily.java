package org.flowcheck.evidence.language;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;

/**
 * A quantity with indices, as in {@code s[k]: "SingularValue[Z, k]"}: a formula for each choice of whole numbers. It
 * has no range of its own; what a number does to the formula is checked where it is used.
 *
 * @param name the name before the bracket
 * @param indices the names of the indices, one or more, each once
 * @param text the formula
 */
record QuantityFamily(String name, List<String> indices, MappedText text) {

    /** How the name of a quantity is written, with indices or without. */
    static final String NAME = "^[A-Za-z][A-Za-z0-9]*(\\[[A-Za-z][A-Za-z0-9]*(, *[A-Za-z][A-Za-z0-9]*)*\\])?$";
    private static final Pattern PARTS = Pattern.compile("([A-Za-z0-9]+)\\[([A-Za-z0-9, ]+)\\]");

    QuantityFamily {
        indices = List.copyOf(indices);
    }

    /** The quantities with indices among some named formulas, by the name before the bracket. */
    static Map<String, QuantityFamily> among(Map<String, MappedText> quantities) {
        Map<String, QuantityFamily> families = new LinkedHashMap<>();
        quantities.forEach((key, text) -> of(key, text).ifPresent(family -> families.put(family.name(), family)));
        return families;
    }

    private static Optional<QuantityFamily> of(String key, MappedText text) {
        Matcher parts = PARTS.matcher(key);
        return parts.matches()
                ? Optional.of(new QuantityFamily(parts.group(1), Arrays.asList(parts.group(2).split(", *")), text))
                : Optional.empty();
    }

    /** The name before the bracket of a key, which is the key itself where there is none. */
    static String base(String key) {
        int bracket = key.indexOf('[');
        return bracket < 0 ? key : key.substring(0, bracket);
    }

    /** The indices of a key. */
    static List<String> indices(String key) {
        Matcher parts = PARTS.matcher(key);
        return parts.matches() ? Arrays.asList(parts.group(2).split(", *")) : List.of();
    }

    /** The key. */
    String key() {
        return name + "[" + String.join(", ", indices) + "]";
    }

    /**
     * The formula with numbers in the place of the indices.
     *
     * @param places a number for each index
     * @param taken names that mean something in the formula
     * @throws org.flowcheck.diagnostic.DiagnosticException if an index has the name of something else
     */
    Term at(List<Term.Numeral> places, Set<String> taken) {
        Term formula = FormulaParser.parse(text);
        Set<String> others = new HashSet<>(taken);
        bound(formula, others);
        Map<String, Term> meanings = new LinkedHashMap<>();
        for (int i = 0; i < indices.size(); i++) {
            if (others.contains(indices.get(i)) || FunctionTable.find(indices.get(i)).isPresent()) {
                throw Diagnostic.at(formula.span(), Code.NAME_SHADOWED, "the index '" + indices.get(i) + "' of '"
                        + key() + "' has the name of something else here").expecting("another name").exception();
            }
            meanings.put(indices.get(i), places.get(i));
        }
        return new NamedNumbers(meanings).replacedIn(formula);
    }

    /** Adds the indices of ranges, {@code {k, m}}. */
    private static void bound(Term term, Set<String> into) {
        if (term instanceof Term.Braces braces && braces.items().size() > 1
                && braces.items().get(0) instanceof Term.Name index) {
            into.add(index.name());
        }
        term.children().forEach(child -> bound(child, into));
    }
}
