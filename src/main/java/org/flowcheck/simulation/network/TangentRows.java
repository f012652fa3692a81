package org.flowcheck.simulation.network;

import org.flowcheck.simulation.kernel.FastTanh;

/**
 * Four rows of tangents, and sums over them. HotSpot turns a loop into vector instructions if its body has at most some
 * 60 operations and addresses arrays at constant distances from the loop variable; and it aligns the vectors of one
 * array only. So the rows lie in one array at fixed places: with four arrays, whose places in memory are left to
 * chance, a gradient took a third longer.
 */
final class TangentRows {

    /** Numbers in a row at most: with what goes in and out four rows fit a nearest cache of 32 kB. */
    static final int LENGTH = 512;
    static final int ROWS = 4;
    /** Rows longer than this are worked on in one loop, with the gaps between them; shorter ones by themselves. */
    private static final int MOST_OF_A_ROW = 3 * LENGTH / 4;
    /** A vector more, so that the rows do not compete for the same places of the cache. */
    private static final int STEP = LENGTH + 8;

    /** Where the first column is kept, behind the rows. */
    private static final int BASE = ROWS * STEP;

    private final double[] values = new double[(ROWS + 1) * STEP];
    private final double[] row = new double[LENGTH];
    private final int[] counts = new int[ROWS];
    private final boolean[] safe = new boolean[ROWS];

    /** Keeps the first of the columns that rows are filled from. */
    void setFirstColumn(double[] column, int count) {
        System.arraycopy(column, 0, values, BASE, count);
    }

    /**
     * Fills a row with {@code sum_j coefficients_j columns_j,i}, a quarter of the
     * tangents' arguments.
     *
     * @param number which row
     * @param columns the first of them as it was when {@link #setFirstColumn} was called
     * @param count how many elements
     * @param outOfReach whether all |sum_j ...| are known to be at most {@link FastTanh#SATURATED_QUARTER}; saves time
     *     and changes no bit
     */
    void fill(int number, double[][] columns, double[] coefficients, int count, boolean outOfReach) {
        counts[number] = count;
        safe[number] = outOfReach;
        if (columns.length == 1) {
            scaleFirstColumn(number, coefficients[0], count);
        } else {
            combine(columns, coefficients, count);
            System.arraycopy(row, 0, values, number * STEP, count);
        }
    }

    private void combine(double[][] columns, double[] c, int count) {
        Rows.combine(row, columns[0], columns[1], c[0], c[1], count);
        int j = 2;
        for (; j < columns.length - 1; j += 2) {
            Rows.add(row, columns[j], columns[j + 1], c[j], c[j + 1], count);
        }
        if (j < columns.length) {
            Rows.add(row, columns[j], c[j], count);
        }
    }

    private void scaleFirstColumn(int number, double first, int count) {
        double[] s = values;
        switch (number) {
            case 0 -> {
                for (int i = 0; i < count; i++) {
                    s[i] = first * s[i + BASE];
                }
            }
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    s[i + STEP] = first * s[i + BASE];
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    s[i + 2 * STEP] = first * s[i + BASE];
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    s[i + 3 * STEP] = first * s[i + BASE];
                }
            }
        }
    }

    /** Replaces the arguments in the first rows by their tangents. */
    void takeTangents(int rows) {
        boolean together = rows == ROWS;
        for (int number = 0; number < rows; number++) {
            if (!safe[number]) {
                cut(values, number * STEP, number * STEP + counts[number]);
            }
            together &= counts[number] > MOST_OF_A_ROW;
        }
        if (together) {
            tangents(values, 0, (ROWS - 1) * STEP + counts[ROWS - 1]);
            return;
        }
        for (int number = 0; number < rows; number++) {
            tangents(values, number * STEP, number * STEP + counts[number]);
        }
    }

    private static void tangents(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = FastTanh.ofQuarter(values[i]);
        }
    }

    private static void cut(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = Math.max(-FastTanh.SATURATED_QUARTER, Math.min(FastTanh.SATURATED_QUARTER, values[i]));
        }
    }

    /** {@code target += sum over the four rows of c_l s_l}. */
    void addTo(double[] target, double c0, double c1, double c2, double c3, int count) {
        double[] s = values;
        for (int i = 0; i < count; i++) {
            target[i] += (c0 * s[i] + c1 * s[i + STEP]) + (c2 * s[i + 2 * STEP] + c3 * s[i + 3 * STEP]);
        }
    }

    /** {@code target += sum over the four rows of c_l (1 - s_l^2)}. */
    void addSlopesTo(double[] target, double c0, double c1, double c2, double c3, int count) {
        double[] s = values;
        for (int i = 0; i < count; i++) {
            double s0 = s[i];
            double s1 = s[i + STEP];
            double s2 = s[i + 2 * STEP];
            double s3 = s[i + 3 * STEP];
            target[i] += (c0 * (1 - s0 * s0) + c1 * (1 - s1 * s1)) + (c2 * (1 - s2 * s2) + c3 * (1 - s3 * s3));
        }
    }

    /** {@code target += c s} with the first row. */
    void addFirstTo(double[] target, double c, int count) {
        Rows.add(target, values, c, count);
    }

    /** {@code target += c (1 - s^2)} with the first row. */
    void addFirstSlopesTo(double[] target, double c, int count) {
        double[] s = values;
        for (int i = 0; i < count; i++) {
            target[i] += c * (1 - s[i] * s[i]);
        }
    }

    /** {@code sum_i left_i s_i} with the first row. */
    double dotFirst(double[] left, int count) {
        return Rows.dot(left, values, count);
    }
}
