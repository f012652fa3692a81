package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.syntax.MappedText;

/**
 * The formulas of a claim as written, before they mean anything: what a control replaces text in.
 *
 * @param checks comparisons with their hypotheses and equality sets
 * @param widths statements over widths
 * @param proofs what is to be proved
 * @param quantities named formulas of states
 * @param numbers named formulas about runs
 */
record ClaimTexts(List<CheckText> checks, List<WidthText> widths, List<ProofText> proofs,
                  Map<String, MappedText> quantities, Map<String, MappedText> numbers) {

    /**
     * A check as written.
     *
     * @param formula the comparison
     * @param given its hypothesis
     * @param equality where both sides must be equal
     */
    record CheckText(MappedText formula, Optional<MappedText> given, Optional<MappedText> equality) {
    }

    /** Copies the lists. */
    ClaimTexts {
        checks = List.copyOf(checks);
        widths = List.copyOf(widths);
        proofs = List.copyOf(proofs);
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    /**
     * These texts with one text replaced everywhere in some sections. Checks and proofs that stay as they are drop out:
     * what is left is what the replacement makes false. Where quantities or numbers change, every check stays.
     *
     * @param sections keys of {@link ClaimKeys#REPLACEABLE}
     * @return empty if the text stands nowhere in them
     */
    Optional<ClaimTexts> replacing(String from, String to, Set<String> sections, String name) {
        Replacement replacement = new Replacement(from, to, name);
        Map<String, MappedText> newQuantities = new LinkedHashMap<>();
        quantities.forEach((key, text) -> newQuantities.put(key,
                sections.contains(ClaimKeys.QUANTITIES) ? replacement.in(text) : text));
        Map<String, MappedText> newNumbers = new LinkedHashMap<>();
        numbers.forEach((key, text) -> newNumbers.put(key,
                sections.contains(ClaimKeys.NUMBERS) ? replacement.in(text) : text));
        boolean everywhere = replacement.count > 0;
        List<CheckText> newChecks = new ArrayList<>();
        for (CheckText check : checks) {
            int before = replacement.count;
            CheckText replaced = new CheckText(
                    sections.contains(ClaimKeys.CHECK) ? replacement.in(check.formula()) : check.formula(),
                    sections.contains(ClaimKeys.GIVEN) ? check.given().map(replacement::in) : check.given(),
                    check.equality());
            if (everywhere || replacement.count > before) {
                newChecks.add(replaced);
            }
        }
        List<WidthText> newWidths = new ArrayList<>();
        for (WidthText width : widths) {
            WidthText replaced = sections.contains(ClaimKeys.CHECK) ? width.replacing(replacement::in) : width;
            if (everywhere || replaced != width) {
                newWidths.add(replaced);
            }
        }
        List<ProofText> newProofs = new ArrayList<>();
        for (ProofText proof : proofs) {
            ProofText replaced = sections.contains(ClaimKeys.PROVE) ? proof.replacing(replacement::in) : proof;
            if (everywhere || replaced != proof) {
                newProofs.add(replaced);
            }
        }
        return replacement.count == 0 ? Optional.empty()
                : Optional.of(new ClaimTexts(newChecks, newWidths, newProofs, newQuantities, newNumbers));
    }

    /** Whether the replacement of a text touches the checks and nothing else. */
    boolean onlyChecksHold(String from, Set<String> sections) {
        boolean elsewhere = sections.contains(ClaimKeys.PROVE)
                && proofs.stream().anyMatch(proof -> proof.replacing(new Replacement(from, "", "")::in) != proof)
                || sections.contains(ClaimKeys.QUANTITIES)
                && quantities.values().stream().anyMatch(text -> text.text().contains(from))
                || sections.contains(ClaimKeys.NUMBERS)
                && numbers.values().stream().anyMatch(text -> text.text().contains(from))
                || sections.contains(ClaimKeys.GIVEN) && checks.stream().anyMatch(
                        check -> check.given().filter(text -> text.text().contains(from)).isPresent());
        return !elsewhere && (checks.stream().anyMatch(check -> check.formula().text().contains(from))
                || widths.stream().flatMap(width -> width.formulas().stream())
                .anyMatch(formula -> formula.text().contains(from)));
    }

    /** Replaces text and counts where it did. */
    private static final class Replacement {
        private final String from;
        private final String to;
        private final String name;
        private int count;

        Replacement(String from, String to, String name) {
            this.from = from;
            this.to = to;
            this.name = name;
        }

        MappedText in(MappedText text) {
            if (!text.text().contains(from)) {
                return text;
            }
            count++;
            return MappedText.of(new SourceText(name, text.text().replace(from, to)));
        }
    }
}
