package org.flowcheck.theory.calculus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionVisitor;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.State;

/**
 * Proves that a field is homogeneous: {@code f(r y) = r^p f(y)} for every {@code r > 0}. The proof goes by the form of the
 * formulas; what it does not recognise counts as not homogeneous, so an answer is always right.
 */
public final class Homogeneity {

    private static final Rational HALF = Rational.of(1, 2);

    private Homogeneity() {
    }

    /**
     * The degree p of an autonomous field, the same for all states.
     *
     * @return empty if no common degree is proved
     */
    public static Optional<Rational> degree(Model model, List<Equation> equations) {
        DegreeOf degrees = new DegreeOf(model);
        Degree common = Degree.ANY;
        for (Equation equation : equations) {
            common = common.and(equation.rate().accept(degrees));
        }
        return common.kind == Degree.Kind.EXACT ? Optional.of(common.power) : Optional.empty();
    }

    /** The degree of a formula: exactly one power, any (the formula is zero), or none that is known. */
    private record Degree(Kind kind, Rational power) {

        enum Kind { EXACT, ANY, UNKNOWN }

        static final Degree ANY = new Degree(Kind.ANY, Rational.ZERO);
        static final Degree UNKNOWN = new Degree(Kind.UNKNOWN, Rational.ZERO);
        static final Degree ZERO = of(Rational.ZERO);

        static Degree of(Rational power) {
            return new Degree(Kind.EXACT, power);
        }

        /** Of a sum, or of two alternatives. */
        Degree and(Degree other) {
            if (kind == Kind.ANY || other.kind == Kind.UNKNOWN) {
                return other;
            }
            return other.kind == Kind.ANY || equals(other) ? this : UNKNOWN;
        }

        /** Of a product. */
        Degree times(Degree other) {
            if (kind == Kind.UNKNOWN || other.kind == Kind.UNKNOWN) {
                return UNKNOWN;
            }
            return kind == Kind.ANY || other.kind == Kind.ANY ? ANY : of(power.plus(other.power));
        }

        /** Of a power with a fixed exponent. */
        Degree power(Rational exponent) {
            return kind == Kind.EXACT ? of(power.times(exponent)) : this;
        }

        boolean isZero() {
            return equals(ZERO);
        }
    }

    private static final class DegreeOf implements ExpressionVisitor<Degree> {

        private final Map<String, Degree> names = new HashMap<>();

        DegreeOf(Model model) {
            for (State state : model.states()) {
                names.put(state.name(), Degree.of(Rational.ONE));
            }
            names.put(FlowRate.TIME, Degree.UNKNOWN);
            for (Definition definition : model.definitions()) {
                names.put(definition.name(), definition.value().accept(this));
            }
        }

        @Override
        public Degree visit(Constant constant) {
            return constant.value().signum() == 0 ? Degree.ANY : Degree.ZERO;
        }

        @Override
        public Degree visit(Reference reference) {
            return names.getOrDefault(reference.name(), Degree.ZERO);
        }

        @Override
        public Degree visit(Addition addition) {
            Degree common = Degree.ANY;
            for (Expression term : addition.terms()) {
                common = common.and(term.accept(this));
            }
            return common;
        }

        @Override
        public Degree visit(Multiplication multiplication) {
            Degree total = Degree.ZERO;
            for (Expression factor : multiplication.factors()) {
                total = total.times(factor.accept(this));
            }
            return total;
        }

        @Override
        public Degree visit(Power power) {
            Degree base = power.base().accept(this);
            if (power.exponent() instanceof Constant constant && constant.value().signum() != 0) {
                return base.power(constant.value());
            }
            return base.isZero() && power.exponent().accept(this).isZero() ? Degree.ZERO : Degree.UNKNOWN;
        }

        @Override
        public Degree visit(FunctionCall call) {
            if (call.order() == 0 && call.function().equals("Sqrt")) {
                return call.arguments().get(0).accept(this).power(HALF);
            }
            if (call.order() == 0 && call.function().equals("Abs")) {
                return call.arguments().get(0).accept(this);
            }
            boolean scaleless = call.arguments().stream().allMatch(argument -> argument.accept(this).isZero());
            return scaleless ? Degree.ZERO : Degree.UNKNOWN;
        }

        @Override
        public Degree visit(Reduction reduction) {
            Degree body = reduction.body().accept(this);
            return reduction.kind() == Reduction.Kind.PRODUCT && !body.isZero() ? Degree.UNKNOWN : body;
        }

        @Override
        public Degree visit(Delta delta) {
            return Degree.ZERO;
        }

        @Override
        public Degree visit(Conditional conditional) {
            boolean decidedByScaleless = conditional.condition().accept(this).isZero();
            return decidedByScaleless
                    ? conditional.whenTrue().accept(this).and(conditional.whenFalse().accept(this)) : Degree.UNKNOWN;
        }

        /** A condition is unchanged by scaling if both sides are, or if one side is zero and the other homogeneous. */
        @Override
        public Degree visit(Comparison comparison) {
            Degree difference = comparison.left().accept(this).and(comparison.right().accept(this));
            return difference.kind() == Degree.Kind.UNKNOWN ? Degree.UNKNOWN : Degree.ZERO;
        }

        @Override
        public Degree visit(Connective connective) {
            boolean scaleless = connective.operands().stream().allMatch(operand -> operand.accept(this).isZero());
            return scaleless ? Degree.ZERO : Degree.UNKNOWN;
        }

        /** Values at time zero do not scale with the state, but are tied to it: a field that uses them is left out. */
        @Override
        public Degree visit(AtStart atStart) {
            return Degree.UNKNOWN;
        }

        @Override
        public Degree visit(TimeDerivative derivative) {
            return Degree.UNKNOWN;
        }
    }
}
