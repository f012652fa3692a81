package org.flowcheck.evidence.plot;

/** Collects the values that an axis has to show and chooses its ends. */
final class DataRange {

    /** Room beyond the outermost values, as a share of the axis. */
    private static final double MARGIN = 0.045;
    /**
     * Values that differ by less than this, relative to their size, are drawn as equal: labels could not tell them
     * apart.
     */
    private static final double SAME = 1e-13;
    /** Values that differ by less than this are drawn as equal: their difference is near what a double can hold. */
    private static final double SMALLEST = 1e-290;

    private final Axis axis;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private boolean standsOnZero;

    DataRange(Axis axis) {
        this.axis = axis;
    }

    /** Takes a value into account, if the axis can show it. */
    void include(double value) {
        if (axis.shows(value)) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }

    /** Takes all values into account that the axis can show. */
    void include(double[] values) {
        for (double value : values) {
            include(value);
        }
    }

    /** The axis starts at 0 without a margin, if nothing lies below: for bars. Without effect on logarithmic axes. */
    void standOnZero() {
        include(0);
        standsOnZero = axis.scale() != Axis.Scale.LOGARITHMIC;
    }

    /**
     * The axis with its ends chosen, placed on paper.
     *
     * @param margins whether there is room beyond the outermost values; lines may end at the frame
     */
    AxisScale placed(double start, double end, boolean margins) {
        boolean logarithmic = axis.scale() == Axis.Scale.LOGARITHMIC;
        double from = low;
        double to = high;
        if (from > to) {
            from = logarithmic ? 1 : 0;
            to = logarithmic ? 10 : 1;
        }
        if (logarithmic) {
            double factor = to / from < 1 + SAME ? 2 : margins ? StrictMath.pow(to / from, MARGIN) : 1;
            // Ratios beyond the range of doubles are cut at its ends.
            from = Math.max(from / factor, Double.MIN_NORMAL);
            to = Math.min(to * factor, Double.MAX_VALUE);
        } else {
            double largest = Math.max(Math.abs(from), Math.abs(to));
            double half = to / 2 - from / 2;
            boolean same = half <= SAME * largest || half < SMALLEST;
            double room = same ? (largest < SMALLEST ? 0.5 : largest * 0.05) : margins ? 2 * MARGIN * half : 0;
            from = standsOnZero && low >= 0 ? 0 : Math.max(from - room, -Double.MAX_VALUE);
            to = standsOnZero && high <= 0 ? Math.max(0, room) : Math.min(to + room, Double.MAX_VALUE);
        }
        from = axis.from().orElse(from);
        to = axis.to().orElse(to);
        if (!(from < to)) {
            // One end is given and all values lie beyond it.
            if (axis.from().isPresent()) {
                to = logarithmic ? from * 10 : from + Math.max(1, Math.abs(from));
            } else {
                from = logarithmic ? to / 10 : to - Math.max(1, Math.abs(to));
            }
        }
        return new AxisScale(axis.scale(), from, to, start, end);
    }
}
