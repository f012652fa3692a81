package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Gives intermediate arrays their places: a dimension that is used within one pass of a shared loop only is dropped,
 * and of the others that one lies side by side along which the innermost loops walk.
 */
final class Layout {

    /** Rounds over all arrays; the choice for one changes the loops, and so the choice for another. */
    private static final int ROUNDS = 2;

    private final List<Group> groups;
    private final Map<Storage, ArrayShape> shapes = new LinkedHashMap<>();
    private final Map<Storage, List<Integer>> kept = new LinkedHashMap<>();
    private final Map<Storage, Set<Group.Member>> users = new HashMap<>();

    private Layout(List<Group> groups) {
        this.groups = groups;
        Map<Storage, Set<Group>> where = new HashMap<>();
        for (Group group : groups) {
            for (Group.Member member : group.members()) {
                ArrayShape.of(member.nest()).ifPresent(shape -> shapes.put(shape.storage(), shape));
                storages(member.nest()).forEach(storage -> {
                    users.computeIfAbsent(storage, key -> new LinkedHashSet<>()).add(member);
                    where.computeIfAbsent(storage, key -> new LinkedHashSet<>()).add(group);
                });
            }
        }
        shapes.values().removeIf(shape -> !isReadByDimensions(shape));
        shapes.forEach((storage, shape) ->
                kept.put(storage, dimensions(shape, where.get(storage).size() == 1 ? users.get(storage) : Set.of())));
    }

    /** Groups with their arrays placed anew, and the arrays. */
    record Placed(List<Group> groups, List<Program.Rows> arrays) {
    }

    /**
     * Places the arrays of groups.
     *
     * @param groups all of a program
     * @param reorder whether to change the order of dimensions
     */
    static Placed of(List<Group> groups, List<Long> arraySizes, boolean reorder) {
        Layout layout = new Layout(groups);
        for (int round = 0; reorder && round < ROUNDS; round++) {
            layout.kept.keySet().forEach(layout::choose);
        }
        List<Program.Rows> arrays = new ArrayList<>(arraySizes.stream().map(Program.Rows::one).toList());
        layout.kept.forEach((storage, dimensions) ->
                arrays.set(storage.number(), layout.shapes.get(storage).with(dimensions).rows()));
        return new Placed(groups.stream().map(group -> new Group(
                group.members().stream().map(member -> member.with(layout.placed(member.nest()))).toList(),
                group.shared())).toList(), arrays);
    }

    private static Set<Storage> storages(Nest nest) {
        Set<Storage> found = new LinkedHashSet<>();
        Terms.loads(nest.value()).forEach(load -> found.add(load.storage()));
        found.add(nest.target());
        return found;
    }

    private boolean isReadByDimensions(ArrayShape shape) {
        return users.get(shape.storage()).stream().flatMap(member -> Terms.loads(member.nest().value()).stream())
                .filter(load -> load.storage().equals(shape.storage()))
                .allMatch(load -> shape.variablesOf(load.index()).isPresent());
    }

    /** All dimensions but that of the shared variable, if all users share it. */
    private static List<Integer> dimensions(ArrayShape shape, Set<Group.Member> sharing) {
        Set<Integer> gone = new LinkedHashSet<>();
        for (Group.Member member : sharing) {
            if (member.nest().target().equals(shape.storage()) && member.variable().isPresent()) {
                gone.add(member.variable().getAsInt());
            }
        }
        return IntStream.range(0, shape.dimensions().size())
                .filter(i -> !gone.contains(shape.dimensions().get(i).variable())).boxed().toList();
    }

    /** Takes the order that makes the loops over an array cheapest; of equals the one there is. */
    private void choose(Storage storage) {
        List<Integer> before = kept.get(storage);
        List<Integer> best = before;
        double least = cost(storage);
        for (int fastest : before) {
            List<Integer> order = new ArrayList<>(before);
            order.remove((Integer) fastest);
            order.add(fastest);
            kept.put(storage, order);
            double cost = cost(storage);
            if (cost < least) {
                least = cost;
                best = order;
            }
        }
        kept.put(storage, best);
    }

    private double cost(Storage storage) {
        return users.get(storage).stream()
                .mapToDouble(member -> StageBuilder.cost(member.with(placed(member.nest())))).sum();
    }

    private Nest placed(Nest nest) {
        UnaryOperator<Term.Load> place = load -> new Term.Load(load.storage(), placed(load.storage(), load.index()));
        return new Nest(nest.target(), placed(nest.target(), nest.index()), nest.free(), nest.bound(), nest.domain(),
                nest.kind(), Terms.mapLoads(nest.value(), place), nest.formula());
    }

    private Affine placed(Storage storage, Affine index) {
        List<Integer> dimensions = kept.get(storage);
        if (dimensions == null) {
            return index;
        }
        ArrayShape shape = shapes.get(storage);
        List<Integer> variables = shape.variablesOf(index).orElseThrow();
        return shape.with(dimensions).index(dimensions.stream().map(variables::get).toList());
    }
}
