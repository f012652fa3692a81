package org.flowcheck.simulation.network;

/**
 * The bins of weights: |w| below 2^firstExponent (the centre, number 0), then one octave each, up to {@link
 * #reach()}. Edges are powers of two, so that the exponent of a weight names its bin and the local variable u in [-1,
 * 1] is exact.
 *
 * <p>An octave [r, 2 r) has u = 2 |w|/r - 3; the centre has u = |w|/2^firstExponent, at most 1. Weights of either
 * sign share a bin where {@code sides} is 1; where it is 2 the negative ones have bins of their own, after all
 * others.
 *
 * <p>Why octaves: what is expanded is smooth in log |w|, its singularities lying near w = 0. Seen from the middle of
 * an octave they are three half-widths away, so coefficients fall like 3^-p in powers of u, and the number of terms
 * is the same at any |w|.
 *
 * @param firstExponent binary exponent of the edge of the centre
 * @param octaves number of octaves beyond the centre
 * @param sides 1 or 2
 */
record SeparableBins(int firstExponent, int octaves, int sides) {

    /** Exponents beyond these have no scale in double precision. */
    private static final int LARGEST_EXPONENT = 1000;

    SeparableBins {
        if (octaves < 0 || sides < 1 || sides > 2
                || firstExponent < -LARGEST_EXPONENT || firstExponent + octaves > LARGEST_EXPONENT) {
            throw new IllegalArgumentException("no bins: first exponent " + firstExponent + ", octaves " + octaves
                    + ", sides " + sides);
        }
    }

    /** Number of bins; also the number that {@link #of} gives to weights in none. */
    int count() {
        return sides * (1 + octaves);
    }

    /** Weights of this size and beyond are in no bin. */
    double reach() {
        return Math.scalb(1.0, firstExponent + octaves);
    }

    /** The bin of w; {@link #count()} if |w| is beyond reach or w is not a number. */
    int of(double w) {
        long bits = Double.doubleToRawLongBits(w);
        int exponent = (int) (bits >>> 52 & 0x7ff) - Double.MAX_EXPONENT;
        int octave = Math.max(0, exponent - firstExponent + 1);
        if (octave > octaves) {
            return count();
        }
        return octave + (sides - 1 & (int) (bits >>> 63)) * (1 + octaves);
    }

    /** 0 for the centre, k for the k-th octave. */
    int octave(int bin) {
        return bin % (1 + octaves);
    }

    /** The sign of the weights in the bin; 1 where both signs share it. */
    int sign(int bin) {
        return bin > octaves ? -1 : 1;
    }

    /** u = scale |w| + shift; 1/scale is half the width of the bin. */
    double scale(int bin) {
        int octave = octave(bin);
        return Math.scalb(1.0, octave == 0 ? -firstExponent : 2 - octave - firstExponent);
    }

    /** u = scale |w| + shift. */
    double shift(int bin) {
        return octave(bin) == 0 ? 0 : -3;
    }

    /** |w| at the local variable u. */
    double weight(int bin, double u) {
        return (u - shift(bin)) / scale(bin);
    }
}
