package org.flowcheck.simulation.compiler;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Environment;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;

/**
 * A bound of how strongly relative errors of the leaves and operations of a formula move its value: the value with
 * every subtraction replaced by an addition of sizes. Two ways of computing the same formula differ by at most a small
 * multiple (the number of operations in a row) of 2^-53 times this.
 */
final class Magnitude {

    private final Model model;
    private final Environment now;
    private final Environment start;
    private final Map<String, Integer> indices;
    /** Of definitions at the present time, by name and indices. */
    private final Map<String, Double> known;

    Magnitude(Model model, Environment now, Environment start) {
        this(model, now, start, Map.of(), new HashMap<>());
    }

    private Magnitude(Model model, Environment now, Environment start, Map<String, Integer> indices,
                      Map<String, Double> known) {
        this.model = model;
        this.now = now;
        this.start = start;
        this.indices = new HashMap<>(indices);
        this.known = known;
    }

    /** The same with values for free indices. */
    Magnitude at(Map<String, Integer> values) {
        return new Magnitude(model, now, start, values, known);
    }

    double of(Expression expression) {
        if (expression instanceof Addition addition) {
            return addition.terms().stream().mapToDouble(this::of).sum();
        }
        if (expression instanceof Multiplication product) {
            return product.factors().stream().mapToDouble(this::of).reduce(1, (p, q) -> p * q);
        }
        if (expression instanceof Power power) {
            double base = of(power.base());
            double value = Math.abs(value(power.base()));
            double exponent = value(power.exponent());
            // An error e of the base moves the power by up to |p| (|base| + e)^(p-1) e, or |p| |base|^(p-1) e for p <
            // 1.
            double steepest = StrictMath.pow(exponent >= 1 ? Math.max(base, value) : value, exponent - 1);
            return base == 0 ? Math.abs(value(power)) : Math.abs(value(power)) + Math.abs(exponent) * steepest * base;
        }
        if (expression instanceof FunctionCall call) {
            double arguments = call.arguments().stream().mapToDouble(this::of).sum();
            // The functions of the table have relative condition at most 1 + |x| in the test ranges.
            return (1 + arguments) * Math.max(Math.abs(value(call)), 1);
        }
        if (expression instanceof Reduction reduction) {
            return gather(reduction, 0);
        }
        if (expression instanceof Conditional choice) {
            return evaluator().holds(choice.condition()) ? of(choice.whenTrue()) : of(choice.whenFalse());
        }
        if (expression instanceof AtStart atStart) {
            return new Magnitude(model, start, start).at(indices).of(atStart.body());
        }
        if (expression instanceof Reference reference && !indices.containsKey(reference.name())
                && model.definition(reference.name()).isPresent()) {
            Definition definition = model.definition(reference.name()).get();
            Map<String, Integer> inside = new HashMap<>();
            for (int axis = 0; axis < definition.axes().size(); axis++) {
                inside.put(definition.axes().get(axis).index(), (int) value(reference.indices().get(axis)));
            }
            String key = definition.name() + new TreeMap<>(inside);
            Double value = known.get(key);
            if (value == null) {
                value = at(inside).of(definition.value());
                known.put(key, value);
            }
            return value;
        }
        return Math.abs(value(expression));
    }

    private double gather(Reduction reduction, int depth) {
        if (depth == reduction.ranges().size()) {
            return of(reduction.body());
        }
        IndexRange range = reduction.ranges().get(depth);
        boolean product = reduction.kind() == Reduction.Kind.PRODUCT;
        double total = product ? 1 : 0;
        int upper = (int) value(range.upper());
        for (int i = (int) value(range.lower()); i <= upper; i++) {
            Integer shadowed = indices.put(range.index(), i);
            double part = gather(reduction, depth + 1);
            total = product ? total * part : total + part;
            if (shadowed == null) {
                indices.remove(range.index());
            } else {
                indices.put(range.index(), shadowed);
            }
        }
        return total;
    }

    private Evaluator evaluator() {
        Evaluator evaluator = new Evaluator(now, start);
        indices.forEach(evaluator::with);
        return evaluator;
    }

    private double value(Expression expression) {
        return evaluator().value(expression);
    }
}
