package org.flowcheck.theory.calculus;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;

/** The random variables of a model and the definitions whose values are random: they must not leave an expectation. */
final class RandomNames {

    private final Set<String> random = new TreeSet<>();

    /**
     * The names of a model.
     *
     * @param definitions its definitions, new ones among them, each after those it uses
     */
    RandomNames(Model model, List<Definition> definitions) {
        model.population().ifPresent(population ->
                population.variables().forEach(variable -> random.add(variable.name())));
        definitions.stream().filter(definition -> isRandom(definition.value()))
                .forEach(definition -> random.add(definition.name()));
    }

    private boolean isRandom(Expression formula) {
        return !(formula instanceof Expectation)
                && (formula instanceof Reference name && random.contains(name.name())
                || Traversal.children(formula).stream().anyMatch(this::isRandom));
    }

    /** A formula whose expectations know all random names. */
    Expression in(Expression formula) {
        Expression inner = Traversal.mapChildren(formula, this::in);
        if (!(inner instanceof Expectation expectation)) {
            return inner;
        }
        Set<String> variables = new TreeSet<>(expectation.variables());
        variables.addAll(random);
        return variables.size() == expectation.variables().size() ? expectation
                : new Expectation(expectation.body(), List.copyOf(variables), Origin.computed());
    }
}
