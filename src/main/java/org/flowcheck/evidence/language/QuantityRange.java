package org.flowcheck.evidence.language;

import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.language.ModelScope;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.syntax.Term;

/** Reads a range {@code {k, m}} of a quantity: an index from 1 to a size made of integer parameters. */
final class QuantityRange {

    private QuantityRange() {
    }

    /** The scope with the index of a range, too. */
    record Opened(Axis axis, ModelScope inside) {
    }

    /** The range that a term means, with its index put into a scope. */
    static Opened open(Term range, ModelScope scope) {
        if (!(range instanceof Term.Braces braces) || braces.items().size() != 2
                || !(braces.items().get(0) instanceof Term.Name index)) {
            throw Diagnostic.at(range.span(), Code.FORMULA_SYNTAX, "a range is wanted here").expecting("{k, m}")
                    .exception();
        }
        Axis axis = new Axis(index.name(), scope.size(braces.items().get(1)));
        return new Opened(axis, scope.withAxis(axis, index.span()));
    }
}
