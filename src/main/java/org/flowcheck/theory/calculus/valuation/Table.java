package org.flowcheck.theory.calculus.valuation;

import java.util.Arrays;

/** Values by the numbers that a few indices have; those of an earlier point are forgotten. */
final class Table {

    /** What {@link #key} gives where numbers are too many or too large to be a key. */
    static final long NO_KEY = -1;
    /** More indices are no key. */
    static final int MOST_INDICES = 5;
    private static final int BITS = 12;
    private static final int HALF = 1 << (BITS - 1);
    /** So many values at most: eight megabytes. */
    private static final int LARGEST = 1 << 18;

    private long[] keys = new long[16];
    private double[] values = new double[keys.length];
    /** The point of each entry, from 1; 0 for none. */
    private int[] points = new int[keys.length];
    private int point;
    private int count;

    /** A key with one more number. */
    static long key(long key, int number) {
        return key == NO_KEY || number < -HALF || number >= HALF ? NO_KEY : key << BITS | number + HALF;
    }

    private int place(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int place = (int) (mixed >>> 32) & mask;
        while (points[place] == point && keys[place] != key) {
            place = place + 1 & mask;
        }
        return place;
    }

    /** The place of a key's value at a point, or that where it belongs. */
    int place(long key, int now) {
        if (now != point) {
            point = now;
            count = 0;
        }
        return place(key);
    }

    /** Whether there is a value at a place. */
    boolean known(int place) {
        return points[place] == point;
    }

    /** The value at a place. */
    double value(int place) {
        return values[place];
    }

    /** Adds a value; when there are too many it is forgotten. */
    void put(long key, double value) {
        if (2 * (count + 1) > keys.length) {
            if (keys.length == LARGEST) {
                return;
            }
            grow();
        }
        int place = place(key);
        keys[place] = key;
        values[place] = value;
        points[place] = point;
        count++;
    }

    private void grow() {
        long[] oldKeys = keys;
        double[] oldValues = values;
        int[] oldPoints = points;
        keys = new long[2 * oldKeys.length];
        values = Arrays.copyOf(values, keys.length);
        points = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldPoints[i] == point) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
                points[place] = point;
            }
        }
    }
}
