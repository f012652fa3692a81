package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Population;

/** The numbers that stated moments are, at the parameters' own values. */
final class MomentValues {

    /** Nodes of formulas that are evaluated for one model, well below a second's worth. */
    private static final long MOST_WORK = 5_000_000;

    private final List<Population.Moment> moments;
    private final Bindings parameters = new Bindings();
    /** The size of each moment's formula, by identity; those with sums, whose work nothing bounds, are left out. */
    private final Map<Population.Moment, Integer> sizes = new IdentityHashMap<>();
    private long work;

    /**
     * The values of some moments.
     *
     * @param known the parameters, each after those its default uses; one whose default has no value is left out
     */
    MomentValues(List<Population.Moment> moments, List<Parameter> known) {
        this.moments = List.copyOf(moments);
        moments.stream().filter(moment -> !Traversal.contains(moment.value(), Reduction.class::isInstance))
                .forEach(moment -> sizes.put(moment, Traversal.size(moment.value())));
        for (Parameter parameter : known) {
            value(parameter.value(), Map.of()).ifPresent(value -> parameters.scalar(parameter.name(), value));
        }
    }

    private OptionalDouble value(Expression formula, Map<String, Integer> indices) {
        if (Traversal.contains(formula, Reduction.class::isInstance)) {
            return OptionalDouble.empty();
        }
        try {
            Evaluator evaluator = new Evaluator(parameters);
            indices.forEach(evaluator::with);
            double value = evaluator.value(formula);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (EvaluationException none) {
            return OptionalDouble.empty();
        }
    }

    /** A moment's value; empty where it has none that can be found with the work that is allowed. */
    OptionalDouble of(Population.Moment moment, Map<String, Integer> indices) {
        work += sizes.getOrDefault(moment, 0);
        return !sizes.containsKey(moment) || work > MOST_WORK ? OptionalDouble.empty() : value(moment.value(), indices);
    }

    /** The moment that states the expectation of a product. */
    Optional<Population.Moment> stated(MomentProduct product) {
        List<String> names = product.factors().stream().map(MomentProduct.Element::name).toList();
        return moments.stream().filter(moment -> moment.factors().stream().map(Reference::name).sorted().toList()
                .equals(names)).findFirst();
    }

    /** The expectation of a product; empty where it is not stated, or has no value that can be found. */
    OptionalDouble of(MomentProduct product) {
        if (product.isOne()) {
            return OptionalDouble.of(1);
        }
        Optional<Population.Moment> moment = stated(product);
        return moment.isEmpty() ? OptionalDouble.empty() : of(moment.get(), indices(moment.get(), product));
    }

    private static Map<String, Integer> indices(Population.Moment moment, MomentProduct product) {
        Map<String, Integer> indices = new LinkedHashMap<>();
        List<MomentProduct.Element> left = new ArrayList<>(product.factors());
        for (Reference factor : moment.factors()) {
            MomentProduct.Element element = left.stream().filter(one -> one.name().equals(factor.name())).findFirst()
                    .orElseThrow();
            left.remove(element);
            for (int k = 0; k < factor.indices().size(); k++) {
                indices.put(((Reference) factor.indices().get(k)).name(), element.indices().get(k));
            }
        }
        return indices;
    }

    /** The first values of some indices; none where a size has no value, or is zero. */
    List<Map<String, Integer>> indices(List<Axis> axes, int most) {
        List<Map<String, Integer>> all = List.of(Map.of());
        for (Axis axis : axes) {
            double size = value(axis.size(), Map.of()).orElse(0);
            List<Map<String, Integer>> longer = new ArrayList<>();
            for (Map<String, Integer> shorter : all) {
                for (int i = 1; i <= Math.min(most, size); i++) {
                    Map<String, Integer> next = new LinkedHashMap<>(shorter);
                    next.put(axis.index(), i);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }
}
