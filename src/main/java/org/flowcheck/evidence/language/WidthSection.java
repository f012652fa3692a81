package org.flowcheck.evidence.language;

import java.util.List;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;

/** Reads one check {@code {order of: ...}} or {@code {limit of: ...}}: its structure, before formulas mean anything. */
final class WidthSection {

    /** Exponents that differ by this much are told apart where a claim does not say: {@value}. */
    static final double DEFAULT_RESOLUTION = 0.1;
    private static final List<String> RELATIONS = List.of(ClaimKeys.AT_MOST, ClaimKeys.AT_LEAST, ClaimKeys.EQUALS);

    private WidthSection() {
    }

    /** The statement of a mapping; empty if it has neither of the keys. */
    static Optional<WidthText> read(YamlMapping mapping) {
        if (mapping.find(ClaimKeys.ORDER_OF).isPresent()) {
            return Optional.of(read(mapping, ClaimKeys.ORDER_OF, ClaimKeys.OF_ORDER, "an order"));
        }
        return mapping.find(ClaimKeys.LIMIT_OF).isPresent()
                ? Optional.of(read(mapping, ClaimKeys.LIMIT_OF, ClaimKeys.OF_LIMIT, "a limit")) : Optional.empty();
    }

    private static WidthText read(YamlMapping mapping, String kind, List<String> keys, String owner) {
        mapping.checkKeys(keys, owner);
        MappedText of = formula(mapping.require(kind, owner));
        MappedText width = formula(mapping.require(ClaimKeys.IN, owner));
        List<String> relations = RELATIONS.stream().filter(keys::contains).toList();
        List<String> stated = relations.stream().filter(key -> mapping.find(key).isPresent()).toList();
        if (stated.size() != 1) {
            throw Diagnostic.at(mapping.start(), Code.MISSING_KEY, owner + " is compared with one thing")
                    .expecting("'" + String.join("' or '", relations) + "'")
                    .finding(stated.isEmpty() ? "none of them" : "'" + String.join("' and '", stated) + "'").exception();
        }
        MappedText bound = formula(mapping.require(stated.get(0), owner));
        Optional<List<MappedText>> rate = mapping.find(ClaimKeys.RATE).map(WidthSection::formulas)
                .filter(forms -> !(forms.size() == 1 && forms.get(0).text().strip().equals(ClaimKeys.UNKNOWN)));
        List<MappedText> rests = mapping.find(ClaimKeys.RESTS).map(WidthSection::formulas).orElse(List.of());
        double resolution = kind.equals(ClaimKeys.ORDER_OF) && mapping.find(ClaimKeys.RESOLUTION).isEmpty()
                ? DEFAULT_RESOLUTION : RunReader.positive(mapping.require(ClaimKeys.RESOLUTION, owner));
        return new WidthText(kind, of, width, stated.get(0), bound, rate, rests, resolution);
    }

    private static List<MappedText> formulas(YamlNode node) {
        return node.requireTexts("a formula").stream().map(text -> text.content()).toList();
    }

    private static MappedText formula(YamlNode node) {
        return node.requireText("a formula").content();
    }
}
