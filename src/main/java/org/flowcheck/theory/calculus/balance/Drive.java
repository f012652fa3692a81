package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What moves the states at the start, for some values of the symbols: for each kind of components the largest terms of
 * its rate, with sums over the width at their values at the start.
 *
 * @param region the values of the symbols
 * @param terms the terms
 * @param exponents their exponents at the start
 */
record Drive(Region region, Map<Components, Set<FlowTerm>> terms, Map<Components, Exponent> exponents) {

    /** Whether a term is one of them. */
    boolean holds(Components components, FlowTerm term) {
        return terms.getOrDefault(components, Set.of()).contains(term);
    }

    /**
     * The drives that are possible.
     *
     * @param region the values of the symbols
     * @param sizes for each kind of components the terms of its rate with their exponents at the start; a term without
     *     exponents is zero then, and components without terms do not move
     */
    static List<Drive> of(Region region, Map<Components, Map<FlowTerm, List<Exponent>>> sizes) {
        List<Drive> drives = new ArrayList<>(List.of(new Drive(region, Map.of(), Map.of())));
        for (Map.Entry<Components, Map<FlowTerm, List<Exponent>>> entry : sizes.entrySet()) {
            List<Exponent> all = entry.getValue().values().stream().flatMap(List::stream).toList();
            if (!all.isEmpty()) {
                List<Drive> finer = new ArrayList<>();
                for (Drive drive : drives) {
                    for (Largest.Case largest : new Largest(all).cases(drive.region)) {
                        finer.add(drive.with(entry.getKey(), entry.getValue(), largest));
                    }
                }
                drives = finer;
            }
        }
        return drives;
    }

    private Drive with(Components components, Map<FlowTerm, List<Exponent>> sizes, Largest.Case largest) {
        Set<FlowTerm> own = new LinkedHashSet<>();
        sizes.forEach((term, exponents) -> {
            if (exponents.stream().anyMatch(form -> largest.region().provesZero(form.minus(largest.form())))) {
                own.add(term);
            }
        });
        Map<Components, Set<FlowTerm>> moreTerms = new LinkedHashMap<>(terms);
        moreTerms.put(components, own);
        Map<Components, Exponent> moreExponents = new LinkedHashMap<>(exponents);
        moreExponents.put(components, largest.form());
        return new Drive(largest.region(), moreTerms, moreExponents);
    }
}
