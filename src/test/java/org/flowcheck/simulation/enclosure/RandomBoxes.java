package org.flowcheck.simulation.enclosure;

import java.util.SplittableRandom;

/** Random intervals of all kinds, and points inside them. */
final class RandomBoxes {

    /** Ends that random numbers rarely meet. */
    private static final double[] SPECIAL = {0.0, -0.0, 1, -1, 2, 0.5, Double.MIN_VALUE, -Double.MIN_VALUE,
        Double.MIN_NORMAL, -Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, 0x1p-1030, 1e300, -1e-300};

    private RandomBoxes() {
    }

    /** One of four: of moderate size, of any exponent, with special ends, a point; either sign. */
    static Interval anyInterval(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> between(random.nextDouble(-10, 10), random.nextDouble(-10, 10));
            case 1 -> between(anyExponent(random, 300), anyExponent(random, 300));
            case 2 -> between(special(random), anyExponent(random, 20));
            case 3 -> Interval.of(anyExponent(random, 20));
            default -> {
                double middle = anyExponent(random, 20);
                yield between(middle, middle * (1 + random.nextDouble() * 1e-12));
            }
        };
    }

    /** A positive interval: ratio of ends up to {@code spread}, middle between 1/size and size. */
    static Interval positive(SplittableRandom random, double size, double spread) {
        double lower = StrictMath.exp(random.nextDouble(-1, 1) * StrictMath.log(size));
        double ratio = random.nextInt(4) == 0 ? 1
                : StrictMath.exp(random.nextDouble() * random.nextDouble() * StrictMath.log(spread));
        return new Interval(lower, lower * ratio);
    }

    /** The smallest interval with both numbers, in either order. */
    static Interval between(double one, double other) {
        return new Interval(Math.min(one, other), Math.max(one, other));
    }

    /** One of the ends and a point between. */
    static double[] points(Interval box, SplittableRandom random) {
        return new double[] {random.nextBoolean() ? box.lower() : box.upper(), inside(box, random)};
    }

    /** An end or a point between. */
    static double point(Interval box, SplittableRandom random) {
        return points(box, random)[random.nextInt(2)];
    }

    private static double inside(Interval box, SplittableRandom random) {
        double part = random.nextDouble();
        double point = box.lower() * (1 - part) + box.upper() * part;
        return Math.min(box.upper(), Math.max(box.lower(), point));
    }

    private static double anyExponent(SplittableRandom random, int range) {
        double size = StrictMath.pow(2, random.nextDouble(-range, range));
        return random.nextBoolean() ? size : -size;
    }

    private static double special(SplittableRandom random) {
        return SPECIAL[random.nextInt(SPECIAL.length)];
    }
}
