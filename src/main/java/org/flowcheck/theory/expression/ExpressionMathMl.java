package org.flowcheck.theory.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Prints formulas in presentation MathML, which browsers set without any help: fractions, sums with limits, subscripts,
 * primes. It groups as {@link ExpressionLatex} does.
 */
public final class ExpressionMathMl implements ExpressionVisitor<String> {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?([eE]-?[0-9]{1,2})?");

    private final MathMlNames names;

    private ExpressionMathMl(MathMlNames names) {
        this.names = names;
    }

    /**
     * One {@code math} element.
     *
     * @param expression the formula
     * @param names how the names of the model look
     */
    public static String of(Expression expression, MathMlNames names) {
        return element(expression.accept(new ExpressionMathMl(names)));
    }

    /**
     * A formula as several {@code math} elements, between which a line may be broken: the sides of a comparison, and
     * the terms of a sum, each but the first with its sign in front.
     */
    public static List<String> pieces(Expression expression, MathMlNames names) {
        ExpressionMathMl printer = new ExpressionMathMl(names);
        return printer.parts(expression).stream().map(ExpressionMathMl::element).toList();
    }

    /** The same of an equation whose left side is a state's rate, or its value one step later in a map. */
    public static List<String> equation(Reference left, boolean discrete, Expression right, MathMlNames names) {
        ExpressionMathMl printer = new ExpressionMathMl(names);
        String name = left.accept(printer);
        String side = discrete ? MathMl.row(name, MathMl.parentheses(MathMl.row(MathMl.name("t"), MathMl.operator("+"),
                MathMl.number("1")))) : MathMl.row(differentiation(), MathMl.THIN, name);
        return printer.equation(side, right);
    }

    /** The same of a definition. */
    public static List<String> definition(Reference left, Expression right, MathMlNames names) {
        ExpressionMathMl printer = new ExpressionMathMl(names);
        return printer.equation(left.accept(printer), right);
    }

    private List<String> equation(String left, Expression right) {
        return joined(left, "=", parts(right)).stream().map(ExpressionMathMl::element).toList();
    }

    private List<String> parts(Expression expression) {
        if (expression instanceof Comparison comparison) {
            List<String> parts = new ArrayList<>(parts(comparison.left()));
            parts.addAll(joined("", sign(comparison.relation()), parts(comparison.right())));
            return parts;
        }
        return expression instanceof Addition addition ? terms(addition) : List.of(expression.accept(this));
    }

    /** A left side and a sign in front of the first of some parts. */
    private static List<String> joined(String left, String sign, List<String> parts) {
        List<String> all = new ArrayList<>(parts);
        all.set(0, MathMl.group(left + MathMl.infix(sign) + all.get(0)));
        return all;
    }

    private static String element(String inside) {
        return "<math displaystyle=\"true\">" + inside + "</math>";
    }

    private List<String> terms(Addition addition) {
        List<String> terms = new ArrayList<>();
        for (Expression term : Quotient.positiveFirst(addition)) {
            boolean minus = !terms.isEmpty() && Quotient.isNegative(term);
            String text = at(Grouping.PRODUCT, minus ? Quotient.negated(term) : term);
            terms.add(terms.isEmpty() ? text : MathMl.infix(minus ? "\u2212" : "+") + text);
        }
        return terms;
    }

    private String at(Grouping least, Expression expression) {
        String text = expression.accept(this);
        return least.bracketed(expression) ? MathMl.parentheses(text) : text;
    }

    @Override
    public String visit(Constant constant) {
        Rational value = constant.value();
        String size = MathMl.number(value.numerator().abs().toString());
        String text = typed(constant).map(ExpressionMathMl::decimal).orElse(value.isInteger() ? size
                : MathMl.fraction(size, MathMl.number(value.denominator().toString())));
        return value.signum() < 0 ? MathMl.row(MathMl.operator("\u2212"), text) : text;
    }

    private static boolean isOneNumber(Constant constant) {
        return constant.value().isInteger() && typed(constant).filter(text -> text.matches(".*[eE].*")).isEmpty();
    }

    /** {@code 2.5e-3} as a power of ten. */
    private static String decimal(String typed) {
        String[] parts = typed.split("[eE]");
        if (parts.length == 1) {
            return MathMl.number(typed);
        }
        String exponent = MathMl.number(parts[1].replace("-", ""));
        String power = MathMl.sup(MathMl.number("10"),
                parts[1].startsWith("-") ? MathMl.row(MathMl.operator("\u2212"), exponent) : exponent);
        return parts[0].equals("1") ? power : MathMl.row(MathMl.number(parts[0]), MathMl.operator("\u22c5"), power);
    }

