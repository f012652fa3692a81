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
    static final int STEP = LENGTH + 8;

    /** Where the first column is kept, behind the rows. */
    private static final int BASE = ROWS * STEP;

    private final double[] values = new double[(ROWS + 1) * STEP];
    private final double[] row = new double[LENGTH];
    private int count;
    private final boolean[] safe = new boolean[ROWS];

    /** Sets the length of the rows, and keeps the first of the columns that they are filled from. */
    void setFirstColumn(double[] column, int length) {
        count = length;
        System.arraycopy(column, 0, values, BASE, count);
    }

    /**
     * Fills a row with {@code sum_j coefficients_j columns_j,i}, a quarter of the
     * tangents' arguments.
     *
     * @param number which row
     * @param columns the first of them as it was when {@link #setFirstColumn} was called
     * @param outOfReach whether all |sum_j ...| are known to be at most {@link FastTanh#SATURATED_QUARTER}; saves time
     *     and changes no bit
     */
    void fill(int number, double[][] columns, double[] coefficients, boolean outOfReach) {
        safe[number] = outOfReach;
        if (columns.length == 1) {
            scaleFirstColumn(number, coefficients[0]);
        } else {
            combine(columns, coefficients);
            System.arraycopy(row, 0, values, number * STEP, count);
        }
    }

    private void combine(double[][] columns, double[] c) {
        Rows.combine(row, columns[0], columns[1], c[0], c[1], count);
        int j = 2;
        for (; j < columns.length - 1; j += 2) {
            Rows.add(row, columns[j], columns[j + 1], c[j], c[j + 1], count);
        }
        if (j < columns.length) {
            Rows.add(row, columns[j], c[j], count);
        }
    }

    private void scaleFirstColumn(int number, double first) {
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

    /** Replaces the arguments in the first rows by their tangents; rows after them become copies of the first. */
    void takeTangents(int rows) {
        for (int number = 0; number < rows; number++) {
            if (!safe[number]) {
                cut(values, number * STEP, number * STEP + count);
            }
        }
        if (rows == ROWS && count > MOST_OF_A_ROW) {
            tangents(values, 0, (ROWS - 1) * STEP + count);
            return;
        }
        for (int number = 0; number < rows; number++) {
            tangents(values, number * STEP, number * STEP + count);
        }
        for (int number = rows; number < ROWS; number++) {
            System.arraycopy(values, 0, values, number * STEP, count);
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
    void addTo(double[] target, double c0, double c1, double c2, double c3) {
        double[] s = values;
        for (int i = 0; i < count; i++) {
            target[i] += (c0 * s[i] + c1 * s[i + STEP]) + (c2 * s[i + 2 * STEP] + c3 * s[i + 3 * STEP]);
        }
    }

    /** {@code target += sum over the four rows of c_l (1 - s_l^2)}. */
    void addSlopesTo(double[] target, double c0, double c1, double c2, double c3) {
        double[] s = values;
        for (int i = 0; i < count; i++) {
            double s0 = s[i];
            double s1 = s[i + STEP];
            double s2 = s[i + 2 * STEP];
            double s3 = s[i + 3 * STEP];
            target[i] += (c0 * (1 - s0 * s0) + c1 * (1 - s1 * s1)) + (c2 * (1 - s2 * s2) + c3 * (1 - s3 * s3));
        }
    }

    /** {@code sums_l,i += a_i s_l,i} for the first rows, the sums lying as the rows do. */
    void addProductsTo(double[] sums, double[] a, int rows) {
        addProducts0(sums, a, values, count);
        if (rows > 1) {
            addProducts1(sums, a, values, count);
        }
        if (rows > 2) {
            addProducts2(sums, a, values, count);
        }
        if (rows > 3) {
            addProducts3(sums, a, values, count);
        }
    }

    private static void addProducts0(double[] sums, double[] a, double[] s, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += a[i] * s[i];
        }
    }

    private static void addProducts1(double[] sums, double[] a, double[] s, int count) {
        for (int i = 0; i < count; i++) {
            sums[i + STEP] += a[i] * s[i + STEP];
        }
    }

    private static void addProducts2(double[] sums, double[] a, double[] s, int count) {
        for (int i = 0; i < count; i++) {
            sums[i + 2 * STEP] += a[i] * s[i + 2 * STEP];
        }
    }

    private static void addProducts3(double[] sums, double[] a, double[] s, int count) {
        for (int i = 0; i < count; i++) {
            sums[i + 3 * STEP] += a[i] * s[i + 3 * STEP];
        }
    }
}
