package org.flowcheck.theory.calculus.balance;

import java.util.function.Predicate;
import org.flowcheck.theory.calculus.Definitions;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Model;

/**
 * Whether a flow is the descent of a sum of squares of residuals, {@code Sum[(f[i] - y[i])^2, {i, n}]/(2*n)}, in which
 * each f is a single sum over the width. All sums over the width in its rates are then those in the residuals, and the
 * residuals never grow: where such sums have become as large as what drives the states, the residuals have changed by
 * as much as they are, and go to zero.
 */
final class LeastSquares {

    private static final int TOO_MUCH = 2;

    private final Model model;
    private final Signs signs;
    private final Predicate<Expression> reachesWidth;

    private LeastSquares(Model model, Signs signs, Predicate<Expression> reachesWidth) {
        this.model = model;
        this.signs = signs;
        this.reachesWidth = reachesWidth;
    }

    /**
     * Whether it is.
     *
     * @param reachesWidth whether an index whose range ends here runs up to the width
     */
    static boolean isDescended(Model model, Signs signs, Predicate<Expression> reachesWidth) {
        return model.dynamics() instanceof Dynamics.GradientFlow flow
                && flow.direction() == Dynamics.Direction.DESCEND && new LeastSquares(model, signs, reachesWidth)
                        .squares(Definitions.inline(flow.objective(), model.definitions()));
    }

    private boolean squares(Expression formula) {
        if (formula instanceof Addition sum) {
            return sum.terms().stream().allMatch(this::squares);
        }
        if (formula instanceof Expectation mean) {
            return squares(mean.body());
        }
        if (formula instanceof Reduction reduction && reduction.kind() == Reduction.Kind.SUM) {
            return reduction.ranges().stream().noneMatch(range -> reachesWidth.test(range.upper()))
                    && squares(reduction.body());
        }
        if (formula instanceof Multiplication product) {
            return product.factors().stream().filter(this::moves).count() == 1 && product.factors().stream()
                    .allMatch(factor -> moves(factor) ? squares(factor) : signs.of(factor).filter(sign -> sign > 0)
                            .isPresent());
        }
        return formula instanceof Power power && power.exponent() instanceof Constant number
                && number.value().equals(Rational.of(2)) && wideSums(power.base()) <= 1;
    }

    private boolean moves(Expression formula) {
        return Traversal.contains(formula, part -> part instanceof Reference reference
                && model.state(reference.name()).isPresent());
    }

    /** The number of sums over the width that stand in each other or are multiplied, two for all that is more. */
    private int wideSums(Expression formula) {
        if (!moves(formula)) {
            return 0;
        }
        int most = Traversal.children(formula).stream().mapToInt(this::wideSums).max().orElse(0);
        if (formula instanceof Reduction reduction) {
            boolean wide = reduction.kind() == Reduction.Kind.SUM && reduction.ranges().stream().anyMatch(range ->
                    reachesWidth.test(range.upper()));
            return most + (wide ? 1 : 0);
        }
        if (formula instanceof Multiplication product) {
            return product.factors().stream().mapToInt(this::wideSums).sum();
        }
        boolean nonlinear = formula instanceof Power || formula instanceof FunctionCall;
        return nonlinear && most > 0 ? TOO_MUCH : most;
    }
}
