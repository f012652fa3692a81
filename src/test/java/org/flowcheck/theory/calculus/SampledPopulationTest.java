package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Population;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Averages as sums over weighted samples: the stated moments hold, no other does, and no expectation is left. */
class SampledPopulationTest {

    private static final Model MODEL = Models.file("multi-stage/two-layer-population");
    private static final Model SAMPLED = SampledPopulation.in(MODEL);
    /** Weights solve linear equations with pivots down to 1e-9 of the largest: a few digits more than half are left. */
    private static final double ROUNDING = 1e-9;

    private static double average(String body, long seed, int j, int l) {
        Expression expectation = new Expectation(Formulas.parse(body), List.of("x", "f"), Origin.computed());
        Evaluator evaluator = RandomPoint.of(SAMPLED, seed, false).evaluator();
        return evaluator.with("j", j).with("l", l).value(SampledPopulation.in(MODEL, expectation));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theStatedMomentsHold(long seed) {
        int d = (int) RandomPoint.of(SAMPLED, seed, false).evaluator().value(Formulas.parse("d"));
        assertEquals(1, average("1", seed, 1, 1), ROUNDING);
        for (int j = 1; j <= d; j++) {
            assertEquals(j == 1 ? 1 : 0, average("f*x[j]", seed, j, 1), ROUNDING);
            for (int l = 1; l <= d; l++) {
                assertEquals(j == l ? 1 : 0, average("x[j]*x[l]", seed, j, l), ROUNDING);
            }
        }
    }

    /** The fourth moment of a normal law, 3, and the first, 0, are not stated: they do not hold. */
    @Test
    void otherMomentsAreGeneric() {
        for (String body : List.of("x[j]^4 - 3", "x[j]", "f", "f^2 - 1", "f*x[j]^3 - 3")) {
            double first = average(body, 1, 1, 1);
            assertNotEquals(0, first, 1e-3, body);
            assertNotEquals(first, average(body, 2, 1, 1), 1e-3, body);
        }
    }

    @Test
    void randomNamesCarryASampleAndAveragesDoNot() {
        assertEquals(List.of("~s", "j"), axes(SAMPLED.dataArray("x").orElseThrow().axes()));
        assertEquals(List.of("~s"), axes(SAMPLED.dataArray(SampledPopulation.WEIGHT).orElseThrow().axes()));
        assertEquals(List.of("~s", "k"), axes(SAMPLED.definition("z").orElseThrow().axes()));
        assertEquals(List.of("~s"), axes(SAMPLED.definition("e").orElseThrow().axes()));
        assertEquals(List.of(), axes(SAMPLED.definition("R").orElseThrow().axes()));
        assertEquals(List.of(), axes(SAMPLED.definition("K").orElseThrow().axes()));
        assertTrue(SAMPLED.definitions().stream().noneMatch(definition ->
                Traversal.contains(definition.value(), part -> part instanceof Expectation)));
    }

    private static List<String> axes(List<Axis> axes) {
        return axes.stream().map(Axis::index).toList();
    }

    @Test
    void onceIsEnoughAndWithoutAPopulationThereIsNothingToDo() {
        assertSame(SAMPLED, SampledPopulation.in(SAMPLED));
        Model other = Models.file("multi-stage/two-layer");
        assertSame(other, SampledPopulation.in(other));
    }

    /** RandomSamples: three samples an equation, and weights near to equal ones, so that sums do not cancel. */
    @Test
    void weightsAreModerate() {
        Population population = MODEL.population().orElseThrow();
        for (long seed = 1; seed <= 5; seed++) {
            Evaluator evaluator = RandomPoint.of(SAMPLED, seed, false).evaluator();
            int d = (int) evaluator.value(Formulas.parse("d"));
            int count = RandomSamples.count(population, evaluator);
            assertEquals(3 * (1 + d * d + d), count);
            double sum = 0;
            for (int s = 1; s <= count; s++) {
                double weight = evaluator.value(Reference.to(SampledPopulation.WEIGHT, Constant.of(s)));
                sum += weight;
                assertTrue(Math.abs(weight) < 10, "weight " + weight);
            }
            assertEquals(1, sum, ROUNDING);
        }
    }
}
