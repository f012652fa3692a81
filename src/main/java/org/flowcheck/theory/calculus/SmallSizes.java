package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.calculus.symja.Symja;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;

/**
 * Proofs by Symja on the system written out, with all sizes equal to 1, to 2 and to 3, for every value of free indices.
 */
final class SmallSizes {

    private static final int LARGEST = 3;

    private SmallSizes() {
    }

    /**
     * Proves that a formula is zero; a system without sizes is proved as it is.
     *
     * @param difference a formula without {@code Dt[...]}
     * @return empty if Symja does not see even the smallest system to be zero
     */
    static Optional<Proof> prove(Model model, List<Axis> axes, Expression difference) {
        List<String> sizes = model.parameters().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.INTEGER).map(Parameter::name).toList();
        Expression plain = Definitions.inline(difference, model.definitions());
        int proved = 0;
        for (int size = 1; size <= LARGEST && proved == size - 1; size++) {
            Map<String, Integer> values = new HashMap<>();
            for (String name : sizes) {
                values.put(name, size);
            }
            if (isZero(model, axes, plain, values)) {
                proved = size;
            }
            if (sizes.isEmpty()) {
                return proved == 0 ? Optional.empty()
                        : Optional.of(new Proof.Proved("Symja's simplification of the difference to zero"));
            }
        }
        return proved == 0 ? Optional.empty()
                : Optional.of(new Proof.ProvedForSizes(proved, "Symja on the system written out"));
    }

    private static boolean isZero(Model model, List<Axis> axes, Expression plain, Map<String, Integer> sizes) {
        Set<String> states = new HashSet<>();
        model.states().forEach(state -> states.add(state.name()));
        try {
            List<Expression> formulas = new ArrayList<>();
            for (Map<String, Integer> values : places(axes, 0, sizes)) {
                formulas.add(Expansion.of(plain, values, states));
            }
            return Symja.areZero(formulas, Symja.PATIENCE) == Symja.Answer.ZERO;
        } catch (TooComplexException tooLarge) {
            return false;
        }
    }

    /** All values of the free indices, with the sizes. */
    private static List<Map<String, Integer>> places(List<Axis> axes, int from, Map<String, Integer> values) {
        if (from == axes.size()) {
            return List.of(values);
        }
        Axis axis = axes.get(from);
        Expression size = Expansion.of(axis.size(), values, Set.of());
        if (!(size instanceof Constant number) || !number.value().isInteger()) {
            throw new TooComplexException("a size that is not a number");
        }
        List<Map<String, Integer>> places = new ArrayList<>();
        for (int index = 1; index <= number.value().numerator().intValueExact(); index++) {
            Map<String, Integer> more = new HashMap<>(values);
            more.put(axis.index(), index);
            places.addAll(places(axes, from + 1, more));
        }
        return places;
    }
}
