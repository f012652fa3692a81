package org.flowcheck.evidence.language;

import java.util.function.BiFunction;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.language.ModelScope;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.syntax.Term;

/** Reads {@code WassersteinDistance[x, y, {k, m}]}, which is a whole quantity of a claim and no part of a formula. */
final class DistanceReader {

    /** The name in formulas: {@value}. */
    static final String HEAD = "WassersteinDistance";
    private static final int ARGUMENTS = 3;

    private DistanceReader() {
    }

    /** Whether a term is a distance. */
    static boolean isDistance(Term term) {
        return term instanceof Term.Call call && call.name().equals(HEAD);
    }

    /** Refuses a formula of which a distance is a part. */
    static void requireNone(Term term) {
        if (isDistance(term)) {
            throw Diagnostic.at(term.span(), Code.NAME_OUT_OF_PLACE,
                    "'" + HEAD + "' is a quantity of its own, and no part "
                            + "of a formula of states")
                    .expecting("w2: " + HEAD + "[x, y, {k, m}] under 'quantities', and r.w2[t] in checks").exception();
        }
        term.children().forEach(DistanceReader::requireNone);
    }

    /**
     * The distance a call means.
     *
     * @param scope the names of the model and the quantities before it
     * @param number the meaning of a formula in a scope
     */
    static Quantity.Distance read(Term.Call call, ModelScope scope, BiFunction<ModelScope, Term, Expression> number) {
        RunFormulas.requireArguments(call, ARGUMENTS);
        Term range = call.arguments().get(2);
        if (!(range instanceof Term.Braces braces) || braces.items().size() != 2
                || !(braces.items().get(0) instanceof Term.Name index)) {
            throw Diagnostic.at(range.span(), Code.FORMULA_SYNTAX, "a range is wanted here").expecting("{k, m}")
                    .exception();
        }
        Axis axis = new Axis(index.name(), scope.number(braces.items().get(1)));
        ModelScope inside = scope.withAxis(axis, index.span());
        return new Quantity.Distance(axis, number.apply(inside, call.arguments().get(0)),
                number.apply(inside, call.arguments().get(1)));
    }
}
