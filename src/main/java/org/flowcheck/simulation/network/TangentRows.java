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
    static final int LENGTH = RowFills.LENGTH;
    static final int ROWS = 4;
    /** Rows longer than this are worked on in one loop, with the gaps between them; shorter ones by themselves. */
    private static final int MOST_OF_A_ROW = 3 * LENGTH / 4;
    private static final int STEP = RowFills.STEP;

    /** What lies behind the end of a row is always a number. */
    private final double[] values;
    private int count;
    private final boolean[] safe = new boolean[ROWS];

    /**
     * Rows with sums of their own.
     *
     * @param sums how many sums over the rows lie behind them, 0 to 2: a sum in an array of its own, which lies at
     *     another distance from the ends of cache lines, takes half as long again
     */
    TangentRows(int sums) {
        values = new double[RowFills.BASE + (1 + sums) * STEP];
    }

    /** Sets the length of the rows, and keeps the first of the columns that they are filled from. */
    void setFirstColumn(double[] column, int length) {
        if (length != count) {
            Arrays.fill(values, 0);
            count = length;
        }
        System.arraycopy(column, 0, values, RowFills.BASE, count);
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
        RowFills.SCALE[number].run(values, coefficients[0], count);
        int j = 1;
        for (; j < columns.length - 1; j += 2) {
            RowFills.ADD_TWO[number].run(values, columns[j], columns[j + 1], coefficients[j], coefficients[j + 1],
                    count);
        }
        if (j < columns.length) {
            RowFills.ADD[number].run(values, columns[j], coefficients[j], count);
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

    /** Replaces the tangents in all rows by their slopes. */
    void takeSlopes() {
        if (count > MOST_OF_A_ROW) {
            slopes(values, 0, (ROWS - 1) * STEP + count);
            return;
        }
        for (int number = 0; number < ROWS; number++) {
            slopes(values, number * STEP, number * STEP + count);
        }
    }

    private static void slopes(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = 1 - values[i] * values[i];
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
                RowSums.run(RowSums.PRODUCTS[number], lanes, a, values, count);
            }
        } else {
            RowSums.run(RowSums.DOTS, sums, a, values, count);
        }
    }

    /** Adds the lanes of each row to its sum. */
    static void addLanes(double[] lanes, double[] sums) {
        int half = RowSums.LANES / 2;
        int row = RowSums.LANES;
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

    /** {@code target += sum over the four rows of c_l s_l}, s being tangents or slopes. */
    void addTo(double[] target, double[] c) {
        RowSums.run(RowSums.VALUES, target, c, values, count);
    }

    /** Sets the rows' own sums to zero. */
    void clearSums() {
        Arrays.fill(values, RowFills.BASE + STEP, values.length, 0);
    }

    /** {@code first sum += sum over the four rows of c_l s_l}. */
    void addToFirstSum(double[] c) {
        RowSums.run(RowSums.OWN_VALUES, values, c, values, count);
    }

    /** {@code second sum += sum over the four rows of c_l (1 - s_l^2)}, s being tangents. */
    void addSlopesToSecondSum(double[] c) {
        RowSums.run(RowSums.OWN_SLOPES[0], values, c, values, count);
        RowSums.run(RowSums.OWN_SLOPES[1], values, c, values, count);
    }

    /** Copies a sum of the rows' own, 0 or 1. */
    void copySum(int which, double[] target) {
        System.arraycopy(values, RowFills.BASE + (1 + which) * STEP, target, 0, count);
    }
}
