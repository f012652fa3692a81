package org.flowcheck.theory.language;

import java.util.EnumSet;
import java.util.Set;
import org.flowcheck.theory.language.Symbol.Role;

/**
 * Where a formula stands, and so what it may speak of.
 *
 * @param words the place in words, for diagnostics
 * @param roles the kinds of names it may use
 * @param uses what it may depend on besides: the time, values at time zero, rates, values one step later, random
 *     variables
 */
record Place(String words, Set<Role> roles, Set<Symbol.Use> uses) {

    static final Place SIZE = constant("a size", EnumSet.of(Role.PARAMETER));
    static final Place INDEX = constant("an index", EnumSet.of(Role.PARAMETER, Role.INDEX));
    static final Place PARAMETER = constant("a parameter's value", EnumSet.of(Role.PARAMETER));
    static final Place DOMAIN = constant("a condition on parameters", EnumSet.of(Role.PARAMETER));
    static final Place LAW = constant("a law of draws", EnumSet.of(Role.PARAMETER));
    static final Place ACTIVATION = constant("an activation", EnumSet.of(Role.PARAMETER));
    static final Place DATA = constant("data",
            EnumSet.of(Role.PARAMETER, Role.DRAW, Role.DATA, Role.ACTIVATION, Role.INDEX));
    static final Place MOMENT = constant("a moment", EnumSet.of(Role.PARAMETER, Role.INDEX));
    static final Place OF_MOMENT = new Place("a moment", EnumSet.of(Role.RANDOM, Role.INDEX),
            EnumSet.of(Symbol.Use.RANDOM));
    static final Place INITIAL = constant("an initial value",
            EnumSet.of(Role.PARAMETER, Role.DRAW, Role.DATA, Role.ACTIVATION, Role.INDEX));
    static final Place MOBILITY = constant("a mobility", EnumSet.of(Role.PARAMETER));
    static final Place STEP = constant("a step", EnumSet.of(Role.PARAMETER));
    static final Place RUN_END = constant("the end of a run", EnumSet.of(Role.PARAMETER));
    static final Place CLOCK = constant("a clock", fixed());
    static final Place BLOW_UP = constant("a blow-up", system());
    static final Place DYNAMICS = new Place("an equation of motion", system(), EnumSet.of(Symbol.Use.TIME));
    static final Place OBSERVABLE = new Place("an observable", system(), EnumSet.of(Symbol.Use.TIME));
    static final Place INVARIANT = new Place("an invariant", system(), EnumSet.of(Symbol.Use.TIME));
    static final Place IMAGE = new Place("a reduced state", system(),
            EnumSet.of(Symbol.Use.TIME, Symbol.Use.START));
    /** What is data to a reduced model may be a value at time zero of the fuller one. */
    static final Place IMAGE_OF_DATA = new Place("reduced data", fixed(), EnumSet.of(Symbol.Use.START));
    static final Place IMAGE_OF_PARAMETER = new Place("a reduced parameter", fixed(), EnumSet.of(Symbol.Use.START));
    static final Place MANIFOLD = new Place("a manifold", system(),
            EnumSet.of(Symbol.Use.TIME, Symbol.Use.START));
    static final Place DEFINITION = new Place("a definition", system(),
            EnumSet.of(Symbol.Use.TIME, Symbol.Use.START, Symbol.Use.RANDOM));
    /** Closed forms speak of states only inside Initial. */
    static final Place CLOSED_FORM = new Place("a closed form", fixed(), EnumSet.of(Symbol.Use.TIME, Symbol.Use.START));
    static final Place CLAIM = new Place("a claim", EnumSet.of(Role.PARAMETER, Role.STATE, Role.DATA, Role.ACTIVATION,
            Role.RANDOM, Role.DEFINITION, Role.INDEX, Role.QUANTITY),
            EnumSet.of(Symbol.Use.TIME, Symbol.Use.START, Symbol.Use.RATE));
    static final Place CLAIM_ON_MAP = new Place("a claim on a map", CLAIM.roles,
            EnumSet.of(Symbol.Use.TIME, Symbol.Use.START, Symbol.Use.NEXT));

    private static Place constant(String words, Set<Role> roles) {
        return new Place(words, roles, EnumSet.noneOf(Symbol.Use.class));
    }

    private static Set<Role> system() {
        return EnumSet.of(Role.PARAMETER, Role.STATE, Role.DATA, Role.ACTIVATION, Role.RANDOM, Role.DEFINITION,
                Role.INDEX);
    }

    /** What does not move, as far as the names tell. */
    private static Set<Role> fixed() {
        return EnumSet.of(Role.PARAMETER, Role.DATA, Role.ACTIVATION, Role.DEFINITION, Role.INDEX);
    }

    /** This place for whole numbers: indices and sizes, which depend on nothing that moves. */
    Place forIndices(String other) {
        return new Place(other, roles, EnumSet.noneOf(Symbol.Use.class));
    }

    /** The place inside {@code Initial[...]}: states, but neither time nor rates. */
    Place insideInitial() {
        Set<Role> inside = EnumSet.copyOf(roles);
        inside.add(Role.STATE);
        return new Place("a value at time zero", inside,
                allows(Symbol.Use.RANDOM) ? EnumSet.of(Symbol.Use.RANDOM) : EnumSet.noneOf(Symbol.Use.class));
    }

    /** The place inside {@code Dt[...]} or {@code Next[...]}. */
    Place insideChange(String other) {
        Set<Symbol.Use> inside = uses.isEmpty() ? EnumSet.noneOf(Symbol.Use.class) : EnumSet.copyOf(uses);
        inside.remove(Symbol.Use.RATE);
        inside.remove(Symbol.Use.NEXT);
        return new Place(other, roles, inside);
    }

    /** The place inside {@code Expectation[...]}. */
    Place insideExpectation() {
        Set<Symbol.Use> inside = EnumSet.of(Symbol.Use.RANDOM);
        inside.addAll(uses);
        return new Place("an expectation", roles, inside);
    }

    /** Whether something may be used here. */
    boolean allows(Symbol.Use use) {
        return uses.contains(use);
    }

    /** The first thing that is used and has no meaning here. */
    Symbol.Use unmet(Set<Symbol.Use> wanted) {
        return wanted.stream().filter(use -> use != Symbol.Use.STATES && !uses.contains(use)).findFirst()
                .orElse(Symbol.Use.STATES);
    }

    /** Whether a name may be used here. */
    boolean admits(Symbol symbol) {
        return roles.contains(symbol.role()) && symbol.uses().stream().allMatch(use ->
                use == Symbol.Use.STATES ? roles.contains(Role.STATE) : uses.contains(use));
    }
}
