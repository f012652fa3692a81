package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.BoundIndices;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Traversal;

/**
 * {@code Sum[f[i]*x[i], {i, n}] - Sum[y[l]*x[l], {l, n}] -> Sum[(f[i] - y[i])*x[i], {i, n}]}: sums over the same ranges
 * whose terms share a factor that is summed over become one. Sums with deltas stay apart.
 */
final class MergedSums {

    /** {@code coefficient * sum} with what is not summed beside it: only sums with the same others are merged. */
    private record Term(Expression coefficient, List<Expression> others, Reduction sum) {
    }

    private MergedSums() {
    }

    /** A formula with its sums merged, inner ones first. */
    static Expression in(Expression formula) {
        Expression inner = Traversal.mapChildren(formula, MergedSums::in);
        if (!(inner instanceof Addition addition)) {
            return inner;
        }
        List<Expression> terms = new ArrayList<>(addition.terms());
        for (int i = 0; i < terms.size(); i++) {
            for (int j = i + 1; j < terms.size(); j++) {
                Optional<Expression> merged = merged(terms.get(i), terms.get(j));
                if (merged.isPresent()) {
                    terms.set(i, merged.get());
                    terms.remove(j);
                    j = i;
                }
            }
        }
        return Algebra.add(terms);
    }

    private static Optional<Expression> merged(Expression left, Expression right) {
        Optional<Term> first = term(left);
        Optional<Term> second = term(right);
        if (first.isEmpty() || second.isEmpty() || !first.get().others().equals(second.get().others())) {
            return Optional.empty();
        }
        Reduction sum = first.get().sum();
        Optional<Expression> other = renamed(second.get().sum(), sum.ranges());
        if (other.isEmpty()) {
            return Optional.empty();
        }
        List<Expression> own = factors(sum.body());
        List<Expression> rest = factors(other.get());
        List<Expression> common = new ArrayList<>();
        for (Expression factor : List.copyOf(own)) {
            Optional<Expression> same = rest.stream().filter(one -> BoundIndices.alike(one, factor)).findFirst();
            if (same.isPresent()) {
                common.add(factor);
                own.remove(factor);
                rest.remove(same.get());
            }
        }
        boolean every = sum.ranges().stream().allMatch(range ->
                common.stream().anyMatch(factor -> Traversal.mentions(factor, range.index())));
        if (!every) {
            return Optional.empty();
        }
        own.add(first.get().coefficient());
        rest.add(second.get().coefficient());
        common.add(Algebra.add(Algebra.multiply(own), Algebra.multiply(rest)));
        List<Expression> product = new ArrayList<>(first.get().others());
        product.add(Reduction.sum(Algebra.multiply(common), sum.ranges()));
        return Optional.of(Algebra.multiply(product));
    }

    private static List<Expression> factors(Expression formula) {
        return new ArrayList<>(formula instanceof Multiplication product ? product.factors() : List.of(formula));
    }

    /** A term with exactly one sum. */
    private static Optional<Term> term(Expression formula) {
        List<Expression> coefficient = new ArrayList<>();
        List<Expression> others = new ArrayList<>();
        List<Reduction> sums = new ArrayList<>();
        for (Expression factor : factors(formula)) {
            if (factor instanceof Reduction sum && sum.kind() == Reduction.Kind.SUM) {
                sums.add(sum);
            } else {
                (factor instanceof Constant ? coefficient : others).add(factor);
            }
        }
        boolean deltas = Traversal.contains(formula, Delta.class::isInstance);
        return sums.size() != 1 || deltas ? Optional.empty()
                : Optional.of(new Term(Algebra.multiply(coefficient), others, sums.get(0)));
    }

    /** The body of a sum under the index names of other ranges; empty where its ranges are not these. */
    private static Optional<Expression> renamed(Reduction sum, List<IndexRange> ranges) {
        if (sum.ranges().size() != ranges.size()) {
            return Optional.empty();
        }
        List<String> taken = new ArrayList<>(ranges.stream().map(IndexRange::index).toList());
        boolean clash = taken.stream().anyMatch(index -> Traversal.mentions(sum, index));
        if (clash) {
            return Optional.empty();
        }
        Reduction apart = BoundIndices.rename(sum, index -> "@" + index);
        Reduction same = BoundIndices.rename(apart, index -> ranges.get(position(apart, index)).index());
        for (int i = 0; i < ranges.size(); i++) {
            IndexRange one = same.ranges().get(i);
            if (!one.lower().equals(ranges.get(i).lower()) || !one.upper().equals(ranges.get(i).upper())) {
                return Optional.empty();
            }
        }
        return Optional.of(same.body());
    }

    private static int position(Reduction sum, String index) {
        return sum.ranges().stream().map(IndexRange::index).toList().indexOf(index);
    }
}
