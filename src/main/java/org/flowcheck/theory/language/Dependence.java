package org.flowcheck.theory.language;

import java.util.EnumSet;
import java.util.Set;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.expression.Traversal;

/** Finds what a checked formula depends on. */
final class Dependence {

    private Dependence() {
    }

    static Set<Symbol.Use> of(Expression expression, Scope scope) {
        Set<Symbol.Use> uses = EnumSet.noneOf(Symbol.Use.class);
        collect(expression, scope, uses);
        return uses;
    }

    private static void collect(Expression expression, Scope scope, Set<Symbol.Use> uses) {
        if (expression instanceof AtStart start) {
            uses.add(Symbol.Use.START);
            if (of(start.body(), scope).contains(Symbol.Use.RANDOM)) {
                uses.add(Symbol.Use.RANDOM);
            }
            return;
        }
        if (expression instanceof Expectation expectation) {
            // What is random inside is averaged.
            Set<Symbol.Use> inside = of(expectation.body(), scope);
            inside.remove(Symbol.Use.RANDOM);
            uses.addAll(inside);
            return;
        }
        if (expression instanceof TimeDerivative) {
            uses.add(Symbol.Use.RATE);
        }
        if (expression instanceof NextValue) {
            uses.add(Symbol.Use.NEXT);
        }
        if (expression instanceof Reference reference) {
            if (reference.name().equals(Vocabulary.TIME)) {
                uses.add(Symbol.Use.TIME);
            }
            scope.find(reference.name()).ifPresent(symbol -> {
                uses.addAll(symbol.uses());
                if (symbol.role() == Symbol.Role.STATE) {
                    uses.add(Symbol.Use.STATES);
                }
            });
        }
        Traversal.children(expression).forEach(part -> collect(part, scope, uses));
    }
}
