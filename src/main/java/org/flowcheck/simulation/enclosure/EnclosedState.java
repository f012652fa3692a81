package org.flowcheck.simulation.enclosure;

/**
 * A set that holds the solution at a time: {@code middle + frame deviation}, and a box around it that may be the
 * tighter one. The solution lies in both.
 *
 * @param time the time, a point unless the start's is not
 * @param middle a point, n numbers; not to be modified
 * @param frame the axes of the deviation
 * @param deviation n intervals; not to be modified
 * @param box n intervals; not to be modified
 */
record EnclosedState(Interval time, double[] middle, Frame frame, Interval[] deviation, Interval[] box) {

    /** A box at a time. */
    static EnclosedState of(Interval time, Interval[] box) {
        double[] middle = new double[box.length];
        Interval[] deviation = new Interval[box.length];
        for (int i = 0; i < box.length; i++) {
            middle[i] = box[i].middle();
            deviation[i] = box[i].minus(Interval.of(middle[i]));
        }
        return new EnclosedState(time, middle, Frame.identity(box.length), deviation, box.clone());
    }

    /** The largest absolute value of a component, as a scale. */
    double scale() {
        double scale = 0;
        for (double entry : middle) {
            scale = Math.max(scale, Math.abs(entry));
        }
        return scale;
    }

    /** The largest width of a component's box. */
    double width() {
        double width = 0;
        for (Interval component : box) {
            width = Math.max(width, component.width());
        }
        return width;
    }
}
