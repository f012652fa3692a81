package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.ExpressionVisitor;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.HigherDerivative;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.ScalarFunction;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.expression.WrittenPlace;
import org.flowcheck.theory.model.Activation;

/**
 * {@code f[eps*a, eps^2*b] -> c0 + c1*eps + c2*eps^2 + ...}: the coefficients of a formula's power series in a small
 * number, each name counting as a given power of it. Functions enter by their derivatives at the value that their
 * argument has at eps = 0; activations by their known derivatives at zero, or by name.
 */
final class SmallExpansion implements ExpressionVisitor<Expression[]> {

    private final Map<String, Integer> powers;
    private final Map<String, Activation> activations;
    private final int highest;

    /**
     * Expansions up to an order.
     *
     * @param powers the small names, each with the power of the small number that it counts as; at least 1
     * @param activations the activations of the model, by name
     * @param highest the highest power of the small number that is kept
     */
    SmallExpansion(Map<String, Integer> powers, Map<String, Activation> activations, int highest) {
        this.powers = Map.copyOf(powers);
        this.activations = Map.copyOf(activations);
        this.highest = highest;
    }

    /**
     * The coefficients of the powers 0, 1, ... of the small number, not simplified.
     *
     * @param formula a formula without definitions that hide small names
     * @throws DiagnosticException (no-expansion) where the formula has no power series
     */
    List<Expression> of(Expression formula) {
        return List.of(formula.accept(this));
    }

    private Expression[] constant(Expression value) {
        Expression[] series = new Expression[highest + 1];
        Arrays.fill(series, Algebra.ZERO);
        series[0] = value;
        return series;
    }

    /** Whether a formula holds none of the small names. Its series cannot tell: it may break off before they come. */
    private boolean isConstant(Expression formula) {
        return Collections.disjoint(powers.keySet(), Traversal.freeNames(formula));
    }

    private static DiagnosticException refuse(Expression expression, String why) {
        String message = ExpressionText.of(expression) + " has no power series in the small states: " + why;
        return Diagnostic.of(Code.NO_EXPANSION, message).orAt(WrittenPlace.of(expression)).exception();
    }

    private Expression[] each(Expression[] series, UnaryOperator<Expression> change) {
        Expression[] result = new Expression[highest + 1];
        for (int k = 0; k <= highest; k++) {
            result[k] = series[k].equals(Algebra.ZERO) ? Algebra.ZERO : change.apply(series[k]);
        }
        return result;
    }

    private Expression[] times(Expression[] left, Expression[] right) {
        Expression[] product = new Expression[highest + 1];
        for (int k = 0; k <= highest; k++) {
            List<Expression> terms = new ArrayList<>();
            for (int i = 0; i <= k; i++) {
                if (!left[i].equals(Algebra.ZERO) && !right[k - i].equals(Algebra.ZERO)) {
                    terms.add(Algebra.multiply(left[i], right[k - i]));
                }
            }
            product[k] = Algebra.add(terms);
        }
        return product;
    }

    private Expression[] plus(Expression[] left, Expression[] right) {
        Expression[] sum = new Expression[highest + 1];
        for (int k = 0; k <= highest; k++) {
            sum[k] = Algebra.add(left[k], right[k]);
        }
        return sum;
    }

    /** {@code sum over k of c[k]*delta^k} for a series delta without constant term. */
    private Expression[] composed(Expression[] delta, IntFunction<Expression> coefficient) {
        Expression[] sum = constant(coefficient.apply(0));
        Expression[] power = constant(Algebra.ONE);
        for (int k = 1; k <= highest; k++) {
            power = times(power, delta);
            Expression factor = coefficient.apply(k);
            if (!factor.equals(Algebra.ZERO)) {
                sum = plus(sum, each(power, term -> Algebra.multiply(factor, term)));
            }
        }
        return sum;
    }

    private static Expression[] withoutConstant(Expression[] series) {
        Expression[] delta = series.clone();
        delta[0] = Algebra.ZERO;
        return delta;
    }

    @Override
    public Expression[] visit(Constant constant) {
        return constant((Expression) constant);
    }

    @Override
    public Expression[] visit(Reference reference) {
        return small(reference, reference.name());
    }

    private Expression[] small(Expression expression, String name) {
        Integer power = powers.get(name);
        if (power == null) {
            return constant(expression);
        }
        Expression[] series = constant(Algebra.ZERO);
        if (power <= highest) {
            series[power] = expression;
        }
        return series;
    }

