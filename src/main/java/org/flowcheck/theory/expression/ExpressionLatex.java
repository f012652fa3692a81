package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Prints formulas in LaTeX's mathematical mode: fractions, sums with limits, subscripts, primes. */
public final class ExpressionLatex implements ExpressionVisitor<String> {

    private enum Level { CONDITION, SUM, PRODUCT, ATOM }

    private final LatexNames names;

    private ExpressionLatex(LatexNames names) {
        this.names = names;
    }

    /** The LaTeX of a formula whose names print as {@link LatexNames} guesses. */
    public static String of(Expression expression) {
        return of(expression, new LatexNames(Map.of(), arrays(expression)));
    }

    /**
     * The LaTeX of a formula.
     *
     * @param expression the formula
     * @param names how the names of the model look
     */
    public static String of(Expression expression, LatexNames names) {
        return expression.accept(new ExpressionLatex(names));
    }

    private static Set<String> arrays(Expression expression) {
        Set<String> arrays = new HashSet<>();
        if (expression instanceof Reference reference && !reference.isPlain()) {
            arrays.add(reference.name());
        }
        Traversal.children(expression).forEach(child -> arrays.addAll(arrays(child)));
        return arrays;
    }

    private static Level level(Expression expression) {
        if (expression instanceof Addition) {
            return Level.SUM;
        }
        if (expression instanceof Comparison || expression instanceof Connective) {
            return Level.CONDITION;
        }
        boolean product = expression instanceof Multiplication || expression instanceof Reduction
                || expression instanceof Constant constant && constant.value().signum() < 0
                || expression instanceof TimeDerivative;
        return product ? Level.PRODUCT : Level.ATOM;
    }

    private String at(Level least, Expression expression) {
        String text = expression.accept(this);
        return level(expression).compareTo(least) >= 0 ? text : "\\left(" + text + "\\right)";
    }

    @Override
    public String visit(Constant constant) {
        Rational value = constant.value();
        if (value.isInteger()) {
            return value.toString();
        }
        String sign = value.signum() < 0 ? "-" : "";
        return sign + "\\frac{" + value.numerator().abs() + "}{" + value.denominator() + "}";
    }

    @Override
    public String visit(Reference reference) {
        return names.element(reference.name(), list(reference.indices()));
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
        Quotient quotient = Quotient.of(multiplication.factors());
        String above = quotient.numerator().isEmpty() ? "1" : product(quotient.numerator());
        String text = above;
        if (!quotient.denominator().isEmpty()) {
            text = fraction(quotient);
        }
        return quotient.negative() ? "-" + text : text;
    }

    /** A sum stands behind the fraction instead of on top of it. */
    private String fraction(Quotient quotient) {
        List<Expression> above = quotient.numerator();
        int last = above.size() - 1;
        boolean tall = last >= 0 && above.get(last) instanceof Reduction;
        List<Expression> top = tall ? above.subList(0, last) : above;
        String text = "\\frac{" + (top.isEmpty() ? "1" : alone(top)) + "}{" + alone(quotient.denominator()) + "}";
        return tall ? text + " " + above.get(last).accept(this) : text;
    }

    /** One factor in braces needs no parentheses. */
    private String alone(List<Expression> factors) {
        return factors.size() == 1 ? factors.get(0).accept(this) : product(factors);
    }

