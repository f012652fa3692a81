package org.flowcheck.theory.model;

import java.util.List;
import java.util.Map;
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
     * Stated updates: at each whole time all states move at once.
     *
     * @param equations for each state, in the order of the states, its value one step later
     */
    record Updates(List<Equation> equations) implements Dynamics {

        /** Copies the equations. */
        public Updates {
            equations = List.copyOf(equations);
        }
    }

    /**
     * Gradient flow: {@code d theta/dt = + mobility * grad objective} (ascent of an energy) or
     * {@code - mobility * grad objective} (descent of a loss). With a step it is the map of gradient descent,
     * {@code theta(t + 1) = theta(t) -+ step * mobility * grad objective}.
     *
     * @param direction ascent or descent
     * @param objective a scalar formula of the states
     * @param mobilities a positive factor for each state, a formula of parameters; those absent are 1
     * @param step the size of a step, a formula of parameters; absent for the flow in continuous time
     */
    record GradientFlow(Direction direction, Expression objective, Map<String, Expression> mobilities,
                        Optional<Expression> step) implements Dynamics {

        /** Copies the mobilities. */
        public GradientFlow {
            mobilities = Map.copyOf(mobilities);
        }
    }

    /** Ascent or descent. */
    enum Direction {
        /** Up the gradient. */
        ASCEND,
        /** Down the gradient. */
        DESCEND
    }

    /** Whether time runs in whole steps. */
    default boolean discrete() {
        return this instanceof Updates || this instanceof GradientFlow flow && flow.step().isPresent();
    }
}
