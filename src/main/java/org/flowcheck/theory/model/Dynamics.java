package org.flowcheck.theory.model;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Expression;

/** How the states of a system move. */
public sealed interface Dynamics {

    /**
     * Stated right-hand sides.
     *
     * @param equations one per state, in the order of the states
     */
    record Rates(List<Equation> equations) implements Dynamics {

        /** Copies the equations. */
        public Rates {
            equations = List.copyOf(equations);
        }
    }

    /**
     * Gradient flow: {@code d theta/dt = + mobility * grad objective} (ascent of an energy) or
     * {@code - mobility * grad objective} (descent of a loss).
     *
     * @param direction ascent or descent
     * @param objective a scalar formula of the states
     * @param mobility a positive factor, a formula of parameters; absent for 1
     */
    record GradientFlow(Direction direction, Expression objective, Optional<Expression> mobility)
            implements Dynamics {
    }

    /** Ascent or descent. */
    enum Direction {
        /** Up the gradient. */
        ASCEND,
        /** Down the gradient. */
        DESCEND
    }
}
