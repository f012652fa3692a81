package org.flowcheck.simulation.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.flowcheck.simulation.kernel.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records are drawn without replacement, all with equal chances. */
class RecordSelectionTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "0, 5", "5, 5", "7, 60000", "500, 60000", "60000, 60000", "1000, 1000"})
    void noRecordComesTwiceAndAllAreRecords(int wanted, int total) {
        for (long seed = 0; seed < 5; seed++) {
            int[] chosen = RecordSelection.of(seed, "mnist", wanted, total);
            assertEquals(wanted, chosen.length);
            assertEquals(wanted, Arrays.stream(chosen).distinct().count());
            assertTrue(Arrays.stream(chosen).allMatch(place -> place >= 0 && place < total));
        }
    }

    @Test
    void moreRecordsExtendFewerAndAllAreAPermutation() {
        int[] all = RecordSelection.of(3, "mnist", 100, 100);
        for (int wanted = 0; wanted <= 100; wanted++) {
            assertArrayEquals(Arrays.copyOf(all, wanted), RecordSelection.of(3, "mnist", wanted, 100));
        }
        // As a permutation made the long way: swapping within the whole array.
        int[] swapped = new int[100];
        Arrays.setAll(swapped, i -> i);
        Draws numbers = Draws.of(3, "records of mnist");
        for (int i = 0; i < 100; i++) {
            int j = i + (int) (numbers.uniform(i) * (100 - i));
            int kept = swapped[i];
            swapped[i] = swapped[j];
            swapped[j] = kept;
        }
        assertArrayEquals(swapped, all);
    }

    @Test
    void seedAndDataSetDecide() {
        int[] one = RecordSelection.of(1, "mnist", 50, 60_000);
        assertArrayEquals(one, RecordSelection.of(1, "mnist", 50, 60_000));
        assertFalse(Arrays.equals(one, RecordSelection.of(2, "mnist", 50, 60_000)));
        assertFalse(Arrays.equals(one, RecordSelection.of(1, "mnist-test", 50, 60_000)));
        assertThrows(IllegalArgumentException.class, () -> RecordSelection.of(1, "mnist", 11, 10));
    }

    /**
     * All 5*4*3 = 60 ordered draws of three records among five are as probable. Over 6000 seeds the statistic is
     * chi-square with 59 degrees of freedom (mean 59, standard deviation 10.9) and 110 is exceeded with a chance of
     * 6e-5; the seeds are fixed, so that the test does not fail by chance later. A choice with replacement has 125
     * outcomes, and one that never picks the record itself would leave some of the 60 out: both are far beyond.
     */
    @Test
    void allOrderedDrawsAreAsProbable() {
        int seeds = 6000;
        int[] counts = new int[125];
        for (long seed = 1; seed <= seeds; seed++) {
            int[] chosen = RecordSelection.of(seed, "cifar-10", 3, 5);
            counts[25 * chosen[0] + 5 * chosen[1] + chosen[2]]++;
        }
        double expected = seeds / 60.0;
        double statistic = 0;
        for (int code = 0; code < counts.length; code++) {
            int[] digits = {code / 25, code / 5 % 5, code % 5};
            if (Arrays.stream(digits).distinct().count() < 3) {
                assertEquals(0, counts[code]);
            } else {
                statistic += (counts[code] - expected) * (counts[code] - expected) / expected;
            }
        }
        assertTrue(statistic < 110, "chi-square " + statistic);
        // As large a deviation the other way (below 27 has a chance of 1e-4) would mean that seeds are not independent.
        assertTrue(statistic > 27, "chi-square " + statistic);
    }

    /**
     * Each of 60000 records is among 500 with the chance 1/120. In 100 bins of 600 records and over 400 seeds a bin is
     * hit 2000 times in the mean; chi-square with 99 degrees of freedom, reduced a little since no record comes twice;
     * 165 is exceeded with a chance of 3e-5.
     */
    @Test
    void aLargeDataSetIsCoveredEvenly() {
        int[] bins = new int[100];
        for (long seed = 1; seed <= 400; seed++) {
            for (int place : RecordSelection.of(seed, "mnist", 500, 60_000)) {
                bins[place / 600]++;
            }
        }
        double statistic = Arrays.stream(bins).mapToDouble(count -> (count - 2000.0) * (count - 2000.0) / 2000).sum();
        assertTrue(statistic < 165 && statistic > 50, "chi-square " + statistic);
    }
}
