package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * A model that claims speak of, with what was derived from it.
 *
 * @param model the model
 * @param equations the rate of each state, or its value one step later in a map, in the order of the states
 * @param text the model with its equations as text, for readers without formulas
 */
public record StudiedModel(Model model, List<Equation> equations, String text) {

    /** Copies the equations. */
    public StudiedModel {
        equations = List.copyOf(equations);
    }
}
