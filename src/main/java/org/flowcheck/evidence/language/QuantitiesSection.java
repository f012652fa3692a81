package org.flowcheck.evidence.language;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;

/** Reads {@code quantities}: formulas of a model's states by name, some with indices. */
final class QuantitiesSection {

    private QuantitiesSection() {
    }

    /**
     * The formulas by their keys, {@code s} or {@code s[k]}.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException of a key that is no name, of names that stand twice, and of an
     *     index that the formula does not use
     */
    static Map<String, MappedText> read(List<YamlEntry> entries) {
        Map<String, MappedText> formulas = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (YamlEntry entry : entries) {
            if (!entry.name().matches(QuantityFamily.NAME)) {
                throw Diagnostic.at(entry.key().span(), Code.BAD_NAME,
                        "the name of a formula is used in other formulas")
                        .expecting("letters and digits, with indices in brackets where it has some: s[k]")
                        .finding(entry.name()).exception();
            }
            List<String> indices = QuantityFamily.indices(entry.name());
            if (!names.add(QuantityFamily.base(entry.name())) || new HashSet<>(indices).size() < indices.size()) {
                throw Diagnostic.at(entry.key().span(), Code.NAME_TAKEN,
                        "a quantity is declared once, with indices or without, and has each index once")
                        .expecting("another name").finding(entry.name()).exception();
            }
            MappedText formula = entry.value().requireText("a formula").content();
            refuseUnused(entry.key().span(), indices, formula);
            formulas.put(entry.name(), formula);
        }
        return formulas;
    }

    /** An index that the formula does not use is one with a typing error there, or one too many. */
    private static void refuseUnused(Span key, List<String> indices, MappedText formula) {
        if (!indices.isEmpty()) {
            Term term = FormulaParser.parse(formula);
            indices.stream().filter(index -> !BoundTime.isFree(index, term)).findFirst().ifPresent(index -> {
                throw Diagnostic.at(key, Code.UNUSED_NAME, "the formula does not use '" + index + "'")
                        .expecting("the index in it").exception();
            });
        }
    }
}
