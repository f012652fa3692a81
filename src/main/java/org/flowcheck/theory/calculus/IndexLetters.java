package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.flowcheck.theory.expression.BoundIndices;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FreshNames;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Population;

/**
 * {@code Sum[a[k1]*u[k1, k], {k1, m}] -> Sum[a[l]*u[l, k], {l, m}]}: where renaming has appended a number to an index,
 * it gets another letter that the model uses for that size, or the next one of the alphabet, if one is free.
 */
public final class IndexLetters {

    private static final int FOLLOWING = 3;

    private final Map<Expression, List<String>> letters = new LinkedHashMap<>();

    /** The letters of a model. */
    public IndexLetters(Model model) {
        model.states().forEach(state -> take(state.axes()));
        model.data().forEach(array -> take(array.axes()));
        model.definitions().forEach(definition -> take(definition.axes()));
        model.definitions().forEach(definition -> takeBound(definition.value()));
        Set<String> taken = new TreeSet<>();
        letters.values().forEach(taken::addAll);
        model.parameters().forEach(parameter -> taken.add(parameter.name()));
        model.activations().forEach(activation -> taken.add(activation.name()));
        model.draws().forEach(draw -> taken.add(draw.name()));
        model.data().forEach(array -> taken.add(array.name()));
        model.population().map(Population::variables).orElse(List.of()).forEach(one -> taken.add(one.name()));
        model.states().forEach(state -> taken.add(state.name()));
        model.definitions().forEach(definition -> taken.add(definition.name()));
        taken.add(FlowRate.TIME);
        letters.values().forEach(known -> following(known.get(0).charAt(0), taken).ifPresent(known::add));
    }

    /** The next free letter of the alphabet; it is taken then, so that it runs over one size only. */
    private static Optional<String> following(char letter, Set<String> taken) {
        return IntStream.rangeClosed(letter + 1, Math.min(letter + FOLLOWING, 'z'))
                .mapToObj(next -> String.valueOf((char) next)).filter(taken::add).findFirst();
    }

    private void takeBound(Expression formula) {
        if (formula instanceof Reduction reduction) {
            take(reduction.ranges().stream().filter(range -> !isNumbered(range.index()))
                    .map(range -> new Axis(range.index(), range.upper())).toList());
        }
        Traversal.children(formula).forEach(this::takeBound);
    }

    private void take(List<Axis> axes) {
        for (Axis axis : axes) {
            List<String> known = letters.computeIfAbsent(Sizes.canonical(axis.size()), any -> new ArrayList<>());
            if (!known.contains(axis.index())) {
                known.add(axis.index());
            }
        }
    }

    /**
     * A formula with letters for its numbered indices.
     *
     * @param around the free indices of the formula and of what it stands beside
     */
    public Expression in(Expression formula, Set<String> around) {
        Set<String> used = new TreeSet<>(around);
        used.addAll(Traversal.freeNames(formula));
        return lettered(formula, used);
    }

    private Expression lettered(Expression formula, Set<String> around) {
        if (!(formula instanceof Reduction reduction)) {
            return Traversal.mapChildren(formula, child -> lettered(child, around));
        }
        Set<String> used = new TreeSet<>(around);
        used.addAll(Traversal.freeNames(reduction));
        // Names that are bound further inside count as used too, but for those that get other letters themselves.
        Set<String> free = Traversal.freeNames(reduction.body());
        Traversal.allNames(reduction.body()).stream().filter(name -> !free.contains(name) && !isNumbered(name))
                .forEach(used::add);
        Map<String, String> names = new HashMap<>();
        reduction.ranges().stream().map(IndexRange::index).filter(index -> !isNumbered(index)).forEach(index -> {
            names.put(index, index);
            used.add(index);
        });
        for (IndexRange range : reduction.ranges()) {
            names.computeIfAbsent(range.index(), index -> {
                String letter = letters.getOrDefault(Sizes.canonical(range.upper()), List.of()).stream()
                        .filter(name -> !used.contains(name)).findFirst()
                        .orElseGet(() -> new FreshNames(used).next(index.replaceAll("[0-9]+$", "")));
                used.add(letter);
                return letter;
            });
        }
        Reduction renamed = BoundIndices.rename(reduction, names::get);
        return Traversal.mapChildren(renamed, child -> lettered(child, used));
    }

    private static boolean isNumbered(String index) {
        return Character.isDigit(index.charAt(index.length() - 1));
    }
}
