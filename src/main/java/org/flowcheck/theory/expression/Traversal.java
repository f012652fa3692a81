package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Walks over formulas: children, rebuilding, names, search. */
public final class Traversal {

    private Traversal() {
    }

    /** The direct subformulas, in the order of writing; bounds of ranges stand after the body. */
    public static List<Expression> children(Expression expression) {
        return expression.accept(Children.INSTANCE);
    }

    /**
     * The node with each child replaced. Where no child changes, the node itself; else it is rebuilt through
     * {@link Algebra} (flattened, constants folded) with a computed origin. Index variables are treated as plain text:
     * what renames them is {@link Substitution}.
     */
    public static Expression mapChildren(Expression expression, UnaryOperator<Expression> map) {
        return expression.accept(new Rebuilding(map));
    }

    /** Whether the formula or one of its subformulas satisfies a condition. */
    public static boolean contains(Expression expression, Predicate<Expression> condition) {
        return condition.test(expression)
                || children(expression).stream().anyMatch(child -> contains(child, condition));
    }

    /** The number of nodes. */
    public static int size(Expression expression) {
        return 1 + children(expression).stream().mapToInt(Traversal::size).sum();
    }

    /** Names of scalars, arrays and index variables that are not bound by a reduction in the formula; sorted. */
    public static Set<String> freeNames(Expression expression) {
        Set<String> names = new TreeSet<>();
        collectFree(expression, Set.of(), names);
        return names;
    }

    /** Whether a name occurs free. */
    public static boolean mentions(Expression expression, String name) {
        return freeNames(expression).contains(name);
    }

    /** All names that occur, bound index variables included; sorted. */
    public static Set<String> allNames(Expression expression) {
        Set<String> names = new TreeSet<>(freeNames(expression));
        collectBound(expression, names);
        return names;
    }

    private static void collectBound(Expression expression, Set<String> names) {
        if (expression instanceof Reduction reduction) {
            reduction.ranges().forEach(range -> names.add(range.index()));
            names.addAll(freeNames(reduction.body()));
        }
        children(expression).forEach(child -> collectBound(child, names));
    }

    private static void collectFree(Expression expression, Set<String> bound, Set<String> names) {
        if (expression instanceof Reference reference && !bound.contains(reference.name())) {
            names.add(reference.name());
        }
        if (expression instanceof Reduction reduction) {
            Set<String> inner = new TreeSet<>(bound);
            for (IndexRange range : reduction.ranges()) {
                collectFree(range.lower(), inner, names);
                collectFree(range.upper(), inner, names);
                inner.add(range.index());
            }
            collectFree(reduction.body(), inner, names);
        } else {
            children(expression).forEach(child -> collectFree(child, bound, names));
        }
    }

    private enum Children implements ExpressionVisitor<List<Expression>> {
        INSTANCE;

        @Override
        public List<Expression> visit(Constant constant) {
            return List.of();
        }

        @Override
        public List<Expression> visit(Reference reference) {
            return reference.indices();
        }

        @Override
        public List<Expression> visit(Addition addition) {
            return addition.terms();
        }

        @Override
        public List<Expression> visit(Multiplication multiplication) {
            return multiplication.factors();
        }

        @Override
        public List<Expression> visit(Power power) {
            return List.of(power.base(), power.exponent());
        }

        @Override
        public List<Expression> visit(FunctionCall call) {
            return call.arguments();
        }

        @Override
        public List<Expression> visit(Reduction reduction) {
            List<Expression> children = new ArrayList<>();
            children.add(reduction.body());
            for (IndexRange range : reduction.ranges()) {
                children.add(range.lower());
                children.add(range.upper());
            }
            return children;
        }

        @Override
        public List<Expression> visit(Delta delta) {
            return List.of(delta.left(), delta.right());
        }

        @Override
        public List<Expression> visit(Conditional conditional) {
            return List.of(conditional.condition(), conditional.whenTrue(), conditional.whenFalse());
        }

        @Override
        public List<Expression> visit(Comparison comparison) {
            return List.of(comparison.left(), comparison.right());
        }

        @Override
        public List<Expression> visit(Connective connective) {
            return connective.operands();
        }

        @Override
        public List<Expression> visit(NextValue next) {
            return List.of(next.body());
        }

        @Override
        public List<Expression> visit(Expectation expectation) {
            return List.of(expectation.body());
        }

        @Override
        public List<Expression> visit(AtStart atStart) {
            return List.of(atStart.body());
        }

