package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The set of loop variables' values at which something is evaluated: all integer points with {@code g >= 0} for each of
 * a list of affine g.
 *
 * <p>Questions are answered by Fourier-Motzkin elimination, with each inequality tightened to integers. An answer
 * "empty" or "implied" is always right. "Not empty" is exact where all coefficients are 1 or -1, which holds for every
 * range with bounds in other indices; elsewhere it can err on the side of "not empty".
 */
final class IndexDomain {

    static final IndexDomain EVERYTHING = new IndexDomain(Set.of());

    /** Elimination stops with "not proved" past this many inequalities. */
    private static final int MOST_INEQUALITIES = 4000;

    private final Set<Affine> nonNegative;
    private final Map<Integer, Group.Range> ranges = new ConcurrentHashMap<>();

    private IndexDomain(Set<Affine> nonNegative) {
        this.nonNegative = nonNegative;
    }

    /** The part of this where g is at least 0. */
    IndexDomain where(Affine g) {
        Affine tight = tighten(g);
        if (nonNegative.contains(tight) || holds(tight)) {
            return this;
        }
        Set<Affine> more = new LinkedHashSet<>(nonNegative);
        more.add(tight);
        return new IndexDomain(more);
    }

    /** The part of this where g is 0. */
    IndexDomain whereZero(Affine g) {
        return where(g).where(g.times(-1));
    }

    /**
     * This with a variable replaced by a value; what has become true of itself is dropped, so that equals stay equal.
     */
    IndexDomain substitute(int variable, Affine value) {
        Set<Affine> replaced = new LinkedHashSet<>();
        for (Affine g : nonNegative) {
            Affine tight = tighten(g.substitute(variable, value));
            if (!holds(tight)) {
                replaced.add(tight);
            }
        }
        return new IndexDomain(replaced);
    }

    /** Whether an inequality says nothing. */
    private static boolean holds(Affine g) {
        return g.isConstant() && g.constant() >= 0;
    }

    boolean isEmpty() {
        Set<Affine> rest = nonNegative;
        while (rest != null) {
            if (rest.stream().anyMatch(g -> g.isConstant() && g.constant() < 0)) {
                return true;
            }
            Set<Integer> open = variablesOf(rest);
            if (open.isEmpty()) {
                return false;
            }
            rest = eliminate(rest, cheapest(rest, open));
        }
        return false;
    }

    /** Whether g is at least 0 at every point. */
    boolean implies(Affine g) {
        if (holds(g)) {
            return true;
        }
        return where(g.times(-1).plus(-1)).isEmpty();
    }

    /** Whether g is 0 at every point. */
    boolean impliesZero(Affine g) {
        return implies(g) && implies(g.times(-1));
    }

    /** The largest value of g, empty if it is not bounded (or there is no point). */
    OptionalLong maximum(Affine g) {
        int objective = 1 + Math.max(max(variablesOf(nonNegative)), max(g.variables()));
        IndexDomain extended = whereZero(g.minus(Affine.variable(objective)));
        Set<Affine> projected = extended.onto(Set.of(objective)).nonNegative;
        return projected.stream().filter(h -> h.coefficient(objective) < 0)
                .mapToLong(h -> Math.floorDiv(h.constant(), -h.coefficient(objective))).min();
    }

    /** The smallest value of g, empty if it is not bounded (or there is no point). */
    OptionalLong minimum(Affine g) {
        OptionalLong negated = maximum(g.times(-1));
        return negated.isPresent() ? OptionalLong.of(-negated.getAsLong()) : negated;
    }

    /** The values of a variable that is bounded here; found once, since loops are weighed again and again. */
    Group.Range range(int variable) {
        return ranges.computeIfAbsent(variable, missing -> new Group.Range(
                minimum(Affine.variable(variable)).orElseThrow(), maximum(Affine.variable(variable)).orElseThrow()));
    }

    /** The values that the kept variables take in this. */
    IndexDomain onto(Set<Integer> kept) {
        Set<Affine> rest = nonNegative;
        Set<Integer> gone = new TreeSet<>(variablesOf(rest));
        gone.removeAll(kept);
        while (!gone.isEmpty()) {
            int variable = cheapest(rest, gone);
            Set<Affine> next = eliminate(rest, variable);
            if (next == null) {
                throw new IllegalStateException("index ranges with more than " + MOST_INEQUALITIES + " inequalities");
            }
            rest = next;
            gone.remove(variable);
        }
        return new IndexDomain(rest);
    }

