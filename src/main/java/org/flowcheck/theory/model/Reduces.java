package org.flowcheck.theory.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;

/**
 * How a model follows from a fuller one. All formulas are about the fuller model.
 *
 * @param reference the fuller model's name as written, {@code name} or {@code topic/name}
 * @param full the fuller model, with the models it extends carried out
 * @param states for each state of the reduced model, what it is in the fuller one
 * @param data for each data array of the reduced model, what it is in the fuller one
 * @param parameters for parameters of the reduced model that are not the fuller model's of the same name, what they are
 * @param clock the reduced model's time per time of the fuller one, a formula of parameters and data; absent for 1
 * @param manifold equations that hold where the reduction is valid: a name, with indices or without, on the left, what
 *     it equals on the right
 * @param order how many orders in the fuller model's small parameter are kept beyond the leading one; absent where the
 *     reduction is exact
 */
public record Reduces(String reference, Model full, Map<String, Image> states, Map<String, Image> data,
                      Map<String, Expression> parameters, Optional<Expression> clock, List<Comparison> manifold,
                      Optional<Integer> order) {

    /** Copies the collections. */
    public Reduces {
        states = Map.copyOf(states);
        data = Map.copyOf(data);
        parameters = Map.copyOf(parameters);
        manifold = List.copyOf(manifold);
    }

    /** The indices on the left of an equation of the manifold, with the ranges of the array they stand in. */
    public List<Axis> axes(Comparison equation) {
        Reference left = (Reference) equation.left();
        List<Axis> declared = full.state(left.name()).map(State::axes)
                .or(() -> full.dataArray(left.name()).map(DataArray::axes))
                .or(() -> full.definition(left.name()).map(Definition::axes)).orElse(List.of());
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            axes.add(new Axis(((Reference) left.indices().get(i)).name(), declared.get(i).size()));
        }
        return axes;
    }

    /**
     * What a state or a data array of the reduced model is in the fuller one.
     *
     * @param axes its shape, with the index names used in {@code value}
     * @param value the formula
     */
    public record Image(List<Axis> axes, Expression value) {

        /** Copies the axes. */
        public Image {
            axes = List.copyOf(axes);
        }
    }
}
