package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

/** Blow-up times of the three-layer flow against the committed 20-digit references, and what goes with them. */
class ThreeLayerBlowUpTest {

    private static BlowUpRun search(BlowUpProblem problem) {
        return new BlowUpDriver(BlowUpSettings.DEFAULT, Control.NONE).run(problem);
    }

    private static Outcome.BlowUp blowUp(BlowUpRun run) {
        return assertInstanceOf(Outcome.BlowUp.class, run.outcome());
    }

    /** The references themselves: recomputed for some lines of each kind, with the same program. */
    @Test
    void referencesAreReproducible() {
        List<ThreeLayerReference.Entry> entries = ThreeLayerReference.read();
        assertEquals(1038, entries.size());
        for (int k : new int[] {0, 1, 2, 500, 1000, 1007, 1031}) {
            ThreeLayerReference.Entry entry = entries.get(k);
            assertEquals(entry.time(), ThreeLayerReference.blowUpTime(entry.m(), entry.state()), entry.toString());
        }
    }

    @Test
    void bracketShrinksAndHoldsTheTimeAtEveryState() {
        for (ThreeLayerReference.Entry entry : ThreeLayerReference.read().subList(0, 60)) {
            BlowUpRun run = search(new ThreeLayerFlow(entry.m()).blowUp(entry.state()));
            double lower = Double.NEGATIVE_INFINITY;
            double upper = Double.POSITIVE_INFINITY;
            double half = blowUp(run).time() - blowUp(run).lower();
            for (BlowUpRun.BracketEntry bracket : run.history()) {
                assertTrue(bracket.lower() >= lower && bracket.upper() <= upper);
                assertTrue(entry.within(bracket.lower() - half, bracket.upper() + half), entry + " " + bracket);
                lower = bracket.lower();
                upper = bracket.upper();
            }
            assertTrue(upper - lower < 1e-12 * upper);
        }
    }

    /**
     * m = 1, a = b = c = 1 is an equality: E = (1 - t)^-3, T = 1, and the bracket is closed from the first state on.
     */
    @Test
    void alignedScalarsAreSolvedExactly() {
        ThreeLayerFlow flow = new ThreeLayerFlow(1);
        BlowUpSampling sampling = BlowUpSampling.of(List.of(new NamedFunction("E", (t, y) -> flow.energy(y)),
                new NamedFunction("imbalance", (t, y) -> flow.imbalance(y))), 0.1, 1e6);
        BlowUpRun run = new BlowUpDriver(BlowUpSettings.DEFAULT, Control.NONE)
                .run(flow.blowUp(new double[] {1, 1, 1}), Optional.of(sampling));
        assertEquals(1, blowUp(run).time(), 1e-13);
        Samples fine = run.fine().orElseThrow();
        assertTrue(fine.size() > 100);
        for (int k = 0; k < fine.size(); k++) {
            // |y| = sqrt(3) e^(s / sqrt 3), a = |y| / sqrt 3, so 1 - t = e^(-s / sqrt 3).
            double remaining = FastMath.exp(-0.1 * k / Math.sqrt(3));
            assertEquals(1 - remaining, fine.time(k), 1e-12);
            assertEquals(1, fine.value(0, k) * remaining * remaining * remaining, 1e-11);
        }
    }

    /** Both marches are sampled at the same s, and their difference covers the error of energy and time alike. */
    @Test
    void samplesAreMatchedAndTheirDifferenceIsTheError() {
        ThreeLayerReference.Entry entry = ThreeLayerReference.read().get(5);
        ThreeLayerFlow flow = new ThreeLayerFlow(entry.m());
        BlowUpSampling sampling = new BlowUpSampling(List.of(new NamedFunction("E", (t, y) -> flow.energy(y)),
                new NamedFunction("imbalance", (t, y) -> flow.imbalance(y))), 0.25, 1e4, Optional.empty(), true);
        BlowUpRun run = new BlowUpDriver(BlowUpSettings.DEFAULT, Control.NONE)
                .run(flow.blowUp(entry.state()), Optional.of(sampling));
        Samples fine = run.fine().orElseThrow();
        Samples coarse = run.coarse().orElseThrow();
        int shared = Math.min(fine.size(), coarse.size());
        assertTrue(shared >= fine.size() - 1 && fine.size() > 20);
        double balance = flow.imbalance(entry.state());
        for (int k = 0; k < shared; k++) {
            assertEquals(fine.places()[k], coarse.places()[k]);
            assertEquals(fine.value(0, k), coarse.value(0, k), 1e-9 * Math.abs(fine.value(0, k)) + 1e-10);
            // Conserved, though each square is as large as |y|^2.
            double size = BlowUpSearch.norm(fine.states().orElseThrow()[k]);
            assertEquals(balance, fine.value(1, k), 1e-11 * size * size);
        }
        double[] norms = Arrays.stream(fine.states().orElseThrow()).mapToDouble(BlowUpSearch::norm).toArray();
        assertTrue(norms[norms.length - 1] >= 1e4 * norms[0]);
        assertTrue(norms[norms.length - 2] < 1e4 * norms[0]);
        assertEquals(entry.time().doubleValue(), blowUp(run).time(), 1e-12 * entry.time().doubleValue());
    }

