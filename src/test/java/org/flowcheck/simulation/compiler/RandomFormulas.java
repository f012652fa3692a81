package org.flowcheck.simulation.compiler;

import static org.flowcheck.theory.expression.Algebra.ONE;
import static org.flowcheck.theory.expression.Reference.to;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Comparison.Relation;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;

/**
 * Random formulas over a scalar x, a vector a[m], a matrix b[m, d], a vector c[d], a draw z[m, d] and definitions S,
 * v[m], G[m, d], with sums over full, partial, triangular and empty ranges, conditions on indices and on values, and
 * guarded shifted indices. Values stay moderate: divisors are at least 1, exponentials have bounded arguments.
 */
final class RandomFormulas {

    private static final Origin COMPUTED = Origin.computed();

    /** An index variable; it lies between 1 and the size of that name. */
    private record Index(String name, String size) {
    }

    private final SplittableRandom random;
    private final boolean withDefinitions;
    private int names;

    RandomFormulas(SplittableRandom random, boolean withDefinitions) {
        this.random = random;
        this.withDefinitions = withDefinitions;
    }

    /** A formula in the given indices (pairs of name and size). */
    Expression formula(int depth, String... indices) {
        List<Index> scope = new ArrayList<>();
        for (int i = 0; i < indices.length; i += 2) {
            scope.add(new Index(indices[i], indices[i + 1]));
        }
        return value(depth, scope);
    }

    private Expression value(int depth, List<Index> scope) {
        if (depth == 0) {
            return leaf(scope);
        }
        int kind = random.nextInt(100);
        if (kind < 22) {
            return new Addition(several(depth, scope), COMPUTED);
        }
        if (kind < 46) {
            return new Multiplication(several(depth, scope), COMPUTED);
        }
        if (kind < 74) {
            return reduction(depth, scope);
        }
        if (kind < 80) {
            return new Power(value(depth - 1, scope), Constant.of(1 + random.nextInt(3)), COMPUTED);
        }
        if (kind < 85) {
            Expression divisor = Algebra.add(ONE, new Power(value(depth - 1, scope), Constant.of(2), COMPUTED));
            return new Multiplication(List.of(value(depth - 1, scope), new Power(divisor,
                    Constant.of(random.nextBoolean() ? Rational.of(-1) : Rational.of(-1, 2)), COMPUTED)), COMPUTED);
        }
        if (kind < 90) {
            String[] bounded = {"Tanh", "Sin", "ArcTan", "LogisticSigmoid"};
            return FunctionCall.of(bounded[random.nextInt(bounded.length)], value(depth - 1, scope));
        }
        if (kind < 98) {
            return new Conditional(condition(depth, scope), value(depth - 1, scope), value(depth - 1, scope), COMPUTED);
        }
        return new AtStart(value(depth - 1, scope), COMPUTED);
    }

