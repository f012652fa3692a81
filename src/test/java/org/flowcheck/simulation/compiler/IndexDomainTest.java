package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers about random domains of three nested ranges and a few conditions, against listing all points. */
class IndexDomainTest {

    private static final int SIZE = 5;

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    private record Case(IndexDomain domain, List<Affine> inequalities, List<long[]> points) {

        static Case random(SplittableRandom random) {
            List<Affine> inequalities = new ArrayList<>();
            for (int v = 0; v < 3; v++) {
                // v from 1 or an earlier variable, plus -1, 0 or 1, to SIZE or an earlier variable.
                Affine low = v > 0 && random.nextInt(3) == 0
                        ? Affine.variable(random.nextInt(v)).plus(random.nextInt(-1, 2))
                        : Affine.of(1);
                Affine high = v > 0 && random.nextInt(3) == 0
                        ? Affine.variable(random.nextInt(v)).plus(random.nextInt(-1, 2))
                        : Affine.of(SIZE);
                inequalities.add(Affine.variable(v).minus(low));
                inequalities.add(high.minus(Affine.variable(v)));
            }
            for (int extra = random.nextInt(3); extra > 0; extra--) {
                inequalities.add(unit(random));
            }
            IndexDomain domain = IndexDomain.EVERYTHING;
            for (Affine form : inequalities) {
                domain = domain.where(form);
            }
            List<long[]> points = new ArrayList<>();
            for (long i = -1; i <= SIZE + 2; i++) {
                for (long j = -3; j <= SIZE + 4; j++) {
                    for (long k = -5; k <= SIZE + 6; k++) {
                        long[] point = {i, j, k};
                        if (inequalities.stream().allMatch(form -> at(form, point) >= 0)) {
                            points.add(point);
                        }
                    }
                }
            }
            return new Case(domain, inequalities, points);
        }
    }

    /** A difference of two variables, or one variable, plus a constant. */
    private static Affine unit(SplittableRandom random) {
        int first = random.nextInt(3);
        Affine form = Affine.variable(first).times(random.nextBoolean() ? 1 : -1);
        if (random.nextBoolean()) {
            int second = (first + 1 + random.nextInt(2)) % 3;
            form = form.minus(Affine.variable(second).times(form.coefficient(first)));
        }
        return form.plus(random.nextInt(-SIZE, SIZE + 1));
    }

    private static long at(Affine form, long[] point) {
        long value = form.constant();
        for (int v = 0; v < point.length; v++) {
            value += form.coefficient(v) * point[v];
        }
        return value;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithListingThePoints(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Case one = Case.random(random);
        assertEquals(one.points().isEmpty(), one.domain().isEmpty(), () -> "empty: " + one.inequalities());
        for (int trial = 0; trial < 5; trial++) {
            Affine form = unit(random);
            assertEquals(one.points().stream().allMatch(point -> at(form, point) >= 0), one.domain().implies(form),
                    () -> form + " on " + one.inequalities());
            if (!one.points().isEmpty()) {
                OptionalLong most = one.domain().maximum(form);
                assertEquals(one.points().stream().mapToLong(point -> at(form, point)).max(), most,
                        () -> "maximum of " + form + " on " + one.inequalities());
                assertEquals(one.points().stream().mapToLong(point -> at(form, point)).min(),
                        one.domain().minimum(form));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void boundsInAnyOrderOfLoopsListTheSamePoints(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Case one = Case.random(random);
        int[][] orders = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {0, 2, 1}};
        for (int[] order : orders) {
            List<List<Affine>> bounds = new ArrayList<>();
            Set<Integer> outer = new TreeSet<>();
            for (int variable : order) {
                bounds.add(one.domain().boundsOf(variable, outer));
                outer.add(variable);
            }
            if (!one.points().isEmpty()) {
                assertEquals(one.points().size(), count(order, bounds, 0, new long[3]), () -> "" + one.inequalities());
            }
        }
    }

    /** Runs the loops; every entry of an outer loop must reach the innermost body at least once. */
    private static int count(int[] order, List<List<Affine>> bounds, int depth, long[] point) {
        if (depth == order.length) {
            return 1;
        }
        int variable = order[depth];
        long low = Long.MIN_VALUE;
        long high = Long.MAX_VALUE;
        point[variable] = 0;
        for (Affine form : bounds.get(depth)) {
            long rest = at(form, point);
            if (form.coefficient(variable) > 0) {
                low = Math.max(low, -rest);
            } else {
                high = Math.min(high, rest);
            }
        }
        int total = 0;
        for (long value = low; value <= high; value++) {
            point[variable] = value;
            int inner = count(order, bounds, depth + 1, point);
            assertTrue(inner > 0, "an outer loop runs where the inner ones are empty");
            total += inner;
        }
        point[variable] = 0;
        return total;
    }

    @Test
    void inequalitiesAreTightenedToWholeNumbers() {
        // 2 v >= 3 and 2 v <= 5: v = 2.
        Affine twice = Affine.variable(0).times(2);
        IndexDomain domain = IndexDomain.EVERYTHING.where(twice.plus(-3)).where(twice.times(-1).plus(5));
        assertEquals(OptionalLong.of(2), domain.minimum(Affine.variable(0)));
        assertEquals(OptionalLong.of(2), domain.maximum(Affine.variable(0)));
        assertTrue(domain.impliesZero(Affine.variable(0).plus(-2)));
        // 2 v >= 3 and 2 v <= 3: no whole number.
        assertTrue(IndexDomain.EVERYTHING.where(twice.plus(-3)).where(twice.times(-1).plus(3)).isEmpty());
        assertFalse(IndexDomain.EVERYTHING.isEmpty());
    }

    /** Equal keys of temporaries need equal domains, by whatever way they were made. */
    @Test
    void inequalitiesThatSayNothingAreDropped() {
        IndexDomain one = IndexDomain.EVERYTHING.where(Affine.variable(0).plus(-1));
        assertEquals(one, one.where(Affine.of(3)));
        assertEquals(one,
                one.where(Affine.variable(1).plus(-1)).substitute(1, Affine.of(1)));
        assertTrue(one.where(Affine.of(-1)).isEmpty());
    }
}
