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
 * @param identities formulas to prove, with the model they are about
 * @param quantities named formulas of states
 */
record ClaimTexts(List<CheckText> checks, List<ProofText> identities, Map<String, MappedText> quantities) {

    /**
     * A check as written.
     *
     * @param formula the comparison
     * @param given its hypothesis
     * @param equality where both sides must be equal
     */
    record CheckText(MappedText formula, Optional<MappedText> given, Optional<MappedText> equality) {
    }

    /**
     * An identity as written.
     *
     * @param model the model's name
     * @param ranges free indices with their ranges, as in {@code {k, m}, {l, m}}
     * @param identity the identity
     */
    record ProofText(MappedText model, Optional<MappedText> ranges, MappedText identity) {
    }

    /** Copies the lists. */
    ClaimTexts {
        checks = List.copyOf(checks);
        identities = List.copyOf(identities);
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
    }

    /**
     * These texts with one text replaced everywhere in some sections. Checks and identities that stay as they are drop out:
     * what is left is what the replacement makes false. Where quantities change, every check stays.
     *
     * @param sections keys of {@link ClaimKeys#REPLACEABLE}
     * @return empty if the text stands nowhere in them
     */
    Optional<ClaimTexts> replacing(String from, String to, Set<String> sections, String name) {
        Replacement replacement = new Replacement(from, to, name);
        Map<String, MappedText> newQuantities = new LinkedHashMap<>();
        quantities.forEach((key, text) -> newQuantities.put(key,
                sections.contains(ClaimKeys.QUANTITIES) ? replacement.in(text) : text));
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
        List<ProofText> newIdentities = new ArrayList<>();
        for (ProofText proof : identities) {
            MappedText replaced = sections.contains(ClaimKeys.PROVE) ? replacement.in(proof.identity()) : proof.identity();
            if (everywhere || replaced != proof.identity()) {
                newIdentities.add(new ProofText(proof.model(), proof.ranges(), replaced));
            }
        }
        return replacement.count == 0 ? Optional.empty()
                : Optional.of(new ClaimTexts(newChecks, newIdentities, newQuantities));
    }

    /** Whether the replacement of a text touches the checks and nothing else. */
    boolean onlyChecksHold(String from, Set<String> sections) {
        boolean elsewhere = sections.contains(ClaimKeys.PROVE)
                && identities.stream().anyMatch(proof -> proof.identity().text().contains(from))
                || sections.contains(ClaimKeys.QUANTITIES)
                && quantities.values().stream().anyMatch(text -> text.text().contains(from))
                || sections.contains(ClaimKeys.GIVEN) && checks.stream().anyMatch(
                        check -> check.given().filter(text -> text.text().contains(from)).isPresent());
        return !elsewhere && checks.stream().anyMatch(check -> check.formula().text().contains(from));
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
