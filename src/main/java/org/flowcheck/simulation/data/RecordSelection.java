package org.flowcheck.simulation.data;

import java.util.HashMap;
import java.util.Map;
import org.flowcheck.simulation.kernel.Draws;

/**
 * Which records of a data set a seed draws, all with equal chances and none twice: the first places of a random
 * permutation (Fisher and Yates; R. Durstenfeld, Algorithm 235, Comm. ACM 7, 1964). Seed, data set and its size alone
 * decide: images and labels are of the same records, and more records extend fewer.
 */
final class RecordSelection {

    private RecordSelection() {
    }

    /**
     * The places of the records, from 0.
     *
     * @param seed the seed
     * @param set the name of the data set
     * @param wanted how many, at most {@code total}
     * @param total how many there are
     */
    static int[] of(long seed, String set, int wanted, int total) {
        if (wanted < 0 || wanted > total) {
            throw new IllegalArgumentException(wanted + " records of " + total);
        }
        // No draw of a model can have this name, which holds blanks.
        Draws numbers = Draws.of(seed, "records of " + set);
        int[] chosen = new int[wanted];
        // Where the permutation so far differs from the identity: memory is of the order of what is wanted.
        Map<Integer, Integer> moved = new HashMap<>();
        for (int i = 0; i < wanted; i++) {
            // At most the largest double below 1: the product never rounds up to total - i. No place is more probable
            // than another by more than one part in 2^53/total.
            int j = i + (int) (numbers.uniform(i) * (total - i));
            chosen[i] = moved.getOrDefault(j, j);
            moved.put(j, moved.getOrDefault(i, i));
        }
        return chosen;
    }
}
