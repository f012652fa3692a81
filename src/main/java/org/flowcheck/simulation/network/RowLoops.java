package org.flowcheck.simulation.network;

/**
 * Loops over one of the four rows of {@link TangentRows}, written out for each row: HotSpot of JDK 17 makes vector
 * instructions of a loop over places at a constant distance only. Each kind is called through one place that sees four
 * receivers, more than HotSpot inlines: so each loop is compiled by itself.
 */
final class RowLoops {

    /** A vector more than a row, so that the rows do not compete for the same places of the cache. */
    static final int STEP = 520;
    /** Where the first column is kept, behind the rows. */
    static final int BASE = 4 * STEP;
    /** Numbers in a full row, in four quarters. */
    static final int LENGTH = 512;
    /** Partial sums of a full row's products with a column, side by side. */
    static final int LANES = LENGTH / 4;

    /** {@code s_row = c s_BASE}. */
    @FunctionalInterface
    interface Scaling {
        /** Does it for {@code count} numbers. */
        void run(double[] s, double c, int count);
    }

    /** {@code s_row += c x}. */
    @FunctionalInterface
    interface Addition {
        /** Does it for {@code count} numbers. */
        void run(double[] s, double[] x, double c, int count);
    }

    /** {@code s_row += c x + b y}. */
    @FunctionalInterface
    interface DoubleAddition {
        /** Does it for {@code count} numbers. */
        void run(double[] s, double[] x, double[] y, double c, double b, int count);
    }

    /** Adds the products of a full row and {@code a} to the row's lanes. */
    @FunctionalInterface
    interface Products {
        /** Does it. */
        void run(double[] lanes, double[] a, double[] s);
    }

    static final Scaling[] SCALE = {RowLoops::scale0, RowLoops::scale1, RowLoops::scale2, RowLoops::scale3};
    static final Addition[] ADD = {RowLoops::add0, RowLoops::add1, RowLoops::add2, RowLoops::add3};
    static final DoubleAddition[] ADD_TWO = {RowLoops::addTwo0, RowLoops::addTwo1, RowLoops::addTwo2, RowLoops::addTwo3};
    static final Products[] PRODUCTS = {RowLoops::products0, RowLoops::products1, RowLoops::products2,
        RowLoops::products3};

    private RowLoops() {
    }

    private static void scale0(double[] s, double c, int count) {
        for (int i = 0; i < count; i++) {
            s[i] = c * s[i + BASE];
        }
    }

    private static void scale1(double[] s, double c, int count) {
        for (int i = 0; i < count; i++) {
            s[i + STEP] = c * s[i + BASE];
        }
    }

    private static void scale2(double[] s, double c, int count) {
        for (int i = 0; i < count; i++) {
            s[i + 2 * STEP] = c * s[i + BASE];
        }
    }

    private static void scale3(double[] s, double c, int count) {
        for (int i = 0; i < count; i++) {
            s[i + 3 * STEP] = c * s[i + BASE];
        }
    }

    private static void add0(double[] s, double[] x, double c, int count) {
        for (int i = 0; i < count; i++) {
            s[i] += c * x[i];
        }
    }

    private static void add1(double[] s, double[] x, double c, int count) {
        for (int i = 0; i < count; i++) {
            s[i + STEP] += c * x[i];
        }
    }

    private static void add2(double[] s, double[] x, double c, int count) {
        for (int i = 0; i < count; i++) {
            s[i + 2 * STEP] += c * x[i];
        }
    }

    private static void add3(double[] s, double[] x, double c, int count) {
        for (int i = 0; i < count; i++) {
            s[i + 3 * STEP] += c * x[i];
        }
    }

    private static void addTwo0(double[] s, double[] x, double[] y, double c, double b, int count) {
        for (int i = 0; i < count; i++) {
            s[i] += c * x[i] + b * y[i];
        }
    }

    private static void addTwo1(double[] s, double[] x, double[] y, double c, double b, int count) {
        for (int i = 0; i < count; i++) {
            s[i + STEP] += c * x[i] + b * y[i];
        }
    }

    private static void addTwo2(double[] s, double[] x, double[] y, double c, double b, int count) {
        for (int i = 0; i < count; i++) {
            s[i + 2 * STEP] += c * x[i] + b * y[i];
        }
    }

    private static void addTwo3(double[] s, double[] x, double[] y, double c, double b, int count) {
        for (int i = 0; i < count; i++) {
            s[i + 3 * STEP] += c * x[i] + b * y[i];
        }
    }

    private static void products0(double[] lanes, double[] a, double[] s) {
        for (int i = 0; i < LANES; i++) {
            lanes[i] += (a[i] * s[i] + a[i + LANES] * s[i + LANES])
                    + (a[i + 2 * LANES] * s[i + 2 * LANES] + a[i + 3 * LANES] * s[i + 3 * LANES]);
        }
    }

    private static void products1(double[] lanes, double[] a, double[] s) {
        for (int i = 0; i < LANES; i++) {
            lanes[i + LANES] += (a[i] * s[i + STEP] + a[i + LANES] * s[i + LANES + STEP])
                    + (a[i + 2 * LANES] * s[i + 2 * LANES + STEP] + a[i + 3 * LANES] * s[i + 3 * LANES + STEP]);
        }
    }

    private static void products2(double[] lanes, double[] a, double[] s) {
        for (int i = 0; i < LANES; i++) {
            lanes[i + 2 * LANES] += (a[i] * s[i + 2 * STEP] + a[i + LANES] * s[i + LANES + 2 * STEP])
                    + (a[i + 2 * LANES] * s[i + 2 * LANES + 2 * STEP] + a[i + 3 * LANES] * s[i + 3 * LANES + 2 * STEP]);
        }
    }

    private static void products3(double[] lanes, double[] a, double[] s) {
        for (int i = 0; i < LANES; i++) {
            lanes[i + 3 * LANES] += (a[i] * s[i + 3 * STEP] + a[i + LANES] * s[i + LANES + 3 * STEP])
                    + (a[i + 2 * LANES] * s[i + 2 * LANES + 3 * STEP] + a[i + 3 * LANES] * s[i + 3 * LANES + 3 * STEP]);
        }
    }
}
