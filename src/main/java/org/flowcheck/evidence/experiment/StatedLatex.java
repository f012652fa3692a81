package org.flowcheck.evidence.experiment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.expression.LatexNames;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Population;

/** How the names of models look in LaTeX. */
final class StatedLatex {

    private StatedLatex() {
    }

    /** How the names of some models look; what the last one states counts most. */
    static LatexNames of(Model... models) {
        Map<String, String> stated = new HashMap<>();
        Set<String> arrays = new HashSet<>();
        for (Model model : models) {
            stated.putAll(stated(model));
            arrays.addAll(arrays(model));
        }
        return new LatexNames(stated, arrays);
    }

    private static Set<String> arrays(Model model) {
        Set<String> arrays = new HashSet<>();
        model.draws().forEach(one -> noteArray(one.name(), one.axes(), arrays));
        model.data().forEach(one -> noteArray(one.name(), one.axes(), arrays));
        model.population().map(Population::variables).ifPresent(variables ->
                variables.forEach(one -> noteArray(one.name(), one.axes(), arrays)));
        model.states().forEach(one -> noteArray(one.name(), one.axes(), arrays));
        model.definitions().forEach(one -> noteArray(one.name(), one.axes(), arrays));
        return arrays;
    }

    private static void noteArray(String name, List<Axis> axes, Set<String> arrays) {
        if (!axes.isEmpty()) {
            arrays.add(name);
        }
    }

    private static Map<String, String> stated(Model model) {
        Map<String, String> stated = new HashMap<>();
        model.parameters().forEach(one -> note(one.name(), one.latex(), stated));
        model.activations().forEach(one -> note(one.name(), one.latex(), stated));
        model.draws().forEach(one -> note(one.name(), one.latex(), stated));
        model.data().forEach(one -> note(one.name(), one.latex(), stated));
        model.population().map(Population::variables).ifPresent(variables ->
                variables.forEach(one -> note(one.name(), one.latex(), stated)));
        model.states().forEach(one -> note(one.name(), one.latex(), stated));
        model.definitions().forEach(one -> note(one.name(), one.latex(), stated));
        return stated;
    }

    private static void note(String name, Optional<String> latex, Map<String, String> stated) {
        latex.ifPresent(text -> stated.put(name, text));
    }
}
