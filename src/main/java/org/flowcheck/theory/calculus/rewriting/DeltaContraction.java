package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexForm;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;

/**
 * {@code Sum[KroneckerDelta[k, p]*f[k], {k, lo, hi}] -> f[p]} where {@code lo <= p <= hi} is proved, else
 * {@code -> If[lo <= p && p <= hi, f[p], 0]}. The arguments of the delta may be linear forms in which k has the
 * coefficient 1 or -1. A body that is a sum is split first, with the delta's product multiplied out.
 */
final class DeltaContraction implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (!(node instanceof Reduction sum) || sum.kind() != Reduction.Kind.SUM) {
            return node;
        }
        List<String> bound = sum.ranges().stream().map(IndexRange::index).toList();
        if (!Traversal.contains(sum.body(), part -> part instanceof Delta && mentionsAny(part, bound))) {
            return node;
        }
        List<Expression> terms = multipliedOut(sum.body(), bound);
        List<Expression> contracted = new ArrayList<>();
        boolean changed = terms.size() > 1;
        for (Expression term : terms) {
            Optional<Expression> result = contract(term, sum.ranges(), scope);
            changed = changed || result.isPresent();
            contracted.add(result.orElseGet(() -> Reduction.sum(term, sum.ranges())));
        }
        return changed ? Algebra.add(contracted) : node;
    }

    private static boolean mentionsAny(Expression part, List<String> names) {
        return names.stream().anyMatch(name -> Traversal.mentions(part, name));
    }

    private static boolean holdsDelta(Expression part, List<String> bound) {
        return Traversal.contains(part, inner -> inner instanceof Delta && mentionsAny(inner, bound));
    }

    /** The terms of a body after each delta of a bound index has been brought to the top of a product. */
    private static List<Expression> multipliedOut(Expression body, List<String> bound) {
        if (!holdsDelta(body, bound)) {
            return List.of(body);
        }
        if (body instanceof Addition addition) {
            return addition.terms().stream().flatMap(term -> multipliedOut(term, bound).stream()).toList();
        }
        if (body instanceof Power power && power.exponent() instanceof Constant exponent
                && exponent.value().isInteger() && exponent.value().signum() > 0
                && exponent.value().compareTo(Rational.of(8)) <= 0) {
            int count = exponent.value().numerator().intValueExact();
            return distributed(Collections.nCopies(count, power.base()), bound);
        }
        if (body instanceof Conditional choice) {
            List<Expression> terms = new ArrayList<>();
            for (Expression term : multipliedOut(choice.whenTrue(), bound)) {
                terms.add(guarded(choice.condition(), term, bound));
            }
            Expression not = new Connective(Connective.Kind.NOT, List.of(choice.condition()), Origin.computed());
            for (Expression term : multipliedOut(choice.whenFalse(), bound)) {
                terms.add(guarded(not, term, bound));
            }
            terms.removeIf(Algebra.ZERO::equals);
            return terms;
        }
        return body instanceof Multiplication product ? distributed(product.factors(), bound) : List.of(body);
    }

    /** {@code If[c, d*f, 0] -> d*If[c, f, 0]} for deltas d. */
    private static Expression guarded(Expression condition, Expression term, List<String> bound) {
        if (term.equals(Algebra.ZERO)) {
            return term;
        }
        List<Expression> outside = new ArrayList<>();
        List<Expression> inside = new ArrayList<>();
        for (Expression factor : Factors.list(term)) {
            (factor instanceof Delta && mentionsAny(factor, bound) ? outside : inside).add(factor);
        }
        outside.add(new Conditional(condition, Algebra.multiply(inside), Algebra.ZERO, Origin.computed()));
        return Algebra.multiply(outside);
    }

    private static List<Expression> distributed(List<Expression> factors, List<String> bound) {
        List<List<Expression>> products = List.of(List.of());
        for (Expression factor : factors) {
            List<List<Expression>> longer = new ArrayList<>();
            for (Expression term : multipliedOut(factor, bound)) {
                for (List<Expression> product : products) {
                    List<Expression> next = new ArrayList<>(product);
                    next.add(term);
                    longer.add(next);
                }
            }
            products = longer;
        }
        return products.stream().map(Algebra::multiply).toList();
    }

    /** One product contracted with the first delta that allows it. */
    private static Optional<Expression> contract(Expression term, List<IndexRange> ranges, IndexScope scope) {
        List<Expression> factors = Factors.list(term);
        for (Expression factor : factors) {
            if (factor instanceof Delta delta) {
                for (int i = ranges.size() - 1; i >= 0; i--) {
                    Optional<IndexForm> value = solution(delta, ranges.get(i).index());
                    if (value.isPresent() && usable(value.get(), ranges, i)) {
                        List<Expression> rest = new ArrayList<>(factors);
                        rest.remove(factor);
                        return Optional.of(replaced(Algebra.multiply(rest), ranges, i, value.get(), scope));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<IndexForm> solution(Delta delta, String index) {
        return IndexForm.of(delta.left()).flatMap(left -> IndexForm.of(delta.right()).map(left::minus))
                .flatMap(form -> form.solve(index));
    }

    /** The range of the index goes away, so its value may use only indices bound before the ranges that follow. */
    private static boolean usable(IndexForm value, List<IndexRange> ranges, int position) {
        List<String> later = ranges.subList(position + 1, ranges.size()).stream().map(IndexRange::index).toList();
        boolean independent = ranges.subList(position + 1, ranges.size()).stream().noneMatch(range ->
                Traversal.mentions(range.lower(), ranges.get(position).index())
                        || Traversal.mentions(range.upper(), ranges.get(position).index()));
        return independent || value.coefficients().keySet().stream().noneMatch(later::contains);
    }

    private static Expression replaced(Expression body, List<IndexRange> ranges, int position, IndexForm value,
                                       IndexScope outer) {
        IndexRange gone = ranges.get(position);
        Substitution substitution = Substitution.of(gone.index(), value.expression());
        List<IndexRange> kept = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            IndexRange range = ranges.get(i);
            if (i != position) {
                kept.add(i < position ? range : new IndexRange(range.index(), substitution.in(range.lower()),
                        substitution.in(range.upper()), range.origin()));
            }
        }
        List<Expression> conditions = new ArrayList<>();
        IndexScope scope = outer.with(kept);
        addUnlessProved(conditions, gone.lower(), value, true, scope);
        addUnlessProved(conditions, gone.upper(), value, false, scope);
        Expression result = substitution.in(body);
        if (!conditions.isEmpty()) {
            Expression inRange = conditions.size() == 1 ? conditions.get(0)
                    : new Connective(Connective.Kind.AND, conditions, Origin.computed());
            result = new Conditional(inRange, result, Algebra.ZERO, Origin.computed());
        }
        return kept.isEmpty() ? result : Reduction.sum(result, kept);
    }

    private static void addUnlessProved(List<Expression> conditions, Expression bound, IndexForm value, boolean isLower,
                                        IndexScope scope) {
        Optional<IndexForm> form = IndexForm.of(bound);
        if (form.isPresent()) {
            IndexForm slack = isLower ? value.minus(form.get()) : form.get().minus(value);
            if (scope.provesNonnegative(slack)) {
                return;
            }
        }
        Comparison.Relation relation = isLower ? Comparison.Relation.AT_LEAST : Comparison.Relation.AT_MOST;
        conditions.add(new Comparison(value.expression(), relation, bound, Origin.computed()));
    }
}
