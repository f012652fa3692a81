package org.flowcheck.theory.model;

import java.util.Optional;
import org.flowcheck.theory.expression.Origin;

/**
 * What is small or large in a model.
 *
 * @param small a parameter that tends to zero, of which the initial values of the states are powers
 * @param scaling how sizes grow with the width
 * @param origin where it is stated: the place of refusals that have no nearer one
 */
public record Asymptotics(Optional<String> small, Optional<Scaling> scaling, Origin origin) {

    /** Orders beyond the leading one that an expansion is asked for at most: {@value}. */
    public static final int MOST_ORDERS = 10;

    /**
     * A width that grows, and the time scale that is looked at.
     *
     * @param width an integer parameter that tends to infinity
     * @param clock how the time depends on it
     */
    public record Scaling(String width, Clock clock) {
    }

    /** Time scales. */
    public enum Clock {
        /** {@code t = tau * log m}: modes grow by powers of m. */
        LOGARITHM("Log"),
        /** {@code t = m^tau}: what has a constant rate grows by powers of m. */
        POWER("Power");

        private final String head;

        Clock(String head) {
            this.head = head;
        }

        /** The word in model files. */
        public String head() {
            return head;
        }
    }
}
