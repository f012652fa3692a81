package org.flowcheck.simulation.kernel;

import java.util.Arrays;

/**
 * Reproducible random numbers. The number at a flat index is a pure function of seed, draw name, shape and index: the
 * same on every JDK and processor, in whatever order and on however many threads numbers are asked for. Another width
 * is an independent draw, and models that name the same draw of the same shape see the same numbers.
 *
 * <p>Two 64-bit keys are mixed from seed, name and shape; number i is the bit mixer of SplitMix64 applied twice to a
 * counter that starts at the first key, with the second key in between. Sources: G. L. Steele, D. Lea, C. H. Flood,
 * Fast splittable pseudorandom number generators, OOPSLA 2014; J. K. Salmon et al., Parallel random numbers: as easy as
 * 1, 2, 3, SC 2011 (random numbers as a function of a counter).
 */
public final class Draws {

    /** The odd integer nearest to 2^64 divided by the golden ratio: the counter's step. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final long first;
    private final long second;

    private Draws(long first, long second) {
        this.first = first;
        this.second = second;
    }

    /**
     * The numbers of one draw.
     *
     * @param seed the seed
     * @param name the draw's name
     * @param shape its extents, none for one number
     */
    public static Draws of(long seed, String name, int... shape) {
        long key = mix(seed + STEP);
        key = mix(key ^ name.length());
        for (int i = 0; i < name.length(); i++) {
            key = mix((key ^ name.charAt(i)) + STEP);
        }
        key = mix(key ^ shape.length);
        for (int extent : shape) {
            key = mix((key ^ extent) + STEP);
        }
        // The complement keeps the second key apart from every value of the counter.
        return new Draws(key, mix(~key));
    }

    /** 64 random bits at a flat index from 0. */
    public long bits(long index) {
        return mix(mix(first + (index + 1) * STEP) ^ second);
    }

    /** A number uniform on (0, 1): a multiple of 2^-53, or 2^-54 in place of 0. */
    public double uniform(long index) {
        long high = bits(index) >>> 11;
        return high == 0 ? 0x1p-54 : high * 0x1p-53;
    }

    /** A number of the standard normal law: the normal quantile of {@link #uniform}. */
    public double normal(long index) {
        return NormalQuantile.of(uniform(index));
    }

    /** The first numbers, uniform on (0, 1). */
    public double[] uniforms(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, this::uniform);
        return values;
    }

    /** The first numbers of the standard normal law. */
    public double[] normals(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, this::normal);
        return values;
    }

    /** The finaliser of SplitMix64 (Stafford's variant 13): a bijection of 64 bits. */
    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
