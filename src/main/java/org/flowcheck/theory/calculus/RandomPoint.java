package org.flowcheck.theory.calculus;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.flowcheck.theory.expression.Environment;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.State;

/**
 * Random values for everything a model names: parameters within its domain, draws, states, the time, and smooth
 * functions for abstract ones; at time zero states have the model's initial values. Values come from a seed and a name,
 * so a point can be described and repeated; definitions follow from their formulas.
 */
final class RandomPoint {

    private static final int LARGEST_SIZE = 4;
    private static final int TRIES_FOR_DOMAIN = 400;
    /** Abstract functions are summed up as power series at arguments below this one. */
    private static final double NEAR_ZERO = 0.25;
    /** What is left out there is below (1.1*0.25)^17/17! = 1e-24. */
    private static final int LAST_POWER = 16;
    /** After so many draws the range becomes ten times as wide. */
    private static final int TRIES_IN_A_RANGE = 100;
    /** So many operations of linear algebra take as long as looking up a value. */
    private static final long LOOKUP = 100;

    private final Model model;
    private final long seed;
    private final boolean positive;
    private final double stretch;
    private final Map<String, Double> parameters = new TreeMap<>();
    /** What states are multiplied by, where it is not 1. */
    private final Map<String, Double> factors = new HashMap<>();
    /** Where else this point is than that of its seed, and the names whose values are the same at both. */
    private long elsewhere;
    private Set<String> kept = Set.of();
    /** Elements of states and data that have been moved, by {@link #key}. */
    private final Map<String, Double> moved = new HashMap<>();
    /** Of the samples of a population, made when first asked for. */
    private double[] weights;
    /** What counts the values that are looked up; points that are made of this one share it. */
    private LongConsumer work = lookups -> { };

    /**
     * A point.
     *
     * @param seed the seed of its values
     * @param positive whether states, draws and real parameters are positive
     * @param stretch how far values but whole numbers are moved, relative; 0 for the point itself
     */
    private RandomPoint(Model model, long seed, boolean positive, double stretch) {
        this.model = model;
        this.seed = seed;
        this.positive = positive;
        this.stretch = stretch;
    }

    /**
     * A point of a seed. Real parameters are drawn from wider and wider ranges until they meet the model's domain;
     * where none do, they keep their defaults.
     */
    static RandomPoint of(Model model, long seed, boolean positive) {
        RandomPoint point = new RandomPoint(model, seed, positive, 0);
        for (int trial = 0; trial < TRIES_FOR_DOMAIN; trial++) {
            for (Parameter parameter : model.parameters()) {
                point.parameters.put(parameter.name(), point.drawn(parameter, trial));
            }
            if (point.inDomain()) {
                return point;
            }
        }
        for (Parameter parameter : model.parameters()) {
            if (parameter.kind() == Parameter.Kind.REAL) {
                point.parameters.put(parameter.name(), new Evaluator(point.now()).value(parameter.value()));
            }
        }
        return point;
    }

    /** This point with all values but whole numbers changed a little, each by its own amount. */
    RandomPoint nudged(double size, long by) {
        RandomPoint other = new RandomPoint(model, seed, positive, size * by);
        other.elsewhere = elsewhere;
        other.kept = kept;
        model.parameters().forEach(parameter -> other.parameters.put(parameter.name(),
                parameter.kind() == Parameter.Kind.INTEGER ? parameters.get(parameter.name())
                        : other.nudge(parameters.get(parameter.name()), parameter.name())));
        moved.forEach((key, value) -> other.moved.put(key, other.nudge(value, key)));
        return other;
    }

    /**
     * This point with states and parameters multiplied by numbers; at time zero states stay as they are.
     *
     * @param multiplied a number for each state or parameter that is changed
     */
    RandomPoint withStatesTimes(Map<String, Double> multiplied) {
        RandomPoint scaled = new RandomPoint(model, seed, positive, stretch);
        scaled.work = work;
        scaled.elsewhere = elsewhere;
        scaled.kept = kept;
        scaled.parameters.putAll(parameters);
        scaled.factors.putAll(multiplied);
        multiplied.forEach((name, factor) -> scaled.parameters.computeIfPresent(name, (same, value) -> value * factor));
        return scaled;
    }

