package org.flowcheck.simulation.ode;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run in time left behind: sampled functions, how it ended, what it cost and how it was computed.
 *
 * <p>The error of a sampled value is estimated from the same run at looser tolerances ("coarse"):
 * error = |fine - coarse| + {@value #ROUNDING} max(|fine|, |coarse|). The coarse run's own error dominates the
 * difference, so this overstates the fine run's error by about the ratio of the tolerances. Of runs of few steps
 * ({@link TimeIntegration}) the coarse one is at the tolerances asked for and the fine one at tighter ones. A quantity
 * computed from several sampled values (a margin of a claim) has its error estimated in the same way:
 * evaluate it on both rows.
 *
 * @param fine samples of the run itself
 * @param coarse samples of the run at looser tolerances; may hold fewer places if that run ended earlier
 * @param outcome how the fine run ended
 * @param occurrences located events, by time
 * @param drifts how far the invariants handed over moved
 * @param effort evaluations and steps of both runs together
 * @param method how it was computed
 */
public record Trajectory(Samples fine, Optional<Samples> coarse, Outcome outcome, List<Occurrence> occurrences,
                         List<Drift> drifts, Effort effort, Method method) {

    /** Rounding allowed for in a sampled value, relative: {@value}. */
    public static final double ROUNDING = 0x1p-50;

    /** Refuses a missing part. */
    public Trajectory {
        Objects.requireNonNull(fine, "fine");
        Objects.requireNonNull(coarse, "coarse");
        Objects.requireNonNull(outcome, "outcome");
        occurrences = List.copyOf(occurrences);
        drifts = List.copyOf(drifts);
        Objects.requireNonNull(effort, "effort");
        Objects.requireNonNull(method, "method");
    }

    /**
     * Estimated absolute error of function f at place k; infinite without a coarse value there.
     */
    public double error(int f, int k) {
        if (coarse.isEmpty() || k >= coarse.get().size()) {
            return Double.POSITIVE_INFINITY;
        }
        return difference(fine.value(f, k), coarse.get().value(f, k));
    }

    /** Estimated absolute errors of all functions at the last place. */
    public double[] lastErrors() {
        double[] errors = new double[fine.names().size()];
        for (int f = 0; f < errors.length; f++) {
            errors[f] = error(f, fine.size() - 1);
        }
        return errors;
    }

    /**
     * The estimate from a value on the fine run and the same quantity on the coarse run; 0 for equal infinities,
     * infinite where one of them is NaN.
     */
    public static double difference(double fineValue, double coarseValue) {
        if (fineValue == coarseValue) {
            return Double.isInfinite(fineValue) ? 0 : ROUNDING * Math.abs(fineValue);
        }
        double error = Math.abs(fineValue - coarseValue)
                + ROUNDING * Math.max(Math.abs(fineValue), Math.abs(coarseValue));
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }
}