        @Override
        public List<Expression> visit(TimeDerivative derivative) {
            return List.of(derivative.body());
        }
    }

    private record Rebuilding(UnaryOperator<Expression> map) implements ExpressionVisitor<Expression> {

        private List<Expression> all(List<Expression> children) {
            return children.stream().map(map).toList();
        }

        /** Same objects, not merely equal ones: an equal node of another origin counts as a change. */
        private static boolean same(List<Expression> left, List<Expression> right) {
            for (int i = 0; i < left.size(); i++) {
                if (left.get(i) != right.get(i)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Expression visit(Constant constant) {
            return constant;
        }

        @Override
        public Expression visit(Reference reference) {
            List<Expression> indices = all(reference.indices());
            return same(indices, reference.indices()) ? reference
                    : new Reference(reference.name(), indices, Origin.computed());
        }

        @Override
        public Expression visit(Addition addition) {
            List<Expression> terms = all(addition.terms());
            return same(terms, addition.terms()) ? addition : Algebra.add(terms);
        }

        @Override
        public Expression visit(Multiplication multiplication) {
            List<Expression> factors = all(multiplication.factors());
            return same(factors, multiplication.factors()) ? multiplication : Algebra.multiply(factors);
        }

        @Override
        public Expression visit(Power power) {
            Expression base = map.apply(power.base());
            Expression exponent = map.apply(power.exponent());
            return base == power.base() && exponent == power.exponent() ? power : Algebra.power(base, exponent);
        }

        @Override
        public Expression visit(FunctionCall call) {
            List<Expression> arguments = all(call.arguments());
            return same(arguments, call.arguments()) ? call
                    : new FunctionCall(call.function(), call.order(), arguments, Origin.computed());
        }

        @Override
        public Expression visit(Reduction reduction) {
            Expression body = map.apply(reduction.body());
            boolean same = body == reduction.body();
            List<IndexRange> ranges = new ArrayList<>();
            for (IndexRange range : reduction.ranges()) {
                Expression lower = map.apply(range.lower());
                Expression upper = map.apply(range.upper());
                boolean kept = lower == range.lower() && upper == range.upper();
                ranges.add(kept ? range : new IndexRange(range.index(), lower, upper, Origin.computed()));
                same = same && kept;
            }
            return same ? reduction : new Reduction(reduction.kind(), body, ranges, Origin.computed());
        }

        @Override
        public Expression visit(Delta delta) {
            Expression left = map.apply(delta.left());
            Expression right = map.apply(delta.right());
            return left == delta.left() && right == delta.right() ? delta
                    : new Delta(left, right, Origin.computed());
        }

        @Override
        public Expression visit(Conditional conditional) {
            Expression condition = map.apply(conditional.condition());
            Expression whenTrue = map.apply(conditional.whenTrue());
            Expression whenFalse = map.apply(conditional.whenFalse());
            boolean same = condition == conditional.condition() && whenTrue == conditional.whenTrue()
                    && whenFalse == conditional.whenFalse();
            return same ? conditional : new Conditional(condition, whenTrue, whenFalse, Origin.computed());
        }

        @Override
        public Expression visit(Comparison comparison) {
            Expression left = map.apply(comparison.left());
            Expression right = map.apply(comparison.right());
            return left == comparison.left() && right == comparison.right() ? comparison
                    : new Comparison(left, comparison.relation(), right, Origin.computed());
        }

        @Override
        public Expression visit(Connective connective) {
            List<Expression> operands = all(connective.operands());
            return same(operands, connective.operands()) ? connective
                    : new Connective(connective.kind(), operands, Origin.computed());
        }

        @Override
        public Expression visit(NextValue next) {
            Expression body = map.apply(next.body());
            return body == next.body() ? next : new NextValue(body, Origin.computed());
        }

        @Override
        public Expression visit(Expectation expectation) {
            Expression body = map.apply(expectation.body());
            return body == expectation.body() ? expectation : expectation.of(body);
        }

        @Override
        public Expression visit(AtStart atStart) {
            Expression body = map.apply(atStart.body());
            return body == atStart.body() ? atStart : new AtStart(body, Origin.computed());
        }

        @Override
        public Expression visit(TimeDerivative derivative) {
            Expression body = map.apply(derivative.body());
            return body == derivative.body() ? derivative : new TimeDerivative(body, Origin.computed());
        }
    }
}
