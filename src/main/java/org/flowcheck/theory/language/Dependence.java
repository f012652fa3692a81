package org.flowcheck.theory.language;

import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.expression.Traversal;

/** Finds what a checked formula depends on. */
final class Dependence {

    private Dependence() {
    }

    static Symbol.Uses of(Expression expression, Scope scope) {
        if (expression instanceof AtStart) {
            return new Symbol.Uses(false, false, true, false);
        }
        Symbol.Uses uses = Symbol.Uses.NOTHING;
        if (expression instanceof TimeDerivative) {
            uses = uses.and(new Symbol.Uses(false, false, false, true));
        }
        if (expression instanceof Reference reference) {
            uses = uses.and(ofName(reference.name(), scope));
        }
        for (Expression part : Traversal.children(expression)) {
            uses = uses.and(of(part, scope));
        }
        return uses;
    }

    private static Symbol.Uses ofName(String name, Scope scope) {
        if (name.equals(Vocabulary.TIME)) {
            return new Symbol.Uses(false, true, false, false);
        }
        return scope.find(name).map(symbol -> switch (symbol.role()) {
            case STATE -> new Symbol.Uses(true, false, false, false);
            case PARAMETER, DRAW, DEFINITION, INDEX, QUANTITY -> symbol.uses();
        }).orElse(Symbol.Uses.NOTHING);
    }
}
