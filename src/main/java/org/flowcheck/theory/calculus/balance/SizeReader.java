package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
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
import org.flowcheck.theory.expression.ExpressionText;
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
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.expression.WrittenPlace;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.Model;

/**
 * {@code Sum[a[k]*w[k, 1], {k, m}] -> 1 + exponent(a) + exponent(w)}, or 1/2 instead of 1 where the terms have random
 * signs: the pieces that a formula is made of, each m to an exponent, where those of the states are known. A sum over
 * an index that does not reach up to the width counts nothing; terms of a sum are taken not to cancel.
 */
final class SizeReader implements ExpressionVisitor<List<Piece>> {

    /** Products fall apart into at most this many pieces, which two layers do not come near. */
    private static final int MOST_PIECES = 20_000;

    private final Model model;
    private final ParameterScales scales;
    private final SizeTable table;
    private final int mostChanges;
    /** Indices of the formula that do not take the values that are singled out. */
    private final Set<String> ordinary;
    private final Set<Exponent> limits = new LinkedHashSet<>();
    /** The wide indices summed over at the place of the walk. */
    private final Set<String> wide = new HashSet<>();

    /**
     * A reader.
     *
     * @param model the model in plain form
     * @param table what the states are made of
     * @param mostChanges how many changes of states a piece may hold
     * @param ordinary indices that do not take the values that are singled out
     */
    SizeReader(Model model, ParameterScales scales, SizeTable table, int mostChanges, Set<String> ordinary) {
        this.model = model;
        this.scales = scales;
        this.table = table;
        this.mostChanges = mostChanges;
        this.ordinary = Set.copyOf(ordinary);
    }

    /**
     * The pieces of a formula without definitions.
     *
     * @throws DiagnosticException (no-balance) of a formula whose size cannot be told
     */
    List<Piece> of(Expression formula) {
        return formula.accept(this);
    }

    /** The kinds of components that occur in a formula. */
    Set<Components> components(Expression formula) {
        Set<Components> found = new LinkedHashSet<>();
        if (formula instanceof Reference reference) {
            table.pieces().keySet().stream().filter(components -> components.state().equals(reference.name())
                    && mayBe(components, reference)).forEach(found::add);
        }
        Traversal.children(formula).forEach(child -> found.addAll(components(child)));
        return found;
    }

    /** Exponents of arguments of functions that were taken to be at most 0 on the way. */
    Set<Exponent> limits() {
        return Set.copyOf(limits);
    }

    private static DiagnosticException refuse(Expression expression, String why) {
        String message = "the size of " + ExpressionText.of(expression) + " is not known: " + why;
        return Diagnostic.of(Code.NO_BALANCE, message).orAt(WrittenPlace.of(expression)).exception();
    }

    private List<Piece> distinct(List<Piece> pieces) {
        return List.copyOf(new LinkedHashSet<>(pieces));
    }

    private List<Piece> product(Expression whole, List<Piece> left, List<Piece> right) {
        List<Piece> product = new ArrayList<>();
        for (Piece a : left) {
            for (Piece b : right) {
                if (a.trace().changes() + b.trace().changes() <= mostChanges) {
                    product.add(a.times(b));
                }
            }
        }
        if (product.size() > MOST_PIECES) {
            throw refuse(whole, "it falls apart into more than " + MOST_PIECES + " pieces");
        }
        return distinct(product);
    }

    @Override
    public List<Piece> visit(Constant constant) {
        return constant.value().signum() == 0 ? List.of() : List.of(Piece.of(Exponent.ZERO));
    }

    @Override
    public List<Piece> visit(Reference reference) {
        if (model.state(reference.name()).isPresent()) {
            return state(reference);
        }
        if (reference.isPlain() && scales.knows(reference.name())) {
            return List.of(Piece.of(scales.of(reference)));
        }
        if (model.draw(reference.name()).isPresent()) {
            return drawn(reference, model.draw(reference.name()).get());
        }
        if (model.dataArray(reference.name()).isPresent()) {
            return given(reference, model.dataArray(reference.name()).get());
        }
        if (wide.contains(reference.name())) {
            throw refuse(reference, "an index that runs up to the width stands as a number");
        }
        return List.of(Piece.of(Exponent.ZERO));
    }

