package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts nests into one loop where each reads what the others make only at the same value of one variable:
 * {@code for i: c[i, ...] = ...; for i: r[...] += ... c[i, ...]} ->
 * {@code for i: {c[i, ...] = ...; r[...] += ... c[i, ...]}}. An array that is used nowhere else then needs no dimension
 * for that variable. Of all variables the one that avoids most stored numbers is taken first.
 */
final class Fusion {

    /** Programs of more nests are left as they are: the search takes time with the square of their number. */
    private static final int MOST_NESTS = 300;

    private final List<Nest> nests;
    private final long largestSum;
    private final Map<Storage, ArrayShape> shapes = new HashMap<>();
    /** For each nest, the nests whose values it reads. */
    private final List<Set<Integer>> sources = new ArrayList<>();
    private final Set<Integer> grouped = new HashSet<>();
    private final Set<Map.Entry<Integer, Integer>> refused = new HashSet<>();

    private Fusion(List<Nest> nests, long largestSum) {
        this.nests = nests;
        this.largestSum = largestSum;
        Map<String, Integer> writers = new HashMap<>();
        for (int i = 0; i < nests.size(); i++) {
            Nest nest = nests.get(i);
            Set<Integer> read = new LinkedHashSet<>();
            for (Term.Load load : Terms.loads(nest.value())) {
                Optional.ofNullable(writers.get(load.storage().name(load.index()))).ifPresent(read::add);
            }
            sources.add(read);
            if (nest.target().kind() != Storage.Kind.RESULT) {
                writers.put(nest.target().name(nest.index()), i);
            }
            ArrayShape.of(nest).ifPresent(shape -> shapes.put(nest.target(), shape));
        }
    }

    /**
     * The groups of nests, in an order in which each comes after what it reads.
     *
     * @param largestSum arrays of more numbers than this are not gathered row by row: they would go through memory once
     *     for each value of the shared variable
     */
    static List<Group> of(List<Nest> nests, long largestSum) {
        if (nests.size() > MOST_NESTS) {
            return nests.stream().map(Group::alone).toList();
        }
        return new Fusion(nests, largestSum).groups();
    }

    private List<Group> groups() {
        List<TreeMap<Integer, Integer>> chosen = new ArrayList<>();
        List<Group> order = ordered(chosen).orElseThrow();
        for (TreeMap<Integer, Integer> best = best(); best != null; best = best()) {
            chosen.add(best);
            grouped.addAll(best.keySet());
            Optional<List<Group>> next = ordered(chosen);
            if (next.isPresent()) {
                order = next.get();
            } else {
                // Each of two loops would need the other one.
                chosen.remove(best);
                grouped.removeAll(best.keySet());
                refused.addAll(best.entrySet());
            }
        }
        return order;
    }

    /** The group of nests and variables, grown from each nest, that avoids most numbers; null if none avoids any. */
    private TreeMap<Integer, Integer> best() {
        TreeMap<Integer, Integer> best = null;
        long most = 0;
        Set<Map.Entry<Integer, Integer>> seen = new HashSet<>(refused);
        for (int root = 0; root < nests.size(); root++) {
            ArrayShape shape = shapes.get(nests.get(root).target());
            if (grouped.contains(root) || shape == null || shape.dimensions().size() < 2) {
                continue;
            }
            for (ArrayShape.Dimension dimension : shape.dimensions()) {
                if (dimension.extent() > 1 && !seen.contains(Map.entry(root, dimension.variable()))) {
                    TreeMap<Integer, Integer> group = grown(root, dimension.variable());
                    seen.addAll(group.entrySet());
                    long avoided = avoided(group);
                    if (avoided > most) {
                        most = avoided;
                        best = group;
                    }
                }
            }
        }
        return best;
    }

    private TreeMap<Integer, Integer> grown(int root, int variable) {
        TreeMap<Integer, Integer> group = new TreeMap<>(Map.of(root, variable));
        Group.Range range = Group.Range.of(nests.get(root), variable);
        boolean growing = true;
        while (growing) {
            growing = false;
            for (int i = 0; i < nests.size(); i++) {
                if (!group.containsKey(i) && !grouped.contains(i)) {
                    for (int candidate : candidates(i, group)) {
                        if (!group.containsKey(i) && fits(i, candidate, range, group)) {
                            group.put(i, candidate);
                            growing = true;
                        }
                    }
                }
            }
        }
        return group;
    }

    /** The variables of a nest that go with the group's by what it reads from, or writes for, the group. */
    private Set<Integer> candidates(int number, Map<Integer, Integer> group) {
        Nest nest = nests.get(number);
        Set<Integer> found = new LinkedHashSet<>();
        group.forEach((member, variable) -> {
            if (sources.get(number).contains(member)) {
                found.addAll(partners(nests.get(member), variable, nest));
            } else if (sources.get(member).contains(number)) {
                nest.free().stream().filter(free -> partners(nest, free, nests.get(member)).contains(variable))
                        .forEach(found::add);
            }
        });
        return found;
    }

