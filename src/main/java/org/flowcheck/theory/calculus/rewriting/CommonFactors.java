package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.BoundIndices;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Traversal;

/**
 * {@code x*y + x*z -> x*(y + z)} for factors that all terms share, common powers included
 * ({@code x^2*y + x -> x*(x*y + 1)},  {@code y/x + z/x^2 -> (y + z/x)/x}), and for a shared rational coefficient
 * ({@code 2*x + 2*y -> 2*(x + y)}). Sums whose terms would keep different deltas are left for {@link DeltaContraction}.
 */
final class CommonFactors implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (!(node instanceof Addition addition)) {
            return node;
        }
        List<Factors> terms = addition.terms().stream().map(Factors::of).toList();
        List<Expression> common = new ArrayList<>();
        List<Factors> rest = new ArrayList<>(terms);
        for (Expression candidate : terms.get(0).others()) {
            Expression base = SquareRoots.base(candidate);
            Rational shared = sharedPower(rest, base);
            if (shared.signum() != 0) {
                common.add(SquareRoots.of(base, shared));
                for (int i = 0; i < rest.size(); i++) {
                    rest.set(i, lowered(rest.get(i), base, shared));
                }
            }
        }
        Rational coefficient = sharedCoefficient(terms);
        if (common.isEmpty() && coefficient.equals(Rational.ONE)) {
            return node;
        }
        if (rest.stream().flatMap(term -> term.others().stream()).anyMatch(CommonFactors::holdsDelta)) {
            return node;
        }
        List<Expression> remaining = new ArrayList<>();
        for (Factors term : rest) {
            remaining.add(new Factors(term.coefficient().times(coefficient.reciprocal()), term.others()).product());
        }
        return Algebra.multiply(Constant.of(coefficient), Algebra.multiply(common), Algebra.add(remaining));
    }

    /** The power of a base that all terms hold: the one nearest to zero where all have the same sign, else zero. */
    private static Rational sharedPower(List<Factors> terms, Expression base) {
        Rational least = null;
        Rational greatest = null;
        for (Factors term : terms) {
            Rational exponent = exponent(term, base);
            least = least == null || exponent.compareTo(least) < 0 ? exponent : least;
            greatest = greatest == null || exponent.compareTo(greatest) > 0 ? exponent : greatest;
        }
        return least.signum() > 0 ? least : greatest.signum() < 0 ? greatest : Rational.ZERO;
    }

    private static boolean holdsDelta(Expression expression) {
        return Traversal.contains(expression, part -> part instanceof Delta);
    }

    /** The coefficient of all terms where they agree up to signs; positive if the first is. */
    private static Rational sharedCoefficient(List<Factors> terms) {
        Rational first = terms.get(0).coefficient();
        Rational size = first.signum() < 0 ? first.negate() : first;
        if (size.signum() == 0) {
            return Rational.ONE;
        }
        boolean allNegative = true;
        for (Factors term : terms) {
            Rational coefficient = term.coefficient();
            if (!coefficient.equals(size) && !coefficient.equals(size.negate())) {
                return Rational.ONE;
            }
            allNegative = allNegative && coefficient.signum() < 0;
        }
        return allNegative ? size.negate() : size;
    }

    private static Rational exponent(Factors term, Expression base) {
        Rational sum = Rational.ZERO;
        for (Expression factor : term.others()) {
            if (BoundIndices.alike(SquareRoots.base(factor), base)) {
                sum = sum.plus(SquareRoots.exponent(factor));
            }
        }
        return sum;
    }

    private static Factors lowered(Factors term, Expression base, Rational by) {
        Rational left = exponent(term, base).minus(by);
        List<Expression> others = new ArrayList<>();
        boolean placed = false;
        for (Expression factor : term.others()) {
            if (!BoundIndices.alike(SquareRoots.base(factor), base)) {
                others.add(factor);
            } else if (!placed && left.signum() != 0) {
                others.add(SquareRoots.of(base, left));
                placed = true;
            }
        }
        return new Factors(term.coefficient(), others);
    }
}
