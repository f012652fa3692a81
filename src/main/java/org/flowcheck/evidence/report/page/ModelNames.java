package org.flowcheck.evidence.report.page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.expression.MathMlNames;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Population;

/** How the names of models look in formulas. */
final class ModelNames {

    private final Map<String, String> latex = new HashMap<>();
    private final Set<String> arrays = new HashSet<>();

    private ModelNames() {
    }

    /** The names of some models; what the first one states counts most. */
    static MathMlNames of(List<Model> models) {
        return of(models, Set.of());
    }

    /**
     * The same with names that a claim gives to quantities of its own: they are words, with the digits in them.
     *
     * @param words the names
     */
    static MathMlNames of(List<Model> models, Set<String> words) {
        ModelNames names = new ModelNames();
        models.forEach(names::add);
        words.stream().filter(word -> word.length() > 1)
                .forEach(word -> names.latex.put(word, "\\mathrm{" + word + "}"));
        return new MathMlNames(names.latex, names.arrays);
    }

    private void add(Model model) {
        model.parameters().forEach(one -> note(one.name(), List.of(), one.latex()));
        model.activations().forEach(one -> note(one.name(), List.of(), one.latex()));
        model.draws().forEach(one -> note(one.name(), one.axes(), one.latex()));
        model.data().forEach(one -> note(one.name(), one.axes(), one.latex()));
        model.population().map(Population::variables).orElse(List.of())
                .forEach(one -> note(one.name(), one.axes(), one.latex()));
        model.states().forEach(one -> note(one.name(), one.axes(), one.latex()));
        model.definitions().forEach(one -> note(one.name(), one.axes(), one.latex()));
    }

    private void note(String name, List<Axis> axes, Optional<String> stated) {
        stated.ifPresent(text -> latex.putIfAbsent(name, text));
        if (!axes.isEmpty()) {
            arrays.add(name);
        }
    }
}
