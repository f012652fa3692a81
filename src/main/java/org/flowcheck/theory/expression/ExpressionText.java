package org.flowcheck.theory.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prints formulas in the model language, with as few parentheses as its grammar allows. What was written by a user
 * keeps its shape ({@code x^-3}, {@code 0.5*x}, {@code a/b/c}); what was computed is written as a person would
 * ({@code (1 - K)^2/2}, {@code a - b}). Parsing the text gives a formula of the same value, and printing that one gives
 * the same text.
 */
public final class ExpressionText implements ExpressionVisitor<String> {

    /** How tightly a node binds, from loose to tight. */
    private enum Level { OR, AND, NOT, COMPARISON, SUM, PRODUCT, POWER, ATOM }

    /** Decimals longer than this are printed as quotients. */
    private static final int LONGEST_DECIMAL = 20;

    private ExpressionText() {
    }

    /** The text of a formula. */
    public static String of(Expression expression) {
        return expression.accept(new ExpressionText());
    }

    private String at(Level least, Expression expression) {
        String text = expression.accept(this);
        return level(expression).compareTo(least) >= 0 ? text : "(" + text + ")";
    }

    private static Level level(Expression expression) {
        if (expression instanceof Constant constant) {
            boolean quotient = decimal(constant).isEmpty();
            return constant.value().signum() < 0 || quotient ? Level.PRODUCT : Level.ATOM;
        }
        if (expression instanceof Addition) {
            return Level.SUM;
        }
        if (expression instanceof Multiplication) {
            return Level.PRODUCT;
        }
        if (expression instanceof Power) {
            return Quotient.isReciprocal(expression) ? Level.PRODUCT : Level.POWER;
        }
        if (expression instanceof Comparison) {
            return Level.COMPARISON;
        }
        if (expression instanceof Connective connective) {
            return switch (connective.kind()) {
                case AND -> Level.AND;
                case OR -> Level.OR;
                case NOT -> Level.NOT;
            };
        }
        return Level.ATOM;
    }

