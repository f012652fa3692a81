package org.flowcheck.evidence.claim;

import java.util.List;
import java.util.Optional;

/**
 * What one check showed.
 *
 * @param check the check
 * @param verdict the verdict, before the claim's kind names it
 * @param runs runs it was looked at in
 * @param samples places looked at where the hypothesis holds, the equality set included
 * @param excluded places left out because the hypothesis does not certainly hold there
 * @param equalities places of the equality set
 * @param undecided places where the error exceeds the margin
 * @param early runs that ended before their plan although the check speaks of what comes after their start
 * @param worst the sample that decides: the deepest violation, or the first undecided one, or the smallest margin
 * @param estimates the uncertain values of the worst sample
 * @param hypothesis where no place meets the hypothesis, the one that comes closest
 */
public record CheckReport(Check check, Verdict.Word verdict, int runs, long samples, long excluded, long equalities,
                          long undecided, long early, Optional<Sample> worst, List<Estimate> estimates,
                          Optional<Sample> hypothesis) {

    /** Copies the estimates. */
    public CheckReport {
        estimates = List.copyOf(estimates);
    }

    /** Whether every place asked for equality. */
    public boolean ofEquality() {
        return samples > 0 && equalities == samples;
    }


    /**
     * One place.
     *
     * @param cell index of the run; for an estimate over the ensemble the first run of its setting, -1 if there is one
     * @param places the sampled places of the time variables that the check speaks of
     * @param times the times there
     * @param left the left side
     * @param right the right side
     * @param margin by how much the relation holds, in the sides' units
     * @param error its estimated error
     * @param scale size the margin is compared with
     */
    public record Sample(int cell, int[] places, double[] times, double left, double right, double margin, double error,
                         double scale) {

        /** The margin without dimension; 0 where the scale is 0. */
        public double relativeMargin() {
            return scale > 0 ? margin / scale : 0;
        }

        /** The error without dimension; 0 where the scale is 0. */
        public double relativeError() {
            return scale > 0 ? error / scale : 0;
        }
    }
}