    @Override
    public Expression[] visit(Addition addition) {
        Expression[] sum = constant(Algebra.ZERO);
        for (Expression term : addition.terms()) {
            sum = plus(sum, term.accept(this));
        }
        return sum;
    }

    @Override
    public Expression[] visit(Multiplication multiplication) {
        Expression[] product = constant(Algebra.ONE);
        for (Expression factor : multiplication.factors()) {
            product = times(product, factor.accept(this));
        }
        return product;
    }

    @Override
    public Expression[] visit(Power power) {
        Expression[] base = power.base().accept(this);
        Expression[] exponent = power.exponent().accept(this);
        if (isConstant(power)) {
            return constant(Algebra.power(base[0], exponent[0]));
        }
        if (!isConstant(power.exponent())) {
            throw refuse(power, "the exponent is not constant");
        }
        boolean whole = exponent[0] instanceof Constant number && number.value().isInteger()
                && number.value().signum() > 0;
        if (whole) {
            long times = ((Constant) exponent[0]).value().numerator().longValueExact();
            Expression[] product = constant(Algebra.ONE);
            for (long i = 0; i < times; i++) {
                product = times(product, base);
                if (Arrays.stream(product).allMatch(Algebra.ZERO::equals)) {
                    break;
                }
            }
            return product;
        }
        if (base[0].equals(Algebra.ZERO)) {
            throw refuse(power, "the base vanishes with them" + (exponent[0] instanceof Constant ? ""
                    : ", and " + ExpressionText.of(power.exponent()) + " is not known to be a positive whole "
                    + "number (an integer parameter with such a value would do if it is not the size of an array "
                    + "or a sum)"));
        }
        // (b0 + delta)^p = sum of p*(p - 1)*...*(p - k + 1)/k! * b0^(p - k) * delta^k
        return composed(withoutConstant(base), k -> {
            Expression binomial = Algebra.ONE;
            for (int i = 0; i < k; i++) {
                binomial = Algebra.multiply(binomial, Constant.of(Rational.of(1, i + 1)),
                        Algebra.add(exponent[0], Constant.of(-i)));
            }
            return Algebra.multiply(binomial, Algebra.power(base[0], Algebra.add(exponent[0], Constant.of(-k))));
        });
    }

    @Override
    public Expression[] visit(FunctionCall call) {
        List<Expression[]> arguments = call.arguments().stream().map(argument -> argument.accept(this)).toList();
        if (isConstant(call)) {
            List<Expression> values = arguments.stream().map(series -> series[0]).toList();
            Expression value = new FunctionCall(call.function(), call.order(), values, Origin.computed());
            return constant(values.size() == 1 ? derivative(call, call.order(), values.get(0)).orElse(value) : value);
        }
        if (arguments.size() != 1) {
            throw refuse(call, "it has kinks");
        }
        Expression at = arguments.get(0)[0];
        Expression[] taylor = new Expression[highest + 1];
        Rational factorial = Rational.ONE;
        for (int k = 0; k <= highest; k++) {
            factorial = k == 0 ? factorial : factorial.times(Rational.of(k));
            Expression value = derivative(call, call.order() + k, at)
                    .orElseThrow(() -> refuse(call, "the function has no "
                    + "expansion at " + ExpressionText.of(at)));
            taylor[k] = Algebra.multiply(Constant.of(factorial.reciprocal()), value);
        }
        return composed(withoutConstant(arguments.get(0)), k -> taylor[k]);
    }

    /** The derivative of the called function at a formula; empty where it has none that can be used. */
    private Optional<Expression> derivative(FunctionCall call, int order, Expression at) {
        Activation activation = activations.get(call.function());
        if (activation != null && activation.fixed()) {
            return activation.rule().orElseThrow() instanceof Activation.Formula formula
                    ? formula(activation, formula, order, at)
                    : table(FunctionTable.find(((Activation.Named) activation.rule().get()).function()).orElseThrow(),
                            order,
                            at);
        }
        if (activation != null) {
            boolean known = at.equals(Algebra.ZERO) && order < activation.atZero().size();
            return Optional.of(known ? Constant.of(activation.atZero().get(order))
                    : new FunctionCall(call.function(), order, List.of(at), Origin.computed()));
        }
        Optional<ScalarFunction> function = FunctionTable.find(call.function());
        return function.isPresent() ? table(function.get(), order, at)
                : Optional.of(new FunctionCall(call.function(), order, List.of(at), Origin.computed()));
    }

