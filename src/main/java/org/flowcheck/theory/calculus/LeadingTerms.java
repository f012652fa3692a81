package org.flowcheck.theory.calculus;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
import org.flowcheck.theory.expression.LinearForm;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.RationalValue;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.expression.Traversal;

/**
 * Finds the leading terms of formulas as a variable tends to infinity, from the leaves upwards. All other names are
 * parameters: real in exponents, positive elsewhere. A visit gives nothing where the formula is zero, and ends in
 * {@link CannotTell} where the rules do not decide.
 */
final class LeadingTerms implements ExpressionVisitor<Optional<LeadingTerm>> {

    /** Functions of what tends to zero are looked at up to this power: {@value}. */
    private static final int ORDER = 12;
    /** A number made of roots and functions is not zero if it is this large; roundings are 1e-15 or so: {@value}. */
    private static final double CLEARLY_NOT_ZERO = 1e-9;
    private static final LinearForm HALF = LinearForm.of(Rational.of(1, 2));

    private final String variable;
    private final Set<String> positive;

    /**
     * Rules for formulas of a variable.
     *
     * @param variable what tends to infinity
     * @param positive parameters that are positive; the others are real numbers of any sign
     */
    LeadingTerms(String variable, Set<String> positive) {
        this.variable = variable;
        this.positive = Set.copyOf(positive);
    }

    /** The leading term of a formula; nothing if it is zero. */
    Optional<LeadingTerm> of(Expression expression) {
        return Traversal.freeNames(expression).isEmpty() ? number(expression) : expression.accept(this);
    }

    private LeadingTerm nonzero(Expression expression) {
        return of(expression).orElseThrow(() -> new CannotTell(ExpressionText.of(expression) + " is zero"));
    }

    private static Optional<LeadingTerm> number(Expression expression) {
        Optional<Rational> exact = RationalValue.of(expression);
        if (exact.isPresent()) {
            return exact.filter(value -> value.signum() != 0).map(LeadingTerm::of);
        }
        double value = Double.NaN;
        try {
            value = new Evaluator(new Bindings()).value(expression);
        } catch (EvaluationException none) {
            // Said below, like any other expression without a value.
        }
        if (!Double.isFinite(value) || Math.abs(value) < CLEARLY_NOT_ZERO) {
            throw new CannotTell(ExpressionText.of(expression) + " is not seen to be a number other than zero");
        }
        return Optional.of(LeadingTerm.constant((int) Math.signum(value)));
    }

    @Override
    public Optional<LeadingTerm> visit(Constant constant) {
        return number(constant);
    }

    @Override
    public Optional<LeadingTerm> visit(Reference reference) {
        if (reference.isPlain() && reference.name().equals(variable)) {
            return Optional.of(LeadingTerm.variable());
        }
        if (!reference.isPlain() || !positive.contains(reference.name())) {
            throw undecided(reference);
        }
        return Optional.of(LeadingTerm.constant(1));
    }

    @Override
    public Optional<LeadingTerm> visit(Addition addition) {
        List<LeadingTerm> terms = addition.terms().stream().map(this::of).flatMap(Optional::stream).toList();
        return terms.isEmpty() ? Optional.empty() : Optional.of(LeadingTerm.sum(terms));
    }

    @Override
    public Optional<LeadingTerm> visit(Multiplication multiplication) {
        return multiplication.factors().stream().map(this::of)
                .reduce((left, right) -> left.flatMap(a -> right.map(a::times))).orElseThrow();
    }

    @Override
    public Optional<LeadingTerm> visit(Power power) {
        if (Traversal.mentions(power.exponent(), variable)) {
            try {
                // x^p = Exp[p*Log[x]]
                return of(FunctionCall.of("Exp",
                        Algebra.multiply(power.exponent(), FunctionCall.of("Log", power.base()))));
            } catch (CannotTell undecided) {
                throw new CannotTell("the exponent of " + ExpressionText.of(power) + " grows or shrinks with "
                        + variable);
            }
        }
        LeadingTerm base = nonzero(power.base());
        if (base.isBounded() && base.sign() > 0) {
            // Whatever the exponent, what tends to a positive number stays so.
            return Optional.of(base.coefficient().filter(Rational.ONE::equals).map(LeadingTerm::of)
                    .orElseGet(() -> LinearForm.of(power.exponent()).map(base::power)
                            .orElseGet(() -> LeadingTerm.constant(1))));
        }
        return Optional.of(base.power(LinearForm.of(power.exponent()).orElseThrow(() -> new CannotTell("the exponent "
                + ExpressionText.of(power.exponent()) + " is not linear in the parameters"))));
    }