    @Test
    void samplingEndsAtAThreshold() {
        ThreeLayerFlow flow = new ThreeLayerFlow(1);
        BlowUpSampling sampling = new BlowUpSampling(List.of(new NamedFunction("E", (t, y) -> flow.energy(y))), 0.05,
                1e9, Optional.of((t, y) -> flow.energy(y) - 1000), false);
        Samples samples = new BlowUpDriver(BlowUpSettings.DEFAULT, Control.NONE)
                .run(flow.blowUp(new double[] {1, 1, 1}), Optional.of(sampling)).fine().orElseThrow();
        assertTrue(samples.last()[0] <= 1000 && samples.last()[0] > 800);
    }

    /**
     * The direction ends in rank one: b = a c^T up to size, on the unit sphere |a| = |b| = |c| = 1/sqrt 3, up to
     * |y|^-2: the search ends where |y| is a few hundred.
     */
    @Test
    void limitIsOfRankOne() {
        int m = 5;
        long seed = 11;
        Random random = new Random(seed);
        double[] y = random.doubles(m * (m + 2), -2, 2).toArray();
        double[] u = blowUp(search(new ThreeLayerFlow(m).blowUp(y))).limit().orElseThrow();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                assertEquals(Math.sqrt(3) * u[i] * u[m + m * m + j], u[m + i * m + j], 1e-4, "seed " + seed);
            }
        }
    }

    /**
     * Beside the unstable rest states a = c = 0 a small E puts the extrapolated time at |y|^2/(3 E), 1e20 times T; by
     * that measure a bracket of [1, 1e7] was closed. T is log(F)/s up to 1e-6, s = 1 the largest singular value of b and
     * F = 4 s/(a_1 + c_1): the other modes change it by d^2 F^(2/2) = 3e-8 (docs/blow-up.md).
     */
    @Test
    void smallOuterLayersLeaveTheRestStateInTheirTime() {
        int m = 3;
        long seed = 7;
        Random random = new Random(seed);
        for (int draw = 0; draw < 10; draw++) {
            double[] y = new double[m * (m + 2)];
            y[0] = 1e-8 * random.nextDouble(0.5, 1);
            for (int i = 0; i < m; i++) {
                y[m + m * m + i] = (i == 0 ? 1e-13 : 1e-8) * random.nextDouble(0.5, 1);
                y[m + i * m + i] = FastMath.pow(2.0, -i);
            }
            double expected = FastMath.log(4 / (y[0] + y[m + m * m]));
            Outcome.BlowUp found = blowUp(search(new ThreeLayerFlow(m).blowUp(y)));
            assertEquals(expected, found.time(), 1e-6 * expected, "seed " + seed + ", draw " + draw);
            assertTrue(found.bracketUpper() - found.bracketLower() < 1e-6 * expected, found.toString());
        }
    }

    /** At 1e-14 the start cannot be told from rest; the answer must say so, as T is some 33 here. */
    @Test
    void anEndAtRestIsNotTakenForOneThatWasFollowed() {
        double[] y = new double[3];
        y[0] = 1e-14;
        y[1] = 1;
        y[2] = 1e-14;
        Outcome.End end = assertInstanceOf(Outcome.End.class, search(new ThreeLayerFlow(1).blowUp(y)).outcome());
        assertEquals(0, end.restingFrom().orElseThrow());
    }

    /** The flow commutes with rotations of a's and c's indices; permutations and signs are exact ones. */
    @Test
    void permutationsLeaveTheTimeUnchanged() {
        int m = 4;
        double[] y = new Random(3).doubles(m * (m + 2), -1, 1).toArray();
        double[] turned = new double[y.length];
        for (int i = 0; i < m; i++) {
            int to = (i + 1) % m;
            turned[to] = -y[i];
            turned[m + m * m + i] = y[m + m * m + i];
            for (int j = 0; j < m; j++) {
                turned[m + to * m + j] = -y[m + i * m + j];
            }
        }
        ThreeLayerFlow flow = new ThreeLayerFlow(m);
        double time = blowUp(search(flow.blowUp(y))).time();
        assertEquals(time, blowUp(search(flow.blowUp(turned))).time(), 1e-12 * time);
    }

    @Test
    void sameBitsTwiceAndAFalseBoundIsNotBelieved() {
        ThreeLayerReference.Entry entry = ThreeLayerReference.read().get(2);
        ThreeLayerFlow flow = new ThreeLayerFlow(entry.m());
        BlowUpProblem right = flow.blowUp(entry.state());
        assertEquals(Double.doubleToLongBits(blowUp(search(right)).time()),
                Double.doubleToLongBits(blowUp(search(right)).time()));
        BlowUpProblem wrong = new BlowUpProblem(right.problem(), 2, right.followed(),
                right.remainingLower().map(f -> (t, y) -> 1.1 * f.value(t, y)), right.remainingUpper());
        Outcome.BlowUp found = blowUp(search(wrong));
        assertTrue(entry.within(found.lower(), found.upper()), found.toString());
        assertNotEquals(true, entry.within(found.bracketLower(), found.bracketUpper()));
    }
}
