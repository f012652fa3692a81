package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.calculus.polynomial.Monomial;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.State;

/**
 * The index values that the equations of motion single out, as {@code w[k, 1]} and {@code KroneckerDelta[j, 1]} do, and
 * the kinds of components that the states fall into by them.
 */
final class SingledOut {

    /** A place of an index: an axis of a state. */
    private record Slot(String state, int axis) {
    }

    private final Model model;
    private final Map<Slot, Set<Integer>> values = new HashMap<>();

    private SingledOut(Model model) {
        this.model = model;
        model.states().forEach(state -> {
            for (int i = 0; i < state.axes().size(); i++) {
                values.put(new Slot(state.name(), i), new TreeSet<>());
            }
        });
    }

    /**
     * The values that are singled out.
     *
     * @param model the model
     * @param equations its equations of motion, only for their states and axes
     * @param terms the terms of each equation
     */
    static SingledOut of(Model model, List<Equation> equations, List<List<Monomial>> terms) {
        SingledOut found = new SingledOut(model);
        boolean grown = true;
        while (grown) {
            int before = found.count();
            for (int i = 0; i < equations.size(); i++) {
                for (Monomial term : terms.get(i)) {
                    found.look(equations.get(i), term);
                }
            }
            grown = found.count() > before;
        }
        return found;
    }

    private int count() {
        return values.values().stream().mapToInt(Set::size).sum();
    }

    private void look(Equation equation, Monomial term) {
        Map<String, Set<Slot>> slots = slots(equation, term);
        Map<String, Set<Integer>> met = new HashMap<>();
        term.factors().forEach(factor -> lookInside(factor, met));
        slots.forEach((index, places) -> {
            // What is singled out at one place of an index is so at all its places.
            Set<Integer> all = new TreeSet<>(met.getOrDefault(index, Set.of()));
            places.forEach(place -> all.addAll(values.get(place)));
            places.forEach(place -> values.get(place).addAll(all));
        });
    }

    private void lookInside(Expression factor, Map<String, Set<Integer>> met) {
        if (factor instanceof Delta delta) {
            meet(delta.left(), delta.right(), met);
            meet(delta.right(), delta.left(), met);
        }
        if (factor instanceof Reference reference && model.state(reference.name()).isPresent()) {
            for (int i = 0; i < reference.indices().size(); i++) {
                int axis = i;
                number(reference.indices().get(i)).ifPresent(value ->
                        values.get(new Slot(reference.name(), axis)).add(value));
            }
        }
        Traversal.children(factor).forEach(child -> lookInside(child, met));
    }

    private static void meet(Expression index, Expression value, Map<String, Set<Integer>> met) {
        if (index instanceof Reference name && name.isPlain()) {
            number(value).ifPresent(number -> met.computeIfAbsent(name.name(), any -> new TreeSet<>()).add(number));
        }
    }

    private static Optional<Integer> number(Expression index) {
        return index instanceof Constant constant && constant.value().isInteger()
                ? Optional.of(constant.value().numerator().intValueExact()) : Optional.empty();
    }

    /** The axes of states at which each index of a term stands. */
    private Map<String, Set<Slot>> slots(Equation equation, Monomial term) {
        Map<String, Set<Slot>> slots = new HashMap<>();
        for (int i = 0; i < equation.axes().size(); i++) {
            slots.computeIfAbsent(equation.axes().get(i).index(), any -> new HashSet<>())
                    .add(new Slot(equation.state(), i));
        }
        term.factors().forEach(factor -> collect(factor, slots));
        return slots;
    }

    private void collect(Expression factor, Map<String, Set<Slot>> slots) {
        if (factor instanceof Reference reference && model.state(reference.name()).isPresent()) {
            for (int i = 0; i < reference.indices().size(); i++) {
                if (reference.indices().get(i) instanceof Reference index && index.isPlain()) {
                    slots.computeIfAbsent(index.name(), any -> new HashSet<>()).add(new Slot(reference.name(), i));
                }
            }
        }
        Traversal.children(factor).forEach(child -> collect(child, slots));
    }

    /** The values singled out at the places where an index of an equation's term stands. */
    Set<Integer> at(String index, Equation equation, Monomial term) {
        Set<Integer> all = new TreeSet<>();
        slots(equation, term).getOrDefault(index, Set.of()).forEach(slot -> all.addAll(values.get(slot)));
        return all;
    }

    /** The largest value that is singled out; 0 if none is. */
    int largest() {
        return values.values().stream().flatMap(Set::stream).mapToInt(Integer::intValue).max().orElse(0);
    }

    /** The kinds of components of all states, in the order of the states; what is singled out comes first. */
    List<Components> components() {
        List<Components> all = new ArrayList<>();
        for (State state : model.states()) {
            List<List<Optional<Integer>>> choices = new ArrayList<>(List.of(List.of()));
            for (int i = 0; i < state.axes().size(); i++) {
                List<List<Optional<Integer>>> longer = new ArrayList<>();
                for (List<Optional<Integer>> choice : choices) {
                    for (int value : values.get(new Slot(state.name(), i))) {
                        longer.add(append(choice, Optional.of(value)));
                    }
                    longer.add(append(choice, Optional.empty()));
                }
                choices = longer;
            }
            choices.forEach(choice -> all.add(new Components(state.name(), state.axes(), choice,
                    without(state.name(), state.axes(), choice))));
        }
        return all;
    }

    private List<Set<Integer>> without(String state, List<Axis> axes, List<Optional<Integer>> fixed) {
        List<Set<Integer>> without = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            without.add(fixed.get(i).isPresent() ? Set.of() : new LinkedHashSet<>(values.get(new Slot(state, i))));
        }
        return without;
    }

    private static <T> List<T> append(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
