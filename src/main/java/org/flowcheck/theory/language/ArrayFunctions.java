package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.syntax.Operator;
import org.flowcheck.theory.syntax.Term;

/**
 * Functions of whole arrays and slices, written out in elements: {@code Norm[a]} is {@code Sqrt[Sum[a[i]^2, {i, m}]]}.
 * An array may be a name with some or all of its last indices left out, sums and multiples of arrays, functions of
 * numbers applied to each element, {@code Dot} and {@code Transpose}.
 */
final class ArrayFunctions {

    private static final Set<String> NAMES = Set.of(Vocabulary.NORM, Vocabulary.FROBENIUS_NORM, Vocabulary.MAX_NORM,
            Vocabulary.TOTAL, Vocabulary.DOT, Vocabulary.TRANSPOSE);
    private static final List<String> LETTERS = List.of("i", "j", "p", "q", "r", "s", "u", "v");

    /** More factors of Dot would nest sums too deep. */
    private static final int MOST_FACTORS = 20;

    private final FormulaChecker checker;
    private final Scope declared;
    private final Set<String> used;

    /**
     * For one formula.
     *
     * @param checker checks the parts
     * @param declared names that fresh indices must avoid
     * @param used further ones; fresh ones are in it while their sum is being built
     */
    ArrayFunctions(FormulaChecker checker, Scope declared, Set<String> used) {
        this.checker = checker;
        this.declared = declared;
        this.used = used;
    }

    boolean handles(String head) {
        return NAMES.contains(head);
    }

    Expression number(Term.Call call, Surroundings in) {
        if (call.name().equals(Vocabulary.DOT)) {
            if (call.arguments().size() < 2) {
                throw Diagnostic.at(call.span(), Code.WRONG_NUMBER_OF_ARGUMENTS, "'Dot' takes two or more arrays")
                        .exception();
            }
            if (call.arguments().size() > MOST_FACTORS) {
                throw Diagnostic.at(call.span(), Code.NESTING_TOO_DEEP, "'Dot' nests sums too deep here")
                        .expecting("at most " + MOST_FACTORS + " arrays").exception();
            }
            return dot(call.arguments(), call.span(), in);
        }
        IndexForms.require(call, 1, call.name() + "[array]");
        Term array = call.arguments().get(0);
        if (call.name().equals(Vocabulary.TRANSPOSE)) {
            requireRank(array, shape(array, in), 2);
            requireElement(call, in, 2);
            return checker.number(array, in.element(List.of(in.element().get(1), in.element().get(0))));
        }
        FormulaChecker.refuseElement(in, call.span());
        List<Expression> shape = shape(array, in);
        switch (call.name()) {
            case Vocabulary.NORM -> requireRank(array, shape, 1);
            case Vocabulary.FROBENIUS_NORM -> requireRank(array, shape, 2);
            default -> requireArray(array, shape);
        }
        Origin origin = Origin.at(call.span());
        return switch (call.name()) {
            case Vocabulary.MAX_NORM -> gather(Reduction.Kind.MAXIMUM, array, shape, in, call.span(),
                    element -> new FunctionCall("Abs", 0, List.of(element), origin));
            case Vocabulary.TOTAL -> gather(Reduction.Kind.SUM, array, shape, in, call.span(), element -> element);
            default -> new FunctionCall("Sqrt", 0, List.of(gather(Reduction.Kind.SUM, array, shape, in, call.span(),
                    element -> AsWritten.power(element, new Constant(Rational.of(2), origin), origin))), origin);
        };
    }

    private Expression gather(Reduction.Kind kind, Term array, List<Expression> shape, Surroundings in, Span span,
                              UnaryOperator<Expression> body) {
        Origin origin = Origin.at(span);
        Surroundings inside = in;
        List<Expression> element = new ArrayList<>();
        List<IndexRange> ranges = new ArrayList<>();
        for (Expression size : shape) {
            String index = fresh();
            inside = inside.withIndex(index, span);
            element.add(new Reference(index, List.of(), origin));
            ranges.add(new IndexRange(index, new Constant(Rational.ONE, origin), size, origin));
        }
        Expression gathered = body.apply(checker.number(array, inside.element(element)));
        ranges.forEach(range -> used.remove(range.index()));
        return new Reduction(kind, gathered, ranges, origin);
    }

