package org.flowcheck.theory.calculus;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flowcheck.theory.calculus.polynomial.IndexPolynomial;
import org.flowcheck.theory.calculus.polynomial.Monomial;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;

/**
 * The terms in which a derived and a stated rate differ on a set, written as a person would: what stands inside of
 * functions and roots is written like the terms themselves, and sums that the model has a name for come back under it.
 */
final class DifferingTerms {

    private static final long WORK = 5_000;

    private final PlainForm plain;
    private final ReadableTerms readable;
    private final NamedSums names;
    private final StatedSet set;

    DifferingTerms(PlainForm plain, ReadableTerms readable, StatedSet set) {
        this.plain = plain;
        this.readable = readable;
        this.set = set;
        names = new NamedSums(plain, name -> true);
    }

    /**
     * Finds the terms of either side that the other does not have, or has with another coefficient; both sides where
     * one has no normal form.
     *
     * @param missing receives those of the derived rate
     * @param extra receives those of the stated rate
     */
    void between(Expression derived, Expression stated, IndexScope scope, List<Expression> missing,
                 List<Expression> extra) {
        try {
            IndexPolynomial left = set.normal(derived, scope);
            IndexPolynomial right = set.normal(stated, scope);
            left.termsNotIn(right).forEach(term -> missing.add(readably(term, scope)));
            right.termsNotIn(left).forEach(term -> extra.add(readably(term, scope)));
            // Where the model has a name for a denominator, what looked different may read the same.
            Set<String> same = texts(missing);
            same.retainAll(texts(extra));
            missing.removeIf(term -> same.contains(ExpressionText.of(term)));
            extra.removeIf(term -> same.contains(ExpressionText.of(term)));
        } catch (TooComplexException noNormalForm) {
            missing.add(derived);
            extra.add(stated);
        }
    }

    private static Set<String> texts(List<Expression> terms) {
        return terms.stream().map(ExpressionText::of).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A rate on the set; as it is where it has no normal form. */
    Expression readably(Expression formula, IndexScope scope) {
        try {
            return readable.of(set.normal(formula, scope), scope);
        } catch (TooComplexException asItIs) {
            return formula;
        }
    }

    private Expression readably(Monomial term, IndexScope scope) {
        Expression refined = refined(readable.single(term, scope), scope);
        return readable.arranged(Simplification.likeFactorsOf(Simplification.of(named(refined), scope)));
    }

    /** Inner formulas: {@code Sqrt[Sum[x[i, j]*y[i]*x[i1, j]*y[i1], ...]/n^2] -> Sqrt[Sum[z[j]^2, {j, d}]]}. */
    private Expression refined(Expression formula, IndexScope scope) {
        IndexScope inside = formula instanceof Reduction reduction ? scope.with(reduction.ranges()) : scope;
        boolean hides = formula instanceof FunctionCall
                || formula instanceof Power power && !(power.base() instanceof Reference);
        if (formula instanceof Conditional conditional) {
            return Traversal.mapChildren(conditional, child -> child == conditional.condition()
                    ? Traversal.mapChildren(child, side -> reread(side, inside)) : refined(child, inside));
        }
        return Traversal.mapChildren(formula, child -> hides ? reread(child, inside) : refined(child, inside));
    }

    private Expression reread(Expression formula, IndexScope scope) {
        try {
            return formula instanceof Constant ? formula : refined(readable.of(plain.reader(scope, WORK)
                    .read(Definitions.inline(formula, plain.model().definitions())), scope), scope);
        } catch (TooComplexException asItIs) {
            return formula;
        }
    }

    /** {@code Sum[a[k]*w[k, 1], {k, m}] -> K} where the model defines that. */
    private Expression named(Expression formula) {
        Expression inner = Traversal.mapChildren(formula, this::named);
        if (!(inner instanceof Reduction sum) || sum.kind() != Reduction.Kind.SUM) {
            return inner;
        }
        Optional<Expression> name = names.find(sum.body() instanceof Multiplication product ? product.factors()
                : List.of(sum.body()), sum.ranges());
        return name.orElse(inner);
    }
}