    /**
     * The bounds of a variable, given the variables outside of its loop: this projected onto both, without inequalities
     * that follow from the others.
     */
    List<Affine> boundsOf(int variable, Set<Integer> outer) {
        Set<Integer> kept = new TreeSet<>(outer);
        kept.add(variable);
        List<Affine> all = new ArrayList<>(onto(kept).nonNegative);
        for (int i = all.size() - 1; i >= 0; i--) {
            IndexDomain others = EVERYTHING;
            for (int j = 0; j < all.size(); j++) {
                others = j == i ? others : others.where(all.get(j));
            }
            if (others.implies(all.get(i))) {
                all.remove(i);
            }
        }
        return all.stream().filter(g -> g.coefficient(variable) != 0).toList();
    }

    /** Adds every variable that shares an inequality with one of the given ones. */
    void connectedTo(Set<Integer> given, Set<Integer> found) {
        for (Affine g : nonNegative) {
            if (g.variables().stream().anyMatch(given::contains)) {
                found.addAll(g.variables());
            }
        }
    }

    /** The inequalities of this that do not follow from another domain. */
    List<Affine> notImpliedBy(IndexDomain other) {
        return nonNegative.stream().filter(g -> !other.implies(g)).toList();
    }

    /** Adds the variables that this says something about. */
    void addVariables(Set<Integer> found) {
        found.addAll(variablesOf(nonNegative));
    }

    /** Whether the variable shares an inequality with one of the others. */
    boolean isTied(int variable, Set<Integer> others) {
        return nonNegative.stream().anyMatch(g -> g.coefficient(variable) != 0
                && g.variables().stream().anyMatch(other -> other != variable && others.contains(other)));
    }

    /** The same domain with variables renamed, as text: equal texts are equal domains. */
    String text(Map<Integer, Integer> names) {
        Set<String> lines = new TreeSet<>();
        for (Affine g : nonNegative) {
            TreeMap<Integer, Long> renamed = new TreeMap<>();
            g.coefficients().forEach((variable, value) -> renamed.put(names.get(variable), value));
            lines.add(new Affine(g.constant(), renamed).toString());
        }
        return lines.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IndexDomain domain && nonNegative.equals(domain.nonNegative);
    }

    @Override
    public int hashCode() {
        return nonNegative.hashCode();
    }

    /** Divides by the common factor of the coefficients and rounds the constant down: the integer points stay. */
    private static Affine tighten(Affine g) {
        long divisor = 0;
        for (long value : g.coefficients().values()) {
            divisor = gcd(divisor, Math.abs(value));
        }
        if (divisor <= 1) {
            return g;
        }
        TreeMap<Integer, Long> divided = new TreeMap<>();
        for (Map.Entry<Integer, Long> entry : g.coefficients().entrySet()) {
            divided.put(entry.getKey(), entry.getValue() / divisor);
        }
        return new Affine(Math.floorDiv(g.constant(), divisor), divided);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static int max(Set<Integer> variables) {
        return variables.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static Set<Integer> variablesOf(Set<Affine> inequalities) {
        Set<Integer> all = new TreeSet<>();
        inequalities.forEach(g -> all.addAll(g.variables()));
        return all;
    }

    /** The variable whose elimination makes the fewest new inequalities; ties go to the youngest. */
    private static int cheapest(Set<Affine> inequalities, Set<Integer> candidates) {
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int variable : candidates) {
            long above = inequalities.stream().filter(g -> g.coefficient(variable) > 0).count();
            long below = inequalities.stream().filter(g -> g.coefficient(variable) < 0).count();
            if (above * below <= least) {
                least = above * below;
                best = variable;
            }
        }
        return best;
    }

    /** The inequalities that follow for the other variables, or null if there are too many. */
    private static Set<Affine> eliminate(Set<Affine> inequalities, int variable) {
        List<Affine> lower = new ArrayList<>();
        List<Affine> upper = new ArrayList<>();
        Set<Affine> rest = new LinkedHashSet<>();
        for (Affine g : inequalities) {
            long value = g.coefficient(variable);
            if (value == 0) {
                rest.add(g);
            } else {
                (value > 0 ? lower : upper).add(g);
            }
        }
        if (rest.size() + (long) lower.size() * upper.size() > MOST_INEQUALITIES) {
            return null;
        }
        for (Affine low : lower) {
            for (Affine high : upper) {
                Affine sum = low.times(-high.coefficient(variable)).plus(high.times(low.coefficient(variable)));
                Affine tight = tighten(sum);
                if (!holds(tight)) {
                    rest.add(tight);
                }
            }
        }
        return rest;
    }
}
