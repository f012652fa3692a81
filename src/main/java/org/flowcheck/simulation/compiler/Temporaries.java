package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Room enough for all arrays there can be. */
    static final long UNLIMITED = Long.MAX_VALUE / 2;
    /** No array may be as large as this, whether or not it gets a place: index formulas stay far from overflow. */
    private static final long LARGEST = 1L << 30;

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

    /**
     * Takes all nests out, for a rewriting that adds them again: each with {@link #add}, after what it needs anew. What
     * they store is forgotten, since it may come too late for what is stored next.
     */
    List<Nest> takeNests() {
        List<Nest> taken = List.copyOf(nests);
        nests.clear();
        byKey.clear();
        return taken;
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

    void add(Nest nest) {
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
        Named named = Named.of(kind, bound, domain, value);
        Stored stored = byKey.get(named.key());
        if (stored == null) {
            stored = place(kind, bound, named, value);
            byKey.put(named.key(), stored);
        }
        Affine index = Affine.of(stored.index().constant());
        for (int variable : named.free()) {
            index = index.plus(Affine.variable(variable)
                    .times(stored.index().coefficient(named.names().get(variable))));
        }
        return new Term.Load(stored.storage(), index);
    }

    /**
     * A value under canonical names of its variables.
     *
     * @param key equal for equal values
     * @param free the variables that are not gathered over
     * @param exact the values of the variables
     * @param names the canonical number of each variable
     */
    record Named(String key, List<Integer> free, IndexDomain exact, Map<Integer, Integer> names) {

        static Named of(Optional<Reduction.Kind> kind, List<Integer> bound, IndexDomain domain, Term value) {
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
            String key = kind.map(Enum::name).orElse("") + "|" + bound.stream().map(names::get).sorted().toList() + "|"
                    + text + "|" + exact.text(names);
            return new Named(key, free, exact, names);
        }

        /** How many numbers the free variables tell apart, at most {@link #LARGEST}. */
        long size() {
            long size = 1;
            for (int variable : free) {
                size = Math.min(LARGEST, size * Math.min(LARGEST, extent(variable)));
            }
            return size;
        }

        private long low(int variable) {
            return exact.minimum(Affine.variable(variable)).orElseThrow();
        }

        private long extent(int variable) {
            return Math.max(0, exact.maximum(Affine.variable(variable)).orElseThrow() - low(variable) + 1);
        }
    }

    /** Whether there is room for an array of a size, if all need a place, and for some more nests. */
    boolean hasRoom(long size, int moreNests, long room) {
        return size < LARGEST && arraySizes.stream().mapToLong(Long::longValue).sum() + size <= room
                && nests.size() + moreNests < Limits.NESTS;
    }

    private Stored place(Optional<Reduction.Kind> kind, List<Integer> bound, Named named, Term value) {
        List<Integer> free = named.free();
        Storage storage = free.isEmpty() ? Storage.SCALARS : Storage.scratch(arraySizes.size());
        Affine index = free.isEmpty() ? Affine.of(scalars) : Affine.ZERO;
        if (named.size() >= LARGEST) {
            throw Diagnostic.of(Code.SYSTEM_TOO_LARGE, "the system needs an intermediate array of " + LARGEST
                    + " numbers or more").expecting("at most " + Limits.SCRATCH_SIZE).exception();
        }
        long stride = 1;
        for (int i = free.size() - 1; i >= 0; i--) {
            index = index.plus(Affine.variable(free.get(i)).plus(-named.low(free.get(i))).times(stride));
            stride = Math.multiplyExact(stride, named.extent(free.get(i)));
        }
        if (free.isEmpty()) {
            scalars++;
        } else {
            arraySizes.add(stride);
        }
        add(new Nest(storage, index, free, bound, named.exact(), kind, value, formula));
        Affine canonical = Affine.of(index.constant());
        for (int variable : free) {
            canonical = canonical.plus(Affine.variable(named.names().get(variable)).times(index.coefficient(variable)));
        }
        return new Stored(storage, canonical);
    }
}
