package org.flowcheck.evidence.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlSequence;
import org.flowcheck.theory.syntax.YamlText;

/**
 * Refuses quantities and numbers that nothing in a claim uses. A formula gets its meaning where it is used, so what is
 * not used could say anything: a name with a typing error, or itself.
 */
final class UnusedNames {

    /** Sections of prose, or of texts that stand in other sections. */
    private static final Set<String> PROSE = Set.of(ClaimKeys.FLOWCHECK, ClaimKeys.CLAIM, ClaimKeys.SOURCE,
            ClaimKeys.STATES_THAT, ClaimKeys.KIND, ClaimKeys.CONTROL, ClaimKeys.EFFORT, ClaimKeys.NEEDS,
            ClaimKeys.EXPECT, ClaimKeys.FINDING);
    private static final Set<String> DECLARING = Set.of(ClaimKeys.QUANTITIES, ClaimKeys.NUMBERS);
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private UnusedNames() {
    }

    /**
     * Refuses entries that are reached from no formula.
     *
     * @param claim the claim's sections
     * @throws DiagnosticException with one diagnostic for each
     */
    static void refuse(YamlMapping claim) {
        // A number and a quantity may have one name: one stands alone, the other behind a run.
        Map<String, List<YamlEntry>> unused = new LinkedHashMap<>();
        for (String section : List.of(ClaimKeys.QUANTITIES, ClaimKeys.NUMBERS)) {
            if (claim.find(section).orElse(null) instanceof YamlMapping mapping) {
                mapping.entries().forEach(entry -> unused.computeIfAbsent(QuantityFamily.base(entry.name()),
                        fresh -> new ArrayList<>()).add(entry));
            }
        }
        Deque<YamlNode> open = new ArrayDeque<>();
        for (YamlEntry entry : claim.entries()) {
            if (!PROSE.contains(entry.name()) && !DECLARING.contains(entry.name())) {
                open.add(entry.value());
            }
        }
        while (!open.isEmpty()) {
            for (String word : words(open.remove())) {
                Optional.ofNullable(unused.remove(word)).ifPresent(met -> met.forEach(entry -> open.add(entry.value())));
            }
        }
        if (!unused.isEmpty()) {
            throw new DiagnosticException(unused.values().stream().flatMap(List::stream).map(entry -> Diagnostic.at(entry.key().span(),
                    Code.UNUSED_NAME, "nothing uses '" + entry.name() + "'")
                    .expecting("its name in a formula, or no such entry")).toList());
        }
    }

    private static Set<String> words(YamlNode node) {
        Set<String> words = new HashSet<>();
        if (node instanceof YamlText text) {
            WORD.matcher(text.value()).results().forEach(match -> words.add(match.group()));
        } else if (node instanceof YamlSequence sequence) {
            sequence.items().forEach(item -> words.addAll(words(item)));
        } else {
            ((YamlMapping) node).entries().forEach(entry -> words.addAll(words(entry.value())));
        }
        return words;
    }
}
