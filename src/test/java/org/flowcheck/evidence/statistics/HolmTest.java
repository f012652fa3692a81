package org.flowcheck.evidence.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holm's procedure, and what a fixed share of the level is worth beside it. */
class HolmTest {

    private static final long SEED = 1979;

    @Test
    void adjustsByRankAndNeverDownwards() {
        double[] p = {0.01, 0.04, 0.03, 0.005};
        // Sorted 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1: 0.02, 0.03, 0.06, 0.04, the last raised to 0.06.
        assertArrayEquals(new double[] {0.03, 0.06, 0.06, 0.02}, Holm.adjusted(p), 1e-15);
        assertArrayEquals(new double[] {1, 1}, Holm.adjusted(new double[] {0.6, 0.9}), 0);
        assertEquals(0, Holm.adjusted(new double[0]).length);
        assertThrows(IllegalArgumentException.class, () -> Holm.adjusted(new double[] {Double.NaN}));
    }

    /** What a claim's own share refutes, Holm refutes: a verdict is never stricter in the catalogue than alone. */
    @Test
    void holmRefutesWhatTheSharesRefute() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            double[] p = random.doubles(1 + random.nextInt(FamilyLevel.SHARES)).map(u -> Math.pow(u, 8)).toArray();
            double[] adjusted = Holm.adjusted(p);
            for (int k = 0; k < p.length; k++) {
                assertTrue(p[k] > FamilyLevel.each(1) || adjusted[k] <= FamilyLevel.FAMILY);
            }
        }
    }

    /** Under Holm a verdict hangs on the others; the share gives the same one alone and among them. */
    @Test
    void onlyTheShareGivesAClaimAloneTheVerdictItHasInTheCatalogue() {
        double p = 0.02;
        assertTrue(Holm.adjusted(new double[] {p})[0] <= FamilyLevel.FAMILY);
        assertTrue(Holm.adjusted(new double[] {p, 0.9, 0.9})[0] > FamilyLevel.FAMILY);
    }

    @Test
    void oneWrongRefutationInACatalogueIsAsRareAsSaid() {
        System.out.println("HolmTest seed " + SEED);
        Random random = new Random(SEED);
        int catalogues = 4000;
        int byShare = 0;
        int byHolm = 0;
        int bySharelessLevel = 0;
        for (int i = 0; i < catalogues; i++) {
            double[] p = random.doubles(FamilyLevel.SHARES).toArray();
            double[] adjusted = Holm.adjusted(p);
            double smallest = Quantile.of(p, 0);
            byShare += smallest <= FamilyLevel.each(1) ? 1 : 0;
            byHolm += Quantile.of(adjusted, 0) <= FamilyLevel.FAMILY ? 1 : 0;
            bySharelessLevel += smallest <= FamilyLevel.FAMILY ? 1 : 0;
        }
        // Independent true hypotheses: 1 - (1 - 0.0005)^100 = 4.9 % by either; without a share, nearly always.
        double most = Study.most(FamilyLevel.FAMILY, catalogues);
        assertTrue(byShare <= most && byHolm <= most, byShare + " " + byHolm);
        assertTrue(bySharelessLevel > 0.98 * catalogues);
    }

    @Test
    void aCatalogueThatOutgrowsItsSharesIsTold() {
        assertEquals(FamilyLevel.FAMILY, FamilyLevel.ofCatalogue(FamilyLevel.SHARES), 1e-16);
        assertEquals(2 * FamilyLevel.FAMILY, FamilyLevel.ofCatalogue(2 * FamilyLevel.SHARES), 1e-16);
        assertEquals(1, FamilyLevel.ofCatalogue(1_000_000), 0);
        assertThrows(IllegalArgumentException.class, () -> FamilyLevel.ofCatalogue(-1));
    }
}
