package org.flowcheck.theory.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Reduces;

/** All formulas of a model, with the indices that are free in them. */
final class ModelFormulas {

    private ModelFormulas() {
    }

    /** The shapes of all that can be indexed. */
    static Map<String, List<Axis>> shapes(Model model) {
        Map<String, List<Axis>> shapes = new HashMap<>();
        model.states().forEach(state -> shapes.put(state.name(), state.axes()));
        model.draws().forEach(draw -> shapes.put(draw.name(), draw.axes()));
        model.data().forEach(array -> shapes.put(array.name(), array.axes()));
        model.population().ifPresent(population ->
                population.variables().forEach(variable -> shapes.put(variable.name(), variable.axes())));
        model.definitions().forEach(definition -> shapes.put(definition.name(), definition.axes()));
        return shapes;
    }

    /** The names of given arrays: data, and random variables. */
    static Set<String> given(Model model) {
        Set<String> given = new HashSet<>();
        model.data().forEach(array -> given.add(array.name()));
        model.population().ifPresent(population ->
                population.variables().forEach(variable -> given.add(variable.name())));
        return given;
    }

    /** Audits the formulas of a reduction, which are about the fuller model. */
    static void audit(Reduces reduces, IndexAudit audit) {
        new TreeMap<>(reduces.states()).values().forEach(image -> audit.check(image.value(), image.axes()));
        new TreeMap<>(reduces.data()).values().forEach(image -> audit.check(image.value(), image.axes()));
        reduces.manifold().forEach(equation -> audit.check(equation.right(), reduces.axes(equation)));
    }

    /** Audits the indices of all formulas. */
    static void audit(Model model, IndexAudit audit) {
        model.states().forEach(state -> audit.check(state.initial(), state.axes()));
        model.initialConditions().forEach(conditions -> model.states().stream()
                .filter(state -> conditions.values().containsKey(state.name()))
                .forEach(state -> audit.check(conditions.values().get(state.name()), state.axes())));
        model.definitions().forEach(definition -> audit.check(definition.value(), definition.axes()));
        model.data().forEach(array -> array.value().ifPresent(value -> audit.check(value, array.axes())));
        if (model.dynamics() instanceof Dynamics.Updates updates) {
            updates.equations().forEach(equation -> audit.check(equation.rate(), equation.axes()));
        } else if (model.dynamics() instanceof Dynamics.Rates rates) {
            rates.equations().forEach(equation -> audit.check(equation.rate(), equation.axes()));
        } else if (model.dynamics() instanceof Dynamics.GradientFlow flow) {
            audit.check(flow.objective(), List.of());
        }
        model.closedForms().forEach(form -> audit.check(form.value(), form.axes()));
        model.invariants().forEach(invariant -> audit.check(invariant.value(), invariant.axes()));
        model.observables().forEach(observable -> audit.check(observable.value(), List.of()));
        model.blowUp().ifPresent(blowUp -> {
            audit.check(blowUp.along(), List.of());
            blowUp.earliest().ifPresent(bound -> audit.check(bound, List.of()));
            blowUp.latest().ifPresent(bound -> audit.check(bound, List.of()));
        });
    }
}