    /** {@code Dot[x, y, z]} is {@code Dot[Dot[x, y], z]}. */
    private Expression dot(List<Term> factors, Span span, Surroundings in) {
        List<Expression> shape = dotShape(factors, in);
        if (shape.size() != in.element().size()) {
            throw needsNumber(span, shape.size());
        }
        int last = factors.size() - 1;
        if (last == 0) {
            return checker.number(factors.get(0), in);
        }
        Term right = factors.get(last);
        List<Term> left = factors.subList(0, last);
        int leftRank = dotShape(left, in).size();
        Expression inner = shape(right, in).get(0);
        Origin origin = Origin.at(span);
        String index = fresh();
        Surroundings inside = in.withIndex(index, span);
        Reference contracted = new Reference(index, List.of(), origin);
        List<Expression> leftElement = new ArrayList<>(in.element().subList(0, leftRank - 1));
        leftElement.add(contracted);
        List<Expression> rightElement = new ArrayList<>(List.of(contracted));
        rightElement.addAll(in.element().subList(leftRank - 1, in.element().size()));
        Expression body = AsWritten.multiply(List.of(dot(left, span, inside.element(leftElement)),
                checker.number(right, inside.element(rightElement))), origin);
        used.remove(index);
        return new Reduction(Reduction.Kind.SUM, body,
                List.of(new IndexRange(index, new Constant(Rational.ONE, origin), inner, origin)), origin);
    }

    private List<Expression> dotShape(List<Term> factors, Surroundings in) {
        List<Expression> shape = shape(factors.get(0), in);
        requireArray(factors.get(0), shape);
        for (Term factor : factors.subList(1, factors.size())) {
            List<Expression> next = shape(factor, in);
            requireArray(factor, next);
            if (shape.isEmpty() || !AffineForm.same(shape.get(shape.size() - 1), next.get(0))) {
                throw Diagnostic.at(factor.span(), Code.SHAPE_MISMATCH, "the sizes to be contracted differ")
                        .exception();
            }
            List<Expression> product = new ArrayList<>(shape.subList(0, shape.size() - 1));
            product.addAll(next.subList(1, next.size()));
            shape = product;
        }
        return shape;
    }

    /** The sizes of an array-valued part; empty for a number. */
    List<Expression> shape(Term term, Surroundings in) {
        if (term instanceof Term.Name name) {
            Symbol symbol = in.scope().find(name.name()).orElse(null);
            if (symbol == null) {
                // Says so if the name means nothing at all.
                checker.number(name, in.scalar());
                return List.of();
            }
            return sizes(symbol.axes());
        }
        if (term instanceof Term.Negative negative) {
            return shape(negative.operand(), in);
        }
        if (term instanceof Term.Raised raised) {
            return shape(raised.base(), in);
        }
        if (term instanceof Term.Chain chain) {
            return chainShape(chain, in);
        }
        if (term instanceof Term.Call call) {
            return callShape(call, in);
        }
        return List.of();
    }

    private List<Expression> callShape(Term.Call call, Surroundings in) {
        List<Term> arguments = call.arguments();
        Symbol symbol = in.scope().find(call.name()).orElse(null);
        if (symbol != null) {
            List<Expression> sizes = sizes(symbol.axes());
            return arguments.size() <= sizes.size() ? sizes.subList(arguments.size(), sizes.size()) : List.of();
        }
        switch (call.name()) {
            case Vocabulary.DOT -> {
                return dotShape(arguments, in);
            }
            case Vocabulary.TRANSPOSE -> {
                List<Expression> shape = shape(arguments.get(0), in);
                requireRank(arguments.get(0), shape, 2);
                return List.of(shape.get(1), shape.get(0));
            }
            case Vocabulary.NORM, Vocabulary.FROBENIUS_NORM, Vocabulary.MAX_NORM, Vocabulary.TOTAL,
                    Vocabulary.KRONECKER_DELTA -> {
                return List.of();
            }
            case Vocabulary.IF -> {
                return arguments.size() == 3 ? common(arguments.subList(1, 3), in) : List.of();
            }
            default -> { }
        }
        if (Vocabulary.REDUCTIONS.contains(call.name())) {
            Surroundings inside = in;
            for (Term range : arguments.subList(1, arguments.size())) {
                if (range instanceof Term.Braces braces && braces.items().get(0) instanceof Term.Name index) {
                    inside = inside.withIndex(index.name(), index.span());
                }
            }
            return shape(arguments.get(0), inside);
        }
        return common(arguments, in);
    }