    private List<Expression> several(int depth, List<Index> scope) {
        List<Expression> parts = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            parts.add(value(random.nextInt(depth), scope));
        }
        return parts;
    }

    private Expression reduction(int depth, List<Index> scope) {
        List<Index> inner = new ArrayList<>(scope);
        List<IndexRange> ranges = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            Index index = new Index("i" + names++, random.nextBoolean() ? "m" : "d");
            ranges.add(range(index, inner));
            inner.add(index);
        }
        Reduction.Kind[] kinds = Reduction.Kind.values();
        Reduction.Kind kind = random.nextInt(10) < 8 ? Reduction.Kind.SUM : kinds[random.nextInt(kinds.length)];
        Expression body = value(depth - 1, inner);
        if (kind == Reduction.Kind.PRODUCT) {
            body = FunctionCall.of("Tanh", body);
        }
        Expression gathered = new Reduction(kind, body, ranges, COMPUTED);
        // Extrema over empty ranges are infinite; keep what comes after finite.
        return kind == Reduction.Kind.MAXIMUM || kind == Reduction.Kind.MINIMUM
                ? FunctionCall.of("Tanh", gathered) : gathered;
    }

    private IndexRange range(Index index, List<Index> scope) {
        Expression size = to(index.size());
        List<Index> alike = scope.stream().filter(other -> other.size().equals(index.size())).toList();
        if (!alike.isEmpty() && random.nextInt(3) == 0) {
            Expression other = to(alike.get(random.nextInt(alike.size())).name());
            return switch (random.nextInt(3)) {
                case 0 -> new IndexRange(index.name(), ONE, other, COMPUTED);
                case 1 -> new IndexRange(index.name(), ONE, Algebra.add(other, Constant.of(-1)), COMPUTED);
                default -> new IndexRange(index.name(), other, size, COMPUTED);
            };
        }
        return random.nextInt(4) == 0 ? new IndexRange(index.name(), Constant.of(2), size, COMPUTED)
                : IndexRange.upTo(index.name(), size);
    }

    private Expression condition(int depth, List<Index> scope) {
        if (scope.isEmpty() || random.nextInt(5) == 0) {
            return new Comparison(value(depth - 1, scope), Relation.GREATER, Algebra.ZERO, COMPUTED);
        }
        if (random.nextInt(4) == 0) {
            Connective.Kind kind = Connective.Kind.values()[random.nextInt(3)];
            List<Expression> operands = kind == Connective.Kind.NOT ? List.of(condition(depth, scope))
                    : List.of(condition(depth, scope), condition(depth, scope));
            return new Connective(kind, operands, COMPUTED);
        }
        Relation relation = Relation.values()[random.nextInt(Relation.values().length)];
        return new Comparison(index(scope), relation,
                random.nextBoolean() ? index(scope) : Constant.of(random.nextInt(4)),
                COMPUTED);
    }

    /** An index formula that need not be in any range. */
    private Expression index(List<Index> scope) {
        Expression index = to(scope.get(random.nextInt(scope.size())).name());
        return switch (random.nextInt(4)) {
            case 0 -> Algebra.multiply(Constant.of(2), index);
            case 1 -> Algebra.add(index, ONE);
            default -> index;
        };
    }

    private Expression leaf(List<Index> scope) {
        return switch (random.nextInt(withDefinitions ? 14 : 10)) {
            case 0 -> Constant.of(Rational.of(random.nextInt(-4, 5), 4));
            case 1 -> to("x");
            case 2 -> random.nextBoolean() ? to("t") : to("p");
            case 3, 4 -> element("a", scope, "m");
            case 5, 6 -> element("b", scope, "m", "d");
            case 7 -> element("c", scope, "d");
            case 8 -> element("z", scope, "m", "d");
            case 9 -> scope.isEmpty() ? to("x") : delta(scope);
            case 10 -> to("S");
            case 11 -> element("v", scope, "m");
            default -> element("G", scope, "m", "d");
        };
    }

    private Expression delta(List<Index> scope) {
        Expression left = to(scope.get(random.nextInt(scope.size())).name());
        Expression right = random.nextBoolean() ? Constant.of(1) : to(scope.get(random.nextInt(scope.size())).name());
        return random.nextInt(4) == 0 ? left : new Delta(left, right, COMPUTED);
    }

    private Expression element(String array, List<Index> scope, String... sizes) {
        Expression[] indices = new Expression[sizes.length];
        Expression guard = null;
        for (int axis = 0; axis < sizes.length; axis++) {
            String size = sizes[axis];
            List<Index> alike = scope.stream().filter(other -> other.size().equals(size)).toList();
            if (alike.isEmpty() || random.nextInt(8) == 0) {
                indices[axis] = random.nextBoolean() ? ONE : to(size);
            } else {
                indices[axis] = to(alike.get(random.nextInt(alike.size())).name());
                if (guard == null && random.nextInt(8) == 0) {
                    // a[k - 1] where k > 1, or a[k + 1] where k < m.
                    boolean down = random.nextBoolean();
                    guard = new Comparison(indices[axis], down ? Relation.GREATER : Relation.LESS,
                            down ? ONE : to(size), COMPUTED);
                    indices[axis] = Algebra.add(indices[axis], Constant.of(down ? -1 : 1));
                }
            }
        }
        Expression element = to(array, indices);
        return guard == null ? element : new Conditional(guard, element, to("x"), COMPUTED);
    }
}