    private String product(List<Expression> factors) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < factors.size(); i++) {
            Expression factor = factors.get(i);
            boolean last = i == factors.size() - 1;
            boolean open = last && factor instanceof Reduction;
            String next = open ? factor.accept(this) : at(Level.ATOM, factor);
            boolean digits = i > 0 && factors.get(i - 1) instanceof Constant && Character.isDigit(next.charAt(0));
            text.append(i == 0 ? "" : digits ? " \\cdot " : " ").append(next);
        }
        return text.toString();
    }

    @Override
    public String visit(Power power) {
        if (Quotient.isReciprocal(power)) {
            return "\\frac{1}{" + Quotient.reciprocal(power).accept(this) + "}";
        }
        boolean simple = level(power.base()) == Level.ATOM && !(power.base() instanceof Power)
                && !(power.base() instanceof Constant constant && !constant.value().isInteger())
                && !(power.base() instanceof Conditional) && !(power.base() instanceof AtStart);
        String base = power.base().accept(this);
        // A name may be stated with a superscript of its own.
        String atom = power.base() instanceof Reference && base.contains("^") ? "{" + base + "}" : base;
        return (simple ? atom : "\\left(" + base + "\\right)") + "^{" + power.exponent().accept(this) + "}";
    }

    @Override
    public String visit(FunctionCall call) {
        List<String> arguments = call.arguments().stream().map(argument -> argument.accept(this)).toList();
        Optional<ScalarFunction> function = FunctionTable.find(call.function());
        if (function.isPresent() && call.order() == 0) {
            return function.get().latex(arguments);
        }
        String name = names.of(call.function());
        // TeX takes a prime for a second superscript.
        String primed = call.order() > 0 && name.contains("^") ? "{" + name + "}" : name;
        return primed + "'".repeat(call.order())
                + "\\left(" + String.join(", ", arguments) + "\\right)";
    }

    @Override
    public String visit(Reduction reduction) {
        String head = switch (reduction.kind()) {
            case SUM -> "\\sum";
            case PRODUCT -> "\\prod";
            case MAXIMUM -> "\\max";
            case MINIMUM -> "\\min";
        };
        boolean limitsAbove = reduction.kind() == Reduction.Kind.SUM || reduction.kind() == Reduction.Kind.PRODUCT;
        StringBuilder text = new StringBuilder();
        for (IndexRange range : reduction.ranges()) {
            String index = names.of(range.index());
            String lower = range.lower().accept(this);
            String upper = range.upper().accept(this);
            text.append(limitsAbove
                    ? head + "_{" + index + "=" + lower + "}^{" + upper + "} "
                    : head + "_{" + lower + " \\le " + index + " \\le " + upper + "} ");
        }
        return text.append(at(Level.PRODUCT, reduction.body())).toString();
    }

    @Override
    public String visit(Delta delta) {
        return "\\delta_{" + list(List.of(delta.left(), delta.right())) + "}";
    }

    @Override
    public String visit(Conditional conditional) {
        return "\\begin{cases}" + conditional.whenTrue().accept(this) + " & \\text{if } "
                + conditional.condition().accept(this) + " \\\\ " + conditional.whenFalse().accept(this)
                + " & \\text{otherwise}\\end{cases}";
    }

    @Override
    public String visit(Comparison comparison) {
        String sign = switch (comparison.relation()) {
            case EQUAL -> "=";
            case UNEQUAL -> "\\ne";
            case LESS -> "<";
            case AT_MOST -> "\\le";
            case GREATER -> ">";
            case AT_LEAST -> "\\ge";
        };
        return at(Level.SUM, comparison.left()) + " " + sign + " " + at(Level.SUM, comparison.right());
    }

    @Override
    public String visit(Connective connective) {
        List<String> operands = new ArrayList<>();
        for (Expression operand : connective.operands()) {
            boolean nested = operand instanceof Connective;
            String text = operand.accept(this);
            operands.add(nested ? "\\left(" + text + "\\right)" : text);
        }
        return switch (connective.kind()) {
            case AND -> String.join(" \\wedge ", operands);
            case OR -> String.join(" \\vee ", operands);
            case NOT -> "\\neg\\left(" + operands.get(0) + "\\right)";
        };
    }

    @Override
    public String visit(AtStart atStart) {
        if (atStart.body() instanceof Reference) {
            return atStart.body().accept(this) + "(0)";
        }
        return "\\left." + at(Level.ATOM, atStart.body()) + "\\right|_{t=0}";
    }

    @Override
    public String visit(TimeDerivative derivative) {
        return "\\frac{\\mathrm{d}}{\\mathrm{d}t} " + at(Level.ATOM, derivative.body());
    }

    @Override
    public String visit(NextValue next) {
        return "\\left." + at(Level.ATOM, next.body()) + "\\right|_{t+1}";
    }

    @Override
    public String visit(Expectation expectation) {
        return "\\mathbb{E}\\left[" + expectation.body().accept(this) + "\\right]";
    }

    private String list(List<Expression> parts) {
        List<String> texts = new ArrayList<>();
        for (Expression part : parts) {
            texts.add(part.accept(this));
        }
        return String.join(",", texts);
    }
}
