package org.flowcheck.theory.calculus.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.flowcheck.theory.expression.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Regions hold the points they should, whatever is done to them. */
class RegionTest {

    private static final int POINTS = 60;
    private static final Exponent GAMMA = Exponent.of("gamma");
    private static final Exponent GAMMAP = Exponent.of("gammap");
    private static final Exponent ONE = Exponent.of(Rational.ONE);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    private static Region where(Inequality... inequalities) {
        return Region.EVERYWHERE.and(List.of(inequalities));
    }

    @Test
    void theyReadLikeWhatAPersonWrites() {
        assertEquals("everywhere", Region.EVERYWHERE.text());
        assertEquals("nowhere", where(Inequality.less(GAMMA, ONE), Inequality.less(ONE, GAMMA)).text());
        assertEquals("0 <= gamma < 1", where(Inequality.less(GAMMA, ONE), Inequality.atMost(Exponent.ZERO, GAMMA))
                .text());
        assertEquals("gamma > 1 and gammap < gamma - 1",
                where(Inequality.less(ONE, GAMMA), Inequality.less(GAMMAP, GAMMA.minus(ONE))).text());
        assertEquals("gamma = 1", where(Inequality.atMost(GAMMA, ONE), Inequality.atMost(ONE, GAMMA)).text());
        assertEquals("|gammap| < gamma", where(Inequality.less(GAMMAP, GAMMA),
                Inequality.less(Exponent.ZERO, GAMMA.plus(GAMMAP))).text());
    }

    @Test
    void whatFollowsFromOthersIsLeftOut() {
        Region region = where(Inequality.less(GAMMA, ONE.times(Rational.of(3))), Inequality.less(GAMMA, ONE),
                Inequality.atMost(GAMMA, ONE));
        assertEquals(List.of(Inequality.less(GAMMA, ONE)), region.inequalities());
        assertTrue(region.proves(Inequality.less(GAMMA, ONE.times(Rational.of(2)))));
        assertFalse(region.proves(Inequality.less(GAMMA, Exponent.ZERO)));
    }

    @Test
    void strictBoundsThatMeetLeaveNothing() {
        assertTrue(where(Inequality.less(GAMMA, ONE), Inequality.atMost(ONE, GAMMA)).isEmpty());
        assertFalse(where(Inequality.atMost(GAMMA, ONE), Inequality.atMost(ONE, GAMMA)).isEmpty());
        assertThrows(IllegalArgumentException.class,
                () -> where(Inequality.less(GAMMA, ONE), Inequality.atMost(ONE, GAMMA)).point(Rational.ONE));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPointIsFoundExactlyWhereThereIsOne(long seed) {
        RandomForms random = new RandomForms(seed);
        List<Inequality> stated = new ArrayList<>();
        Region region = Region.EVERYWHERE;
        for (Exponent form : random.forms(5)) {
            Inequality next = new Inequality(form, form.constant().signum() > 0);
            stated.add(next);
            region = region.and(next);
        }
        for (int i = 0; i < POINTS; i++) {
            Map<String, Rational> point = random.point();
            boolean inside = stated.stream().allMatch(inequality -> inequality.holds(point));
            assertEquals(inside, region.contains(point), "seed " + seed + " at " + point);
            assertFalse(inside && region.isEmpty(), "seed " + seed + " at " + point);
        }
        if (!region.isEmpty()) {
            Map<String, Rational> point = region.point(Rational.ONE);
            assertTrue(stated.stream().allMatch(inequality -> inequality.holds(point)), "seed " + seed + " at "
                    + point);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsTakenAwayAndWhatIsLeftMakeTheWhole(long seed) {
        RandomForms random = new RandomForms(seed);
        Region whole = random.region(2);
        Region taken = random.region(3);
        List<Region> rest = whole.minus(taken);
        for (int i = 0; i < POINTS; i++) {
            Map<String, Rational> point = random.point();
            long parts = rest.stream().filter(part -> part.contains(point)).count();
            boolean left = whole.contains(point) && !taken.contains(point);
            assertEquals(left ? 1 : 0, parts, "seed " + seed + " at " + point);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theCasesOfTheLargestCutARegionIntoParts(long seed) {
        RandomForms random = new RandomForms(seed);
        Region region = random.region(2);
        Largest largest = new Largest(random.forms(4));
        List<Largest.Case> cases = largest.cases(region);
        for (int i = 0; i < POINTS; i++) {
            Map<String, Rational> point = random.point();
            List<Largest.Case> here = cases.stream().filter(part -> part.region().contains(point)).toList();
            assertEquals(region.contains(point) ? 1 : 0, here.size(), "seed " + seed + " at " + point);
            for (Largest.Case part : here) {
                for (Exponent other : largest.forms()) {
                    assertTrue(part.form().value(point).compareTo(other.value(point)) >= 0, "seed " + seed + " at "
                            + point);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void regionsUniteOnlyWhereTheirUnionIsARegion(long seed) {
        RandomForms random = new RandomForms(seed);
        Region whole = random.region(2);
        Inequality cut = new Inequality(random.form(), true);
        Region left = whole.and(cut);
        Region right = whole.and(cut.negated());
        Optional<Region> halves = Merging.union(left, right);
        assertTrue(halves.isPresent() || left.isEmpty() || right.isEmpty(), "seed " + seed);
        Region first = random.region(2);
        Region second = random.region(2);
        Optional<Region> strangers = Merging.union(first, second);
        for (int i = 0; i < POINTS; i++) {
            Map<String, Rational> point = random.point();
            if (!left.isEmpty() && !right.isEmpty()) {
                assertEquals(whole.contains(point), halves.orElseThrow().contains(point), "seed " + seed + " at "
                        + point);
            }
            boolean either = first.contains(point) || second.contains(point);
            strangers.ifPresent(union -> assertEquals(either, union.contains(point), "seed " + seed + " at " + point));
        }
    }
}
