package org.flowcheck.theory.calculus.balance;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;

/**
 * {@code a*w*If[x*w > 0, 1, 0] -> 2}: the power of c with which formulas are multiplied where some states are
 * multiplied by a positive number c. States in sums over the width count as constants.
 */
final class Degrees {

    private static final Set<String> DEGREE_ONE = Set.of("Ramp", "Abs");

    private final Predicate<Reference> counted;
    private final Predicate<Expression> reachesWidth;

    /**
     * Degrees.
     *
     * @param counted the references to states, or to other arrays, that are multiplied
     * @param reachesWidth whether an index whose range ends here runs up to the width
     */
    Degrees(Predicate<Reference> counted, Predicate<Expression> reachesWidth) {
        this.counted = counted;
        this.reachesWidth = reachesWidth;
    }

    /** The degree of a formula; empty where it has none. */
    Optional<Integer> of(Expression formula) {
        return in(formula, Set.of());
    }

    /** Whether a formula holds states that are counted, outside of sums over the width. */
    boolean holds(Expression formula) {
        return holds(formula, Set.of());
    }

    private boolean holds(Expression formula, Set<String> wide) {
        if (formula instanceof Reference reference) {
            return counts(reference, wide);
        }
        Set<String> inside = inside(formula, wide);
        return Traversal.children(formula).stream().anyMatch(child -> holds(child, inside));
    }

    private boolean counts(Reference reference, Set<String> wide) {
        return counted.test(reference) && reference.indices().stream().noneMatch(index ->
                Traversal.freeNames(index).stream().anyMatch(wide::contains));
    }

    private Set<String> inside(Expression formula, Set<String> wide) {
        if (!(formula instanceof Reduction reduction)) {
            return wide;
        }
        Set<String> inside = new HashSet<>(wide);
        reduction.ranges().stream().filter(range -> reachesWidth.test(range.upper()))
                .forEach(range -> inside.add(range.index()));
        return inside;
    }

    private Optional<Integer> in(Expression formula, Set<String> wide) {
        if (!holds(formula, wide)) {
            return Optional.of(0);
        }
        if (formula instanceof Reference) {
            return Optional.of(1);
        }
        if (formula instanceof Multiplication product) {
            return product.factors().stream().map(factor -> in(factor, wide)).reduce(Optional.of(0), (left, right) ->
                    left.flatMap(a -> right.map(b -> a + b)));
        }
        if (formula instanceof Power power && power.exponent() instanceof Constant number
                && number.value().isInteger() && number.value().numerator().bitLength() < Byte.SIZE) {
            return in(power.base(), wide).map(degree -> degree * number.value().numerator().intValueExact());
        }
        if (formula instanceof Addition sum) {
            return common(sum.terms(), wide);
        }
        if (formula instanceof Reduction reduction && reduction.kind() == Reduction.Kind.SUM) {
            return in(reduction.body(), inside(formula, wide));
        }
        if (formula instanceof Conditional conditional && keeps(conditional.condition(), wide)) {
            return common(List.of(conditional.whenTrue(), conditional.whenFalse()), wide);
        }
        return formula instanceof FunctionCall call && call.arguments().size() == 1 ? call(call, wide)
                : Optional.empty();
    }

    /** Whether a condition holds for the multiples of what it holds for. */
    private boolean keeps(Expression condition, Set<String> wide) {
        if (!(condition instanceof Comparison comparison)) {
            return !holds(condition, wide);
        }
        return common(List.of(comparison.left(), comparison.right()), wide).isPresent();
    }

    private Optional<Integer> call(FunctionCall call, Set<String> wide) {
        Optional<Integer> argument = in(call.arguments().get(0), wide);
        if (DEGREE_ONE.contains(call.function()) && call.order() == 0) {
            return argument;
        }
        boolean zero = call.function().equals("Sign") || DEGREE_ONE.contains(call.function()) && call.order() == 1;
        return zero ? argument.map(any -> 0) : Optional.empty();
    }

    /** The degree that all parts but zeros have. */
    private Optional<Integer> common(List<Expression> parts, Set<String> wide) {
        List<Optional<Integer>> degrees = parts.stream().filter(part -> !part.equals(Constant.of(0)))
                .map(part -> in(part, wide)).distinct().toList();
        return degrees.isEmpty() ? Optional.of(0) : degrees.size() == 1 ? degrees.get(0) : Optional.empty();
    }
}