    private List<Piece> state(Reference reference) {
        List<Piece> pieces = new ArrayList<>();
        boolean collective = reference.indices().stream().anyMatch(index -> wide.contains(name(index)));
        table.pieces().forEach((components, own) -> {
            if (components.state().equals(reference.name()) && mayBe(components, reference)) {
                Map<String, String> names = names(components.axes(), reference);
                for (int i = 0; i < own.size(); i++) {
                    Trace trace = own.get(i).trace();
                    Trace here = collective
                            ? new Trace(trace.changes(), trace.changes() > 0, List.of(), Map.of(), Exponent.ZERO,
                                    Exponent.ZERO)
                            : new Trace(trace.changes(), false, List.of(components.text() + "#" + i), trace.past(),
                                    Exponent.ZERO, Exponent.ZERO);
                    pieces.add(own.get(i).withTrace(here).renamed(index -> names.getOrDefault(index, index)));
                }
            }
        });
        return pieces;
    }

    private boolean mayBe(Components components, Reference reference) {
        for (int i = 0; i < components.axes().size(); i++) {
            Expression index = reference.indices().get(i);
            Set<Integer> without = components.without().get(i);
            boolean possible = components.fixed().get(i).map(value -> isOrMayBe(index, value))
                    .orElseGet(() -> !(index instanceof Constant number)
                            || !without.contains(number.value().numerator().intValueExact()));
            if (!possible) {
                return false;
            }
        }
        return true;
    }

    private boolean isOrMayBe(Expression index, int value) {
        if (index instanceof Constant number) {
            return number.value().equals(Rational.of(value));
        }
        return !ordinary.contains(name(index));
    }

    /** What an index is called where it stands as a source's. */
    private static String name(Expression index) {
        return index instanceof Reference plain && plain.isPlain() ? plain.name() : ExpressionText.of(index);
    }