    /** Integers, and decimals that a user wrote as such. */
    private static Optional<String> decimal(Constant constant) {
        Rational value = constant.value();
        if (value.isInteger()) {
            return Optional.of(value.numerator().toString());
        }
        if (constant.origin().span().isEmpty()) {
            return Optional.empty();
        }
        try {
            BigDecimal exact = new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()));
            return exact.precision() <= LONGEST_DECIMAL ? Optional.of(scientific(exact)) : Optional.empty();
        } catch (ArithmeticException notTerminating) {
            return Optional.empty();
        }
    }

    private static String scientific(BigDecimal value) {
        String plain = value.toPlainString();
        return plain.length() <= LONGEST_DECIMAL ? plain : value.toString().replace("E", "e");
    }

    @Override
    public String visit(Constant constant) {
        return decimal(constant).orElseGet(() -> constant.value().toString());
    }

    @Override
    public String visit(Reference reference) {
        return reference.isPlain() ? reference.name() : reference.name() + brackets(reference.indices());
    }

    @Override
    public String visit(Addition addition) {
        StringBuilder text = new StringBuilder();
        for (Expression term : Quotient.positiveFirst(addition)) {
            if (text.isEmpty()) {
                text.append(at(Level.PRODUCT, term));
            } else if (Quotient.isNegative(term)) {
                text.append(" - ").append(at(Level.PRODUCT, Quotient.negated(term)));
            } else {
                text.append(" + ").append(at(Level.PRODUCT, term));
            }
        }
        return text.toString();
    }

    @Override
    public String visit(Multiplication multiplication) {
        boolean asWritten = multiplication.origin().span().isPresent();
        return asWritten ? inOrder(multiplication.factors()) : arranged(multiplication.factors());
    }

    private String inOrder(List<Expression> factors) {
        StringBuilder text = new StringBuilder();
        boolean afterSign = false;
        for (int i = 0; i < factors.size(); i++) {
            Expression factor = factors.get(i);
            if (i == 0 && factor.equals(Algebra.MINUS_ONE)) {
                text.append('-');
                afterSign = true;
            } else if (i == 0 || afterSign) {
                // A product at the head needs no parentheses, because products group to the left.
                text.append(factor instanceof Multiplication || Quotient.isReciprocal(factor)
                        ? factor.accept(this) : at(Level.POWER, factor, i == 0));
                afterSign = false;
            } else if (Quotient.isReciprocal(factor)) {
                text.append('/').append(at(Level.POWER, Quotient.reciprocal((Power) factor)));
            } else {
                text.append('*').append(at(Level.POWER, factor));
            }
        }
        return text.toString();
    }

    /** A negative constant needs no parentheses at the head. */
    private String at(Level least, Expression factor, boolean head) {
        return head && factor instanceof Constant constant && decimal(constant).isPresent()
                ? factor.accept(this) : at(least, factor);
    }

    private String arranged(List<Expression> factors) {
        Quotient quotient = Quotient.of(factors);
        String above = quotient.numerator().isEmpty() ? "1" : product(quotient.numerator());
        String text = switch (quotient.denominator().size()) {
            case 0 -> above;
            case 1 -> above + "/" + at(Level.POWER, quotient.denominator().get(0));
            default -> above + "/(" + product(quotient.denominator()) + ")";
        };
        return quotient.negative() ? "-" + text : text;
    }

    private String product(List<Expression> factors) {
        List<String> texts = new ArrayList<>();
        for (Expression factor : factors) {
            texts.add(at(Level.POWER, factor));
        }
        return String.join("*", texts);
    }

    @Override
    public String visit(Power power) {
        if (Quotient.isReciprocal(power)) {
            return "1/" + at(Level.POWER, Quotient.reciprocal(power));
        }
        // Powers group to the right, and a sign may stand directly after '^' where a user wrote it there.
        String base = at(Level.ATOM, power.base());
        boolean plainNegative = power.exponent() instanceof Constant constant && constant.value().isInteger();
        String exponent = plainNegative ? power.exponent().accept(this) : at(Level.POWER, power.exponent());
        return base + "^" + exponent;
    }

    @Override
    public String visit(FunctionCall call) {
        String name = call.function() + "'".repeat(call.order());
        return call.arguments().isEmpty() ? name : name + brackets(call.arguments());
    }

    @Override
    public String visit(Reduction reduction) {
        StringBuilder text = new StringBuilder(reduction.kind().head()).append('[')
                .append(reduction.body().accept(this));
        for (IndexRange range : reduction.ranges()) {
            text.append(", {").append(range.index()).append(", ");
            if (!range.lower().equals(Algebra.ONE)) {
                text.append(range.lower().accept(this)).append(", ");
            }
            text.append(range.upper().accept(this)).append('}');
        }
        return text.append(']').toString();
    }

    @Override
    public String visit(Delta delta) {
        return "KroneckerDelta" + brackets(List.of(delta.left(), delta.right()));
    }

    @Override
    public String visit(Conditional conditional) {
        return "If" + brackets(List.of(conditional.condition(), conditional.whenTrue(), conditional.whenFalse()));
    }

    @Override
    public String visit(Comparison comparison) {
        return at(Level.SUM, comparison.left()) + " " + comparison.relation().sign() + " "
                + at(Level.SUM, comparison.right());
    }

    @Override
    public String visit(Connective connective) {
        if (connective.kind() == Connective.Kind.NOT) {
            Expression operand = connective.operands().get(0);
            return operand instanceof Connective inner && inner.kind() == Connective.Kind.NOT
                    ? "!" + operand.accept(this) : "!(" + operand.accept(this) + ")";
        }
        Level tighter = connective.kind() == Connective.Kind.AND ? Level.NOT : Level.AND;
        List<String> texts = new ArrayList<>();
        for (Expression operand : connective.operands()) {
            texts.add(at(tighter, operand));
        }
        return String.join(" " + connective.kind().sign() + " ", texts);
    }

    @Override
    public String visit(AtStart atStart) {
        return "Initial" + brackets(List.of(atStart.body()));
    }

    @Override
    public String visit(TimeDerivative derivative) {
        return "Dt" + brackets(List.of(derivative.body()));
    }

    @Override
    public String visit(NextValue next) {
        return "Next" + brackets(List.of(next.body()));
    }

    @Override
    public String visit(Expectation expectation) {
        return "Expectation" + brackets(List.of(expectation.body()));
    }

    private String brackets(List<Expression> parts) {
        List<String> texts = new ArrayList<>();
        for (Expression part : parts) {
            texts.add(part.accept(this));
        }
        return "[" + String.join(", ", texts) + "]";
    }
}
