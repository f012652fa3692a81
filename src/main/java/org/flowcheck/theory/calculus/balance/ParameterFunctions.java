package org.flowcheck.theory.calculus.balance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Traversal;

/**
 * {@code Tanh[m^(-gamma)] -> -gamma} where gamma is positive, {@code Log[1 + 1/m] -> -1}: the powers of the width that
 * functions of powers of the width are.
 */
final class ParameterFunctions {

    /** Terms of a series at zero that are looked at. */
    private static final int TERMS = 8;
    /** Functions that are zero at most where their argument is. */
    private static final Set<String> ZERO_AT_ZERO_ONLY =
            Set.of("Exp", "Cosh", "Tanh", "Sinh", "ArcTan", "Erf", "LogisticSigmoid", "Abs", "Sign");

    private final Function<Expression, Exponent> powers;
    private final Region domain;
    private final Signs signs;

    /**
     * Powers of functions.
     *
     * @param powers the powers of their arguments
     * @param domain what is known of the symbols
     */
    ParameterFunctions(Function<Expression, Exponent> powers, Region domain, Signs signs) {
        this.powers = powers;
        this.domain = domain;
        this.signs = signs;
    }

    /** The power of a function that depends on the width; empty where it is not known. */
    Optional<Exponent> of(FunctionCall call) {
        if (call.arguments().size() != 1 || call.order() > 0) {
            return Optional.empty();
        }
        Expression argument = call.arguments().get(0);
        if (call.function().equals("Log")) {
            return logarithm(argument);
        }
        Exponent power = powers.apply(argument);
        boolean likeItself = call.function().equals("Abs")
                || call.function().equals("Ramp") && signs.of(argument).filter(sign -> sign > 0).isPresent();
        if (call.function().equals("Sqrt")) {
            return Optional.of(power.times(Rational.of(1, 2)));
        }
        if (likeItself) {
            return Optional.of(power);
        }
        if (isNegative(power)) {
            return FunctionTable.find(call.function()).flatMap(function -> function.seriesAtZero(TERMS))
                    .flatMap(series -> lowest(series).map(power::times));
        }
        // A logarithm has the power zero, but its exponential has not.
        boolean constant = power.isZero() && !Traversal.contains(argument, part -> part instanceof FunctionCall inner
                && inner.function().equals("Log"));
        return constant && ZERO_AT_ZERO_ONLY.contains(call.function()) ? Optional.of(Exponent.ZERO) : Optional.empty();
    }

    private boolean isNegative(Exponent power) {
        return domain.proves(Inequality.less(power, Exponent.ZERO));
    }

    private static Optional<Rational> lowest(List<Rational> series) {
        for (int i = 0; i < series.size(); i++) {
            if (series.get(i).signum() != 0) {
                return Optional.of(Rational.of(i));
            }
        }
        return Optional.empty();
    }

    /** Logarithms of powers count nothing; that of one and something small is as large as what is small. */
    private Optional<Exponent> logarithm(Expression argument) {
        boolean counted = !powers.apply(argument).isZero()
                || argument instanceof FunctionCall inner && inner.function().equals("Log");
        if (counted) {
            return Optional.of(Exponent.ZERO);
        }
        List<Expression> terms = argument instanceof Addition sum ? sum.terms() : List.of();
        Expression constant = Algebra.add(terms.stream().filter(Constant.class::isInstance).toList());
        Expression rest = Algebra.add(terms.stream().filter(term -> !(term instanceof Constant)).toList());
        if (terms.isEmpty() || constant.equals(Algebra.ZERO) || rest.equals(Algebra.ZERO)
                || !isNegative(powers.apply(rest))) {
            return Optional.empty();
        }
        return Optional.of(constant.equals(Algebra.ONE) ? powers.apply(rest) : Exponent.ZERO);
    }
}