    private List<Piece> drawn(Reference reference, Draw draw) {
        if (draw.recorded().isPresent()) {
            // Records of a data set are no law that vanishes on average or grows: they are like data without a formula.
            return List.of(Piece.of(Exponent.ZERO));
        }
        List<String> indices = new ArrayList<>();
        List<String> narrow = new ArrayList<>();
        for (int i = 0; i < draw.axes().size(); i++) {
            String index = name(reference.indices().get(i));
            boolean reachesWidth = !scales.of(draw.axes().get(i).size()).isZero();
            (reachesWidth ? indices : narrow).add(reachesWidth || reference.indices().get(i) instanceof Constant ? index
                    : "*");
        }
        Source source = new Source(draw.name() + narrow, indices);
        Exponent lower = scales.of(draw.arguments().get(0));
        Exponent upper = scales.of(draw.arguments().get(1));
        boolean centred = draw.arguments().get(0).equals(Constant.of(0));
        boolean symmetric = draw.law() == Draw.Law.NORMAL ? centred : draw.arguments().get(0).equals(
                Algebra.negate(draw.arguments().get(1)));
        Map<Source, Parity> sources = indices.isEmpty() ? Map.of()
                : Map.of(source, symmetric ? Parity.ODD : Parity.MIXED);
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(upper, sources, Trace.NONE));
        if (!centred && !lower.equals(upper)) {
            pieces.add(new Piece(lower, sources, Trace.NONE));
        }
        return pieces;
    }

    /** Data are what their formula says; without one, fixed numbers of order one that have a mean. */
    private List<Piece> given(Reference reference, DataArray array) {
        if (array.value().isEmpty()) {
            return List.of(Piece.of(Exponent.ZERO));
        }
        WideNumbers.refuse(array.value().get(), array.axes(), scales);
        Map<String, String> names = names(array.axes(), reference);
        return distinct(of(array.value().get()).stream().map(piece ->
                piece.renamed(index -> names.getOrDefault(index, index))).toList());
    }

    /** What the indices of a declaration are called in a reference. */
    private static Map<String, String> names(List<Axis> axes, Reference reference) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            names.put(axes.get(i).index(), name(reference.indices().get(i)));
        }
        return names;
    }

    @Override
    public List<Piece> visit(Addition addition) {
        List<Piece> sum = new ArrayList<>();
        addition.terms().forEach(term -> sum.addAll(of(term)));
        return distinct(sum);
    }

    @Override
    public List<Piece> visit(Multiplication multiplication) {
        List<Piece> product = List.of(Piece.of(Exponent.ZERO));
        for (Expression factor : multiplication.factors()) {
            product = product(multiplication, product, of(factor));
        }
        return product;
    }

    @Override
    public List<Piece> visit(Power power) {
        if (!moves(power)) {
            return List.of(Piece.of(scales.of(power)));
        }
        boolean whole = power.exponent() instanceof Constant number && number.value().isInteger()
                && number.value().signum() > 0;
        if (!whole) {
            throw refuse(power, "powers of what moves must be whole and positive");
        }
        List<Piece> base = of(power.base());
        List<Piece> product = base;
        for (long i = 1; i < ((Constant) power.exponent()).value().numerator().longValueExact(); i++) {
            product = product(power, product, base);
        }
        return product;
    }

    /** Whether a formula holds more than numbers, parameters and indices. */
    private boolean moves(Expression formula) {
        return Traversal.contains(formula, part -> part instanceof Reference reference && (!reference.isPlain()
                || model.state(reference.name()).isPresent() || model.draw(reference.name()).isPresent()
                || model.dataArray(reference.name()).isPresent()));
    }

    @Override
    public List<Piece> visit(FunctionCall call) {
        if (!moves(call)) {
            return List.of(Piece.of(scales.of(call)));
        }
        FunctionGrowth growth = FunctionGrowth.of(model, call);
        if (growth == FunctionGrowth.UNKNOWN) {
            throw refuse(call, "nothing is known of how the function grows");
        }
        List<Piece> argument = of(call.arguments().get(0));
        if (growth.needsSmallArgument()) {
            argument.forEach(piece -> limits.add(piece.exponent()));
        }
        Piece base = base(argument);
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : argument) {
            if (piece.trace().changes() == 0) {
                pieces.add(piece.mixed());
            } else {
                // f(x + dx) - f(x): the change, times a function of what it is a change of.
                Piece around = new Piece(Exponent.ZERO, base.sources(), Trace.NONE);
                pieces.add(piece.times(around));
            }
        }
        if (growth.followsArgument()) {
            return distinct(pieces);
        }
        return List.of(base.withExponent(Exponent.ZERO).withTrace(Trace.NONE));
    }

    /** The random numbers in the first values, as in a function of them. */
    private static Piece base(List<Piece> argument) {
        Piece base = Piece.of(Exponent.ZERO);
        for (Piece piece : argument) {
            if (piece.trace().changes() == 0) {
                base = base.times(piece.mixed());
            }
        }
        return base;
    }

    @Override
    public List<Piece> visit(Reduction reduction) {
        if (reduction.kind() == Reduction.Kind.PRODUCT) {
            throw refuse(reduction, "it is a product over an index");
        }
        List<IndexRange> reaching = reduction.ranges().stream().filter(range -> !scales.of(range.upper()).isZero())
                .toList();
        reaching.forEach(range -> wide.add(range.index()));
        List<Piece> pieces = of(reduction.body());
        for (IndexRange range : reaching) {
            wide.remove(range.index());
            if (reduction.kind() == Reduction.Kind.SUM) {
                boolean squares = areSquares(reduction.body(), range.index());
                pieces = pieces.stream().map(piece -> piece.summed(range.index(), scales.of(range.upper()), squares))
                        .toList();
            }
        }
        return distinct(pieces);
    }

    /** Whether the terms of a sum have one sign because what depends on its index is even powers. */
    private boolean areSquares(Expression body, String index) {
        List<Expression> factors = body instanceof Multiplication product ? product.factors() : List.of(body);
        return factors.stream().filter(factor -> Traversal.mentions(factor, index)).allMatch(factor ->
                factor instanceof Power power && power.exponent() instanceof Constant number
                        && number.value().isInteger() && !number.value().numerator().testBit(0));
    }

    @Override
    public List<Piece> visit(Expectation expectation) {
        return of(expectation.body());
    }

    @Override
    public List<Piece> visit(Delta delta) {
        if (wide.contains(name(delta.left())) || wide.contains(name(delta.right()))) {
            throw refuse(delta, "it singles out a term of a sum over the width");
        }
        return List.of(Piece.of(Exponent.ZERO));
    }

    @Override
    public List<Piece> visit(Conditional conditional) {
        List<Piece> condition = new ArrayList<>();
        Traversal.children(conditional.condition()).forEach(side -> condition.addAll(of(side)));
        Piece base = base(condition);
        Piece around = new Piece(Exponent.ZERO, base.sources(), Trace.NONE);
        List<Piece> branches = new ArrayList<>(of(conditional.whenTrue()));
        branches.addAll(of(conditional.whenFalse()));
        return distinct(branches.stream().map(piece -> piece.times(around)).toList());
    }

    @Override
    public List<Piece> visit(Comparison comparison) {
        throw refuse(comparison, "it is true or false");
    }

    @Override
    public List<Piece> visit(Connective connective) {
        throw refuse(connective, "it is true or false");
    }

    @Override
    public List<Piece> visit(AtStart atStart) {
        throw refuse(atStart, "values at time zero are not balanced");
    }

    @Override
    public List<Piece> visit(TimeDerivative derivative) {
        throw refuse(derivative, "the rate has not been written out");
    }

    @Override
    public List<Piece> visit(NextValue next) {
        throw refuse(next, "maps are not balanced");
    }
}
