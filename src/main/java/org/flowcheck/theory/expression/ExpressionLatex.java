package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Prints formulas in LaTeX's mathematical mode: fractions, sums with limits, subscripts, primes. */
public final class ExpressionLatex implements ExpressionVisitor<String> {

    /** A function that is written as a word before its arguments. */
    private static final Pattern HEAD = Pattern.compile("\\\\[a-z]+(\\{[a-z]+})?\\s*\\\\left\\(");

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

    /**
     * A formula in pieces that may stand on several lines: its terms, each but the first with its sign before it; a
     * term that is too wide in pieces of its own, if it is something times a sum in brackets.
     *
     * @param names how the names of the model look
     * @param wide whether a term is too wide for a line
     */
    public static List<String> pieces(Expression formula, LatexNames names, Predicate<String> wide) {
        ExpressionLatex latex = new ExpressionLatex(names);
        List<Expression> terms = formula instanceof Addition addition ? Quotient.positiveFirst(addition)
                : List.of(formula);
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            String whole = latex.signed(terms.get(i), i == 0);
            Optional<List<String>> parts = wide.test(whole) ? latex.brackets(terms.get(i), i == 0) : Optional.empty();
            pieces.addAll(parts.orElse(List.of(whole)));
        }
        return pieces;
    }

    /** {@code c (x + y)} as {@code c \\bigl(x} and {@code + y\\bigr)}. */
    private Optional<List<String>> brackets(Expression term, boolean first) {
        boolean ends = term instanceof Multiplication && !last((Multiplication) term).equals(term);
        if (!ends) {
            return Optional.empty();
        }
        Addition sum = (Addition) last((Multiplication) term);
        List<Expression> others = new ArrayList<>(((Multiplication) term).factors());
        others.remove(sum);
        List<String> pieces = new ArrayList<>(terms(sum));
        pieces.set(0, signed(Algebra.multiply(others), first) + " \\Bigl(" + pieces.get(0));
        pieces.set(pieces.size() - 1, pieces.get(pieces.size() - 1) + "\\Bigr)");
        return Optional.of(pieces);
    }

    /** The sum that stands last above the line of a product; the product itself where there is none. */
    private static Expression last(Multiplication product) {
        List<Expression> above = Quotient.of(product.factors()).numerator();
        boolean sum = above.size() > 0 && above.get(above.size() - 1) instanceof Addition
                && product.factors().contains(above.get(above.size() - 1));
        return sum ? above.get(above.size() - 1) : product;
    }

    private List<String> terms(Addition addition) {
        List<String> terms = new ArrayList<>();
        for (Expression term : Quotient.positiveFirst(addition)) {
            terms.add(signed(term, terms.isEmpty()));
        }
        return terms;
    }

    private String signed(Expression term, boolean first) {
        if (first) {
            return at(Grouping.PRODUCT, term);
        }
        boolean minus = Quotient.isNegative(term);
        return (minus ? "- " : "+ ") + at(Grouping.PRODUCT, minus ? Quotient.negated(term) : term);
    }

    private String at(Grouping least, Expression expression) {
        String text = expression.accept(this);
        return least.bracketed(expression) ? "\\left(" + text + "\\right)" : text;
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
        return String.join(" ", terms(addition));
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

    /** Sums at the end stand behind the fraction instead of on top of it. */
    private String fraction(Quotient quotient) {
        List<Expression> above = quotient.numerator();
        int tall = Grouping.onTop(above);
        List<Expression> top = above.subList(0, tall);
        List<Expression> behind = above.subList(tall, above.size());
        String text = "\\frac{" + (top.isEmpty() ? "1" : alone(top)) + "}{" + alone(quotient.denominator()) + "}";
        return behind.isEmpty() ? text : text + " " + product(behind);
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
            String next = open ? factor.accept(this) : at(Grouping.ATOM, factor);
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
        boolean simple = Grouping.of(power.base()) == Grouping.ATOM && !(power.base() instanceof Power)
                && !(power.base() instanceof Constant constant && !constant.value().isInteger())
                && !(power.base() instanceof Conditional) && !(power.base() instanceof AtStart);
        String base = power.base().accept(this);
        // A name may be stated with a superscript of its own; that of a layer must not be taken for a power.
        simple = simple && !(power.base() instanceof Reference && base.contains("^{("));
        String atom = power.base() instanceof Reference && hasSuperscript(base) ? "{" + base + "}" : base;
        return (simple ? atom : "\\left(" + base + "\\right)") + "^{" + power.exponent().accept(this) + "}";
    }

    /** TeX takes a prime for a superscript, which those that follow at once join, but none behind a subscript. */
    private static boolean hasSuperscript(String atom) {
        return atom.contains("^") || atom.contains("'") && atom.contains("_");
    }

    @Override
    public String visit(FunctionCall call) {
        List<String> arguments = call.arguments().stream().map(argument -> argument.accept(this)).toList();
        Optional<ScalarFunction> function = FunctionTable.find(call.function());
        if (function.isPresent() && call.order() == 0) {
            return function.get().latex(arguments);
        }
        Optional<String> head = function.map(known -> known.latex(arguments))
                .filter(text -> HEAD.matcher(text).lookingAt()).map(text -> text.substring(0, text.indexOf("\\left(")));
        String name = head.orElseGet(() -> names.of(call.function()));
        String primed = call.order() > 0 && hasSuperscript(name) ? "{" + name + "}" : name;
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
        for (int i = 0; i < reduction.ranges().size(); i++) {
            IndexRange range = reduction.ranges().get(i);
            StringBuilder indices = new StringBuilder(names.of(range.index()));
            while (limitsAbove && i + 1 < reduction.ranges().size()
                    && Grouping.alike(range, reduction.ranges().get(i + 1))) {
                indices.append(',').append(names.of(reduction.ranges().get(++i).index()));
            }
            String lower = range.lower().accept(this);
            String upper = range.upper().accept(this);
            text.append(limitsAbove
                    ? head + "_{" + indices + "=" + lower + "}^{" + upper + "} "
                    : head + "_{" + lower + " \\le " + indices + " \\le " + upper + "} ");
        }
        return text.append(at(Grouping.PRODUCT, reduction.body())).toString();
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
        return at(Grouping.SUM, comparison.left()) + " " + sign + " " + at(Grouping.SUM, comparison.right());
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
        return "\\left." + at(Grouping.ATOM, atStart.body()) + "\\right|_{t=0}";
    }

    @Override
    public String visit(TimeDerivative derivative) {
        return "\\frac{\\mathrm{d}}{\\mathrm{d}t} " + at(Grouping.ATOM, derivative.body());
    }

    @Override
    public String visit(NextValue next) {
        return "\\left." + at(Grouping.ATOM, next.body()) + "\\right|_{t+1}";
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
