package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.expression.WrittenPlace;
import org.flowcheck.theory.model.Dynamics;
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
    /** What has been computed, so that nested formulas are walked through once. */
    private final Map<Expression, Exponent> found = new IdentityHashMap<>();
    private final Set<String> symbols = new TreeSet<>();
    /** The parameters whose values depend on the width. */
    private final Set<String> varying = new HashSet<>();
    private final Signs signs;
    private final Region assumed;
    private final Region domain;
    private final ParameterFunctions functions;

    /**
     * The powers of a model's parameters.
     *
     * @throws DiagnosticException (no-balance) of a parameter that is not a power of the width, and of a domain that is
     *     empty or not described by linear inequalities
     */
    ParameterScales(Model model, String width) {
        this.model = model;
        this.width = width;
        signs = new Signs(model, width);
        SymbolDomain conditions = new SymbolDomain(model, this::form, signs);
        assumed = conditions.assumed();
        functions = new ParameterFunctions(this::of, assumed, signs);
        for (Parameter parameter : model.parameters()) {
            boolean isWidth = parameter.name().equals(width);
            if (isWidth || varies(parameter.value())) {
                varying.add(parameter.name());
            }
            scales.put(parameter.name(), isWidth ? Exponent.of(Rational.ONE) : of(parameter.value()));
        }
        formulas(model).forEach(this::findSymbols);
        domain = conditions.of(symbols);
    }

    private static List<Expression> formulas(Model model) {
        List<Expression> formulas = new ArrayList<>();
        model.definitions().forEach(definition -> formulas.add(definition.value()));
        model.states().forEach(state -> formulas.add(state.initial()));
        model.data().forEach(array -> array.value().ifPresent(formulas::add));
        model.draws().forEach(draw -> formulas.addAll(draw.arguments()));
        if (model.dynamics() instanceof Dynamics.GradientFlow flow) {
            formulas.add(flow.objective());
            formulas.addAll(flow.mobilities().values());
        } else if (model.dynamics() instanceof Dynamics.Rates rates) {
            rates.equations().forEach(equation -> formulas.add(equation.rate()));
        }
        return formulas;
    }

    /** Exponents of powers of the width may stand anywhere; 'where' is about their names too. */
    private void findSymbols(Expression formula) {
        if (formula instanceof Power power && varies(power.base())) {
            linear(power.exponent());
        }
        Traversal.children(formula).forEach(this::findSymbols);
    }

    /** Whether a formula depends on the width. */
    private boolean varies(Expression formula) {
        return Traversal.freeNames(formula).stream().anyMatch(varying::contains);
    }

    /** A linear form of a formula, of whatever parameters it is one, which are not made symbols. */
    private Optional<Exponent> form(Expression formula) {
        Set<String> before = Set.copyOf(symbols);
        Optional<Exponent> form = linear(formula);
        symbols.retainAll(before);
        return form;
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
        Exponent known = found.get(formula);
        if (known == null) {
            known = computed(formula);
            found.put(formula, known);
        }
        return known;
    }

    private Exponent computed(Expression formula) {
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
        if (formula instanceof FunctionCall call) {
            return !varies(call) ? Exponent.ZERO : functions.of(call).orElseThrow(() -> refuse(call,
                    "is not known to be a power of " + width + (call.arguments().stream().map(this::of)
                            .allMatch(Exponent::isConstant) ? "" : " for all values that 'where' allows")));
        }
        throw refuse(formula, "is not a power of " + width);
    }

    private Exponent power(Power power) {
        Exponent base = of(power.base());
        if (base.isZero()) {
            if (varies(power.exponent())) {
                throw refuse(power, "is not a power of " + width);
            }
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
            Exponent other = of(term);
            boolean below = assumed.proves(Inequality.atMost(other, largest));
            if (!below && !assumed.proves(Inequality.atMost(largest, other))) {
                throw refuse(sum, "is a sum of different powers of " + width + ", of which none is always the largest");
            }
            largest = below ? largest : other;
        }
        requireNoCancellation(sum, largest);
        return largest;
    }

    /** {@code Sqrt[1 + 1/m] - 1} is smaller than its terms. */
    private void requireNoCancellation(Addition sum, Exponent largest) {
        Set<Integer> found = sum.terms().stream().filter(term -> of(term).equals(largest)).map(signs::of)
                .flatMap(Optional::stream).collect(Collectors.toSet());
        if (varies(sum) && found.contains(1) && found.contains(-1)) {
            throw refuse(sum, "is not known as a power of " + width + ": its largest terms may cancel");
        }
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

    /** What the model's domain says about the symbols; conditions on other parameters alone are left out. */
    Region domain() {
        return domain;
    }
}
