package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flowcheck.theory.expression.FreshNames;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.State;

/** Chooses names for indices in formulas about a model: those of the states' own axes, as far as they go. */
final class IndexNames {

    private static final List<String> FURTHER = List.of("p", "q", "r");

    private final Set<String> taken = new TreeSet<>();
    private final List<Axis> axes;

    IndexNames(Model model) {
        taken.add(FlowRate.TIME);
        model.parameters().forEach(parameter -> taken.add(parameter.name()));
        model.draws().forEach(draw -> taken.add(draw.name()));
        model.states().forEach(state -> taken.add(state.name()));
        model.definitions().forEach(definition -> taken.add(definition.name()));
        axes = model.states().stream().map(State::axes).flatMap(List::stream).toList();
    }

    /** Names of free indices that no formula of the model uses. */
    List<String> fresh(int count) {
        FreshNames fresh = new FreshNames(taken);
        axes.forEach(axis -> fresh.avoid(List.of(axis.index())));
        return Stream.generate(() -> fresh.next(FURTHER.get(0))).limit(count).toList();
    }

    /**
     * Names of free indices: that of the axis in which each stands first, else p, q or r.
     *
     * @param product what the indices stand in
     * @param count the number of free indices
     */
    List<String> ofFree(StateProduct product, int count) {
        List<String> names = new ArrayList<>();
        for (int slot = 0; slot < count; slot++) {
            int number = slot;
            List<String> wanted = new ArrayList<>();
            wanted.add(product.axes(place -> place.slot().orElse(-1) == number).get(0).index());
            wanted.addAll(FURTHER);
            names.add(first(wanted, names));
        }
        return names;
    }

    /**
     * The name of an index that is summed over: that of an axis in which it stands, else of another one of that size.
     *
     * @param summed the axes
     * @param used names that must not be taken
     */
    String ofSum(List<Axis> summed, Set<String> used) {
        List<String> wanted = new ArrayList<>();
        summed.forEach(axis -> wanted.add(axis.index()));
        axes.stream().filter(axis -> axis.size().equals(summed.get(0).size()))
                .forEach(axis -> wanted.add(axis.index()));
        wanted.addAll(FURTHER);
        return first(wanted, used);
    }

    private String first(List<String> wanted, Collection<String> used) {
        Set<String> all = new TreeSet<>(taken);
        all.addAll(used);
        return wanted.stream().filter(name -> !all.contains(name)).findFirst()
                .orElseGet(() -> new FreshNames(all).next(FURTHER.get(0)));
    }
}
