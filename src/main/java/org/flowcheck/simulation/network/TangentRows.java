package org.flowcheck.simulation.network;

import java.util.Arrays;
import org.flowcheck.simulation.kernel.FastTanh;

/**
 * Four rows of tangents, and sums over them. HotSpot turns a loop into vector instructions if its body has at most some
 * 60 operations and addresses arrays at constant distances from the loop variable; and it aligns the vectors of one
 * array only. So the rows lie in one array at fixed places: with four arrays, whose places in memory are left to
 * chance, a gradient took a third longer.
 */
final class TangentRows {

    /** Numbers in a row at most: with what goes in and out four rows fit a nearest cache of 32 kB. */
    static final int LENGTH = RowLoops.LENGTH;
    static final int ROWS = 4;
    /** Rows longer than this are worked on in one loop, with the gaps between them; shorter ones by themselves. */
    private static final int MOST_OF_A_ROW = 3 * LENGTH / 4;
    private static final int STEP = RowLoops.STEP;

    /** What lies behind the end of a row is 0. */
    private final double[] values = new double[RowLoops.BASE + STEP];
    private int count;
    private final boolean[] safe = new boolean[ROWS];

    /** Sets the length of the rows, and keeps the first of the columns that they are filled from. */
    void setFirstColumn(double[] column, int length) {
        if (length != count) {
            Arrays.fill(values, 0);
            count = length;
        }
        System.arraycopy(column, 0, values, RowLoops.BASE, count);
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
        RowLoops.SCALE[number].run(values, coefficients[0], count);
        int j = 1;
        for (; j < columns.length - 1; j += 2) {
            RowLoops.ADD_TWO[number].run(values, columns[j], columns[j + 1], coefficients[j], coefficients[j + 1], count);
        }
        if (j < columns.length) {
            RowLoops.ADD[number].run(values, columns[j], coefficients[j], count);
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

    /**
     * Adds {@code sum_i a_i s_i} of each row to a sum or, where rows are long, to lanes of partial sums.
     *
     * @param a of the length of a full row, 0 behind the end of these
     * @param lanes of the first row, of the second, and so on
     * @param sums one a row
     * @param rows how many rows are in use
     */
    void addProductsTo(double[] lanes, double[] sums, double[] a, int rows) {
        if (count > MOST_OF_A_ROW) {
            for (int number = 0; number < rows; number++) {
                RowLoops.PRODUCTS[number].run(lanes, a, values);
            }
        } else {
            addDots(sums, a, values, count);
        }
    }

    /** All four at once, each in two lanes, so that additions need not wait for each other. */
    private static void addDots(double[] sums, double[] a, double[] s, int count) {
        double even0 = 0;
        double even1 = 0;
        double even2 = 0;
        double even3 = 0;
        double odd0 = 0;
        double odd1 = 0;
        double odd2 = 0;
        double odd3 = 0;
        // Where the length is odd, a is 0 behind the end.
        for (int i = 0; i < count; i += 2) {
            even0 += a[i] * s[i];
            even1 += a[i] * s[i + STEP];
            even2 += a[i] * s[i + 2 * STEP];
            even3 += a[i] * s[i + 3 * STEP];
            odd0 += a[i + 1] * s[i + 1];
            odd1 += a[i + 1] * s[i + 1 + STEP];
            odd2 += a[i + 1] * s[i + 1 + 2 * STEP];
            odd3 += a[i + 1] * s[i + 1 + 3 * STEP];
        }
        sums[0] += even0 + odd0;
        sums[1] += even1 + odd1;
        sums[2] += even2 + odd2;
        sums[3] += even3 + odd3;
    }

    /** Adds the lanes of each row to its sum. */
    static void addLanes(double[] lanes, double[] sums) {
        int half = RowLoops.LANES / 2;
        int row = RowLoops.LANES;
        double low0 = 0;
        double low1 = 0;
        double low2 = 0;
        double low3 = 0;
        double high0 = 0;
        double high1 = 0;
        double high2 = 0;
        double high3 = 0;
        for (int i = 0; i < half; i++) {
            low0 += lanes[i];
            low1 += lanes[i + row];
            low2 += lanes[i + 2 * row];
            low3 += lanes[i + 3 * row];
            high0 += lanes[i + half];
            high1 += lanes[i + half + row];
            high2 += lanes[i + half + 2 * row];
            high3 += lanes[i + half + 3 * row];
        }
        sums[0] += low0 + high0;
        sums[1] += low1 + high1;
        sums[2] += low2 + high2;
        sums[3] += low3 + high3;
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
}
