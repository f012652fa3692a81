package org.flowcheck.evidence.language;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.YamlEntry;

/** Reads {@code quantities}: formulas of a model's states by name, some with indices. */
final class QuantitiesSection {

    private QuantitiesSection() {
    }

    /**
     * The formulas by their keys, {@code s} or {@code s[k]}.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException of a key that is no name, and of names that stand twice
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
            formulas.put(entry.name(), entry.value().requireText("a formula").content());
        }
        return formulas;
    }
}