    /** A formula's own expansion tells its derivatives at zero; elsewhere it is differentiated. */
    private static Optional<Expression> formula(Activation activation, Activation.Formula formula, int order,
                                                Expression at) {
        if (!at.equals(Algebra.ZERO)) {
            return Optional.of(ActivationMeaning.at(activation, order, at));
        }
        SmallExpansion own = new SmallExpansion(Map.of(formula.argument(), 1), Map.of(), order);
        Rational factorial = Rational.ONE;
        for (int k = 2; k <= order; k++) {
            factorial = factorial.times(Rational.of(k));
        }
        // The coefficient holds the argument, to its power: at one it is the number.
        Expression coefficient = Substitution.of(formula.argument(), Algebra.ONE)
                .in(own.of(formula.value()).get(order));
        return Optional.of(Algebra.multiply(Constant.of(factorial), coefficient));
    }

    private static Optional<Expression> table(ScalarFunction function, int order, Expression at) {
        if (function.arity() != 1) {
            return Optional.empty();
        }
        if (!at.equals(Algebra.ZERO)) {
            return smooth(function) ? HigherDerivative.of(function, order, at) : Optional.empty();
        }
        Optional<List<Rational>> series = function.seriesAtZero(order);
        if (series.isEmpty() && smooth(function)) {
            return HigherDerivative.of(function, order, at).flatMap(SmallExpansion::finite);
        }
        return series.map(coefficients -> {
            Rational value = coefficients.get(order);
            for (int k = 2; k <= order; k++) {
                value = value.times(Rational.of(k));
            }
            return Constant.of(value);
        });
    }

    /**
     * A formula without names if it has a value: the derivatives of Erf at zero do, those of Log and Sqrt do not. The
     * root of zero, which the normal form does not take, is zero.
     */
    private static Optional<Expression> finite(Expression number) {
        try {
            double value = new Evaluator(new Bindings()).value(number);
            return !Double.isFinite(value) ? Optional.empty() : Optional.of(value == 0 ? Algebra.ZERO : number);
        } catch (EvaluationException pole) {
            return Optional.empty();
        }
    }

    /** Functions with kinks or jumps at zero may have them wherever an argument that is not known lies. */
    private static boolean smooth(ScalarFunction function) {
        return !List.of("Ramp", "Abs", "Sign").contains(function.name());
    }

    @Override
    public Expression[] visit(Reduction reduction) {
        Expression[] body = reduction.body().accept(this);
        if (reduction.kind() == Reduction.Kind.SUM) {
            return each(body, term -> Reduction.sum(term, reduction.ranges()));
        }
        if (isConstant(reduction)) {
            return constant(reduction);
        }
        throw refuse(reduction, "products and extrema over an index are not expanded");
    }

    @Override
    public Expression[] visit(Expectation expectation) {
        return each(expectation.body().accept(this), expectation::of);
    }

    @Override
    public Expression[] visit(Delta delta) {
        return constant((Expression) delta);
    }

    @Override
    public Expression[] visit(Conditional conditional) {
        if (!isConstant(conditional.condition())) {
            throw refuse(conditional, "its condition depends on them");
        }
        Expression[] whenTrue = conditional.whenTrue().accept(this);
        Expression[] whenFalse = conditional.whenFalse().accept(this);
        Expression[] series = new Expression[highest + 1];
        for (int k = 0; k <= highest; k++) {
            series[k] = whenTrue[k].equals(whenFalse[k]) ? whenTrue[k]
                    : new Conditional(conditional.condition(), whenTrue[k], whenFalse[k], Origin.computed());
        }
        return series;
    }

    @Override
    public Expression[] visit(Comparison comparison) {
        throw refuse(comparison, "it is true or false");
    }

    @Override
    public Expression[] visit(Connective connective) {
        throw refuse(connective, "it is true or false");
    }

    @Override
    public Expression[] visit(AtStart atStart) {
        if (atStart.body() instanceof Reference reference) {
            return small(atStart, reference.name());
        }
        throw refuse(atStart, "only single values at time zero are expanded");
    }

    @Override
    public Expression[] visit(TimeDerivative derivative) {
        throw refuse(derivative, "the rate has not been written out");
    }

    @Override
    public Expression[] visit(NextValue next) {
        throw refuse(next, "the value one step later has not been written out");
    }
}
