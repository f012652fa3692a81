package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Population;

/**
 * {@code Expectation[g[x[j]]] -> Sum[p[s]*g[x[s, j]], {s, S}]}: an expectation as a sum over weighted samples, with
 * symbols for their number, their weights and their places. What holds for all samples with the stated moments holds
 * for every law with these moments: an identity in which finitely many averages occur cannot tell a law from such
 * samples. Rates of expectations bring expectations inside expectations: their samples have indices of their own.
 *
 * <p>The names begin with {@code ~}, which no user's name can.
 */
public final class SampledPopulation {

    /** The index of a sample. */
    static final String SAMPLE = "~s";
    /** The number of samples. */
    static final String SAMPLES = "~S";
    /** The weight of a sample, not necessarily positive; the weights sum up to one. */
    static final String WEIGHT = "~p";

    private final Set<String> random;

    private SampledPopulation(Set<String> random) {
        this.random = random;
    }

    /** The model with its expectations as sums; the model itself where it has no population. */
    public static Model in(Model model) {
        boolean sampled = model.dataArray(WEIGHT).isPresent();
        if (model.population().isEmpty() || sampled) {
            return model;
        }
        return new SampledPopulation(randomNames(model)).sampled(model, model.population().get());
    }

    /** A formula about a model with its expectations as sums. */
    static Expression in(Model model, Expression formula) {
        return model.population().isEmpty() ? formula : new SampledPopulation(randomNames(model)).outside(formula);
    }

    /** The random variables, and the definitions that are random because they hold some outside expectations. */
    private static Set<String> randomNames(Model model) {
        Set<String> random = new HashSet<>();
        model.population().ifPresent(population ->
                population.variables().forEach(variable -> random.add(variable.name())));
        for (Definition definition : model.definitions()) {
            if (random.stream().anyMatch(name -> mentionsOutside(definition.value(), name))) {
                random.add(definition.name());
            }
        }
        return random;
    }

    /** Whether a name stands in a formula outside expectations. */
    private static boolean mentionsOutside(Expression formula, String name) {
        if (formula instanceof Expectation) {
            return false;
        }
        return formula instanceof Reference reference && reference.name().equals(name)
                || Traversal.children(formula).stream().anyMatch(child -> mentionsOutside(child, name));
    }

    private Model sampled(Model model, Population population) {
        Expression samples = Reference.to(SAMPLES);
        List<DataArray> data = new ArrayList<>(model.data());
        data.add(new DataArray(WEIGHT, List.of(new Axis(SAMPLE, samples)), Optional.empty(), "", Optional.empty(),
                Origin.computed()));
        for (Population.Variable variable : population.variables()) {
            data.add(new DataArray(variable.name(), withSample(variable.axes()), Optional.empty(), variable.meaning(),
                    variable.latex(), Origin.computed()));
        }
        List<Definition> definitions = model.definitions().stream().map(definition -> random.contains(definition.name())
                ? new Definition(definition.name(), withSample(definition.axes()), inside(definition.value(), 0),
                        definition.latex()) : definition).toList();
        return model.withDefinitions(definitions).withData(data).withFormulas(this::outside);
    }

    private static List<Axis> withSample(List<Axis> axes) {
        List<Axis> longer = new ArrayList<>();
        longer.add(new Axis(SAMPLE, Reference.to(SAMPLES)));
        longer.addAll(axes);
        return longer;
    }

    /** A formula outside expectations. */
    private Expression outside(Expression formula) {
        return formula instanceof Expectation expectation ? averaged(expectation, 0)
                : Traversal.mapChildren(formula, this::outside);
    }

    /** An expectation inside so many others; each has a sample of its own. */
    private Expression averaged(Expectation expectation, int depth) {
        String sample = SAMPLE + "'".repeat(depth);
        Expression body = inside(expectation.body(), depth);
        return Reduction.sum(Algebra.multiply(Reference.to(WEIGHT, Reference.to(sample)), body),
                List.of(IndexRange.upTo(sample, Reference.to(SAMPLES))));
    }

    /** A formula at the sample of an expectation: random names carry its index. */
    private Expression inside(Expression formula, int depth) {
        if (formula instanceof Expectation expectation) {
            return averaged(expectation, depth + 1);
        }
        Expression inner = Traversal.mapChildren(formula, part -> inside(part, depth));
        if (inner instanceof Reference reference && random.contains(reference.name())
                && !startsWithSample(reference)) {
            List<Expression> indices = new ArrayList<>();
            indices.add(Reference.to(SAMPLE + "'".repeat(depth)));
            indices.addAll(reference.indices());
            return new Reference(reference.name(), indices, Origin.computed());
        }
        return inner;
    }

    private static boolean startsWithSample(Reference reference) {
        return !reference.indices().isEmpty() && reference.indices().get(0) instanceof Reference first
                && first.name().startsWith(SAMPLE);
    }
}
