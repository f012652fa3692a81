package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.Reduction;

/**
 * The intermediate numbers and arrays of a program. Equal values are stored once, whatever their indices are called; a
 * value whose variables are all gathered over, or that has none, is one number.
 */
final class Temporaries {

    /** A stored value: where, and the order of its variables by their canonical numbers. */
    private record Stored(Storage storage, Affine index) {
    }

    private final Map<String, Stored> byKey = new LinkedHashMap<>();
    private final List<Nest> nests = new ArrayList<>();
    private final List<Long> arraySizes = new ArrayList<>();
    private int scalars;
    private int formula;

    /** A moment to return to when an attempt at lowering is given up. */
    record Checkpoint(int keys, int nests, int arrays, int scalars) {
    }

    Checkpoint checkpoint() {
        return new Checkpoint(byKey.size(), nests.size(), arraySizes.size(), scalars);
    }

    void rollback(Checkpoint checkpoint) {
        List<String> keys = new ArrayList<>(byKey.keySet());
        keys.subList(checkpoint.keys(), keys.size()).forEach(byKey::remove);
        nests.subList(checkpoint.nests(), nests.size()).clear();
        arraySizes.subList(checkpoint.arrays(), arraySizes.size()).clear();
        scalars = checkpoint.scalars();
    }

    /** The formula that later nests are made for. */
    void beginFormula(int number) {
        formula = number;
    }

    List<Nest> nests() {
        return nests;
    }

    List<Long> arraySizes() {
        return arraySizes;
    }

    int scalars() {
        return scalars;
    }

    /** Adds a nest that writes a result. */
    void addResult(Affine index, List<Integer> free, IndexDomain domain, Term value) {
        Term cut = HeavyTerms.cut(value, domain, this);
        add(new Nest(Storage.RESULT, index, free, List.of(), domain, Optional.empty(), cut, formula));
    }

    private void add(Nest nest) {
        if (nests.size() >= Limits.NESTS) {
            throw Diagnostic.of(Code.SYSTEM_TOO_LARGE, "the system needs more than " + Limits.NESTS + " loop nests")
                    .exception();
        }
        nests.add(nest);
    }

    /**
     * The stored value of a term, gathered over the bound variables if there are any, on a domain.
     *
     * @param kind present exactly if there are bound variables
     */
    Term store(Optional<Reduction.Kind> kind, List<Integer> bound, IndexDomain domain, Term heavy) {
        Term value = HeavyTerms.cut(heavy, domain, this);
        Set<Integer> boundSet = new TreeSet<>(bound);
        Set<Integer> used = new TreeSet<>(Terms.variables(value));
        domain.connectedTo(boundSet, used);
        List<Integer> free = used.stream().filter(variable -> !boundSet.contains(variable)).toList();
        Set<Integer> all = new TreeSet<>(boundSet);
        all.addAll(free);
        IndexDomain exact = domain.onto(all);

        Map<Integer, Integer> names = new HashMap<>();
        TermText canonical = new TermText(variable -> "i" + names.computeIfAbsent(variable, key -> names.size()));
        String text = canonical.of(value);
        all.forEach(variable -> names.computeIfAbsent(variable, key -> names.size()));
        String key = kind.map(Enum::name).orElse("") + "|" + bound.stream().map(names::get).sorted().toList() + "|" + text + "|"
                + exact.text(names);
        Stored stored = byKey.get(key);
        if (stored == null) {
            stored = place(kind, bound, free, exact, value, names);
            byKey.put(key, stored);
        }
        Affine index = Affine.of(stored.index().constant());
        for (int variable : free) {
            index = index.plus(Affine.variable(variable).times(stored.index().coefficient(names.get(variable))));
        }
        return new Term.Load(stored.storage(), index);
    }

    private Stored place(Optional<Reduction.Kind> kind, List<Integer> bound, List<Integer> free, IndexDomain exact,
                         Term value, Map<Integer, Integer> names) {
        Storage storage = free.isEmpty() ? Storage.SCALARS : Storage.scratch(arraySizes.size());
        Affine index = free.isEmpty() ? Affine.of(scalars) : Affine.ZERO;
        long stride = 1;
        for (int i = free.size() - 1; i >= 0; i--) {
            OptionalLong low = exact.minimum(Affine.variable(free.get(i)));
            OptionalLong high = exact.maximum(Affine.variable(free.get(i)));
            index = index.plus(Affine.variable(free.get(i)).plus(-low.orElseThrow()).times(stride));
            stride = Math.multiplyExact(stride, Math.max(0, high.orElseThrow() - low.orElseThrow() + 1));
        }
        if (free.isEmpty()) {
            scalars++;
        } else {
            arraySizes.add(stride);
            long total = arraySizes.stream().mapToLong(Long::longValue).sum();
            if (total > Limits.SCRATCH_SIZE) {
                throw Diagnostic.of(Code.SYSTEM_TOO_LARGE, "the system needs " + total + " intermediate numbers")
                        .expecting("at most " + Limits.SCRATCH_SIZE).exception();
            }
        }
        add(new Nest(storage, index, free, bound, exact, kind, value, formula));
        Affine canonical = Affine.of(index.constant());
        for (int variable : free) {
            canonical = canonical.plus(Affine.variable(names.get(variable)).times(index.coefficient(variable)));
        }
        return new Stored(storage, canonical);
    }
}
