package org.flowcheck.simulation.network;

/**
 * Loops that fill one of the four rows of {@link TangentRows}, written out for each row: HotSpot of JDK 17 makes vector
 * instructions of a loop over places at a constant distance only. Each kind is called through one place that sees four
 * receivers, more than HotSpot inlines: so each loop is compiled by itself.
 */
final class RowFills {

    /** A vector more than a row, so that the rows do not compete for the same places of the cache. */
    static final int STEP = 520;
    /** Where the first column is kept, behind the rows. */
    static final int BASE = 4 * STEP;
    /** Numbers in a full row. */
    static final int LENGTH = 512;

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

    static final Scaling[] SCALE = {RowFills::scale0, RowFills::scale1, RowFills::scale2, RowFills::scale3};
    static final Addition[] ADD = {RowFills::add0, RowFills::add1, RowFills::add2, RowFills::add3};
    static final DoubleAddition[] ADD_TWO = {RowFills::addTwo0, RowFills::addTwo1, RowFills::addTwo2,
        RowFills::addTwo3};

    private RowFills() {
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
}
