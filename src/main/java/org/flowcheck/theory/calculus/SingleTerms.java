package org.flowcheck.theory.calculus;

import java.util.List;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.calculus.polynomial.Monomial;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.WrittenPlace;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;

/**
 * {@code a*(K - 1) -> Sum[a*b[k], {k, m}], -a}: formulas about a model taken apart into the terms of their normal form,
 * with definitions written out.
 */
public final class SingleTerms {

    private static final long WORK = 200_000;

    private final PlainForm plain;
    private final ReadableTerms readable;

    /** Terms of formulas about a model. */
    public SingleTerms(Model model) {
        plain = new PlainForm(model);
        readable = new ReadableTerms(model, plain);
    }

    /**
     * The model whose names the terms are in: fixed activations are written out, expectations are sums over samples.
     */
    public Model plain() {
        return plain.model();
    }

    /**
     * The terms of a formula, in the order of the normal form.
     *
     * @param axes the free indices
     * @throws org.flowcheck.diagnostic.DiagnosticException (no-balance) of a formula that the normal form does not take
     */
    public List<Monomial> of(List<Axis> axes, Expression formula) {
        Expression written = Definitions.inline(plain.of(formula), plain.model().definitions());
        try {
            return plain.readerOfPartialSums(scope(axes), WORK).read(written).monomials();
        } catch (TooComplexException reason) {
            String message = "a formula of " + plain.model().name() + " does not fall apart into terms: "
                    + reason.getMessage();
            throw Diagnostic.of(Code.NO_BALANCE, message).orAt(WrittenPlace.of(formula)).exception();
        }
    }

    /** A term as a person would write it, in the names of the model as stated. */
    public Expression readable(List<Axis> axes, Monomial term) {
        return readable.single(term, scope(axes));
    }

    private IndexScope scope(List<Axis> axes) {
        return Sizes.scope(plain.model(), axes);
    }
}