    /** This point with elements of states and data moved elsewhere, under their {@link #key keys}. */
    RandomPoint with(Map<String, Double> elements) {
        RandomPoint other = withStatesTimes(Map.of());
        other.factors.putAll(factors);
        other.moved.putAll(moved);
        other.moved.putAll(elements);
        return other;
    }

    /** What names an element: {@code w[1, 2]}. */
    static String key(String name, int[] indices) {
        return name + Arrays.toString(indices);
    }

    /**
     * This point, whose values are counted as they are looked up.
     *
     * @param counter is told how many; what it throws ends the evaluation
     */
    RandomPoint countedBy(LongConsumer counter) {
        RandomPoint counted = with(Map.of());
        counted.work = counter;
        return counted;
    }

    /**
     * A point with the same parameters, and otherwise other values.
     *
     * @param place where; 0 for this point
     * @param same the names whose values stay
     */
    RandomPoint elsewhere(long place, Set<String> same) {
        RandomPoint other = with(Map.of());
        other.elsewhere = place;
        other.kept = Set.copyOf(same);
        return other;
    }

    /** Whether the parameters meet the model's domain. */
    boolean inDomain() {
        try {
            return model.domain().stream().allMatch(condition -> new Evaluator(now()).holds(condition));
        } catch (EvaluationException outside) {
            return false;
        }
    }

    private double drawn(Parameter parameter, int trial) {
        SplittableRandom random = random("parameter " + parameter.name() + trial);
        if (parameter.kind() == Parameter.Kind.INTEGER) {
            return Sizes.shapes(model, parameter.name()) ? 1 + random.nextInt(LARGEST_SIZE)
                    : random.nextInt(LARGEST_SIZE + 2) - 1;
        }
        double value = 2 * random.nextDouble() * StrictMath.pow(10, trial / TRIES_IN_A_RANGE);
        return positive || random.nextBoolean() ? value : -value;
    }

