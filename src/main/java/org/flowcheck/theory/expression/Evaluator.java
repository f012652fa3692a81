package org.flowcheck.theory.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * Evaluates formulas by walking their trees: slow, simple, and independent of everything that is fast. Transcendental
 * functions are those of {@link StrictMath}; sums run in the order of their indices.
 */
public final class Evaluator {

    private final Environment now;
    private final Environment start;
    private final Map<String, Integer> indices = new HashMap<>();

    /** For formulas without {@code Initial[...]}. */
    public Evaluator(Environment now) {
        this(now, new Environment() {
            @Override
            public double value(String name, int[] at) {
                throw new EvaluationException("no values at time zero are given, for " + name);
            }
        });
    }

    /**
     * For any formula.
     *
     * @param now what names stand for
     * @param start what names stand for inside {@code Initial[...]}
     */
    public Evaluator(Environment now, Environment start) {
        this.now = now;
        this.start = start;
    }

    /** Fixes an index variable for the evaluations that follow. */
    public Evaluator with(String index, int value) {
        indices.put(index, value);
        return this;
    }

    /**
     * The value of a formula.
     *
     * @throws EvaluationException if a name has no value, an index is not an integer or out of range, or the formula is
     *     true or false instead of a number
     */
    public double value(Expression expression) {
        return expression.accept(new Walk(now));
    }

    /**
     * Whether a condition holds.
     *
     * @throws EvaluationException as {@link #value}; or if the formula is a number
     */
    public boolean holds(Expression condition) {
        return new Walk(now).holds(condition);
    }

    private final class Walk implements ExpressionVisitor<Double> {

        private final Environment environment;

        Walk(Environment environment) {
            this.environment = environment;
        }

        private double value(Expression expression) {
            return expression.accept(this);
        }

        private int index(Expression expression) {
            double value = value(expression);
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw new EvaluationException("the index " + ExpressionText.of(expression) + " is " + value);
            }
            return (int) value;
        }

        boolean holds(Expression condition) {
            if (condition instanceof Comparison comparison) {
                return comparison.relation().holds(value(comparison.left()), value(comparison.right()));
            }
            if (condition instanceof Connective connective) {
                List<Expression> operands = connective.operands();
                return switch (connective.kind()) {
                    case AND -> operands.stream().allMatch(this::holds);
                    case OR -> operands.stream().anyMatch(this::holds);
                    case NOT -> !holds(operands.get(0));
                };
            }
            throw new EvaluationException(ExpressionText.of(condition) + " is a number, not true or false");
        }

        @Override
        public Double visit(Constant constant) {
            return constant.value().toDouble();
        }

        @Override
        public Double visit(Reference reference) {
            if (reference.isPlain()) {
                Integer index = indices.get(reference.name());
                if (index != null) {
                    return index.doubleValue();
                }
            }
            int[] at = reference.indices().stream().mapToInt(this::index).toArray();
            return environment.value(reference.name(), at);
        }

        @Override
        public Double visit(Addition addition) {
            double sum = 0;
            for (Expression term : addition.terms()) {
                sum += value(term);
            }
            return sum;
        }

        @Override
        public Double visit(Multiplication multiplication) {
            double product = 1;
            for (Expression factor : multiplication.factors()) {
                product *= value(factor);
            }
            return product;
        }

        @Override
        public Double visit(Power power) {
            return StrictMath.pow(value(power.base()), value(power.exponent()));
        }

        @Override
        public Double visit(FunctionCall call) {
            double[] arguments = call.arguments().stream().mapToDouble(this::value).toArray();
            ScalarFunction function = FunctionTable.find(call.function()).orElse(null);
            if (function == null) {
                return environment.function(call.function(), call.order(), arguments);
            }
            if (call.order() == 0) {
                return function.value(arguments);
            }
            String placeholder = "x";
            Expression derivative = HigherDerivative.of(function, call.order(), Reference.to(placeholder))
                    .orElseThrow(() -> new EvaluationException(
                            call.function() + " has no derivative of order " + call.order()));
            return new Evaluator(new Bindings().scalar(placeholder, arguments[0])).value(derivative);
        }

        @Override
        public Double visit(Reduction reduction) {
            DoubleBinaryOperator gather = switch (reduction.kind()) {
                case SUM -> Double::sum;
                case PRODUCT -> (left, right) -> left * right;
                case MAXIMUM -> Math::max;
                case MINIMUM -> Math::min;
            };
            double empty = switch (reduction.kind()) {
                case SUM -> 0;
                case PRODUCT -> 1;
                case MAXIMUM -> Double.NEGATIVE_INFINITY;
                case MINIMUM -> Double.POSITIVE_INFINITY;
            };
            return gather(reduction, 0, empty, gather);
        }

        private double gather(Reduction reduction, int depth, double start, DoubleBinaryOperator operator) {
            if (depth == reduction.ranges().size()) {
                return operator.applyAsDouble(start, value(reduction.body()));
            }
            IndexRange range = reduction.ranges().get(depth);
            int lower = index(range.lower());
            int upper = index(range.upper());
            Integer shadowed = indices.get(range.index());
            double gathered = start;
            for (int i = lower; i <= upper; i++) {
                indices.put(range.index(), i);
                gathered = gather(reduction, depth + 1, gathered, operator);
            }
            if (shadowed == null) {
                indices.remove(range.index());
            } else {
                indices.put(range.index(), shadowed);
            }
            return gathered;
        }

        @Override
        public Double visit(Delta delta) {
            return index(delta.left()) == index(delta.right()) ? 1.0 : 0.0;
        }

        @Override
        public Double visit(Conditional conditional) {
            return value(holds(conditional.condition()) ? conditional.whenTrue() : conditional.whenFalse());
        }

        @Override
        public Double visit(Comparison comparison) {
            throw new EvaluationException(ExpressionText.of(comparison) + " is true or false, not a number");
        }

        @Override
        public Double visit(Connective connective) {
            throw new EvaluationException(ExpressionText.of(connective) + " is true or false, not a number");
        }

        @Override
        public Double visit(AtStart atStart) {
            return atStart.body().accept(new Walk(start));
        }

        @Override
        public Double visit(TimeDerivative derivative) {
            throw new EvaluationException(ExpressionText.of(derivative) + " has not been written out");
        }

        @Override
        public Double visit(NextValue next) {
            throw new EvaluationException(ExpressionText.of(next) + " has not been written out");
        }

        @Override
        public Double visit(Expectation expectation) {
            throw new EvaluationException(ExpressionText.of(expectation) + " has not been written out");
        }
    }
}
