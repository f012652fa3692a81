package org.flowcheck.theory.calculus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Population;

/**
 * {@code Expectation[g[x]] -> p1*g[x1] + ... + pS*g[xS]} with numbers: a law of a few points that has the moments a
 * population states, so that a model which averages over it can be integrated. Of many laws the one is taken whose
 * moments of degree three and four are far from zero, as those of a law without symmetries are, and whose weights are
 * not negative, or hardly.
 */
public final class DiscreteLaw {

    /** Laws that are tried: {@value}. */
    private static final int TRIES = 1000;
    /** Moments from this degree on are not stated by most models, and are kept away from zero: {@value}. */
    private static final int LOWEST_MOMENT = 3;
    /** Up to this degree, {@value}. */
    private static final int HIGHEST_MOMENT = 4;

    private final Model stated;
    private final Map<String, Integer> sizes;
    private final SplittableRandom random;
    private Map<String, double[]> places = Map.of();
    private double[] weights = new double[0];

    private DiscreteLaw(Model stated, Map<String, Integer> sizes, long seed) {
        this.stated = stated;
        this.sizes = Map.copyOf(sizes);
        random = new SplittableRandom(seed);
    }

    /**
     * A law for a model.
     *
     * @param stated a model, with or without a population
     * @param sizes values for the integer parameters that shape the random variables
     * @param seed the seed of the points
     */
    public static DiscreteLaw of(Model stated, Map<String, Integer> sizes, long seed) {
        DiscreteLaw law = new DiscreteLaw(stated, sizes, seed);
        stated.population().ifPresent(law::choose);
        return law;
    }

    private Evaluator evaluator() {
        Bindings bindings = new Bindings();
        sizes.forEach(bindings::scalar);
        return new Evaluator(bindings);
    }

    private void choose(Population population) {
        int count = RandomSamples.count(population, evaluator());
        double best = Double.NEGATIVE_INFINITY;
        for (int trial = 0; trial < TRIES; trial++) {
            Map<String, double[]> next = new HashMap<>();
            for (Population.Variable variable : population.variables()) {
                next.put(variable.name(), points(count * elements(variable.axes())));
            }
            double[] found = RandomSamples.weights(population, evaluator(), (variable, at) ->
                    next.get(variable)[offset(population, variable, at)]);
            double total = Arrays.stream(found).map(Math::abs).sum();
            double quality = smallestMoment(next.values(), found) / StrictMath.pow(total, HIGHEST_MOMENT);
            if (quality > best) {
                best = quality;
                places = next;
                weights = found;
            }
        }
    }

    /** The smallest of the averages of products of three or four of the variables, in absolute value. */
    private static double smallestMoment(Collection<double[]> variables, double[] weights) {
        List<double[]> elements = new ArrayList<>();
        for (double[] values : variables) {
            int size = values.length / weights.length;
            for (int i = 0; i < size; i++) {
                double[] element = new double[weights.length];
                for (int s = 0; s < element.length; s++) {
                    element[s] = values[s * size + i];
                }
                elements.add(element);
            }
        }
        return smallestMoment(elements, 0, weights, 0);
    }

    private static double smallestMoment(List<double[]> elements, int from, double[] product, int degree) {
        double smallest = degree < LOWEST_MOMENT ? Double.POSITIVE_INFINITY : Math.abs(Arrays.stream(product).sum());
        for (int next = from; next < elements.size() && degree < HIGHEST_MOMENT; next++) {
            double[] longer = product.clone();
            for (int s = 0; s < longer.length; s++) {
                longer[s] *= elements.get(next)[s];
            }
            smallest = Math.min(smallest, smallestMoment(elements, next, longer, degree + 1));
        }
        return smallest;
    }

    /** Numbers between -2 and 2, none near zero, so that no point of the law is lost. */
    private double[] points(int count) {
        return random.doubles(count, 0.4, 2).map(value -> random.nextBoolean() ? value : -value).toArray();
    }

    private int elements(List<Axis> axes) {
        int elements = 1;
        for (Axis axis : axes) {
            elements *= (int) evaluator().value(axis.size());
        }
        return elements;
    }

    private int offset(Population population, String name, int[] at) {
        Population.Variable variable = population.variables().stream().filter(one -> one.name().equals(name))
                .findFirst().orElseThrow();
        int offset = at[0] - 1;
        for (int i = 1; i < at.length; i++) {
            offset = offset * (int) evaluator().value(variable.axes().get(i - 1).size()) + at[i] - 1;
        }
        return offset;
    }

    /**
     * The model with sums over the points, and with its activations written out: numbers can be put into it.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException (activation-not-chosen)
     */
    public Model model() {
        Model sampled = ActivationMeaning.numeric(SampledPopulation.in(stated));
        if (stated.population().isEmpty()) {
            return sampled;
        }
        List<DataArray> data = new ArrayList<>();
        for (DataArray array : sampled.data()) {
            double[] values = array.name().equals(SampledPopulation.WEIGHT) ? weights : places.get(array.name());
            data.add(values == null ? array : new DataArray(array.name(), array.axes(),
                    Optional.of(table(array.axes(), values)), array.meaning(), array.latex(), array.origin()));
        }
        List<Parameter> parameters = new ArrayList<>(sampled.parameters());
        parameters.add(new Parameter(SampledPopulation.SAMPLES, Parameter.Kind.INTEGER, Constant.of(weights.length), "",
                Optional.empty()));
        return sampled.withData(data).withParameters(parameters);
    }

    /** A formula about the model as stated, likewise. */
    public Expression formula(Expression formula) {
        return ActivationMeaning.numeric(stated, SampledPopulation.in(stated, formula));
    }

    /** An array as a formula of its indices: a sum of its elements with deltas. */
    private Expression table(List<Axis> axes, double[] values) {
        List<Expression> terms = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            List<Expression> factors = new ArrayList<>(List.of(Constant.of(Rational.of(new BigDecimal(values[i])))));
            int rest = i;
            for (int axis = axes.size() - 1; axis >= 0; axis--) {
                Expression index = Reference.to(axes.get(axis).index());
                int size = axis == 0 ? values.length : (int) evaluator().value(axes.get(axis).size());
                factors.add(new Delta(index, Constant.of(rest % size + 1), Origin.computed()));
                rest /= size;
            }
            terms.add(Algebra.multiply(factors));
        }
        return Algebra.add(terms);
    }
}
