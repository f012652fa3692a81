package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flowcheck.theory.expression.Rational;

/**
 * Names for the summation indices of a term that do not depend on the names they had. Indices that share no factor fall
 * apart into components, each labelled alone. Inside a component, indices are told apart by what they occur in (colour
 * refinement); where that leaves several alike, each is tried first in turn and the smallest key wins, so that terms
 * with symmetries get the same key whatever symmetric form they came in.
 */
final class CanonicalLabels {

    /** Trials for one component before giving up. */
    private static final int MOST_TRIALS = 5_040;

    /**
     * A term with canonical names.
     *
     * @param key the same string for terms that differ in names of summation indices and in the coefficient only
     * @param term the renamed term
     */
    record Labelled(String key, Term term) {
    }

    private record Component(List<Range> ranges, List<Term.Factor> factors) {
    }

    private record Numbered(String key, List<String> order) {
    }

    private final Component component;
    private final String prefix;
    private int trials;

    private CanonicalLabels(Component component, String prefix) {
        this.component = component;
        this.prefix = prefix;
    }

    /** A term with canonical names of its summation indices. */
    static Labelled of(Term term) {
        Set<String> bound = term.boundNames();
        StringBuilder key = new StringBuilder();
        term.factors().forEach((atomKey, factor) -> {
            if (bound.isEmpty() || factor.atom().names().stream().noneMatch(bound::contains)) {
                key.append('*').append(text(atomKey, factor.exponent()));
            }
        });
        if (bound.isEmpty()) {
            return new Labelled(key.toString(), term);
        }
        String prefix = "#" + term.height() + ".";
        List<Numbered> parts = new ArrayList<>();
        for (Component component : components(term, bound)) {
            parts.add(new CanonicalLabels(component, prefix).numbered());
        }
        parts.sort(Comparator.comparing(Numbered::key));
        Map<String, String> names = new HashMap<>();
        for (Numbered part : parts) {
            key.append('*').append(part.key());
            part.order().forEach(index -> names.put(index, prefix + (names.size() + 1)));
        }
        return new Labelled(key.toString(), term.renamed(names));
    }

    private static String text(String atomKey, Rational exponent) {
        return exponent.equals(Rational.ONE) ? atomKey : atomKey + "^" + exponent;
    }

    private static List<Component> components(Term term, Set<String> bound) {
        Map<String, Set<String>> group = new LinkedHashMap<>();
        bound.forEach(index -> group.put(index, new TreeSet<>(Set.of(index))));
        for (Term.Factor factor : term.factors().values()) {
            join(group, factor.atom().names());
        }
        for (Range range : term.ranges()) {
            Set<String> together = new TreeSet<>(range.lower().coefficients().keySet());
            together.addAll(range.upper().coefficients().keySet());
            together.add(range.index());
            join(group, together);
        }
        List<Component> components = new ArrayList<>();
        for (Set<String> members : new LinkedHashSet<>(group.values())) {
            List<Range> ranges = term.ranges().stream().filter(range -> members.contains(range.index())).toList();
            List<Term.Factor> factors = term.factors().values().stream()
                    .filter(factor -> factor.atom().names().stream().anyMatch(members::contains)).toList();
            components.add(new Component(ranges, factors));
        }
        return components;
    }

    private static void join(Map<String, Set<String>> group, Set<String> names) {
        Set<String> joined = new TreeSet<>();
        names.stream().filter(group::containsKey).forEach(name -> joined.addAll(group.get(name)));
        joined.forEach(name -> group.put(name, joined));
    }

    private Numbered numbered() {
        Map<String, Integer> colours = new TreeMap<>();
        component.ranges().forEach(range -> colours.put(range.index(), 0));
        return best(colours);
    }

