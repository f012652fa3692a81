package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Reduces;

/**
 * A map of states that only changes their units, {@code r = c y} for each state of the fuller model, and so can be
 * undone.
 *
 * @param parts one for each state of the fuller model
 */
record Rescaling(List<Part> parts) {

    /**
     * One state.
     *
     * @param full where it lies in the fuller model
     * @param reduced where it lies in the reduced one, in the same shape
     * @param stated whether the map states a factor
     * @param factor c
     */
    record Part(StateLayout.Block full, StateLayout.Block reduced, boolean stated, double factor) {

        /** The entry of the fuller state that one of the reduced state stands for; 0 where there is no knowing. */
        double undone(double entry) {
            return factor == 0 || !Double.isFinite(factor) ? 0 : entry / factor;
        }
    }

    /** Copies the parts. */
    Rescaling {
        parts = List.copyOf(parts);
    }

    /**
     * The rescaling that a map is; empty if it is anything else, or states no factor. That depends on formulas and not on
     * numbers, so that it is the same for all runs.
     */
    static Optional<Rescaling> of(CompiledModel full, StateLayout reduced, Reduces reduces) {
        List<Part> parts = new ArrayList<>();
        for (StateLayout.Block block : full.layout().blocks()) {
            Optional<Part> part = reduced.blocks().stream().flatMap(candidate ->
                    part(full, block, candidate, reduces.states().get(candidate.name())).stream()).findFirst();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return parts.stream().noneMatch(Part::stated) ? Optional.empty()
                : Optional.of(new Rescaling(parts));
    }

    private static Optional<Part> part(CompiledModel full, StateLayout.Block block, StateLayout.Block candidate,
                                       Reduces.Image image) {
        List<Expression> factors = new ArrayList<>(image.value() instanceof Multiplication product ? product.factors()
                : List.of(image.value()));
        boolean found = factors.remove(new Reference(block.name(),
                image.axes().stream().<Expression>map(axis -> Reference.to(axis.index())).toList(),
                image.value().origin()));
        boolean plain = factors.stream().allMatch(factor -> full.parameters().keySet()
                .containsAll(Traversal.freeNames(factor)));
        if (!found || !plain || !block.shape().equals(candidate.shape())) {
            return Optional.empty();
        }
        double factor = factors.isEmpty() ? 1 : full.newFunction(factors.size() == 1 ? factors.get(0)
                : Algebra.multiply(factors)).value(0, full.initialState());
        return Optional.of(new Part(block, candidate, !factors.isEmpty(), factor));
    }

    /** Writes the state of the fuller model that a state of the reduced one stands for. */
    void undo(double[] reduced, double[] full) {
        for (Part part : parts) {
            for (int i = 0; i < part.full().size(); i++) {
                full[part.full().offset() + i] = part.undone(reduced[part.reduced().offset() + i]);
            }
        }
    }
}
