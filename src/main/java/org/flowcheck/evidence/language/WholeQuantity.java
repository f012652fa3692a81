package org.flowcheck.evidence.language;

import java.util.Map;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.syntax.Term;

/** Calls that are a whole quantity of a claim and no part of a formula, by their names. */
final class WholeQuantity {

    /** The distance between two laws: {@value}. */
    static final String DISTANCE = "WassersteinDistance";
    /** A matrix, which other quantities speak of: {@value}. */
    static final String MATRIX = "Matrix";
    /** A singular value of a matrix: {@value}. */
    static final String SINGULAR_VALUE = "SingularValue";
    /** The size of what lies along singular vectors: {@value}. */
    static final String SINGULAR_PROJECTION = "SingularProjection";

    private static final Map<String, String> USES = Map.of(
            DISTANCE, "w2: " + DISTANCE + "[x, y, {k, m}] under 'quantities', and r.w2[t] in checks",
            MATRIX, "Z: " + MATRIX + "[{{k, n}}, {z[k, l], {l, m}}] under 'quantities', and Z in " + SINGULAR_VALUE
                    + "[Z, 1] or " + SINGULAR_PROJECTION,
            SINGULAR_VALUE, "s: " + SINGULAR_VALUE + "[Z, 1] under 'quantities', and r.s[t] in checks",
            SINGULAR_PROJECTION, "p: " + SINGULAR_PROJECTION + "[Z, 1, y[k], {x[l]}] under 'quantities', and r.p[t] "
                    + "in checks");

    private WholeQuantity() {
    }

    /** Whether a term is such a call. */
    static boolean is(Term term) {
        return term instanceof Term.Call call && USES.containsKey(call.name());
    }

    /** Whether a term is the call of one name. */
    static boolean is(Term term, String name) {
        return term instanceof Term.Call call && call.name().equals(name);
    }

    /** Refuses a formula of which such a call is a part. */
    static void requireNone(Term term) {
        if (term instanceof Term.Call call && is(term)) {
            throw Diagnostic.at(term.span(), Code.NAME_OUT_OF_PLACE,
                    "'" + call.name() + "' is a quantity of its own, and no part of a formula")
                    .expecting(USES.get(call.name())).exception();
        }
        term.children().forEach(WholeQuantity::requireNone);
    }
}
