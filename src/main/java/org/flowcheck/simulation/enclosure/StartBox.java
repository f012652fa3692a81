package org.flowcheck.simulation.enclosure;

/** States in doubles as boxes, and formulas of them. */
public final class StartBox {

    private StartBox() {
    }

    /** The box of one point. */
    public static Interval[] of(double[] state) {
        Interval[] box = new Interval[state.length];
        for (int i = 0; i < box.length; i++) {
            box[i] = Interval.of(state[i]);
        }
        return box;
    }

    /**
     * An enclosure of a formula at time zero.
     *
     * @throws ArithmeticException where it is not defined
     */
    public static Interval value(Tape tape, String formula, double[] state) {
        return new TapeEvaluator<>(tape, new IntervalArithmetic()).value(formula, Interval.ZERO, of(state))
                .orElseThrow(() -> new NotProved("'" + formula + "' is infinite"));
    }
}