    private SplittableRandom random(String name) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name.hashCode() * 0x2545F4914F6CDD1DL);
    }

    private double nudge(double value, String name) {
        return stretch == 0 ? value : value * (1 + stretch * (random("nudge " + stretch + name).nextDouble() - 0.5));
    }

    /** A number of moderate size, different for every name and place. */
    private double value(String name, int[] indices) {
        String here = key(name, indices);
        String key = elsewhere == 0 || kept.contains(name) ? here : here + " at " + elsewhere;
        double value = 0.2 + 1.3 * random(key).nextDouble();
        double signed = positive || random(key + " sign").nextBoolean() ? value : -value;
        return nudge(signed, key);
    }

    private double[] weights(Environment values) {
        if (weights == null) {
            long count = RandomSamples.count(model.population().orElseThrow(), new Evaluator(values));
            work.accept(count * count * count / LOOKUP);
            weights = RandomSamples.weights(model.population().orElseThrow(), new Evaluator(values),
                    (variable, at) -> value(variable, at));
        }
        return weights;
    }

    /** What names stand for now. */
    Environment now() {
        return new Values(false);
    }

    /** What names stand for at time zero. */
    Environment start() {
        return new Values(true);
    }

    /** An evaluator at this point. */
    Evaluator evaluator() {
        return new Evaluator(now(), start());
    }

    /** The value of a parameter. */
    double parameter(String name) {
        return parameters.get(name);
    }

    /** The size of an axis at this point. */
    int size(Axis axis) {
        return (int) new Evaluator(now()).value(axis.size());
    }

    /** The index values of axes at this point, drawn at random. */
    Map<String, Integer> indices(List<Axis> axes) {
        Map<String, Integer> values = new TreeMap<>();
        for (Axis axis : axes) {
            values.put(axis.index(), 1 + random("index " + axis.index()).nextInt(size(axis)));
        }
        return values;
    }

    /**
     * This point in words.
     *
     * @param indices the values of free indices
     * @param used names of which the values are told, among parameters
     */
    String describe(Map<String, Integer> indices, Set<String> used) {
        StringJoiner text = new StringJoiner(", ");
        parameters.forEach((name, number) -> {
            if (used.contains(name)) {
                text.add(name + " = " + (number == Math.rint(number) ? Long.toString(number.longValue())
                        : String.format(Locale.ROOT, "%.4g", number)));
            }
        });
        indices.forEach((name, number) -> text.add(name + " = " + number));
        if (!model.states().isEmpty()) {
            text.add("random states of seed " + seed);
        }
        return text.toString();
    }

    private final class Values implements Environment {

        private final boolean atStart;
        private final Map<String, Double> definitions = new HashMap<>();

        Values(boolean atStart) {
            this.atStart = atStart;
        }

        @Override
        public double value(String name, int[] indices) {
            work.accept(1);
            Double parameter = parameters.get(name);
            if (parameter != null) {
                return parameter;
            }
            Double element = moved.isEmpty() || atStart && model.state(name).isPresent() ? null
                    : moved.get(key(name, indices));
            if (element != null) {
                return element;
            }
            Definition definition = model.definition(name).orElse(null);
            if (definition != null) {
                String key = key(name, indices);
                Double known = definitions.get(key);
                if (known == null) {
                    known = evaluated(definition.axes(), definition.value(), indices);
                    definitions.put(key, known);
                }
                return known;
            }
            if (model.population().isPresent() && name.equals(SampledPopulation.SAMPLES)) {
                return RandomSamples.count(model.population().get(), new Evaluator(this));
            }
            if (model.population().isPresent() && name.equals(SampledPopulation.WEIGHT)) {
                return weights(this)[indices[0] - 1];
            }
            if (model.draw(name).isPresent() || model.dataArray(name).isPresent()) {
                return RandomPoint.this.value(name, indices);
            }
            Optional<State> state = model.state(name);
            if (state.isPresent()) {
                return atStart ? evaluated(state.get().axes(), state.get().initial(), indices)
                        : RandomPoint.this.value(name, indices) * factors.getOrDefault(name, 1.0);
            }
            if (name.equals(FlowRate.TIME) && indices.length == 0) {
                return atStart ? 0 : model.dynamics().discrete() ? 1 + random(name).nextInt(LARGEST_SIZE)
                        : nudge(0.3 * random(name).nextDouble(), name);
            }
            throw new EvaluationException("the model " + model.name() + " names nothing " + name);
        }

        private double evaluated(List<Axis> axes, Expression formula, int[] indices) {
            Evaluator evaluator = new Evaluator(this, atStart ? this : start());
            for (int i = 0; i < indices.length; i++) {
                evaluator.with(axes.get(i).index(), indices[i]);
            }
            return evaluator.value(formula);
        }

        /**
         * Abstract functions are an exponential plus a sine, and a polynomial that gives them the derivatives at zero
         * that are known: smooth, not odd, all derivatives in closed form.
         */
        @Override
        public double function(String name, int order, double[] arguments) {
            List<Rational> atZero = model.activation(name).map(Activation::atZero).orElse(List.of());
            if (!atZero.isEmpty() && Math.abs(arguments[0]) < NEAR_ZERO) {
                return nearZero(atZero, order, arguments[0]);
            }
            double value = smooth(order, arguments);
            double power = 1;
            for (int k = order; k < atZero.size(); k++) {
                value += (atZero.get(k).toDouble() - smooth(k, new double[] {0})) * power;
                power *= arguments[0] / (k - order + 1);
            }
            return value;
        }

        /** The same by its power series, so that small values have no rounding of large ones that cancel. */
        private double nearZero(List<Rational> atZero, int order, double argument) {
            double sum = 0;
            for (int k = order + LAST_POWER; k >= order; k--) {
                double derivative = k < atZero.size() ? atZero.get(k).toDouble() : smooth(k, new double[] {0});
                sum = derivative + sum * argument / (k - order + 1);
            }
            return sum;
        }

        private double smooth(int order, double[] arguments) {
            double sum = 0;
            double factor = 1;
            for (double argument : arguments) {
                sum += factor * argument;
                factor *= 0.7;
            }
            return StrictMath.pow(0.6, order) * StrictMath.exp(0.6 * sum)
                    + StrictMath.sin(1.1 * sum + order * Math.PI / 2) * StrictMath.pow(1.1, order);
        }
    }
}