    /** A decimal as a user typed it, {@code 0.05}, which is easier to read than its fraction. */
    private static Optional<String> typed(Constant constant) {
        Rational value = constant.value();
        Rational size = value.signum() < 0 ? value.negate() : value;
        return constant.origin().span().map(span -> span.source().text().substring(span.start(), span.end()))
                .filter(text -> DECIMAL.matcher(text).matches())
                .filter(text -> Rational.of(new BigDecimal(text)).equals(size));
    }

    @Override
    public String visit(Reference reference) {
        return names.element(reference.name(), all(reference.indices()));
    }

    @Override
    public String visit(Addition addition) {
        return MathMl.group(String.join("", terms(addition)));
    }

    @Override
    public String visit(Multiplication multiplication) {
        Quotient quotient = Quotient.of(multiplication.factors());
        String text = quotient.denominator().isEmpty() ? product(quotient.numerator()) : fraction(quotient);
        return quotient.negative() ? MathMl.row(MathMl.operator("\u2212"), text) : text;
    }

    /** Sums at the end stand behind the fraction instead of on top of it. */
    private String fraction(Quotient quotient) {
        List<Expression> above = quotient.numerator();
        int tall = Grouping.onTop(above);
        String text = MathMl.fraction(alone(above.subList(0, tall)), alone(quotient.denominator()));
        List<Expression> behind = above.subList(tall, above.size());
        return behind.isEmpty() ? text : MathMl.row(text, MathMl.TIMES, product(behind));
    }

    /** One factor above or below a line needs no parentheses. */
    private String alone(List<Expression> factors) {
        return factors.size() == 1 ? factors.get(0).accept(this) : product(factors);
    }

