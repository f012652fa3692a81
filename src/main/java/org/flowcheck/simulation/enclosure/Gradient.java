package org.flowcheck.simulation.enclosure;

/**
 * An interval number with its derivatives by n variables, all over one box: for every point of the box the value and
 * the derivatives lie inside.
 *
 * <p>Ends of derivatives may leave double precision and then are infinite or NaN, which spreads to all that is computed
 * from them and is refused by {@link #slope}.
 *
 * @param value the value
 * @param lower lower ends of the derivatives; not to be modified; empty for a number that depends on no variable
 * @param upper upper ends of the derivatives, as many
 */
record Gradient(Interval value, double[] lower, double[] upper) {

    private static final double[] NONE = new double[0];

    /** A number that depends on no variable. */
    static Gradient constant(Interval value) {
        return new Gradient(value, NONE, NONE);
    }

    boolean isConstant() {
        return lower.length == 0;
    }

    /**
     * A derivative.
     *
     * @throws NotProved if it is beyond double precision
     */
    Interval slope(int variable) {
        return isConstant() ? Interval.ZERO : new Interval(lower[variable], upper[variable]);
    }
}
