package org.flowcheck.evidence.plot;

/**
 * Places on an axis: from values to points on paper.
 *
 * @param scale how values become places
 * @param low the value at {@code start}
 * @param high the value at {@code end}, greater than {@code low}
 * @param start where the axis starts on paper
 * @param end where it ends; may be less than {@code start}
 */
record AxisScale(Axis.Scale scale, double low, double high, double start, double end) {

    AxisScale {
        if (!(low < high) || scale == Axis.Scale.LOGARITHMIC && !(low > 0)) {
            throw new IllegalArgumentException(scale + " axis from " + low + " to " + high);
        }
    }

    /** The place of a value; positive values only on a logarithmic axis. */
    double place(double value) {
        return start + (end - start) * share(value);
    }

    /** The share of the axis below a value: 0 at its low end, 1 at its high end. */
    double share(double value) {
        if (scale == Axis.Scale.LOGARITHMIC) {
            double from = StrictMath.log10(low);
            return (StrictMath.log10(value) - from) / (StrictMath.log10(high) - from);
        }
        // Halved, because the difference of two doubles of opposite sign may overflow.
        return (value / 2 - low / 2) / (high / 2 - low / 2);
    }

    /** Whether a value lies between the ends. */
    boolean holds(double value) {
        return value >= low && value <= high;
    }
}
