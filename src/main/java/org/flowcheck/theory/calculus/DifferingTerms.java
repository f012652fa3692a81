package org.flowcheck.theory.calculus;

import java.util.List;
import org.flowcheck.theory.calculus.polynomial.IndexPolynomial;
import org.flowcheck.theory.calculus.polynomial.Monomial;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;

/** The terms in which a derived and a stated rate differ on a set, written as a person would. */
final class DifferingTerms {

    private final ReadableTerms readable;
    private final StatedSet set;

    DifferingTerms(ReadableTerms readable, StatedSet set) {
        this.readable = readable;
        this.set = set;
    }

    /**
     * Finds the terms of either side that the other does not have, or has with another coefficient; both sides where one
     * has no normal form.
     *
     * @param missing receives those of the derived rate
     * @param extra receives those of the stated rate
     */
    void between(Expression derived, Expression stated, IndexScope scope, List<Expression> missing, List<Expression> extra) {
        try {
            IndexPolynomial left = set.normal(derived, scope);
            IndexPolynomial right = set.normal(stated, scope);
            left.termsNotIn(right).forEach(term -> missing.add(readably(term, scope)));
            right.termsNotIn(left).forEach(term -> extra.add(readably(term, scope)));
        } catch (TooComplexException noNormalForm) {
            missing.add(derived);
            extra.add(stated);
        }
    }

    private Expression readably(Monomial term, IndexScope scope) {
        return readable.single(term, scope);
    }

    /** A rate on the set; as it is where it has no normal form. */
    Expression readably(Expression formula, IndexScope scope) {
        try {
            return readable.of(set.normal(formula, scope), scope);
        } catch (TooComplexException asItIs) {
            return formula;
        }
    }
}
