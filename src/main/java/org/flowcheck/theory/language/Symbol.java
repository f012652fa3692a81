package org.flowcheck.theory.language;

import java.util.List;
import org.flowcheck.theory.model.Axis;

/**
 * What a name means in a scope.
 *
 * @param name the name
 * @param role what it names
 * @param axes its shape, empty for a scalar
 * @param integer whether its values are whole numbers
 * @param uses what its value depends on
 */
record Symbol(String name, Role role, List<Axis> axes, boolean integer, Uses uses) {

    /** Copies the axes. */
    Symbol {
        axes = List.copyOf(axes);
    }

    static Symbol parameter(String name, boolean integer) {
        return new Symbol(name, Role.PARAMETER, List.of(), integer, Uses.NOTHING);
    }

    static Symbol index(String name) {
        return new Symbol(name, Role.INDEX, List.of(), true, Uses.NOTHING);
    }

    static Symbol array(String name, Role role, List<Axis> axes) {
        return new Symbol(name, role, axes, false, Uses.NOTHING);
    }

    static Symbol definition(String name, List<Axis> axes, Uses uses) {
        return new Symbol(name, Role.DEFINITION, axes, false, uses);
    }

    /** What a name can name. */
    enum Role {
        PARAMETER("a parameter"), DRAW("a random draw"), STATE("a state"), DEFINITION("a definition"),
        INDEX("an index"), QUANTITY("a quantity");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * What a formula depends on besides parameters.
     *
     * @param states states at the current time
     * @param time the time itself
     * @param start values at time zero
     * @param rate rates of change
     */
    record Uses(boolean states, boolean time, boolean start, boolean rate) {

        static final Uses NOTHING = new Uses(false, false, false, false);

        Uses and(Uses other) {
            return new Uses(states || other.states, time || other.time, start || other.start, rate || other.rate);
        }
    }
}
