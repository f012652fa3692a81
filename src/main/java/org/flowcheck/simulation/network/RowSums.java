package org.flowcheck.simulation.network;

/**
 * Sums over the four rows of {@link TangentRows}. All are called through one place, {@link #run}, that sees more
 * receivers than HotSpot inlines: so each loop is compiled by itself.
 */
final class RowSums {

    /** Partial sums of a full row's products with a column, side by side. */
    static final int LANES = RowFills.LENGTH / 4;

    private static final int STEP = RowFills.STEP;

    /** A sum. */
    @FunctionalInterface
    interface Sum {
        /**
         * Adds to a target.
         *
         * @param x what the rows are multiplied by: one number a column, or one a row
         * @param s the rows
         * @param count their length
         */
        void run(double[] target, double[] x, double[] s, int count);
    }

    /** The products of a full row and x, to the row's lanes. */
    static final Sum[] PRODUCTS = {RowSums::products0, RowSums::products1, RowSums::products2, RowSums::products3};
    /** {@code sum_i x_i s_l,i} of each row. */
    static final Sum DOTS = RowSums::dots;
    /** {@code sum_l x_l s_l,i} of each column. */
    static final Sum VALUES = RowSums::values;

    /** {@code sum_l x_l s_l,i} of each column, to the first of the rows' own sums. */
    static final Sum OWN_VALUES = RowSums::ownValues;
    /** {@code sum_l x_l (1 - s_l,i^2)} of each column, to the second of them: two rows each. */
    static final Sum[] OWN_SLOPES = {RowSums::ownSlopes0, RowSums::ownSlopes2};

    private static final int OWN = RowFills.BASE + STEP;

    private RowSums() {
    }

    static void run(Sum sum, double[] target, double[] x, double[] s, int count) {
        sum.run(target, x, s, count);
    }

    private static void products0(double[] lanes, double[] a, double[] s, int count) {
        for (int i = 0; i < LANES; i++) {
            lanes[i] += (a[i] * s[i] + a[i + LANES] * s[i + LANES])
                    + (a[i + 2 * LANES] * s[i + 2 * LANES] + a[i + 3 * LANES] * s[i + 3 * LANES]);
        }
    }

    private static void products1(double[] lanes, double[] a, double[] s, int count) {
        for (int i = 0; i < LANES; i++) {
            lanes[i + LANES] += (a[i] * s[i + STEP] + a[i + LANES] * s[i + LANES + STEP])
                    + (a[i + 2 * LANES] * s[i + 2 * LANES + STEP] + a[i + 3 * LANES] * s[i + 3 * LANES + STEP]);
        }
    }

    private static void products2(double[] lanes, double[] a, double[] s, int count) {
        for (int i = 0; i < LANES; i++) {
            lanes[i + 2 * LANES] += (a[i] * s[i + 2 * STEP] + a[i + LANES] * s[i + LANES + 2 * STEP])
                    + (a[i + 2 * LANES] * s[i + 2 * LANES + 2 * STEP] + a[i + 3 * LANES] * s[i + 3 * LANES + 2 * STEP]);
        }
    }

    private static void products3(double[] lanes, double[] a, double[] s, int count) {
        for (int i = 0; i < LANES; i++) {
            lanes[i + 3 * LANES] += (a[i] * s[i + 3 * STEP] + a[i + LANES] * s[i + LANES + 3 * STEP])
                    + (a[i + 2 * LANES] * s[i + 2 * LANES + 3 * STEP] + a[i + 3 * LANES] * s[i + 3 * LANES + 3 * STEP]);
        }
    }

    /** All four at once, each in two lanes, so that additions need not wait for each other. */
    private static void dots(double[] sums, double[] a, double[] s, int count) {
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

    private static void values(double[] target, double[] c, double[] s, int count) {
        double c0 = c[0];
        double c1 = c[1];
        double c2 = c[2];
        double c3 = c[3];
        for (int i = 0; i < count; i++) {
            target[i] += (c0 * s[i] + c1 * s[i + STEP]) + (c2 * s[i + 2 * STEP] + c3 * s[i + 3 * STEP]);
        }
    }

    private static void ownValues(double[] none, double[] c, double[] s, int count) {
        double c0 = c[0];
        double c1 = c[1];
        double c2 = c[2];
        double c3 = c[3];
        for (int i = 0; i < count; i++) {
            s[i + OWN] += (c0 * s[i] + c1 * s[i + STEP]) + (c2 * s[i + 2 * STEP] + c3 * s[i + 3 * STEP]);
        }
    }

    private static void ownSlopes0(double[] none, double[] c, double[] s, int count) {
        double c0 = c[0];
        double c1 = c[1];
        for (int i = 0; i < count; i++) {
            s[i + OWN + STEP] += c0 * (1 - s[i] * s[i]) + c1 * (1 - s[i + STEP] * s[i + STEP]);
        }
    }

    private static void ownSlopes2(double[] none, double[] c, double[] s, int count) {
        double c2 = c[2];
        double c3 = c[3];
        for (int i = 0; i < count; i++) {
            s[i + OWN + STEP] += c2 * (1 - s[i + 2 * STEP] * s[i + 2 * STEP])
                    + c3 * (1 - s[i + 3 * STEP] * s[i + 3 * STEP]);
        }
    }
}
