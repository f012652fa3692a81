package org.flowcheck.theory.calculus.valuation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleBinaryOperator;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.AtStart;
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
import org.flowcheck.theory.expression.HigherDerivative;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.ScalarFunction;
import org.flowcheck.theory.expression.TimeDerivative;

/** Prepares formulas: each node becomes a {@link Part}. */
final class PartBuilder implements ExpressionVisitor<Part> {

    private final Valuation valuation;
    private final Scope scope;
    private final boolean shaken;

    PartBuilder(Valuation valuation, Scope scope, boolean shaken) {
        this.valuation = valuation;
        this.scope = scope;
        this.shaken = shaken;
    }

    private PartBuilder exact() {
        return shaken ? new PartBuilder(valuation, scope, false) : this;
    }

    private Part shaken(Part leaf) {
        if (!shaken) {
            return leaf;
        }
        double factor = valuation.shaken();
        return new Part(frame -> factor * leaf.value(frame), leaf.slots());
    }

    private Part of(Expression expression) {
        return expression.accept(this);
    }

    private List<Part> all(List<Expression> expressions) {
        return expressions.stream().map(this::of).toList();
    }

    /** The value of a part as a whole number. */
    static int whole(Part part, int[] frame) {
        double value = part.value(frame);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new EvaluationException("an index is " + value);
        }
        return (int) value;
    }

    @Override
    public Part visit(Constant constant) {
        return shaken(Part.of(constant.value().toDouble()));
    }

    @Override
    public Part visit(Reference reference) {
        OptionalInt index = reference.isPlain() ? scope.slot(reference.name()) : OptionalInt.empty();
        if (index.isPresent()) {
            int slot = index.getAsInt();
            BitSet slots = new BitSet();
            slots.set(slot);
            return new Part(frame -> frame[slot], slots);
        }
        List<Part> parts = exact().all(reference.indices());
        Part[] indices = parts.toArray(Part[]::new);
        Valuation.Elements array = valuation.array(reference.name());
        return shaken(new Part(frame -> {
            int[] at = new int[indices.length];
            for (int i = 0; i < at.length; i++) {
                at[i] = whole(indices[i], frame);
            }
            return array.at(at);
        }, Part.slots(parts)));
    }

    @Override
    public Part visit(Addition addition) {
        return Part.sum(all(addition.terms()));
    }

    @Override
    public Part visit(Multiplication multiplication) {
        return Part.product(all(multiplication.factors()));
    }

    @Override
    public Part visit(Power power) {
        Part base = of(power.base());
        Part exponent = exact().of(power.exponent());
        return new Part(frame -> StrictMath.pow(base.value(frame), exponent.value(frame)),
                Part.slots(List.of(base, exponent)));
    }

    @Override
    public Part visit(FunctionCall call) {
        ScalarFunction function = FunctionTable.find(call.function()).orElse(null);
        if (function != null && call.order() > 0) {
            return HigherDerivative.of(function, call.order(), call.arguments().get(0)).map(this::of)
                    .orElseGet(() -> without(call.function() + " has no derivative of order " + call.order()));
        }
        List<Part> parts = all(call.arguments());
        Part[] arguments = parts.toArray(Part[]::new);
        return valuation.once(new Part(frame -> {
            double[] at = new double[arguments.length];
            for (int i = 0; i < at.length; i++) {
                at[i] = arguments[i].value(frame);
            }
            return function == null ? valuation.now().function(call.function(), call.order(), at) : function.value(at);
        }, Part.slots(parts)));
    }

    @Override
    public Part visit(Reduction reduction) {
        List<IndexLoop> loops = new ArrayList<>();
        Scope inner = scope;
        for (IndexRange range : reduction.ranges()) {
            PartBuilder ends = new PartBuilder(valuation, inner, false);
            Part lower = ends.of(range.lower());
            Part upper = ends.of(range.upper());
            inner = inner.with(range.index());
            loops.add(new IndexLoop(inner.last(), lower, upper));
        }
        PartBuilder inside = new PartBuilder(valuation, inner, shaken);
        return switch (reduction.kind()) {
            case SUM -> inside.sum(loops, reduction.body());
            case PRODUCT -> inside.gathered(loops, reduction.body(), 1, (left, right) -> left * right);
            case MAXIMUM -> inside.gathered(loops, reduction.body(), Double.NEGATIVE_INFINITY, Math::max);
            case MINIMUM -> inside.gathered(loops, reduction.body(), Double.POSITIVE_INFINITY, Math::min);
        };
    }

    private Part sum(List<IndexLoop> loops, Expression body) {
        List<Expression> terms = body instanceof Addition addition ? addition.terms() : List.of(body);
        return Part.sum(terms.stream().map(term -> {
            List<Expression> factors = term instanceof Multiplication product ? product.factors() : List.of(term);
            return IndexLoop.sum(loops, all(factors), valuation);
        }).toList());
    }

    private Part gathered(List<IndexLoop> loops, Expression body, double empty, DoubleBinaryOperator gather) {
        Part gathered = of(body);
        for (int i = loops.size() - 1; i >= 0; i--) {
            gathered = valuation.once(loops.get(i).gather(gathered, empty, gather, valuation));
        }
        return gathered;
    }

    @Override
    public Part visit(Delta delta) {
        Part left = exact().of(delta.left());
        Part right = exact().of(delta.right());
        return new Part(frame -> whole(left, frame) == whole(right, frame) ? 1 : 0, Part.slots(List.of(left, right)));
    }

    @Override
    public Part visit(Conditional conditional) {
        Part condition = exact().condition(conditional.condition());
        Part whenTrue = of(conditional.whenTrue());
        Part whenFalse = of(conditional.whenFalse());
        return new Part(frame -> condition.value(frame) != 0 ? whenTrue.value(frame) : whenFalse.value(frame),
                Part.slots(List.of(condition, whenTrue, whenFalse)));
    }

    /** One where a condition holds, else zero. */
    private Part condition(Expression condition) {
        if (condition instanceof Comparison comparison) {
            Part left = of(comparison.left());
            Part right = of(comparison.right());
            return new Part(frame -> comparison.relation().holds(left.value(frame), right.value(frame)) ? 1 : 0,
                    Part.slots(List.of(left, right)));
        }
        if (condition instanceof Connective connective) {
            List<Part> operands = connective.operands().stream().map(this::condition).toList();
            return new Part(frame -> switch (connective.kind()) {
                case AND -> operands.stream().allMatch(operand -> operand.value(frame) != 0) ? 1 : 0;
                case OR -> operands.stream().anyMatch(operand -> operand.value(frame) != 0) ? 1 : 0;
                case NOT -> 1 - operands.get(0).value(frame);
            }, Part.slots(operands));
        }
        return without(ExpressionText.of(condition) + " is a number, not true or false");
    }

    @Override
    public Part visit(AtStart atStart) {
        BitSet slots = new BitSet();
        scope.forEach((name, slot) -> slots.set(slot));
        return valuation.once(new Part(frame -> {
            Evaluator evaluator = new Evaluator(valuation.now(), valuation.start());
            scope.forEach((name, slot) -> evaluator.with(name, frame[slot]));
            return evaluator.value(atStart);
        }, slots));
    }

    @Override
    public Part visit(Comparison comparison) {
        return without(ExpressionText.of(comparison) + " is true or false, not a number");
    }

    @Override
    public Part visit(Connective connective) {
        return without(ExpressionText.of(connective) + " is true or false, not a number");
    }

    @Override
    public Part visit(TimeDerivative derivative) {
        return without(ExpressionText.of(derivative) + " has not been written out");
    }

    @Override
    public Part visit(NextValue next) {
        return without(ExpressionText.of(next) + " has not been written out");
    }

    @Override
    public Part visit(Expectation expectation) {
        return without(ExpressionText.of(expectation) + " has not been written out");
    }

    private static Part without(String reason) {
        return new Part(frame -> {
            throw new EvaluationException(reason);
        }, new BitSet());
    }
}
