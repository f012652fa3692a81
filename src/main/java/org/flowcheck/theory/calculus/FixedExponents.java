package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;

/**
 * {@code a[k]^p -> a[k]^3} for an integer parameter p with the value 3: what is small to a power that is a symbol
 * counts as no number of powers of the small parameter, so that an expansion needs the value.
 *
 * <p>Only parameters that are exponents and no sizes are taken: a size stays a symbol, for which all is derived at
 * once.
 */
public final class FixedExponents {

    /** Powers beyond this one are higher than any order that an expansion looks at. */
    private static final int LARGEST = 1000;

    private FixedExponents() {
    }

    /**
     * The parameters that stand in exponents of what is not made of given parameters alone, with their positive values.
     */
    public static SortedMap<String, Integer> of(Model model) {
        SortedMap<String, Integer> values = new TreeMap<>();
        Set<String> parameters = new TreeSet<>();
        for (Parameter parameter : model.parameters()) {
            parameters.add(parameter.name());
            if (parameter.kind() == Parameter.Kind.INTEGER && parameter.value() instanceof Constant number
                    && number.value().isInteger() && number.value().signum() > 0
                    && number.value().numerator().bitLength() < 31
                    && number.value().numerator().intValue() <= LARGEST) {
                values.put(parameter.name(), number.value().numerator().intValue());
            }
        }
        // The small parameter is not given: a power of it is what the expansion counts.
        model.asymptotics().flatMap(Asymptotics::small).ifPresent(parameters::remove);
        Set<String> exponents = new TreeSet<>();
        Set<String> sizes = new TreeSet<>();
        model.states().forEach(state -> sizesOf(state.axes(), sizes));
        model.data().forEach(array -> sizesOf(array.axes(), sizes));
        model.draws().forEach(draw -> sizesOf(draw.axes(), sizes));
        model.definitions().forEach(definition -> sizesOf(definition.axes(), sizes));
        model.population().ifPresent(law -> law.variables().forEach(variable -> sizesOf(variable.axes(), sizes)));
        formulas(model).forEach(formula -> visit(formula, part -> {
            if (part instanceof Power power && !parameters.containsAll(Traversal.freeNames(power.base()))) {
                exponents.addAll(Traversal.freeNames(power.exponent()));
            }
            if (part instanceof Reduction reduction) {
                reduction.ranges().forEach(range -> {
                    sizes.addAll(Traversal.freeNames(range.lower()));
                    sizes.addAll(Traversal.freeNames(range.upper()));
                });
            }
        }));
        values.keySet().retainAll(exponents);
        values.keySet().removeAll(sizes);
        return values;
    }

    /** The model with these parameters replaced by their values in its formulas. */
    public static Model in(Model model, SortedMap<String, Integer> values) {
        Model fixed = model;
        for (String name : values.keySet()) {
            Substitution value = Substitution.of(name, Constant.of(values.get(name)));
            fixed = fixed.withFormulas(value::in).withActivations(fixed.activations().stream()
                    .map(activation -> formulaOf(activation).map(formula -> new Activation(activation.name(),
                            activation.atZero(), Optional.of(new Activation.Formula(formula.argument(),
                                    value.in(formula.value()))), activation.fixed(), activation.latex()))
                            .orElse(activation)).toList());
        }
        return fixed;
    }

    private static Optional<Activation.Formula> formulaOf(Activation activation) {
        return activation.rule().filter(Activation.Formula.class::isInstance).map(Activation.Formula.class::cast);
    }

    private static void sizesOf(List<Axis> axes, Set<String> sizes) {
        axes.forEach(axis -> sizes.addAll(Traversal.freeNames(axis.size())));
    }

    private static void visit(Expression formula, Consumer<Expression> visitor) {
        visitor.accept(formula);
        Traversal.children(formula).forEach(child -> visit(child, visitor));
    }

    private static List<Expression> formulas(Model model) {
        List<Expression> formulas = new ArrayList<>();
        if (model.dynamics() instanceof Dynamics.GradientFlow flow) {
            formulas.add(flow.objective());
        } else {
            FlowDerivation.equations(model).forEach(equation -> formulas.add(equation.rate()));
        }
        Stream.of(model.states().stream().map(state -> state.initial()),
                model.definitions().stream().map(definition -> definition.value()),
                model.data().stream().flatMap(array -> array.value().stream())).flatMap(all -> all)
                .forEach(formulas::add);
        model.activations().forEach(activation -> formulaOf(activation).ifPresent(rule -> formulas.add(rule.value())));
        return formulas;
    }
}
