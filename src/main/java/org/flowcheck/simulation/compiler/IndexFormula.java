package org.flowcheck.simulation.compiler;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;

/** Reads sizes, range bounds and indices: whole-number formulas, linear in the indices. */
final class IndexFormula {

    /** Exponents in size formulas beyond this are refused. */
    private static final int LARGEST_EXPONENT = 62;

    private final Symbols symbols;
    private final Scope scope;

    IndexFormula(Symbols symbols, Scope scope) {
        this.symbols = symbols;
        this.scope = scope;
    }

    /** {@code constant + sum_v coefficients[v] v} with rational coefficients. */
    private record Linear(Rational constant, Map<Integer, Rational> coefficients) {

        static Linear of(Rational constant) {
            return new Linear(constant, Map.of());
        }

        Linear plus(Linear other) {
            Map<Integer, Rational> sum = new HashMap<>(coefficients);
            other.coefficients.forEach((variable, value) -> sum.merge(variable, value, Rational::plus));
            return new Linear(constant.plus(other.constant), sum);
        }

        Linear times(Rational factor) {
            Map<Integer, Rational> scaled = new HashMap<>();
            coefficients.forEach((variable, value) -> scaled.put(variable, value.times(factor)));
            return new Linear(constant.times(factor), scaled);
        }

        boolean isConstant() {
            return coefficients.values().stream().allMatch(value -> value.signum() == 0);
        }
    }

    /**
     * The value of an index formula.
     *
     * @throws DiagnosticException if it is not linear in the indices or not whole
     */
    Affine of(Expression expression) {
        Linear linear = linear(expression).orElseThrow(() -> refused(expression,
                "an index or a size must be a linear formula of indices and integer parameters"));
        return whole(linear).orElseThrow(() -> refused(expression, "an index or a size must be a whole number"));
    }

    /** The value of an index formula, or empty if the expression is not one. */
    Optional<Affine> find(Expression expression) {
        return linear(expression).flatMap(IndexFormula::whole);
    }

    private static DiagnosticException refused(Expression expression, String message) {
        return new Diagnostic(Code.NOT_AN_INTEGER, expression.origin().span(), message, "", "", "").exception();
    }

    private static Optional<Affine> whole(Linear linear) {
        TreeMap<Integer, Long> coefficients = new TreeMap<>();
        for (Map.Entry<Integer, Rational> entry : linear.coefficients().entrySet()) {
            Optional<Long> value = toLong(entry.getValue());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            coefficients.put(entry.getKey(), value.get());
        }
        return toLong(linear.constant()).map(constant -> new Affine(constant, coefficients));
    }

    private static Optional<Long> toLong(Rational value) {
        // 2^40 is past every size that fits in memory and far from overflow in offsets.
        return value.isInteger() && value.numerator().bitLength() <= 40
                ? Optional.of(value.numerator().longValue()) : Optional.empty();
    }

    private Optional<Linear> linear(Expression expression) {
        if (expression instanceof Constant constant) {
            return Optional.of(Linear.of(constant.value()));
        }
        if (expression instanceof Reference reference) {
            return reference(reference);
        }
        if (expression instanceof Addition addition) {
            Linear sum = Linear.of(Rational.ZERO);
            for (Expression term : addition.terms()) {
                Optional<Linear> next = linear(term);
                if (next.isEmpty()) {
                    return next;
                }
                sum = sum.plus(next.get());
            }
            return Optional.of(sum);
        }
        if (expression instanceof Multiplication multiplication) {
            Linear product = Linear.of(Rational.ONE);
            for (Expression factor : multiplication.factors()) {
                Optional<Linear> next = linear(factor);
                if (next.isEmpty() || !next.get().isConstant() && !product.isConstant()) {
                    return Optional.empty();
                }
                product = next.get().isConstant() ? product.times(next.get().constant())
                        : next.get().times(product.constant());
            }
            return Optional.of(product);
        }
        if (expression instanceof Power power) {
            return power(power);
        }
        return expression instanceof FunctionCall call ? call(call) : Optional.empty();
    }

    private Optional<Linear> reference(Reference reference) {
        Affine index = reference.isPlain() ? scope.indices().get(reference.name()) : null;
        if (index != null) {
            Map<Integer, Rational> coefficients = new HashMap<>();
            index.coefficients().forEach((variable, value) -> coefficients.put(variable, Rational.of(value)));
            return Optional.of(new Linear(Rational.of(index.constant()), coefficients));
        }
        Optional<Symbols.Valued> parameter = symbols.parameter(reference.name());
        if (parameter.isPresent()) {
            double value = parameter.get().value();
            return Double.isFinite(value) ? Optional.of(Linear.of(Rational.of(new BigDecimal(value))))
                    : Optional.empty();
        }
        return symbols.definition(reference.name())
                .filter(definition -> definition.axes().isEmpty())
                .flatMap(definition -> new IndexFormula(symbols, scope.withIndices(Map.of()))
                        .linear(definition.value()));
    }

    private Optional<Linear> power(Power power) {
        Optional<Linear> base = linear(power.base()).filter(Linear::isConstant);
        Optional<Linear> exponent = linear(power.exponent()).filter(Linear::isConstant);
        if (base.isEmpty() || exponent.isEmpty()) {
            return Optional.empty();
        }
        Rational value = exponent.get().constant();
        boolean small = value.isInteger()
                && value.numerator().abs().compareTo(BigInteger.valueOf(LARGEST_EXPONENT)) <= 0
                && base.get().constant().numerator().bitLength() <= 64
                && base.get().constant().denominator().bitLength() <= 64;
        if (!small || value.signum() < 0 && base.get().constant().signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(Linear.of(base.get().constant().power(value.numerator().intValue())));
    }

    private Optional<Linear> call(FunctionCall call) {
        List<Optional<Linear>> arguments = call.arguments().stream()
                .map(argument -> linear(argument).filter(Linear::isConstant)).toList();
        if (call.order() > 0 || arguments.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return FunctionTable.find(call.function())
                .map(function -> function.value(arguments.stream()
                        .mapToDouble(argument -> argument.orElseThrow().constant().toDouble()).toArray()))
                .filter(Double::isFinite)
                .map(value -> Linear.of(Rational.of(new BigDecimal(value))));
    }
}
