package org.flowcheck.theory.language;

import java.util.EnumSet;
import java.util.Set;
import org.flowcheck.theory.language.Symbol.Role;

/**
 * Where a formula stands, and so what it may speak of.
 *
 * @param words the place in words, for diagnostics
 * @param roles the kinds of names it may use
 * @param time whether it may use the time
 * @param start whether it may use {@code Initial[...]}
 * @param rate whether it may use {@code Dt[...]}
 */
record Place(String words, Set<Role> roles, boolean time, boolean start, boolean rate) {

    static final Place SIZE = constant("a size", EnumSet.of(Role.PARAMETER));
    static final Place INDEX = constant("an index", EnumSet.of(Role.PARAMETER, Role.INDEX));
    static final Place PARAMETER = constant("a parameter's value", EnumSet.of(Role.PARAMETER));
    static final Place DOMAIN = constant("a condition on parameters", EnumSet.of(Role.PARAMETER));
    static final Place LAW = constant("a law of draws", EnumSet.of(Role.PARAMETER));
    static final Place INITIAL = constant("an initial value", EnumSet.of(Role.PARAMETER, Role.DRAW, Role.INDEX));
    static final Place MOBILITY = constant("a mobility", EnumSet.of(Role.PARAMETER));
    static final Place BLOW_UP = constant("a blow-up", system());
    static final Place DYNAMICS = new Place("an equation of motion", system(), true, false, false);
    static final Place OBSERVABLE = new Place("an observable", system(), true, false, false);
    static final Place INVARIANT = new Place("an invariant", system(), true, false, false);
    static final Place DEFINITION = new Place("a definition", system(), true, true, false);
    /** Closed forms speak of states only inside Initial. */
    static final Place CLOSED_FORM = new Place("a closed form",
            EnumSet.of(Role.PARAMETER, Role.DEFINITION, Role.INDEX), true, true, false);
    static final Place CLAIM = new Place("a claim",
            EnumSet.of(Role.PARAMETER, Role.STATE, Role.DEFINITION, Role.INDEX, Role.QUANTITY), true, true, true);

    private static Place constant(String words, Set<Role> roles) {
        return new Place(words, roles, false, false, false);
    }

    private static Set<Role> system() {
        return EnumSet.of(Role.PARAMETER, Role.STATE, Role.DEFINITION, Role.INDEX);
    }

    /** The place inside {@code Initial[...]}: states, but neither time nor rates. */
    Place insideInitial() {
        Set<Role> inside = EnumSet.copyOf(roles);
        inside.add(Role.STATE);
        return new Place("a value at time zero", inside, false, false, false);
    }

    /** The place inside {@code Dt[...]}. */
    Place insideRate() {
        return new Place("a rate of change", roles, time, start, false);
    }

    /** The first thing that is used and has no meaning here, in words. */
    String unmet(Symbol.Uses uses) {
        if (uses.time() && !time) {
            return "the time t";
        }
        if (uses.start() && !start) {
            return "values at time zero";
        }
        return uses.rate() && !rate ? "rates of change" : "states at the current time";
    }

    /** Whether a name may be used here. */
    boolean admits(Symbol symbol) {
        Symbol.Uses uses = symbol.uses();
        return roles.contains(symbol.role())
                && (!uses.states() || roles.contains(Role.STATE))
                && (!uses.time() || time) && (!uses.start() || start) && (!uses.rate() || rate);
    }
}
