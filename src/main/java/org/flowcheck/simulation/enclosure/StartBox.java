package org.flowcheck.simulation.enclosure;

/** States in doubles as boxes. */
final class StartBox {

    private StartBox() {
    }

    /** The box of one point. */
    static Interval[] of(double[] state) {
        Interval[] box = new Interval[state.length];
        for (int i = 0; i < box.length; i++) {
            box[i] = Interval.of(state[i]);
        }
        return box;
    }
}
