package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.calculus.valuation.Valuation;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.State;

/**
 * The states of a model and their rates of change at random points that share small sizes, parameters and other
 * constants, computed as they are asked for.
 */
final class FlowSamples {

    /** Of so many random choices of sizes and parameters the smallest system is taken. */
    private static final int CHOICES = 60;
    /** Where a size is one, different sums are equal. */
    private static final int SMALLEST_SIZE = 3;
    /** More elements of states are too many. */
    private static final int MOST_ELEMENTS = 1_000;
    /** Steps of evaluation for all points, well below a second's worth. */
    private static final long MOST_WORK = 4_000_000;
    /** Formulas are evaluated a second time with values that are wrong by so much. */
    private static final double SHAKE = 0x1p-40;
    /** Where that changes a rate by more than so many times as much, its terms cancel, and the point says nothing. */
    private static final double ILL_CONDITIONED = 1e5;

    /**
     * Elements of states at a point.
     *
     * @param values by state, the values of its elements; the last index runs fastest
     * @param rates their rates of change
     */
    record Sample(Map<String, double[]> values, Map<String, double[]> rates) {
    }

    private final WrittenOutFlow flow;
    private final RandomPoint point;
    private final Valuation valuation;
    private final Map<String, int[]> shapes = new HashMap<>();
    private final Valuation shaken;
    private final Map<String, Speed> rates = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Work work = new Work();
    private long tried;

    private FlowSamples(Model model, WrittenOutFlow flow, RandomPoint point) {
        this.flow = flow;
        this.point = point.countedBy(work);
        valuation = new Valuation(model.definitions());
        shaken = new Valuation(model.definitions(), SHAKE);
        for (State state : flow.moving()) {
            shapes.put(state.name(), shape(state, point));
        }
        for (Equation equation : flow.named()) {
            if (shapes.containsKey(equation.state())) {
                List<String> indices = equation.axes().stream().map(Axis::index).toList();
                rates.put(equation.state(), new Speed(valuation.prepare(indices, equation.rate()),
                        shaken.prepare(indices, equation.rate())));
            }
        }
    }

    /** A rate of change, exact and with wrong values. */
    private record Speed(Valuation.Prepared exact, Valuation.Prepared shaken) {

        /** The rate; not a number where it has no value or has lost its digits. */
        double value(int[] indices) {
            double value = exact.value(indices);
            double change = Math.abs(shaken.value(indices) - value);
            return change <= ILL_CONDITIONED * SHAKE * Math.abs(value) ? value : Double.NaN;
        }
    }

    private static final class Work implements LongConsumer {

        private long done;

        @Override
        public void accept(long more) {
            done += more;
            if (done > MOST_WORK) {
                throw new TooComplexException("more than " + MOST_WORK + " steps at random points");
            }
        }
    }

    /**
     * Samples of a flow, at sizes of at least two at which all numbers that stand as indices are indices.
     *
     * @param model the model in plain form
     * @return empty if no such sizes are met by chance, or the smallest system is large
     */
    static Optional<FlowSamples> of(Model model, WrittenOutFlow flow, IndexNumbers numbers) {
        RandomPoint best = null;
        long fewest = MOST_ELEMENTS + 1;
        for (long seed = 1; seed <= CHOICES; seed++) {
            RandomPoint point = RandomPoint.of(model, seed, false);
            if (point.inDomain() && fits(model, flow, numbers, point)) {
                long elements = elements(model, flow, point);
                if (elements < fewest) {
                    fewest = elements;
                    best = point;
                }
            }
        }
        return Optional.ofNullable(best).map(point -> new FlowSamples(model, flow, point));
    }

    private static boolean fits(Model model, WrittenOutFlow flow, IndexNumbers numbers, RandomPoint point) {
        for (Parameter parameter : model.parameters()) {
            if (Sizes.shapes(model, parameter.name()) && point.parameter(parameter.name()) < SMALLEST_SIZE) {
                return false;
            }
        }
        return flow.moving().stream().flatMap(state -> state.axes().stream()).allMatch(axis ->
                point.size(axis) >= Math.max(SMALLEST_SIZE,
                        numbers.of(axis.size()).isEmpty() ? 0 : numbers.of(axis.size()).last()));
    }

    /** The elements of states, and the sizes, which tell between systems with as many. */
    private static long elements(Model model, WrittenOutFlow flow, RandomPoint point) {
        long elements = 0;
        for (State state : flow.moving()) {
            long product = 1;
            for (int size : shape(state, point)) {
                product *= size;
            }
            elements += product;
        }
        for (Parameter parameter : model.parameters()) {
            elements += Sizes.shapes(model, parameter.name()) ? (long) point.parameter(parameter.name()) : 0;
        }
        return elements;
    }

    private static int[] shape(State state, RandomPoint point) {
        return state.axes().stream().mapToInt(point::size).toArray();
    }

    /** The size of an axis, the same in all samples. */
    int size(Axis axis) {
        return point.size(axis);
    }

    /** The sizes of the axes of a state. */
    int[] shape(String state) {
        return shapes.get(state);
    }

    /**
     * A sample.
     *
     * @param number which one, from 0
     * @return empty if so many with values and all their digits are not found, or would take too long
     */
    Optional<Sample> sample(int number) {
        while (samples.size() <= number) {
            // Every other point may be one at which something has no value.
            if (tried > 2L * number + 2) {
                return Optional.empty();
            }
            tried++;
            try {
                Sample sample = sampled(point.elsewhere(tried, flow.constants()));
                if (sample != null) {
                    samples.add(sample);
                }
            } catch (EvaluationException outside) {
                continue;
            } catch (TooComplexException tooMuchWork) {
                tried = Long.MAX_VALUE;
            }
        }
        return Optional.of(samples.get(number));
    }

    private Sample sampled(RandomPoint at) {
        valuation.at(at.now(), at.start(), work);
        shaken.at(at.now(), at.start(), work);
        Sample sample = new Sample(new HashMap<>(), new HashMap<>());
        for (State state : flow.moving()) {
            int[] shape = shapes.get(state.name());
            int count = 1;
            for (int size : shape) {
                count *= size;
            }
            double[] values = new double[count];
            double[] speeds = new double[count];
            int[] indices = new int[shape.length];
            for (int element = 0; element < count; element++) {
                int rest = element;
                for (int i = shape.length - 1; i >= 0; i--) {
                    indices[i] = 1 + rest % shape[i];
                    rest /= shape[i];
                }
                values[element] = at.now().value(state.name(), indices.clone());
                speeds[element] = rates.get(state.name()).value(indices);
                if (!Double.isFinite(speeds[element])) {
                    return null;
                }
            }
            sample.values().put(state.name(), values);
            sample.rates().put(state.name(), speeds);
        }
        return sample;
    }
}
