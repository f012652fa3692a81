package org.flowcheck.theory.calculus.balance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.WrittenPlace;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;

/**
 * The powers of the width m that a model's parameters are, from their default formulas: {@code kappa = m^(-gamma) ->
 * -gamma}. What does not depend on the width has the power 0; logarithms count nothing. A parameter that is a number
 * and stands in an exponent is a symbol, for which nothing but the model's domain is assumed.
 */
final class ParameterScales {

    private final Model model;
    private final String width;
    private final Map<String, Exponent> scales = new HashMap<>();
    private final Set<String> symbols = new TreeSet<>();

    /**
     * The powers of a model's parameters.
     *
     * @throws DiagnosticException (no-balance) of a parameter that is not a power of the width
     */
    ParameterScales(Model model, String width) {
        this.model = model;
        this.width = width;
        for (Parameter parameter : model.parameters()) {
            scales.put(parameter.name(), parameter.name().equals(width) ? Exponent.of(Rational.ONE)
                    : of(parameter.value()));
        }
    }

    /** The parameters that stand in exponents. */
    Set<String> symbols() {
        return Set.copyOf(symbols);
    }

    /** Whether a name is a parameter. */
    boolean knows(String name) {
        return scales.containsKey(name);
    }

    /**
     * The power of a formula of parameters.
     *
     * @throws DiagnosticException (no-balance) of a formula that is not a power of the width
     */
    Exponent of(Expression formula) {
        if (formula instanceof Constant) {
            return Exponent.ZERO;
        }
        if (formula instanceof Reference reference && reference.isPlain() && knows(reference.name())) {
            return scales.get(reference.name());
        }
        if (formula instanceof Reference reference && reference.name().startsWith("~")) {
            // The number of samples that stand for a law: no user's name begins like this.
            return Exponent.ZERO;
        }
        if (formula instanceof Multiplication product) {
            return product.factors().stream().map(this::of).reduce(Exponent.ZERO, Exponent::plus);
        }
        if (formula instanceof Power power) {
            return power(power);
        }
        if (formula instanceof Addition sum) {
            return sum(sum);
        }
        if (formula instanceof FunctionCall call && call.function().equals("Sqrt")) {
            return of(call.arguments().get(0)).times(Rational.of(1, 2));
        }
        boolean logarithm = formula instanceof FunctionCall call && call.function().equals("Log");
        if (logarithm || formula instanceof FunctionCall call && call.arguments().stream().allMatch(this::isFixed)) {
            return Exponent.ZERO;
        }
        throw refuse(formula, "is not a power of " + width);
    }

    private boolean isFixed(Expression formula) {
        return of(formula).isZero();
    }

    private Exponent power(Power power) {
        Exponent base = of(power.base());
        if (base.isZero()) {
            return base;
        }
        Exponent exponent = linear(power.exponent()).orElseThrow(() -> refuse(power.exponent(), "is not linear"));
        if (exponent.isConstant()) {
            return base.times(exponent.constant());
        }
        if (!base.isConstant()) {
            throw refuse(power, "is a power of " + width + " whose exponent is not linear");
        }
        return exponent.times(base.constant());
    }

    private Exponent sum(Addition sum) {
        Exponent largest = of(sum.terms().get(0));
        for (Expression term : sum.terms()) {
            Exponent difference = of(term).minus(largest);
            if (!difference.isConstant()) {
                throw refuse(sum, "is a sum of different powers of " + width + ", of which none is always the largest");
            }
            largest = difference.constant().signum() > 0 ? of(term) : largest;
        }
        return largest;
    }

    /** The linear form of a formula in numbers and symbols, which it makes symbols of. */
    private Optional<Exponent> linear(Expression formula) {
        if (formula instanceof Constant constant) {
            return Optional.of(Exponent.of(constant.value()));
        }
        if (formula instanceof Reference reference && reference.isPlain()) {
            Optional<Parameter> parameter = model.parameter(reference.name());
            if (parameter.isEmpty() || parameter.get().name().equals(width)) {
                return Optional.empty();
            }
            if (!(parameter.get().value() instanceof Constant)) {
                return linear(parameter.get().value());
            }
            symbols.add(reference.name());
            return Optional.of(Exponent.of(reference.name()));
        }
        List<Expression> parts = formula instanceof Addition sum ? sum.terms()
                : formula instanceof Multiplication product ? product.factors() : List.of();
        Optional<Exponent> result = Optional.empty();
        for (Expression part : parts) {
            Optional<Exponent> next = linear(part);
            if (next.isEmpty()) {
                return next;
            }
            result = result.isEmpty() ? next : formula instanceof Addition ? Optional.of(result.get().plus(next.get()))
                    : product(result.get(), next.get());
            if (result.isEmpty()) {
                return result;
            }
        }
        return result;
    }

    private static Optional<Exponent> product(Exponent left, Exponent right) {
        return left.isConstant() ? Optional.of(right.times(left.constant()))
                : right.isConstant() ? Optional.of(left.times(right.constant())) : Optional.empty();
    }

    private static DiagnosticException refuse(Expression formula, String why) {
        String message = ExpressionText.of(formula) + " " + why;
        return Diagnostic.of(Code.NO_BALANCE, message).orAt(WrittenPlace.of(formula)).exception();
    }

    /** What the model's domain says about the symbols; conditions on other parameters are left out. */
    Region domain() {
        Region region = Region.EVERYWHERE;
        for (Expression condition : model.domain()) {
            region = restricted(region, condition);
        }
        return region;
    }

    private Region restricted(Region region, Expression condition) {
        if (condition instanceof Connective all && all.kind() == Connective.Kind.AND) {
            Region result = region;
            for (Expression operand : all.operands()) {
                result = restricted(result, operand);
            }
            return result;
        }
        if (!(condition instanceof Comparison comparison)) {
            return region;
        }
        Set<String> before = Set.copyOf(symbols);
        Optional<Exponent> left = linear(comparison.left());
        Optional<Exponent> right = linear(comparison.right());
        boolean known = symbols.equals(before);
        symbols.retainAll(before);
        return known && left.isPresent() && right.isPresent()
                ? region.and(inequalities(left.get(), comparison.relation(), right.get())) : region;
    }

    private static List<Inequality> inequalities(Exponent left, Comparison.Relation relation, Exponent right) {
        return switch (relation) {
            case LESS -> List.of(Inequality.less(left, right));
            case AT_MOST -> List.of(Inequality.atMost(left, right));
            case GREATER -> List.of(Inequality.less(right, left));
            case AT_LEAST -> List.of(Inequality.atMost(right, left));
            case EQUAL -> List.of(Inequality.atMost(left, right), Inequality.atMost(right, left));
            case UNEQUAL -> List.of();
        };
    }
}
