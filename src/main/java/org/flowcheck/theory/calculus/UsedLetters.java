package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;

/**
 * Letters that a new definition must not be called by although nothing has that name: those of indices, which it would
 * hide, and those with which other names are printed in LaTeX.
 */
final class UsedLetters {

    private final List<Axis> axes = new ArrayList<>();
    private final List<Optional<String>> printed = new ArrayList<>();

    private UsedLetters(Model model) {
        model.parameters().forEach(parameter -> add(List.of(), parameter.latex()));
        model.activations().forEach(activation -> add(List.of(), activation.latex()));
        model.states().forEach(state -> add(state.axes(), state.latex()));
        model.data().forEach(array -> add(array.axes(), array.latex()));
        model.draws().forEach(draw -> add(draw.axes(), draw.latex()));
        model.definitions().forEach(definition -> add(definition.axes(), definition.latex()));
        model.population().ifPresent(population ->
                population.variables().forEach(variable -> add(variable.axes(), variable.latex())));
    }

    private void add(List<Axis> shape, Optional<String> latex) {
        axes.addAll(shape);
        printed.add(latex);
    }

    /** The letters of a model: whole names of indices, and the letter with which a stated LaTeX begins. */
    static Set<String> of(Model model) {
        UsedLetters used = new UsedLetters(model);
        Set<String> letters = new TreeSet<>();
        used.axes.forEach(axis -> letters.add(axis.index()));
        used.printed.stream().flatMap(Optional::stream).filter(latex -> !latex.isEmpty())
                .forEach(latex -> letters.add(latex.substring(0, 1)));
        return letters;
    }
}
