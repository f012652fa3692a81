package org.flowcheck.theory.language;

import java.util.List;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.expression.Expression;

/**
 * What a part of a formula is checked in.
 *
 * @param scope the names it can use
 * @param place where the formula stands
 * @param element the indices of the element wanted of an array-valued part; empty where a number is wanted
 */
record Surroundings(Scope scope, Place place, List<Expression> element) {

    /** Copies the indices. */
    Surroundings {
        element = List.copyOf(element);
    }

    static Surroundings of(Scope scope, Place place) {
        return new Surroundings(scope, place, List.of());
    }

    Surroundings scalar() {
        return element.isEmpty() ? this : new Surroundings(scope, place, List.of());
    }

    Surroundings element(List<Expression> indices) {
        return new Surroundings(scope, place, indices);
    }

    Surroundings in(Place other) {
        return new Surroundings(scope, other, element);
    }

    Surroundings withIndex(String name, Span span) {
        return new Surroundings(scope.withIndex(name, span), place, element);
    }
}