    @Override
    public Optional<LeadingTerm> visit(FunctionCall call) {
        if (call.order() > 0 || call.arguments().size() != 1 || FunctionTable.find(call.function()).isEmpty()) {
            throw undecided(call);
        }
        Optional<LeadingTerm> possible = of(call.arguments().get(0));
        if (possible.isEmpty()) {
            throw undecided(call);
        }
        LeadingTerm argument = possible.get();
        return Optional.of(switch (call.function()) {
            case "Sqrt" -> argument.power(HALF);
            case "Abs" -> argument.size();
            case "Log" -> logarithm(call, argument);
            case "Exp" -> exponential(call, argument);
            default -> nearZero(call, argument);
        });
    }

    /** {@code Log[c*m^e] = e*Log[m] + Log[c]}. */
    private static LeadingTerm logarithm(FunctionCall call, LeadingTerm argument) {
        int direction = argument.direction().orElseThrow(() -> undecided(call));
        if (argument.sign() > 0 && direction != 0) {
            return new LeadingTerm(LinearForm.ZERO, direction, Optional.empty(), true);
        }
        int beyondOne = argument.coefficient().map(Rational.ONE::compareTo).orElseThrow(() -> undecided(call));
        if (argument.sign() < 0 || beyondOne == 0) {
            throw undecided(call);
        }
        return LeadingTerm.constant(-beyondOne);
    }

    private static LeadingTerm exponential(FunctionCall call, LeadingTerm argument) {
        if (argument.direction().filter(direction -> direction < 0).isPresent()) {
            return LeadingTerm.of(Rational.ONE);
        }
        if (argument.isBounded()) {
            return LeadingTerm.constant(1);
        }
        throw undecided(call);
    }

    /** The first term of a function's series at zero, at an argument that tends to zero. */
    private static LeadingTerm nearZero(FunctionCall call, LeadingTerm argument) {
        List<Rational> series = FunctionTable.find(call.function()).flatMap(known -> known.seriesAtZero(ORDER))
                .filter(any -> argument.direction().filter(direction -> direction < 0).isPresent())
                .orElseThrow(() -> undecided(call));
        int first = IntStream.rangeClosed(0, ORDER).filter(power -> series.get(power).signum() != 0).findFirst()
                .orElseThrow(() -> undecided(call));
        return LeadingTerm.of(series.get(first)).times(argument.power(LinearForm.of(Rational.of(first))));
    }

    private static CannotTell undecided(Expression what) {
        return new CannotTell("no rule for " + ExpressionText.of(what));
    }

    @Override
    public Optional<LeadingTerm> visit(Reduction reduction) {
        throw undecided(reduction);
    }

    @Override
    public Optional<LeadingTerm> visit(Delta delta) {
        throw undecided(delta);
    }

    @Override
    public Optional<LeadingTerm> visit(Conditional conditional) {
        throw undecided(conditional);
    }

    @Override
    public Optional<LeadingTerm> visit(Comparison comparison) {
        throw undecided(comparison);
    }

    @Override
    public Optional<LeadingTerm> visit(Connective connective) {
        throw undecided(connective);
    }

    @Override
    public Optional<LeadingTerm> visit(AtStart atStart) {
        throw undecided(atStart);
    }

    @Override
    public Optional<LeadingTerm> visit(TimeDerivative derivative) {
        throw undecided(derivative);
    }

    @Override
    public Optional<LeadingTerm> visit(NextValue next) {
        throw undecided(next);
    }

    @Override
    public Optional<LeadingTerm> visit(Expectation expectation) {
        throw undecided(expectation);
    }
}
