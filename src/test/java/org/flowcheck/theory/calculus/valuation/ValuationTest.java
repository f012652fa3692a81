package org.flowcheck.theory.calculus.valuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.RandomFormulas;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast evaluation of formulas against the slow evaluator, which is the reference for what formulas mean. */
class ValuationTest {

    /** Sums of some hundred terms below ten, taken in another order: rounding is some 1e-13 of the largest. */
    private static final double ROUNDING = 1e-11;
    private static final Expression M = Reference.to("m");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    /** A value, or what it was refused with. */
    private interface Value {

        double get();
    }

    private static Optional<Double> value(Value value) {
        try {
            return Optional.of(value.get());
        } catch (EvaluationException outside) {
            return Optional.empty();
        }
    }

    private static void assertSame(Optional<Double> expected, Optional<Double> actual, String what) {
        assertEquals(expected.isPresent(), actual.isPresent(), what);
        if (expected.isPresent() && Double.isFinite(expected.get())) {
            assertEquals(expected.get(), actual.get(), ROUNDING * Math.max(1, Math.abs(expected.get())), what);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithTheSlowEvaluatorAtOnePointAfterAnother(long seed) {
        RandomFormulas formulas = RandomFormulas.rich(seed);
        Expression formula = formulas.formula(5);
        Valuation valuation = new Valuation(List.of());
        Valuation.Prepared prepared = valuation.prepare(List.of(), formula);
        for (int i = 0; i < 5; i++) {
            Bindings point = formulas.values();
            valuation.at(point, point, steps -> { });
            assertSame(value(() -> new Evaluator(point).value(formula)), value(prepared::value),
                    "seed " + seed + ", point " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void definitionsAndFreeIndicesMeanTheSame(long seed) {
        RandomFormulas formulas = RandomFormulas.rich(seed);
        Expression inner = formulas.formula(3);
        Random random = new Random(seed);
        // g[q, r] = (formula) + w[q, r]*a[q]; h[r] = the sum over q of g[q, r]^2, with an index that g knows as its
        // second.
        Expression g = Algebra.add(inner, Algebra.multiply(Reference.to("w", Reference.to("q"), Reference.to("r")),
                Reference.to("a", Reference.to("q"))));
        Expression h = Reduction.sum(Algebra.power(Reference.to("g", Reference.to("q"), Reference.to("r")), 2),
                List.of(IndexRange.upTo("q", M)));
        List<Definition> definitions = List.of(
                new Definition("g", List.of(new Axis("q", M), new Axis("r", M)), g, Optional.empty()),
                new Definition("h", List.of(new Axis("r", M)), h, Optional.empty()));
        Expression formula = Algebra.multiply(Reference.to("h", Reference.to("q")),
                Reference.to("g", Reference.to("r"), Reference.to("q")));
        Expression written = Algebra.multiply(
                Reduction.sum(Algebra.power(at(g, Reference.to("p"), Reference.to("q")), 2),
                        List.of(IndexRange.upTo("p", M))),
                at(g, Reference.to("r"), Reference.to("q")));
        Valuation valuation = new Valuation(definitions);
        Valuation.Prepared prepared = valuation.prepare(List.of("q", "r"), formula);
        for (int i = 0; i < 3; i++) {
            Bindings point = formulas.values();
            int m = (int) point.value("m", new int[0]);
            int q = 1 + random.nextInt(m);
            int r = 1 + random.nextInt(m);
            valuation.at(point, point, steps -> { });
            assertSame(value(() -> new Evaluator(point).with("q", q).with("r", r).value(written)),
                    value(() -> prepared.value(q, r)), "seed " + seed);
        }
    }

    private static Expression at(Expression formula, Expression q, Expression r) {
        return Substitution.ofScalars(Map.of("q", q, "r", r)).in(formula);
    }

    @Test
    void aPointHasAStart() {
        Bindings now = new Bindings().scalar("m", 2).array("a", new int[] {2}, 3, 4);
        Bindings start = new Bindings().scalar("m", 2).array("a", new int[] {2}, 10, 20);
        Expression change = Reduction.sum(Algebra.subtract(Reference.to("a", Reference.to("k")),
                new AtStart(Reference.to("a", Reference.to("k")), Origin.computed())),
                List.of(IndexRange.upTo("k", M)));
        Valuation valuation = new Valuation(List.of());
        Valuation.Prepared prepared = valuation.prepare(List.of(), change);
        valuation.at(now, start, steps -> { });
        assertEquals(-23.0, prepared.value());
        valuation.at(now, now, steps -> { });
        assertEquals(0.0, prepared.value());
    }

    /** A product of k matrices over all indices: m^(k+1) terms, but m^2 steps for each matrix when summed in turn. */
    @Test
    void chainsOfSumsAreTakenOneByOne() {
        int matrices = 9;
        int m = 6;
        List<Expression> factors = new ArrayList<>();
        List<IndexRange> ranges = new ArrayList<>(List.of(IndexRange.upTo("i0", M)));
        for (int i = 0; i < matrices; i++) {
            factors.add(Reference.to("w", Reference.to("i" + i), Reference.to("i" + (i + 1))));
            ranges.add(IndexRange.upTo("i" + (i + 1), M));
        }
        Expression chain = Reduction.sum(Algebra.multiply(factors.toArray(Expression[]::new)), ranges);
        double[] elements = new Random(1).doubles(m * m).toArray();
        long[] steps = new long[1];
        Valuation valuation = new Valuation(List.of());
        Valuation.Prepared prepared = valuation.prepare(List.of(), chain);
        Bindings point = new Bindings().scalar("m", m).array("w", new int[] {m, m}, elements);
        valuation.at(point, point, more -> steps[0] += more);
        double[] sums = new double[m];
        Arrays.fill(sums, 1);
        for (int i = 0; i < matrices; i++) {
            double[] next = new double[m];
            for (int row = 0; row < m; row++) {
                for (int column = 0; column < m; column++) {
                    next[row] += elements[row * m + column] * sums[column];
                }
            }
            sums = next;
        }
        double expected = Arrays.stream(sums).sum();
        assertEquals(expected, prepared.value(), 1e-12 * expected);
        assertTrue(steps[0] <= 4L * (matrices + 1) * m * m, "steps: " + steps[0]);
        long before = steps[0];
        prepared.value();
        assertEquals(before, steps[0], "nothing is computed twice at a point");
    }

    @Test
    void whatIsToldOfTheStepsMayEndTheEvaluation() {
        Expression sum = Reduction.sum(Reference.to("a", Reference.to("k")), List.of(IndexRange.upTo("k", M)));
        Valuation valuation = new Valuation(List.of());
        Valuation.Prepared prepared = valuation.prepare(List.of(), sum);
        Bindings point = new Bindings().scalar("m", 3).array("a", new int[] {3}, 1, 2, 3);
        valuation.at(point, point, steps -> {
            throw new IllegalStateException("enough");
        });
        assertThrows(IllegalStateException.class, prepared::value);
        valuation.at(point, point, steps -> { });
        assertEquals(6.0, prepared.value());
    }

    @Test
    void indicesOutsideAnArrayAreRefused() {
        Bindings point = new Bindings().scalar("m", 3).array("a", new int[] {3}, 1, 2, 3);
        Valuation valuation = new Valuation(List.of());
        valuation.at(point, point, steps -> { });
        assertThrows(EvaluationException.class,
                () -> valuation.prepare(List.of(), Reference.to("a", Constant.of(4))).value());
        assertThrows(EvaluationException.class, () -> valuation.prepare(List.of(),
                Reference.to("a", Algebra.divide(Algebra.ONE, Constant.of(2)))).value());
        assertThrows(EvaluationException.class, () -> valuation.prepare(List.of(),
                FunctionCall.of("NoSuchFunction", Algebra.ONE)).value());
    }

    /** (10^9 + x)*a[1] - 10^9*a[1] loses nine digits, x*a[1] none; indices, ends and exponents stay whole numbers. */
    @Test
    void valuesThatAreALittleWrongShowWhereTermsCancel() {
        Bindings point = new Bindings().scalar("m", 3).scalar("x", 0.75).array("a", new int[] {3}, -1.5, 2, 3);
        double shake = 0x1p-40;
        Expression x = Reference.to("x");
        Expression first = Reference.to("a", Algebra.ONE);
        Expression large = Constant.of(1_000_000_000);
        Expression cancelling = Algebra.subtract(
                new Multiplication(List.of(new Addition(List.of(large, x), Origin.computed()), first),
                        Origin.computed()),
                new Multiplication(List.of(large, first), Origin.computed()));
        Expression tame = Algebra.multiply(Algebra.power(first, 3), Reduction.sum(
                Reference.to("a", Algebra.subtract(Algebra.add(M, Algebra.ONE), Reference.to("k"))),
                List.of(IndexRange.upTo("k", M))));
        Valuation exact = new Valuation(List.of());
        Valuation shaken = new Valuation(List.of(), shake);
        exact.at(point, point, steps -> { });
        shaken.at(point, point, steps -> { });
        double lost = exact.prepare(List.of(), cancelling).value() / shaken.prepare(List.of(), cancelling).value() - 1;
        double kept = exact.prepare(List.of(), tame).value() / shaken.prepare(List.of(), tame).value() - 1;
        assertTrue(Math.abs(lost) > 1e7 * shake, "lost: " + lost);
        // Three factors -1.5 of one place, and one that belongs to the elements in the sum.
        assertTrue(Math.abs(kept) <= 4.01 * shake && kept != 0, "kept: " + kept);
    }
}
