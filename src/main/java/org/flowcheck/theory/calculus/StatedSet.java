package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.calculus.polynomial.IndexPolynomial;
import org.flowcheck.theory.calculus.polynomial.Monomial;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Reduces;

/**
 * The set on which a reduction is said to be valid, {@code on: v[r] == rho[r]/Sqrt[gamma]} or {@code on: Kp == 2*K}.
 *
 * <p>A state, data or a parameter on the left is replaced by the right side: that maps all points to points of the set.
 * A definition on the left is a sum; one of its terms is replaced by what the others leave of the right side.
 */
final class StatedSet {

    private static final long WORK = 150_000;

    private final Reduces reduces;
    private final Model model;
    private final PlainForm plain;
    private final ReadableTerms readable;
    private final List<Comparison> equations;
    private final List<Comparison> fixing;
    private final List<Comparison> sums;
    private SetPoints points;

    /**
     * A set.
     *
     * @param reduces the reduction that is valid on it; without equations, that is everywhere
     */
    StatedSet(Reduces reduces, PlainForm plain, ReadableTerms readable) {
        this.reduces = reduces;
        model = reduces.full();
        this.plain = plain;
        this.readable = readable;
        equations = reduces.manifold();
        fixing = equations.stream().filter(equation -> !isSum(equation)).toList();
        sums = equations.stream().filter(this::isSum).toList();
    }

    List<Comparison> equations() {
        return equations;
    }

    private boolean isSum(Comparison equation) {
        return model.definition(left(equation).name()).isPresent();
    }

    private static Reference left(Comparison equation) {
        return (Reference) equation.left();
    }

    /** The indices on the left of an equation, with the ranges of the array they stand in. */
    List<Axis> axes(Comparison equation) {
        return reduces.axes(equation);
    }

    /** A formula with the names replaced that the set fixes, also where definitions hide them. */
    Expression at(Expression formula) {
        Expression result = formula;
        for (Comparison equation : fixing) {
            Reference name = left(equation);
            List<String> indices = name.indices().stream().map(index -> ((Reference) index).name()).toList();
            result = Substitution.ofPresentValues(Map.of(name.name(), new Substitution.Template(indices,
                    equation.right()))).in(Definitions.inline(result, hiding(name.name())));
        }
        return result;
    }

    /** The definitions that hold a name, or one that does. */
    private List<Definition> hiding(String name) {
        Set<String> holding = new HashSet<>(Set.of(name));
        List<Definition> definitions = new ArrayList<>();
        for (Definition definition : model.definitions()) {
            if (Traversal.freeNames(definition.value()).stream().anyMatch(holding::contains)) {
                holding.add(definition.name());
                definitions.add(definition);
            }
        }
        return definitions;
    }

    /**
     * Why nothing can be said on the set, if so. Where a right side is another one after the replacement, the points
     * that are compared do not lie on the set: {@code w[k] == 2*w[k]} holds where w is zero, and nowhere else.
     */
    Optional<String> flaw() {
        for (Comparison equation : fixing) {
            Proof proof = IdentityProof.withoutSymja(model).prove(axes(equation), at(equation.left()),
                    at(equation.right()));
            if (!(proof instanceof Proof.Proved)) {
                return Optional.of("what is put in for " + ExpressionText.of(equation.left()) + " does not satisfy "
                        + ExpressionText.of(equation) + (proof instanceof Proof.Refuted
                        ? ": the set is smaller than it looks" : " as far as can be seen"));
            }
        }
        return sums.isEmpty() || points().found() > 0 ? Optional.empty()
                : Optional.of("no point of the set was found, which may be empty");
    }

    /** Whether two formulas are equal on the set. */
    Proof equal(List<Axis> axes, Expression left, Expression right) {
        Expression leftSide = at(left);
        Expression rightSide = at(right);
        return sums.isEmpty() ? IdentityProof.about(model).prove(axes, leftSide, rightSide)
                : byElimination(axes, leftSide, rightSide);
    }

    private Proof byElimination(List<Axis> axes, Expression left, Expression right) {
        NumericalComparison.Result numbers = points().compare(axes, plain.of(left), plain.of(right));
        if (numbers.difference().isPresent()) {
            return numbers.difference().get();
        }
        if (numbers.points() == 0) {
            return new Proof.Undecided("both sides have values at no point of the set that was found");
        }
        try {
            IndexPolynomial difference = normal(Algebra.subtract(left, right), Sizes.scope(model, axes));
            return difference.isZero()
                    ? new Proof.Proved("normal form of indexed polynomials on the set; both sides agree at "
                            + numbers.points() + " of its points")
                    : new Proof.Undecided("the normal form leaves " + difference.size() + " terms on the set; both "
                            + "sides agree at " + numbers.points() + " of its points");
        } catch (TooComplexException reason) {
            return new Proof.Undecided(reason.getMessage());
        }
    }

    private SetPoints points() {
        if (points == null) {
            points = SetPoints.of(plain.model(), sums.stream().map(equation -> new SetPoints.Condition(axes(equation),
                    plain.of(at(equation.left())), plain.of(at(equation.right())))).toList());
        }
        return points;
    }

    /**
     * A formula on the set in normal form.
     *
     * @param scope the ranges of its free indices
     * @throws TooComplexException if it has none
     */
    IndexPolynomial normal(Expression formula, IndexScope scope) {
        IndexPolynomial result = read(at(formula), scope);
        for (Comparison equation : sums) {
            result = eliminated(result, equation, scope);
        }
        return result;
    }

    private IndexPolynomial read(Expression formula, IndexScope scope) {
        Expression written = Definitions.inline(plain.of(formula), plain.model().definitions());
        return plain.reader(scope, WORK).read(written);
    }

    private IndexPolynomial eliminated(IndexPolynomial polynomial, Comparison equation, IndexScope outer) {
        List<IndexRange> own = axes(equation).stream().filter(axis -> !outer.names().contains(axis.index()))
                .map(axis -> IndexRange.upTo(axis.index(), axis.size())).toList();
        IndexScope scope = outer.with(own);
        List<Monomial> terms = read(at(equation.left()), scope).monomials();
        if (terms.isEmpty() || polynomial.isZero()) {
            return polynomial;
        }
        Monomial pivot = terms.get(terms.size() - 1);
        Monomial bare = new Monomial(Rational.ONE, pivot.ranges(), pivot.factors());
        Expression sum = Simplification.of(readable.term(bare, scope), scope);
        Expression others = Algebra.add(terms.subList(0, terms.size() - 1).stream()
                .map(term -> readable.term(term, scope)).toList());
        Expression value = Algebra.multiply(Constant.of(pivot.coefficient().reciprocal()),
                Algebra.subtract(at(equation.right()), others));
        List<Expression> replaced = new ArrayList<>();
        for (Monomial monomial : polynomial.monomials()) {
            replaced.add(replace(Simplification.of(readable.term(monomial, scope), scope), sum, value));
        }
        return read(Algebra.add(replaced), scope);
    }

    private static Expression replace(Expression formula, Expression what, Expression by) {
        return formula.equals(what) ? by : Traversal.mapChildren(formula, child -> replace(child, what, by));
    }
}
