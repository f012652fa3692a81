package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexForm;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;

/** Turns normal forms back into formulas, with the names of summation indices that the normal form gave. */
final class PolynomialWriter {

    private PolynomialWriter() {
    }

    /** The formula of a polynomial. */
    static Expression write(IndexPolynomial polynomial) {
        return Algebra.add(polynomial.terms().stream().map(PolynomialWriter::term).toList());
    }

    /** A term, its factors apart. */
    static Monomial monomial(Term term) {
        List<Expression> factors = new ArrayList<>();
        term.factors().values().forEach(factor -> factors.add(
                Algebra.power(atom(factor.atom()), Constant.of(factor.exponent()))));
        return new Monomial(term.coefficient(), ranges(term.ranges()), factors);
    }

    private static Expression term(Term term) {
        Expression product = Algebra.multiply(monomial(term).factors());
        Expression sum = term.ranges().isEmpty() ? product : Reduction.sum(product, ranges(term.ranges()));
        return Algebra.multiply(Constant.of(term.coefficient()), sum);
    }

    private static List<IndexRange> ranges(List<Range> ranges) {
        return ranges.stream().map(range -> new IndexRange(range.index(), range.lower().expression(),
                range.upper().expression(), Origin.computed())).toList();
    }

    private static Expression atom(Atom atom) {
        if (atom instanceof Atom.Element element) {
            Expression reference = new Reference(element.name(),
                    element.indices().stream().map(IndexForm::expression).toList(), Origin.computed());
            return element.atStart() ? new AtStart(reference, Origin.computed()) : reference;
        }
        if (atom instanceof Atom.Call call) {
            return new FunctionCall(call.function(), call.order(),
                    call.arguments().stream().map(PolynomialWriter::write).toList(), Origin.computed());
        }
        if (atom instanceof Atom.Exponential exponential) {
            return exponential(exponential.argument());
        }
        if (atom instanceof Atom.Base base) {
            return write(base.polynomial());
        }
        if (atom instanceof Atom.Delta delta) {
            return delta(delta.form());
        }
        if (atom instanceof Atom.AtLeastZero condition) {
            return indicator(condition.form().expression(), Comparison.Relation.AT_LEAST);
        }
        if (atom instanceof Atom.Condition condition) {
            return indicator(write(condition.polynomial()), Comparison.Relation.GREATER);
        }
        Atom.Gathered gathered = (Atom.Gathered) atom;
        return new Reduction(gathered.kind(), write(gathered.body()), ranges(gathered.ranges()), Origin.computed());
    }

    /** {@code {j - 1 = 0} -> KroneckerDelta[j, 1]}: what is subtracted stands on the right. */
    private static Expression delta(IndexForm form) {
        SortedMap<String, Long> left = new TreeMap<>(form.coefficients());
        left.values().removeIf(coefficient -> coefficient < 0);
        IndexForm positive = new IndexForm(left, 0);
        return new Delta(positive.expression(), positive.minus(form).expression(), Origin.computed());
    }

    /** {@code Exp[p*Log[x]]} is written {@code x^p}. */
    private static Expression exponential(IndexPolynomial argument) {
        Optional<Term> product = argument.single().filter(term -> term.ranges().isEmpty());
        Optional<Term.Factor> logarithm = product.flatMap(term -> term.factors().values().stream()
                .filter(factor -> factor.exponent().equals(Rational.ONE) && factor.atom() instanceof Atom.Call call
                        && call.function().equals("Log") && call.order() == 0).findFirst());
        if (logarithm.isEmpty()) {
            return FunctionCall.of("Exp", write(argument));
        }
        Atom.Call log = (Atom.Call) logarithm.get().atom();
        return Algebra.power(write(log.arguments().get(0)), term(product.get().without(logarithm.get())));
    }

    private static Expression indicator(Expression left, Comparison.Relation relation) {
        return new Conditional(new Comparison(left, relation, Algebra.ZERO, Origin.computed()), Algebra.ONE,
                Algebra.ZERO, Origin.computed());
    }
}
