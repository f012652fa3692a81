package org.flowcheck.evidence.experiment;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Population;

/** The LaTeX that a model states for its names. */
final class StatedLatex {

    private StatedLatex() {
    }

    /** LaTeX by name, for those names for which it is stated. */
    static Map<String, String> of(Model model) {
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