    private List<Expression> chainShape(Term.Chain chain, Surroundings in) {
        return switch (chain.level()) {
            case SUM -> {
                List<Expression> shape = common(chain.operands(), in);
                for (Term operand : chain.operands()) {
                    if (!shape.isEmpty() && shape(operand, in).isEmpty()) {
                        throw Diagnostic.at(operand.span(), Code.SHAPE_MISMATCH, "a number is added to an array")
                                .exception();
                    }
                }
                yield shape;
            }
            case PRODUCT -> {
                List<Expression> shape = List.of();
                for (Term operand : chain.operands()) {
                    List<Expression> next = shape(operand, in);
                    boolean divisor = operand != chain.operands().get(0)
                            && chain.operators().get(chain.operands().indexOf(operand) - 1) == Operator.DIVIDE;
                    if (!next.isEmpty() && (!shape.isEmpty() || divisor)) {
                        throw Diagnostic.at(operand.span(), Code.SHAPE_MISMATCH, divisor
                                ? "an array stands in a denominator" : "two arrays are multiplied")
                                .expecting("Dot[a, c] for a contraction, a[k]*c[k] for elements").exception();
                    }
                    shape = next.isEmpty() ? shape : next;
                }
                yield shape;
            }
            case COMPARISON, CONJUNCTION, DISJUNCTION -> List.of();
        };
    }

    /** The shape of the arrays among the terms, which must agree. */
    private List<Expression> common(List<Term> terms, Surroundings in) {
        List<Expression> shape = List.of();
        for (Term term : terms) {
            List<Expression> next = shape(term, in);
            if (!shape.isEmpty() && !next.isEmpty() && !same(shape, next)) {
                throw Diagnostic.at(term.span(), Code.SHAPE_MISMATCH, "arrays of different shapes are combined")
                        .exception();
            }
            shape = next.isEmpty() ? shape : next;
        }
        return shape;
    }

    private static boolean same(List<Expression> p, List<Expression> q) {
        if (p.size() != q.size()) {
            return false;
        }
        for (int i = 0; i < p.size(); i++) {
            if (!AffineForm.same(p.get(i), q.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Expression> sizes(List<Axis> axes) {
        return axes.stream().map(Axis::size).toList();
    }

    private static void requireArray(Term term, List<Expression> shape) {
        if (shape.isEmpty()) {
            throw Diagnostic.at(term.span(), Code.SHAPE_MISMATCH, "a number stands where an array is wanted")
                    .exception();
        }
    }

    private static void requireRank(Term term, List<Expression> shape, int rank) {
        if (shape.size() != rank) {
            String wanted = rank == 1 ? "a vector" : "a matrix";
            String found = shape.isEmpty() ? "a number" : "an array with "
                    + FormulaChecker.count(shape.size(), "index", "indices");
            throw Diagnostic.at(term.span(), Code.SHAPE_MISMATCH, wanted + " is wanted here").expecting(wanted)
                    .finding(found).exception();
        }
    }

    private static void requireElement(Term.Call call, Surroundings in, int rank) {
        if (in.element().size() != rank) {
            throw needsNumber(call.span(), rank);
        }
    }

    private static RuntimeException needsNumber(Span span, int rank) {
        return Diagnostic.at(span, Code.SHAPE_MISMATCH, "an array stands where a number is wanted")
                .finding("an array with " + FormulaChecker.count(rank, "index", "indices")).exception();
    }

    private boolean isFree(String name) {
        return declared.find(name).isEmpty();
    }

    private String fresh() {
        for (String letter : LETTERS) {
            if (isFree(letter) && used.add(letter)) {
                return letter;
            }
        }
        int number = 1;
        while (!isFree("i" + number) || !used.add("i" + number)) {
            number++;
        }
        return "i" + number;
    }
}
