package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionVisitor;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * Degrees of homogeneity: f has the degree p if {@code f(s*x) = s^p*f(x)} for all positive s, where x are all states
 * together. A degree is given only where the form of the formula proves it.
 */
public final class Homogeneity {

    /** Of functions of one argument, those that are homogeneous themselves. */
    private static final Map<String, Rational> OF_ONE = Map.of("Sqrt", Rational.of(1, 2), "Abs", Rational.ONE,
            "Ramp", Rational.ONE, "Sign", Rational.ZERO);
    /** Of functions of several, whose arguments must share one degree. */
    private static final Map<String, Rational> OF_SEVERAL = Map.of("Min", Rational.ONE, "Max", Rational.ONE,
            "CarlsonRF", Rational.of(-1, 2), "CarlsonRD", Rational.of(-3, 2));

    /**
     * The degree of a formula: none, one, or any (the formula is zero).
     */
    private sealed interface Degree {

        /** Not proved homogeneous. */
        record None() implements Degree {
        }

        /** Zero: of every degree. */
        record Any() implements Degree {
        }

        /** Of one degree. */
        record Exactly(Rational value) implements Degree {
        }
    }

    private static final Degree NONE = new Degree.None();
    private static final Degree ANY = new Degree.Any();
    private static final Degree CONSTANT = new Degree.Exactly(Rational.ZERO);

    private final Walk walk;

    private Homogeneity(Set<String> states, List<Definition> definitions) {
        walk = new Walk(states, definitions);
    }

    /**
     * The degree that the right-hand sides of all equations share.
     *
     * @param model the model; its rates may depend on the time only through the states
     * @param equations its equations of motion
     * @return empty where no common degree is proved, or all rates are zero
     */
    public static Optional<Rational> degree(Model model, List<Equation> equations) {
        Homogeneity homogeneity = of(model);
        List<Degree> degrees = new ArrayList<>();
        for (Equation equation : equations) {
            degrees.add(equation.rate().accept(homogeneity.walk));
        }
        return common(degrees) instanceof Degree.Exactly exactly ? Optional.of(exactly.value()) : Optional.empty();
    }

    /**
     * The degree of a formula in the states of a model.
     *
     * @return empty where none is proved, or the formula is zero
     */
    public static Optional<Rational> degree(Expression expression, Model model) {
        Degree degree = expression.accept(of(model).walk);
        return degree instanceof Degree.Exactly exactly ? Optional.of(exactly.value()) : Optional.empty();
    }

    private static Homogeneity of(Model model) {
        Set<String> states = new HashSet<>();
        model.states().forEach(state -> states.add(state.name()));
        return new Homogeneity(states, model.definitions());
    }

    private static Degree common(List<Degree> degrees) {
        Degree common = ANY;
        for (Degree degree : degrees) {
            if (degree instanceof Degree.None || common instanceof Degree.Exactly && degree instanceof Degree.Exactly
                    && !common.equals(degree)) {
                return NONE;
            }
            common = degree instanceof Degree.Any ? common : degree;
        }
        return common;
    }

    private static final class Walk implements ExpressionVisitor<Degree> {

        private final Set<String> states;
        private final Map<String, Definition> definitions = new HashMap<>();
        private final Map<String, Degree> known = new HashMap<>();

        Walk(Set<String> states, List<Definition> definitions) {
            this.states = states;
            definitions.forEach(definition -> this.definitions.put(definition.name(), definition));
        }

        private Degree of(Expression expression) {
            return expression.accept(this);
        }

        private List<Degree> all(List<Expression> parts) {
            return parts.stream().map(this::of).toList();
        }

        private boolean constant(Expression expression) {
            Degree degree = of(expression);
            return degree.equals(CONSTANT) || degree instanceof Degree.Any;
        }

        @Override
        public Degree visit(Constant constant) {
            return constant.value().signum() == 0 ? ANY : CONSTANT;
        }

        @Override
        public Degree visit(Reference reference) {
            if (states.contains(reference.name())) {
                return new Degree.Exactly(Rational.ONE);
            }
            Definition definition = definitions.get(reference.name());
            if (definition != null) {
                Degree degree = known.get(reference.name());
                if (degree == null) {
                    degree = of(definition.value());
                    known.put(reference.name(), degree);
                }
                return degree;
            }
            return reference.isPlain() && reference.name().equals(FlowRate.TIME) ? NONE : CONSTANT;
        }

