package org.flowcheck.simulation.ode;

/**
 * What a run cost, every evaluation counted: trial steps, rejected steps, start-up, dense output, and the runs made
 * only to estimate errors.
 *
 * @param evaluations evaluations of the vector field
 * @param accepted accepted steps
 * @param rejected rejected trial steps; -1 where the integrator does not tell
 */
public record Effort(long evaluations, long accepted, long rejected) {

    /** Nothing spent. */
    public static final Effort NONE = new Effort(0, 0, 0);

    /** The sum of two efforts; unknown rejections stay unknown. */
    public Effort plus(Effort other) {
        long rejections = rejected < 0 || other.rejected < 0 ? -1 : rejected + other.rejected;
        return new Effort(evaluations + other.evaluations, accepted + other.accepted, rejections);
    }
}
