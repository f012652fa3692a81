package org.flowcheck.evidence.statistics;

/** What fits over widths require of their data. */
public final class WidthTable {

    /** Fewer widths than this do not show an order or a limit. */
    public static final int FEWEST_WIDTHS = 5;
    /** Fewer draws than this show no spread. */
    public static final int FEWEST_SEEDS = 2;

    private WidthTable() {
    }

    /**
     * Refuses data that are no table of finite values over increasing widths above 1.
     *
     * @param values by seed and width
     * @param positive whether the values must be positive
     * @throws IllegalArgumentException saying what is wrong
     */
    static void require(double[] widths, double[][] values, boolean positive) {
        if (widths.length < FEWEST_WIDTHS) {
            throw new IllegalArgumentException(widths.length + " widths, at least " + FEWEST_WIDTHS + " are needed");
        }
        for (int j = 0; j < widths.length; j++) {
            if (!(widths[j] > (j == 0 ? 1 : widths[j - 1]) && Double.isFinite(widths[j]))) {
                throw new IllegalArgumentException("width " + widths[j] + ": widths increase, from above 1");
            }
        }
        if (values.length < FEWEST_SEEDS) {
            throw new IllegalArgumentException(values.length + " seeds, at least " + FEWEST_SEEDS + " are needed");
        }
        for (int s = 0; s < values.length; s++) {
            if (values[s].length != widths.length) {
                throw new IllegalArgumentException("seed " + s + ": " + values[s].length + " values, "
                        + widths.length + " widths");
            }
            for (double value : values[s]) {
                if (!Double.isFinite(value) || positive && !(value > 0)) {
                    throw new IllegalArgumentException("seed " + s + ": the value " + value
                            + (positive ? ", positive ones are needed" : ""));
                }
            }
        }
    }
}
