package org.flowcheck.evidence.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same as sorting afresh, whether samples follow each other slowly or not at all. */
class FollowedOrderTest {

    @ParameterizedTest
    @CsvSource({"1, 0.1", "2, 10", "7, 0.001", "100, 0.01", "1000, 1e-4", "1000, 0.1", "1000, 100", "777, 0"})
    void everySampleIsSorted(int size, double change) {
        Random random = new Random(size);
        double[] sample = random.doubles(size).map(u -> Math.rint(40 * u) / 8 + u * change).toArray();
        FollowedOrder order = new FollowedOrder(size);
        for (int i = 0; i < 30; i++) {
            double[] expected = sample.clone();
            Arrays.sort(expected);
            double[] found = sample.clone();
            order.sort(found);
            assertArrayEquals(expected, found);
            for (int k = 0; k < size; k++) {
                sample[k] += change * random.nextGaussian();
            }
        }
    }

    @Test
    void samplesHaveOneSize() {
        assertThrows(IllegalArgumentException.class, () -> new FollowedOrder(3).sort(new double[4]));
    }
}
