package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random formulas in the scalars {@code x, y}, the size {@code m}, the array {@code a[m]} and the matrix
 * {@code w[m, m]}, smooth and of moderate size wherever |x|, |y| and the elements lie below one; and values for them.
 */
public final class RandomFormulas {

    private final Random random;
    private final boolean rich;
    private int bound;

    /** Formulas of a seed. */
    public RandomFormulas(long seed) {
        this(seed, false);
    }

    private RandomFormulas(long seed, boolean rich) {
        random = new Random(seed);
        this.rich = rich;
    }

    /** Formulas of a seed with Kronecker deltas, conditions, exponentials, roots and repeated parts among them. */
    public static RandomFormulas rich(long seed) {
        return new RandomFormulas(seed, true);
    }

    /** Values of everything that the formulas mention; sizes from 1 to 4. */
    public Bindings values() {
        int m = 1 + random.nextInt(4);
        return new Bindings().scalar("m", m).scalar("x", uniform()).scalar("y", uniform())
                .array("a", new int[] {m}, random.doubles(m, -1, 1).toArray())
                .array("w", new int[] {m, m}, random.doubles((long) m * m, -1, 1).toArray());
    }

    private double uniform() {
        return 2 * random.nextDouble() - 1;
    }

    /** A formula of at most a depth, in the scalars and arrays. */
    public Expression formula(int depth) {
        return formula(depth, List.of());
    }

    private Expression formula(int depth, List<String> indices) {
        if (depth == 0) {
            return leaf(indices);
        }
        if (rich && random.nextInt(3) == 0) {
            return special(depth, indices);
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> Algebra.add(formula(depth - 1, indices), formula(depth - 1, indices));
            case 2, 3 -> Algebra.multiply(formula(depth - 1, indices), formula(depth - 1, indices));
            case 4 -> Algebra.power(formula(depth - 1, indices), 2 + random.nextInt(2));
            case 5 -> FunctionCall.of(pick("Tanh", "Sin", "LogisticSigmoid"), formula(depth - 1, indices));
            case 6 -> Algebra.divide(formula(depth - 1, indices),
                    Algebra.add(Constant.of(2), FunctionCall.of("Cos", formula(depth - 1, indices))));
            default -> sum(depth, indices);
        };
    }

    /** Shapes that rewriting looks for. */
    private Expression special(int depth, List<String> indices) {
        Expression part = formula(depth - 1, indices);
        Expression other = leaf(indices);
        Expression positive = Algebra.add(Constant.of(2), Algebra.power(part, 2));
        return switch (random.nextInt(17)) {
            case 11 -> new Multiplication(List.of(other, new Multiplication(List.of(Constant.of(2), part),
                    Origin.computed())), Origin.computed());
            case 12 -> new Addition(List.of(other, new Addition(List.of(Algebra.ZERO, part), Origin.computed())),
                    Origin.computed());
            case 0 -> Algebra.add(part, other, Algebra.multiply(Constant.of(random.nextInt(5) - 2), part));
            case 1 -> Algebra.multiply(part, other, part);
            case 2 -> Algebra.add(Algebra.multiply(part, other), Algebra.multiply(other, leaf(indices), other));
            case 3 -> Algebra.multiply(exp(FunctionCall.of("Sin", part)), other, exp(FunctionCall.of("Sin", other)));
            case 4 -> FunctionCall.of("Log", exp(FunctionCall.of("Tanh", part)));
            case 5 -> exp(Algebra.add(FunctionCall.of("Tanh", other), Algebra.multiply(
                    Constant.of(Rational.of(-1, 2)), FunctionCall.of("Log", positive))));
            case 6 -> Algebra.power(FunctionCall.of("Sqrt", positive), 2 * random.nextInt(3) - 2);
            case 7 -> new Power(new Power(positive, Constant.of(Rational.of(1, 2)), Origin.computed()),
                    Constant.of(-2), Origin.computed());
            case 8 -> new Conditional(new Comparison(index(indices), Comparison.Relation.values()[random.nextInt(6)],
                    index(indices), Origin.computed()), part, other, Origin.computed());
            case 13 -> logistic(part, other);
            case 14 -> Algebra.multiply(FunctionCall.of("Sqrt", positive), other, Algebra.power(positive,
                    Constant.of(Rational.of(random.nextInt(7) - 3, 2))));
            case 15, 16 -> twoIndices(depth, part, indices);
            default -> indices.isEmpty() ? part : Algebra.multiply(part, new Delta(index(indices), shifted(indices),
                    Origin.computed()), other);
        };
    }

    private static Expression logistic(Expression part, Expression other) {
        Expression exponential = exp(FunctionCall.of("Sin", part));
        return Algebra.multiply(exponential, other, Algebra.power(Algebra.add(exponential, Algebra.ONE), -1));
    }

    /** A sum over two indices of which a factor holds one alone. */
    private Expression twoIndices(int depth, Expression part, List<String> indices) {
        if (indices.contains("u") || indices.contains("v")) {
            return part;
        }
        List<String> inner = new ArrayList<>(indices);
        inner.add("u");
        Expression upper = random.nextBoolean() ? Reference.to("m") : Reference.to("u");
        return Reduction.sum(Algebra.multiply(formula(depth - 1, inner),
                Reference.to("w", Reference.to("u"), Algebra.ONE),
                Reference.to("a", Reference.to("v"))), List.of(IndexRange.upTo("u", Reference.to("m")),
                IndexRange.upTo("v", upper)));
    }

    private static Expression exp(Expression argument) {
        return FunctionCall.of("Exp", argument);
    }

    private Expression shifted(List<String> indices) {
        Expression index = index(indices);
        return switch (random.nextInt(4)) {
            // The number 2 as an index would be outside of arrays of one element.
            case 0 -> index.equals(Algebra.ONE) ? index : Algebra.add(index, Algebra.ONE);
            case 1 -> Algebra.subtract(Reference.to("m"), index);
            default -> index;
        };
    }

    private Expression sum(int depth, List<String> indices) {
        // Few names, so that scopes side by side reuse them.
        String index = List.of("i", "j", "k", "l").get(bound++ % 4);
        if (indices.contains(index)) {
            return leaf(indices);
        }
        List<String> inner = new ArrayList<>(indices);
        inner.add(index);
        return Reduction.sum(formula(depth - 1, inner), List.of(IndexRange.upTo(index, Reference.to("m"))));
    }

    private Expression leaf(List<String> indices) {
        return switch (random.nextInt(indices.isEmpty() ? 4 : 8)) {
            case 0 -> Constant.of(Rational.of(random.nextInt(7) - 3, 1 + random.nextInt(3)));
            case 1 -> Reference.to("x");
            case 2 -> Reference.to("y");
            case 3 -> Reference.to("a", Algebra.ONE);
            case 4, 5 -> Reference.to("a", index(indices));
            default -> Reference.to("w", index(indices), index(indices));
        };
    }

    private Expression index(List<String> indices) {
        return indices.isEmpty() || random.nextInt(8) == 0 ? Algebra.ONE
                : Reference.to(indices.get(random.nextInt(indices.size())));
    }

    private String pick(String... names) {
        return names[random.nextInt(names.length)];
    }
}