    /** The variables of a reader at which it reads a dimension of what a nest writes; empty if that is unknown. */
    private Set<Integer> partners(Nest writer, int variable, Nest reader) {
        ArrayShape shape = shapes.get(writer.target());
        Set<Integer> found = new LinkedHashSet<>();
        if (shape == null) {
            return found;
        }
        for (Term.Load load : Terms.loads(reader.value())) {
            if (load.storage().equals(writer.target())) {
                Optional<List<Integer>> variables = shape.variablesOf(load.index());
                if (variables.isEmpty()) {
                    return Set.of();
                }
                for (int i = 0; i < shape.dimensions().size(); i++) {
                    if (shape.dimensions().get(i).variable() == variable) {
                        found.add(variables.get().get(i));
                    }
                }
            }
        }
        return found;
    }

    private boolean fits(int number, int variable, Group.Range range, TreeMap<Integer, Integer> group) {
        Nest nest = nests.get(number);
        if (!Group.Range.of(nest, variable).equals(range)
                || nest.bound().contains(variable)
                && ArrayShape.of(nest).map(ArrayShape::size).orElse(1L) > largestSum) {
            return false;
        }
        TreeMap<Integer, Integer> larger = new TreeMap<>(group);
        larger.put(number, variable);
        return isOneLoop(larger);
    }

    /**
     * Whether nests can run in one loop: what one reads from another is known at the value at hand, and nothing outside
     * is needed in between.
     */
    private boolean isOneLoop(TreeMap<Integer, Integer> group) {
        Set<Integer> later = new HashSet<>();
        for (int i = group.firstKey(); i < nests.size(); i++) {
            Collection<Integer> read = sources.get(i);
            if (!group.containsKey(i)) {
                if (read.stream().anyMatch(source -> group.containsKey(source) || later.contains(source))) {
                    later.add(i);
                }
                continue;
            }
            for (int source : read) {
                if (later.contains(source) || group.containsKey(source)
                        && !partners(nests.get(source), group.get(source), nests.get(i)).equals(Set.of(group.get(i)))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How many numbers need no place if the nests run in one loop. */
    private long avoided(Map<Integer, Integer> group) {
        return group.keySet().stream().filter(number -> isInside(number, group)).mapToLong(number -> {
            ArrayShape shape = shapes.get(nests.get(number).target());
            long extent = shape.dimensions().stream().filter(dimension -> dimension.variable() == group.get(number))
                    .findFirst().orElseThrow().extent();
            return shape.size() - shape.size() / extent;
        }).sum();
    }

    /** Whether what a nest writes at a value of the shared variable is read in that pass of the loop only. */
    private boolean isInside(int number, Map<Integer, Integer> group) {
        Nest nest = nests.get(number);
        return shapes.containsKey(nest.target()) && nest.free().contains(group.get(number))
                && isReadBy(number, group.keySet());
    }

    private boolean isReadBy(int number, Set<Integer> group) {
        for (int i = 0; i < nests.size(); i++) {
            if (sources.get(i).contains(number) && !group.contains(i)) {
                return false;
            }
        }
        return true;
    }

    /** Each group as soon as all that it reads is there; empty if groups need each other. */
    private Optional<List<Group>> ordered(List<TreeMap<Integer, Integer>> chosen) {
        List<TreeMap<Integer, Integer>> waiting = new ArrayList<>(chosen);
        for (int i = 0; i < nests.size(); i++) {
            if (!grouped.contains(i)) {
                waiting.add(new TreeMap<>(Map.of(i, -1)));
            }
        }
        waiting.sort(Comparator.comparing(TreeMap::firstKey));
        Set<Integer> done = new HashSet<>();
        List<Group> groups = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Optional<TreeMap<Integer, Integer>> next = waiting.stream().filter(group -> isReady(group, done))
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            waiting.remove(next.get());
            done.addAll(next.get().keySet());
            groups.add(group(next.get()));
        }
        return Optional.of(groups);
    }

    private boolean isReady(TreeMap<Integer, Integer> group, Set<Integer> done) {
        return group.keySet().stream().flatMap(number -> sources.get(number).stream())
                .allMatch(source -> group.containsKey(source) || done.contains(source));
    }

    private Group group(TreeMap<Integer, Integer> members) {
        int first = members.firstKey();
        if (members.get(first) < 0) {
            return Group.alone(nests.get(first));
        }
        return new Group(members.entrySet().stream()
                .map(entry -> new Group.Member(nests.get(entry.getKey()), OptionalInt.of(entry.getValue()))).toList(),
                Optional.of(Group.Range.of(nests.get(first), members.get(first))));
    }
}
