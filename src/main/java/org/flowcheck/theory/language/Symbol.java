package org.flowcheck.theory.language;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.model.Axis;

/**
 * What a name means in a scope.
 *
 * @param name the name
 * @param role what it names
 * @param axes its shape, empty for a scalar
 * @param integer whether its values are whole numbers
 * @param uses what its value depends on
 * @param origin where it is declared
 */
record Symbol(String name, Role role, List<Axis> axes, boolean integer, Set<Use> uses, Origin origin) {

    /** Copies the axes. */
    Symbol {
        axes = List.copyOf(axes);
        uses = Collections.unmodifiableSet(uses.isEmpty() ? EnumSet.noneOf(Use.class) : EnumSet.copyOf(uses));
    }

    /** This symbol, declared at a place. */
    Symbol at(Span place) {
        return new Symbol(name, role, axes, integer, uses, Origin.at(place));
    }

    /** What it is and where it is declared, for the diagnostic of a second thing of its name. */
    String words() {
        return role.words() + " of this name" + origin.span().map(span -> " at " + span.place()).orElse("");
    }

    static Symbol parameter(String name, boolean integer) {
        return new Symbol(name, Role.PARAMETER, List.of(), integer, Set.of(), Origin.computed());
    }

    static Symbol index(String name) {
        return new Symbol(name, Role.INDEX, List.of(), true, Set.of(), Origin.computed());
    }

    static Symbol activation(String name) {
        return new Symbol(name, Role.ACTIVATION, List.of(), false, Set.of(), Origin.computed());
    }

    static Symbol array(String name, Role role, List<Axis> axes) {
        return new Symbol(name, role, axes, false, role == Role.RANDOM ? Set.of(Use.RANDOM) : Set.of(),
                Origin.computed());
    }

    static Symbol definition(String name, List<Axis> axes, Set<Use> uses) {
        return new Symbol(name, Role.DEFINITION, axes, false, uses, Origin.computed());
    }

    /** What a name can name. */
    enum Role {
        PARAMETER("a parameter"), DRAW("a random draw"), DATA("data"), RANDOM("a random variable"), STATE("a state"),
        DEFINITION("a definition"), ACTIVATION("an activation"), INDEX("an index"), QUANTITY("a quantity");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What a formula can depend on besides numbers that are given. */
    enum Use {
        TIME("the time t"), START("values at time zero"), RATE("rates of change"), NEXT("values one step later"),
        RANDOM("random variables"), STATES("states at the current time");

        private final String words;

        Use(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
