package org.flowcheck.simulation.ode;

import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * A field as integrators see it: counted, limited in number and time, and finite.
 *
 * <p>A trial step may leave the domain of the equations. A value that is not finite is replaced by one so large that
 * the step is rejected and shortened; left alone, NaN would compare false and the step would be accepted.
 */
final class GuardedField implements OrdinaryDifferentialEquation {

    /** Stands in for a value that is not finite: {@value}. */
    static final double REJECTED = 1e150;

    private final VectorField field;
    private final long maxEvaluations;
    private final long deadline;
    private long evaluations;
    private double lastAccepted;

    GuardedField(VectorField field, double start, long maxEvaluations, long deadline) {
        this.field = field;
        this.maxEvaluations = maxEvaluations;
        this.deadline = deadline;
        this.lastAccepted = start;
    }

    @Override
    public int getDimension() {
        return field.dimension();
    }

    @Override
    public double[] computeDerivatives(double t, double[] y) {
        double[] result = new double[field.dimension()];
        evaluate(t, y, result);
        return result;
    }

    /**
     * Writes the slope into {@code yDot}; allocates nothing.
     *
     * @throws StopRun where a limit is reached
     */
    void evaluate(double t, double[] y, double[] yDot) {
        if (evaluations >= maxEvaluations) {
            throw new StopRun(new Outcome.Budget(lastAccepted, maxEvaluations + " evaluations"));
        }
        if (System.nanoTime() - deadline > 0) {
            throw new StopRun(new Outcome.Budget(lastAccepted, "the wall-clock time"));
        }
        evaluations++;
        field.derivatives(t, y, yDot);
        for (int i = 0; i < yDot.length; i++) {
            if (!(Math.abs(yDot[i]) <= REJECTED)) {
                yDot[i] = yDot[i] < 0 ? -REJECTED : REJECTED;
            }
        }
    }

    long evaluations() {
        return evaluations;
    }

    void accepted(double time) {
        lastAccepted = time;
    }
}
