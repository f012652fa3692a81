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
    private int bound;

    /** Formulas of a seed. */
    public RandomFormulas(long seed) {
        random = new Random(seed);
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
        return random.nextInt(8) == 0 ? Algebra.ONE : Reference.to(indices.get(random.nextInt(indices.size())));
    }

    private String pick(String... names) {
        return names[random.nextInt(names.length)];
    }
}
