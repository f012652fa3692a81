package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.ExpressionVisitor;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.HigherDerivative;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.RationalValue;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.ScalarFunction;
import org.flowcheck.theory.expression.TimeDerivative;

/**
 * Expands a function of one variable z on one side of zero: in powers of u, with {@code z = u} or {@code z = -u} and u
 * small and positive. There {@code Ramp}, {@code Abs}, {@code Sign}, {@code Min}, {@code Max} and conditions are
 * decided by the first coefficient that is not zero. A visit ends in {@link CannotTell} where a coefficient is not
 * rational, or all that are looked at vanish.
 */
final class OneSidedSeries implements ExpressionVisitor<TaylorSeries> {

    private final String variable;
    private final int side;
    private final int order;

    private OneSidedSeries(String variable, int side, int order) {
        this.variable = variable;
        this.side = side;
        this.order = order;
    }

    /**
     * The expansion of a formula.
     *
     * @param formula the formula
     * @param variable z
     * @param side 1 for z = u, -1 for z = -u
     * @param order the highest power of u, at least 1
     * @throws CannotTell if it has no expansion that is found here
     */
    static TaylorSeries of(Expression formula, String variable, int side, int order) {
        return formula.accept(new OneSidedSeries(variable, side, order));
    }

    private TaylorSeries of(Expression expression) {
        return expression.accept(this);
    }

    private static CannotTell undecided(Expression what) {
        return new CannotTell("no rational series for " + ExpressionText.of(what));
    }

    /** The sign for small positive u. */
    private int sign(TaylorSeries series, Expression what) {
        OptionalInt first = series.valuation();
        if (first.isEmpty()) {
            throw new CannotTell("the sign of " + ExpressionText.of(what) + " is not seen: all coefficients up to"
                    + " order " + order + " vanish");
        }
        return series.at(first.getAsInt()).signum();
    }

    @Override
    public TaylorSeries visit(Constant constant) {
        return TaylorSeries.of(constant.value(), order);
    }

    @Override
    public TaylorSeries visit(Reference reference) {
        if (!reference.isPlain() || !reference.name().equals(variable)) {
            throw undecided(reference);
        }
        return TaylorSeries.variable(Rational.of(side), order);
    }

    @Override
    public TaylorSeries visit(Addition addition) {
        return addition.terms().stream().map(this::of).reduce(TaylorSeries::plus).orElseThrow();
    }

    @Override
    public TaylorSeries visit(Multiplication multiplication) {
        return multiplication.factors().stream().map(this::of).reduce(TaylorSeries::times).orElseThrow();
    }

    @Override
    public TaylorSeries visit(Power power) {
        Rational exponent = RationalValue.of(power.exponent()).orElseThrow(() -> undecided(power));
        return raised(of(power.base()), exponent, power);
    }

    private static TaylorSeries raised(TaylorSeries base, Rational exponent, Expression what) {
        if (base.at(0).equals(Rational.ONE)) {
            return base.power(exponent);
        }
        boolean moderate = exponent.isInteger() && exponent.numerator().bitLength() < Integer.SIZE - 1;
        if (moderate && exponent.signum() >= 0) {
            return base.power(exponent.numerator().intValueExact());
        }
        if (moderate && base.at(0).signum() != 0) {
            return base.reciprocal().power(-exponent.numerator().intValueExact());
        }
        throw undecided(what);
    }

    @Override
    public TaylorSeries visit(FunctionCall call) {
        ScalarFunction function = FunctionTable.find(call.function()).orElseThrow(() -> undecided(call));
        if (call.order() > 0) {
            return of(HigherDerivative.of(function, call.order(), call.arguments().get(0))
                    .orElseThrow(() -> undecided(call)));
        }
        List<TaylorSeries> arguments = new ArrayList<>(call.arguments().stream().map(this::of).toList());
        switch (call.function()) {
            case "Min":
                return extreme(-1, arguments, call);
            case "Max":
                return extreme(1, arguments, call);
            default:
                break;
        }
        if (arguments.size() != 1) {
            throw undecided(call);
        }
        TaylorSeries argument = arguments.get(0);
        return switch (call.function()) {
            case "Ramp" -> sign(argument, call) > 0 ? argument : TaylorSeries.of(Rational.ZERO, order);
            case "Abs" -> argument.times(Rational.of(sign(argument, call)));
            case "Sign" -> TaylorSeries.of(Rational.of(sign(argument, call)), order);
            case "Sqrt" -> raised(argument, Rational.of(1, 2), call);
            case "Log" -> logarithm(argument, call);
            default -> {
                List<Rational> outer = function.seriesAtZero(order).filter(any -> argument.at(0).signum() == 0)
                        .orElseThrow(() -> undecided(call));
                yield argument.into(outer);
            }
        };
    }

    private TaylorSeries extreme(int direction, List<TaylorSeries> arguments, Expression what) {
        return arguments.stream().reduce((best, next) ->
                sign(next.minus(best), what) == direction ? next : best).orElseThrow();
    }

    /** {@code Log[1 + x] = x - x^2/2 + x^3/3 - ...}. */
    private TaylorSeries logarithm(TaylorSeries argument, Expression what) {
        if (!argument.at(0).equals(Rational.ONE)) {
            throw undecided(what);
        }
        List<Rational> outer = new ArrayList<>(List.of(Rational.ZERO));
        for (int power = 1; power <= order; power++) {
            outer.add(Rational.of(power % 2 == 1 ? 1 : -1, power));
        }
        return argument.minus(TaylorSeries.of(Rational.ONE, order)).into(outer);
    }

    @Override
    public TaylorSeries visit(Conditional conditional) {
        return of(holds(conditional.condition()) ? conditional.whenTrue() : conditional.whenFalse());
    }

    private boolean holds(Expression condition) {
        if (condition instanceof Comparison comparison) {
            TaylorSeries difference = of(comparison.left()).minus(of(comparison.right()));
            return comparison.relation().holds(sign(difference, comparison), 0);
        }
        if (condition instanceof Connective connective) {
            return switch (connective.kind()) {
                case AND -> connective.operands().stream().allMatch(this::holds);
                case OR -> connective.operands().stream().anyMatch(this::holds);
                case NOT -> !holds(connective.operands().get(0));
            };
        }
        throw undecided(condition);
    }

    @Override
    public TaylorSeries visit(Reduction reduction) {
        throw undecided(reduction);
    }

    @Override
    public TaylorSeries visit(Delta delta) {
        throw undecided(delta);
    }

    @Override
    public TaylorSeries visit(Comparison comparison) {
        throw undecided(comparison);
    }

    @Override
    public TaylorSeries visit(Connective connective) {
        throw undecided(connective);
    }

    @Override
    public TaylorSeries visit(AtStart atStart) {
        throw undecided(atStart);
    }

    @Override
    public TaylorSeries visit(TimeDerivative derivative) {
        throw undecided(derivative);
    }

    @Override
    public TaylorSeries visit(NextValue next) {
        throw undecided(next);
    }

    @Override
    public TaylorSeries visit(Expectation expectation) {
        throw undecided(expectation);
    }
}