    private String product(List<Expression> factors) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            Expression factor = factors.get(i);
            boolean open = i == factors.size() - 1 && factor instanceof Reduction;
            String next = open ? factor.accept(this) : at(Grouping.ATOM, factor);
            if (i > 0) {
                parts.add(startsWithDigit(factor) ? MathMl.operator("\u22c5") : MathMl.TIMES);
            }
            if (i > 0 && factor instanceof FunctionCall) {
                parts.add(MathMl.THIN);
            }
            parts.add(next);
        }
        return parts.isEmpty() ? MathMl.number("1") : MathMl.row(parts);
    }

    private static boolean startsWithDigit(Expression factor) {
        return factor instanceof Constant || factor instanceof Power power && startsWithDigit(power.base());
    }

    @Override
    public String visit(Power power) {
        if (Quotient.isReciprocal(power)) {
            return MathMl.fraction(MathMl.number("1"), Quotient.reciprocal(power).accept(this));
        }
        String exponent = exponent(power.exponent());
        if (power.base() instanceof Reference reference) {
            return names.power(reference.name(), all(reference.indices()), exponent)
                    .orElseGet(() -> MathMl.sup(MathMl.parentheses(reference.accept(this)), exponent));
        }
        boolean simple = Grouping.of(power.base()) == Grouping.ATOM && !(power.base() instanceof Power)
                && !(power.base() instanceof Constant constant && !isOneNumber(constant))
                && !(power.base() instanceof Conditional) && !(power.base() instanceof AtStart)
                && !(power.base() instanceof NextValue);
        String base = power.base().accept(this);
        return MathMl.sup(simple ? base : MathMl.parentheses(base), exponent);
    }

    /** A fraction of numbers stands on one line, where it would be small above another. */
    private String exponent(Expression exponent) {
        if (exponent instanceof Constant constant && !constant.value().isInteger() && typed(constant).isEmpty()) {
            String size = MathMl.number(constant.value().numerator().abs().toString()) + MathMl.operator("/")
                    + MathMl.number(constant.value().denominator().toString());
            return MathMl.group((constant.value().signum() < 0 ? MathMl.operator("\u2212") : "") + size);
        }
        return exponent.accept(this);
    }

    @Override
    public String visit(FunctionCall call) {
        List<String> arguments = all(call.arguments());
        Optional<ScalarFunction> function = FunctionTable.find(call.function());
        if (function.isPresent() && call.order() == 0) {
            return function.get().mathMl(arguments);
        }
        String head = function.map(known -> MathMl.name(known.word())).orElseGet(() -> names.of(call.function()));
        return MathMl.call(call.order() == 0 ? head : MathMl.sup(head, MathMl.operator("\u2032".repeat(call.order()))),
                arguments);
    }

    @Override
    public String visit(Reduction reduction) {
        String sign = switch (reduction.kind()) {
            case SUM -> MathMl.operator("\u2211");
            case PRODUCT -> MathMl.operator("\u220f");
            case MAXIMUM -> MathMl.operator("max");
            case MINIMUM -> MathMl.operator("min");
        };
        boolean limitsAbove = reduction.kind() == Reduction.Kind.SUM || reduction.kind() == Reduction.Kind.PRODUCT;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < reduction.ranges().size(); i++) {
            IndexRange range = reduction.ranges().get(i);
            List<String> indices = new ArrayList<>(List.of(names.of(range.index())));
            while (limitsAbove && i + 1 < reduction.ranges().size()
                    && Grouping.alike(range, reduction.ranges().get(i + 1))) {
                indices.add(names.of(reduction.ranges().get(++i).index()));
            }
            String lower = range.lower().accept(this);
            String upper = range.upper().accept(this);
            String index = MathMl.list(indices);
            text.append(limitsAbove
                    ? "<munderover>" + sign + MathMl.row(index, MathMl.operator("="), lower) + upper + "</munderover>"
                    : "<munder>" + sign + MathMl.row(lower, MathMl.operator("\u2264"), index,
                            MathMl.operator("\u2264"), upper)
                    + "</munder>");
        }
        return MathMl.group(text + at(Grouping.PRODUCT, reduction.body()));
    }

    @Override
    public String visit(Delta delta) {
        return MathMl.sub(MathMl.name("\u03b4"), MathMl.list(all(List.of(delta.left(), delta.right()))));
    }

    @Override
    public String visit(Conditional conditional) {
        return MathMl.row("<mo form=\"prefix\" stretchy=\"true\">{</mo>", "<mtable>"
                + line(conditional.whenTrue().accept(this),
                        MathMl.row(MathMl.words("if\u00a0"), conditional.condition().accept(this)))
                + line(conditional.whenFalse().accept(this), MathMl.words("otherwise")) + "</mtable>");
    }

    private static String line(String value, String where) {
        return "<mtr><mtd>" + value + "</mtd><mtd>" + where + "</mtd></mtr>";
    }

    private static String sign(Comparison.Relation relation) {
        return switch (relation) {
            case EQUAL -> "=";
            case UNEQUAL -> "\u2260";
            case LESS -> "<";
            case AT_MOST -> "\u2264";
            case GREATER -> ">";
            case AT_LEAST -> "\u2265";
        };
    }

    @Override
    public String visit(Comparison comparison) {
        return MathMl.row(at(Grouping.SUM, comparison.left()), MathMl.operator(sign(comparison.relation())),
                at(Grouping.SUM, comparison.right()));
    }

    @Override
    public String visit(Connective connective) {
        List<String> operands = connective.operands().stream().map(operand -> operand instanceof Connective
                ? MathMl.parentheses(operand.accept(this)) : operand.accept(this)).toList();
        return switch (connective.kind()) {
            case AND -> MathMl.group(String.join(MathMl.operator("\u2227"), operands));
            case OR -> MathMl.group(String.join(MathMl.operator("\u2228"), operands));
            case NOT -> MathMl.row(MathMl.operator("\u00ac"), MathMl.parentheses(operands.get(0)));
        };
    }

    @Override
    public String visit(AtStart atStart) {
        String body = atStart.body().accept(this);
        return atStart.body() instanceof Reference ? MathMl.row(body, MathMl.parentheses(MathMl.number("0")))
                : MathMl.sub(MathMl.fenced("(", body, ")"),
                        MathMl.row(MathMl.name("t"), MathMl.operator("="), MathMl.number("0")));
    }

    private static String differentiation() {
        return MathMl.fraction(MathMl.upright("d"), MathMl.row(MathMl.upright("d"), MathMl.name("t")));
    }

    @Override
    public String visit(TimeDerivative derivative) {
        return MathMl.row(differentiation(), MathMl.THIN, at(Grouping.ATOM, derivative.body()));
    }

    @Override
    public String visit(NextValue next) {
        String later = MathMl.row(MathMl.name("t"), MathMl.operator("+"), MathMl.number("1"));
        return next.body() instanceof Reference ? MathMl.row(next.body().accept(this), MathMl.parentheses(later))
                : MathMl.sub(MathMl.parentheses(next.body().accept(this)), later);
    }

    @Override
    public String visit(Expectation expectation) {
        return MathMl.row(MathMl.name("\ud835\udd3c"), MathMl.fenced("[", expectation.body().accept(this), "]"));
    }

    private List<String> all(List<Expression> parts) {
        return parts.stream().map(part -> part.accept(this)).toList();
    }
}
