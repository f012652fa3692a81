package org.flowcheck.evidence.statistics;

/**
 * Sorts samples that come one after the other, each nearly in the order of the one before, as numbers of neurons are
 * along a flow: from that order few numbers have to move.
 */
public final class FollowedOrder {

    /** Moves per number beyond which the order before is of no use. */
    private static final int MOST_MOVES = 8;

    private final int[] order;
    private final double[] sorted;
    private final int[] otherOrder;
    private final double[] otherSorted;

    /**
     * An order to begin with: that of the places.
     *
     * @param size how many numbers a sample has
     */
    public FollowedOrder(int size) {
        order = new int[size];
        sorted = new double[size];
        otherOrder = new int[size];
        otherSorted = new double[size];
        for (int k = 0; k < size; k++) {
            order[k] = k;
        }
    }

    /** Sorts a sample in place, as {@code Arrays.sort} does; a sample with NaN is left in some order. */
    public void sort(double[] sample) {
        if (sample.length != sorted.length) {
            throw new IllegalArgumentException(sample.length + " numbers instead of " + sorted.length);
        }
        for (int k = 0; k < sorted.length; k++) {
            sorted[k] = sample[order[k]];
        }
        if (!insert()) {
            merge();
        }
        System.arraycopy(sorted, 0, sample, 0, sorted.length);
    }

    /** Whether moving single numbers was enough. */
    private boolean insert() {
        long moves = 0;
        for (int k = 1; k < sorted.length; k++) {
            double value = sorted[k];
            int place = order[k];
            int at = k;
            while (at > 0 && sorted[at - 1] > value) {
                sorted[at] = sorted[at - 1];
                order[at] = order[at - 1];
                at--;
            }
            sorted[at] = value;
            order[at] = place;
            moves += k - at;
            if (moves > (long) MOST_MOVES * sorted.length) {
                return false;
            }
        }
        return true;
    }

    /** Merges runs of twice the length each time. */
    private void merge() {
        int size = sorted.length;
        for (int length = 1; length < size; length *= 2) {
            for (int from = 0; from < size; from += 2 * length) {
                merge(from, Math.min(size, from + length), Math.min(size, from + 2 * length));
            }
            System.arraycopy(otherSorted, 0, sorted, 0, size);
            System.arraycopy(otherOrder, 0, order, 0, size);
        }
    }

    private void merge(int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int k = from; k < to; k++) {
            int next = right >= to || left < middle && !(sorted[left] > sorted[right]) ? left++ : right++;
            otherSorted[k] = sorted[next];
            otherOrder[k] = order[next];
        }
    }
}