        @Override
        public Degree visit(Addition addition) {
            return common(all(addition.terms()));
        }

        @Override
        public Degree visit(Multiplication multiplication) {
            Rational sum = Rational.ZERO;
            boolean zero = false;
            for (Degree degree : all(multiplication.factors())) {
                if (degree instanceof Degree.None) {
                    return NONE;
                }
                zero = zero || degree instanceof Degree.Any;
                sum = degree instanceof Degree.Exactly exactly ? sum.plus(exactly.value()) : sum;
            }
            return zero ? ANY : new Degree.Exactly(sum);
        }

        @Override
        public Degree visit(Power power) {
            Degree base = of(power.base());
            if (base.equals(CONSTANT)) {
                return constant(power.exponent()) ? CONSTANT : NONE;
            }
            if (base instanceof Degree.Exactly exactly && power.exponent() instanceof Constant exponent) {
                return new Degree.Exactly(exactly.value().times(exponent.value()));
            }
            if (base instanceof Degree.Exactly exactly && rational(power.exponent()).isPresent()) {
                return new Degree.Exactly(exactly.value().times(rational(power.exponent()).get()));
            }
            return NONE;
        }

        /** The value of an exponent such as {@code -4/3} that was written as a quotient. */
        private static Optional<Rational> rational(Expression exponent) {
            if (exponent instanceof Constant constant) {
                return Optional.of(constant.value());
            }
            if (exponent instanceof Multiplication product) {
                return product.factors().stream().map(Walk::rational)
                        .reduce((left, right) -> left.flatMap(a -> right.map(a::times))).orElseThrow();
            }
            boolean reciprocal = exponent instanceof Power power && power.exponent().equals(Algebra.MINUS_ONE);
            return reciprocal ? rational(((Power) exponent).base()).filter(value -> value.signum() != 0)
                    .map(Rational::reciprocal) : Optional.empty();
        }

        @Override
        public Degree visit(FunctionCall call) {
            List<Degree> degrees = all(call.arguments());
            if (degrees.stream().allMatch(degree -> degree.equals(CONSTANT) || degree instanceof Degree.Any)) {
                return CONSTANT;
            }
            Rational own = OF_ONE.getOrDefault(call.function(), OF_SEVERAL.get(call.function()));
            boolean known = own != null && call.order() == 0;
            // A zero argument counts as constant in the integrals, which 0 leaves homogeneous as well.
            return known && common(degrees) instanceof Degree.Exactly exactly
                    ? new Degree.Exactly(own.times(exactly.value())) : NONE;
        }

        @Override
        public Degree visit(Reduction reduction) {
            for (IndexRange range : reduction.ranges()) {
                if (!constant(range.lower()) || !constant(range.upper())) {
                    return NONE;
                }
            }
            Degree body = of(reduction.body());
            boolean product = reduction.kind() == Reduction.Kind.PRODUCT;
            return !product || body.equals(CONSTANT) || body instanceof Degree.Any ? body : NONE;
        }

        @Override
        public Degree visit(Delta delta) {
            return CONSTANT;
        }

        @Override
        public Degree visit(Conditional conditional) {
            return scaleInvariant(conditional.condition())
                    ? common(all(List.of(conditional.whenTrue(), conditional.whenFalse()))) : NONE;
        }

        /** Whether a condition holds for s*x exactly where it holds for x. */
        private boolean scaleInvariant(Expression condition) {
            if (condition instanceof Comparison comparison) {
                return !(common(all(List.of(comparison.left(), comparison.right()))) instanceof Degree.None);
            }
            return condition instanceof Connective connective
                    && connective.operands().stream().allMatch(this::scaleInvariant);
        }

        @Override
        public Degree visit(Comparison comparison) {
            return NONE;
        }

        @Override
        public Degree visit(Connective connective) {
            return NONE;
        }

        @Override
        public Degree visit(AtStart atStart) {
            // Values at time zero do not scale with the state, but are tied to it: what uses them is left out.
            return NONE;
        }

        @Override
        public Degree visit(TimeDerivative derivative) {
            return NONE;
        }

        @Override
        public Degree visit(NextValue next) {
            return NONE;
        }

        @Override
        public Degree visit(Expectation expectation) {
            return of(expectation.body());
        }
    }
}
