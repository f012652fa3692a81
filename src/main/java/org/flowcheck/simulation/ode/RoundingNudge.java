package org.flowcheck.simulation.ode;

/**
 * Moves every component of a state by a few units in its last place, as rounding might: by a part of itself that is the
 * same at every step, since a rounded coefficient errs in one direction, and by a part of random sign, since rounding
 * errors do not. The moves depend on the component and the number of the step alone.
 */
final class RoundingNudge {

    /** Relative size of either part at most: two units in the last place. */
    static final double SIZE = 0x1p-51;

    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private final double[] steady;
    private long signs = 0x9E3779B97F4A7C15L;

    /** Nudges of states of a dimension. */
    RoundingNudge(int dimension) {
        steady = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            // Between a half and one in size and different from component to component: what two share does not cancel.
            double share = (i + 1) * GOLDEN_RATIO;
            steady[i] = (0.5 + 0.5 * (share - Math.floor(share))) * (i % 2 == 0 ? 1 : -1);
        }
    }

    /** Moves a state. */
    void move(double[] state) {
        for (int i = 0; i < state.length; i++) {
            state[i] += state[i] * SIZE * (steady[i] + sign());
        }
    }

    /** The next sign of a fixed sequence (xorshift, G. Marsaglia 2003). */
    private int sign() {
        signs ^= signs << 13;
        signs ^= signs >>> 7;
        signs ^= signs << 17;
        return (signs & 1) == 0 ? 1 : -1;
    }
}
