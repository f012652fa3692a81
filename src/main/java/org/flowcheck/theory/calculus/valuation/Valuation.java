package org.flowcheck.theory.calculus.valuation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import org.flowcheck.theory.expression.Environment;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;

/**
 * Formulas about a model, evaluated at one point after another. Elements of arrays and of definitions, functions and
 * sums are computed once at a point, and sums are taken index by index: a chain of k matrices of size m costs k*m^3
 * steps, not m^k. Values may differ from those of {@link org.flowcheck.theory.expression.Evaluator} by rounding; where
 * a sum is empty or a factor of it is not finite, by not being a number.
 */
public final class Valuation {

    private final Map<String, Definition> definitions = new HashMap<>();
    private final Map<String, Elements> arrays = new HashMap<>();
    private final double shake;
    private final Random shakes = new Random(1);
    private Environment now;
    private Environment start;
    private LongConsumer work = steps -> { };
    private int point;

    /**
     * Without a point yet.
     *
     * @param definitions what stands for names, as far as it is not the point that gives their values
     */
    public Valuation(List<Definition> definitions) {
        this(definitions, 0);
    }

    /**
     * Without a point yet, with values that are deliberately a little wrong: each number and each name in a formula
     * stands for its value times a factor near one, always the same for one place in the formula and different for
     * each. How far results are from exact ones tells how many digits are lost where terms cancel. Indices, ends of
     * sums, exponents and conditions are exact.
     *
     * @param definitions what stands for names, as far as it is not the point that gives their values
     * @param shake how far from one the factors are at most
     */
    public Valuation(List<Definition> definitions, double shake) {
        this.shake = shake;
        definitions.forEach(definition -> this.definitions.put(definition.name(), definition));
    }

    /** A formula that is ready to be evaluated; of one thread at a time. */
    public final class Prepared {

        private final Part part;
        private final int[] frame;

        private Prepared(Part part, int size) {
            this.part = part;
            frame = new int[size];
        }

        /**
         * Its value at the present point.
         *
         * @param numbers what its free indices are, in the order in which they were stated
         * @throws EvaluationException as those of {@link org.flowcheck.theory.expression.Evaluator}
         */
        public double value(int... numbers) {
            System.arraycopy(numbers, 0, frame, 0, numbers.length);
            return part.value(frame);
        }
    }

    /**
     * Prepares a formula.
     *
     * @param indices its free indices
     * @param formula the formula, without rates or next values that are not written out
     */
    public Prepared prepare(List<String> indices, Expression formula) {
        Scope scope = Scope.of(indices);
        Part part = formula.accept(new PartBuilder(this, scope, shake != 0));
        return new Prepared(part, scope.frameSize());
    }

    /**
     * Goes to a point.
     *
     * @param now what names stand for
     * @param start what they stand for at time zero
     * @param work is told of every step; what it throws ends the evaluation
     */
    public void at(Environment now, Environment start, LongConsumer work) {
        this.now = now;
        this.start = start;
        this.work = work;
        point++;
    }

    Environment now() {
        return now;
    }

    Environment start() {
        return start;
    }

    /** The factor of the next place in a formula. */
    double shaken() {
        return 1 + shake * (2 * shakes.nextDouble() - 1);
    }

    void step() {
        work.accept(1);
    }

    /** A part that is computed once for the same numbers of its indices. */
    Part once(Part part) {
        int[] slots = part.slots().stream().toArray();
        if (slots.length > Table.MOST_INDICES) {
            return part;
        }
        Table table = new Table();
        return new Part(frame -> {
            long key = 0;
            for (int slot : slots) {
                key = Table.key(key, frame[slot]);
            }
            if (key == Table.NO_KEY) {
                return part.value(frame);
            }
            int place = table.place(key, point);
            if (table.known(place)) {
                return table.value(place);
            }
            double value = part.value(frame);
            table.put(key, value);
            return value;
        }, part.slots());
    }

    /** The elements of an array, or a scalar. */
    Elements array(String name) {
        Elements known = arrays.get(name);
        if (known == null) {
            Definition definition = definitions.get(name);
            Prepared prepared = definition == null ? null
                    : prepare(definition.axes().stream().map(Axis::index).toList(), definition.value());
            known = new Elements(name, prepared);
            arrays.put(name, known);
        }
        return known;
    }

    /** The elements of an array at the present point. */
    final class Elements {

        private final String name;
        private final Prepared definition;
        private final Table table = new Table();

        private Elements(String name, Prepared definition) {
            this.name = name;
            this.definition = definition;
        }

        /** An element. */
        double at(int[] indices) {
            long key = indices.length > Table.MOST_INDICES ? Table.NO_KEY : 0;
            for (int index : indices) {
                key = Table.key(key, index);
            }
            if (key == Table.NO_KEY) {
                return computed(indices);
            }
            int place = table.place(key, point);
            if (table.known(place)) {
                return table.value(place);
            }
            double value = computed(indices);
            table.put(key, value);
            return value;
        }

        private double computed(int[] indices) {
            step();
            return definition == null ? now.value(name, indices) : definition.value(indices);
        }
    }
}
