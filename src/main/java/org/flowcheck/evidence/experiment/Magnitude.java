package org.flowcheck.evidence.experiment;

import java.util.List;
import java.util.Set;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;

/**
 * What the rounding error of a formula's value scales with: the formula with every sum replaced by the sum of its
 * terms' absolute values.
 *
 * <p>A computed sum of n terms is off by at most (n - 1) 2^-53 sum |terms| (Higham, Accuracy and Stability of Numerical
 * Algorithms, section 4.2), however small the sum itself is. Products multiply magnitudes; powers from one on raise
 * them; a lower power x^p has the relative error of its base, |x^p| (magnitude of x)/|x|. A maximum or minimum, of
 * arguments or over indices, is off by no more than the worst of its parts: the part chosen may be a small difference of
 * large numbers. So is the absolute value. For all else the value's own size is taken.
 */
final class Magnitude {

    private static final Set<String> CHOICES = Set.of("Max", "Min");

    private Magnitude() {
    }

    /** The magnitude of a formula, with definitions written out. */
    static Expression of(Expression formula) {
        if (formula instanceof Constant constant) {
            return constant.value().signum() < 0 ? Constant.of(constant.value().negate()) : constant;
        }
        if (formula instanceof Addition addition) {
            return Algebra.add(all(addition.terms()));
        }
        if (formula instanceof Multiplication product) {
            return Algebra.multiply(all(product.factors()));
        }
        if (formula instanceof Power power && power.exponent() instanceof Constant exponent) {
            return exponent.value().compareTo(Rational.ONE) >= 0 ? Algebra.power(of(power.base()), exponent)
                    : Algebra.multiply(size(power), of(power.base()), Algebra.power(size(power.base()), -1));
        }
        if (formula instanceof Reduction sum && sum.kind() == Reduction.Kind.SUM) {
            return Reduction.sum(of(sum.body()), sum.ranges());
        }
        if (formula instanceof Reduction extreme && extreme.kind() != Reduction.Kind.PRODUCT) {
            return new Reduction(Reduction.Kind.MAXIMUM, of(extreme.body()), extreme.ranges(), extreme.origin());
        }
        if (formula instanceof FunctionCall call && call.order() == 0 && CHOICES.contains(call.function())) {
            return FunctionCall.of("Max", all(call.arguments()).toArray(Expression[]::new));
        }
        if (formula instanceof FunctionCall call && call.order() == 0 && call.function().equals("Abs")) {
            return of(call.arguments().get(0));
        }
        if (formula instanceof Conditional choice) {
            return new Conditional(choice.condition(), of(choice.whenTrue()), of(choice.whenFalse()), choice.origin());
        }
        if (formula instanceof AtStart start) {
            return new AtStart(of(start.body()), start.origin());
        }
        return size(formula);
    }

    private static Expression size(Expression formula) {
        return FunctionCall.of("Abs", formula);
    }

    private static List<Expression> all(List<Expression> parts) {
        return parts.stream().map(Magnitude::of).toList();
    }
}
