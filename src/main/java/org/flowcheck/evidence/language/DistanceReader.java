package org.flowcheck.evidence.language;

import java.util.function.BiFunction;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.language.ModelScope;
import org.flowcheck.theory.syntax.Term;

/** Reads {@code WassersteinDistance[x, y, {k, m}]}. */
final class DistanceReader {

    private static final int ARGUMENTS = 3;

    private DistanceReader() {
    }

    /**
     * The distance a call means.
     *
     * @param scope the names of the model and the quantities before it
     * @param number the meaning of a formula in a scope
     */
    static Quantity.Distance read(Term.Call call, ModelScope scope, BiFunction<ModelScope, Term, Expression> number) {
        RunFormulas.requireArguments(call, ARGUMENTS);
        QuantityRange.Opened range = QuantityRange.open(call.arguments().get(2), scope);
        return new Quantity.Distance(range.axis(), number.apply(range.inside(), call.arguments().get(0)),
                number.apply(range.inside(), call.arguments().get(1)));
    }
}