    private Numbered best(Map<String, Integer> start) {
        Map<String, Integer> colours = refined(start);
        Map<Integer, List<String>> classes = new TreeMap<>();
        colours.forEach((index, colour) -> classes.computeIfAbsent(colour, any -> new ArrayList<>()).add(index));
        for (Map.Entry<Integer, List<String>> alike : classes.entrySet()) {
            if (alike.getValue().size() > 1) {
                Numbered smallest = null;
                for (String first : alike.getValue()) {
                    Map<String, Integer> trial = new TreeMap<>();
                    colours.forEach((index, colour) -> trial.put(index, 2 * colour));
                    trial.merge(first, -1, Integer::sum);
                    Numbered candidate = best(trial);
                    if (smallest == null || candidate.key().compareTo(smallest.key()) < 0) {
                        smallest = candidate;
                    }
                }
                return smallest;
            }
        }
        if (++trials > MOST_TRIALS) {
            throw new TooComplexException("a sum with too many indices that play the same part");
        }
        List<String> order = classes.values().stream().map(alike -> alike.get(0)).toList();
        return new Numbered(key(order), order);
    }

    /** Splits colours by the factors and ranges an index occurs in, until nothing splits any more. */
    private Map<String, Integer> refined(Map<String, Integer> start) {
        Map<String, Integer> colours = ranked(start.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> padded(entry.getValue() + 1))));
        while (true) {
            int before = Set.copyOf(colours.values()).size();
            if (before == colours.size()) {
                return colours;
            }
            Map<Integer, Integer> members = new HashMap<>();
            colours.values().forEach(colour -> members.merge(colour, 1, Integer::sum));
            Map<String, String> signatures = new HashMap<>();
            for (Map.Entry<String, Integer> coloured : colours.entrySet()) {
                // One alone in its colour has been told apart: it keeps its place whatever it occurs in.
                boolean alone = members.get(coloured.getValue()) == 1;
                signatures.put(coloured.getKey(), alone ? padded(coloured.getValue())
                        : signature(coloured.getKey(), colours));
            }
            colours = ranked(signatures);
            if (Set.copyOf(colours.values()).size() == before) {
                return colours;
            }
        }
    }

    /** A number in so many digits that numbers sort as texts. */
    private static String padded(int number) {
        String digits = Integer.toString(number);
        return "00000000".substring(Math.min(digits.length(), 8)) + digits;
    }

    private static Map<String, Integer> ranked(Map<String, String> signatures) {
        List<String> distinct = signatures.values().stream().distinct().sorted().toList();
        Map<String, Integer> ranks = new TreeMap<>();
        signatures.forEach((index, signature) -> ranks.put(index, distinct.indexOf(signature)));
        return ranks;
    }

    private String signature(String index, Map<String, Integer> colours) {
        Map<String, String> names = new HashMap<>();
        colours.forEach((other, colour) -> names.put(other, other.equals(index) ? "@" : "%" + colour));
        List<String> parts = new ArrayList<>();
        for (Term.Factor factor : component.factors()) {
            if (factor.atom().names().contains(index)) {
                parts.add(text(factor.atom().renamed(names).key(), factor.exponent()));
            }
        }
        for (Range range : component.ranges()) {
            if (range.index().equals(index) || range.dependsOn(index)) {
                parts.add(text(range.renamed(names)));
            }
        }
        parts.sort(Comparator.naturalOrder());
        return padded(colours.get(index)) + parts;
    }

    private static String text(Range range) {
        return range.index() + ":" + Forms.key(range.lower()) + ".." + Forms.key(range.upper());
    }

    private String key(List<String> order) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            names.put(order.get(i), prefix + (i + 1));
        }
        List<String> ranges = component.ranges().stream().map(range -> text(range.renamed(names))).sorted().toList();
        List<String> factors = component.factors().stream()
                .map(factor -> text(factor.atom().renamed(names).key(), factor.exponent())).sorted().toList();
        return "Sum<" + String.join(";", ranges) + ">(" + String.join("*", factors) + ")";
    }
}
