package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Reduces;
import org.flowcheck.theory.model.State;

/** The names that a reduction uses of the model it was stated for, and whether another model has them too. */
final class ImageNames {

    private ImageNames() {
    }

    /**
     * What a model lacks of what a reduction speaks of, in words: names that it does not have, or has in another shape
     * or as another kind of number. Shapes are compared as formulas of sizes.
     */
    static List<String> missing(Reduces reduces, Model full) {
        Model declared = reduces.full();
        List<String> missing = new ArrayList<>();
        for (String name : names(reduces)) {
            Optional<List<Axis>> wanted = shape(declared, name);
            if (wanted.isPresent()
                    && shape(full, name).filter(found -> sizes(found).equals(sizes(wanted.get()))).isEmpty()) {
                missing.add(DerivationText.element(name, wanted.get()) + range(wanted.get()));
            }
            declared.parameter(name).filter(parameter -> full.parameter(name).map(Parameter::kind)
                            .filter(kind -> kind == parameter.kind()).isEmpty())
                    .ifPresent(parameter -> missing.add(
                            (parameter.kind() == Parameter.Kind.INTEGER ? "the integer" : "the real") + " parameter "
                                    + name));
        }
        for (String function : functions(reduces)) {
            if (declared.activation(function).isPresent() && full.activation(function).isEmpty()) {
                missing.add("the activation " + function);
            }
        }
        return missing;
    }

    /** All formulas of a reduction, with the indices that are free in each. */
    private static List<Expression> formulas(Reduces reduces) {
        List<Expression> formulas = new ArrayList<>();
        reduces.states().values().forEach(image -> formulas.add(image.value()));
        reduces.data().values().forEach(image -> formulas.add(image.value()));
        reduces.states().values().forEach(image -> formulas.addAll(sizes(image.axes())));
        reduces.data().values().forEach(image -> formulas.addAll(sizes(image.axes())));
        formulas.addAll(reduces.parameters().values());
        reduces.clock().ifPresent(formulas::add);
        reduces.manifold().forEach(equation -> {
            formulas.add(equation.left());
            formulas.add(equation.right());
        });
        return formulas;
    }

    private static Set<String> names(Reduces reduces) {
        Set<String> names = new TreeSet<>();
        formulas(reduces).forEach(formula -> names.addAll(Traversal.freeNames(formula)));
        return names;
    }

    private static Set<String> functions(Reduces reduces) {
        Set<String> functions = new TreeSet<>();
        formulas(reduces).forEach(formula -> Traversal.contains(formula, part -> {
            if (part instanceof FunctionCall call) {
                functions.add(call.function());
            }
            return false;
        }));
        return functions;
    }

    /** The shape of a state, data, definition or draw; empty for parameters, indices and what does not exist. */
    private static Optional<List<Axis>> shape(Model model, String name) {
        return model.state(name).map(State::axes).or(() -> model.dataArray(name).map(DataArray::axes))
                .or(() -> model.definition(name).map(Definition::axes)).or(() -> model.draw(name).map(Draw::axes));
    }

    private static List<Expression> sizes(List<Axis> axes) {
        return axes.stream().map(Axis::size).toList();
    }

    private static String range(List<Axis> axes) {
        return axes.isEmpty() ? "" : axes.stream().map(axis -> "{" + axis.index() + ", "
                + ExpressionText.of(axis.size()) + "}").collect(Collectors.joining(", ", " for ", ""));
    }
}
