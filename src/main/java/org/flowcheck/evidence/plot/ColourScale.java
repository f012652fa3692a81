package org.flowcheck.evidence.plot;

import java.util.Objects;

/**
 * Numbers as colours. A scale with numbers of both signs is white at zero, red above and blue below, as dark as the
 * distance from zero; another one goes from white at its low end to dark red at its high end. Numbers beyond the ends have
 * the ends' colours.
 *
 * <p>The colours are those of ColorBrewer's scheme RdBu (Harrower and Brewer, 2003), which people with any kind of colour
 * vision can tell apart.
 *
 * @param label what the numbers are
 * @param low where the scale starts
 * @param high where it ends
 */
public record ColourScale(Label label, double low, double high) {

    /** So many colours differ: {@value}. Neighbours of one colour are drawn as one. */
    static final int STEPS = 101;
    /** What is no number. */
    static final int NO_NUMBER = Style.SHADE_EDGE;

    private static final int[] BLUES = {0xF7F7F7, 0xD1E5F0, 0x92C5DE, 0x4393C3, 0x2166AC, 0x053061};
    private static final int[] REDS = {0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B, 0x67001F};

    /** Refuses ends that are not finite or not in order. */
    public ColourScale {
        Objects.requireNonNull(label, "label");
        if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
            throw new IllegalArgumentException("colours from " + low + " to " + high);
        }
    }

    /** Whether the scale has numbers of both signs. */
    boolean diverging() {
        return low < 0 && high > 0;
    }

    /** The step of a number, from 0 at the low end to {@link #STEPS} - 1 at the high one; -1 of what is no number. */
    int step(double value) {
        if (Double.isNaN(value)) {
            return -1;
        }
        // Halved, because the difference of two doubles of opposite sign may overflow.
        double share = (Math.min(Math.max(value, low), high) / 2 - low / 2) / (high / 2 - low / 2);
        return (int) Math.rint(share * (STEPS - 1));
    }

    /** The number in the middle of a step. */
    double value(int step) {
        double share = step / (STEPS - 1.0);
        return low * (1 - share) + high * share;
    }

    /** The colour of a step. */
    int colour(int step) {
        if (step < 0) {
            return NO_NUMBER;
        }
        double value = value(step);
        if (!diverging()) {
            return between(REDS, step / (STEPS - 1.0));
        }
        double share = Math.abs(value) / Math.max(-low, high);
        return between(value < 0 ? BLUES : REDS, share);
    }

    /** A colour on the way along some, each channel by itself. */
    private static int between(int[] colours, double share) {
        double place = Math.min(share, 1) * (colours.length - 1);
        int first = Math.min((int) place, colours.length - 2);
        double rest = place - first;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = colours[first] >> shift & 0xFF;
            int to = colours[first + 1] >> shift & 0xFF;
            colour |= (int) Math.rint(from + rest * (to - from)) << shift;
        }
        return colour;
    }
}
