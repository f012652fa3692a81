package org.flowcheck.evidence.claim;

import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;

/**
 * The entries of a matrix at one moment of a run in time: those of the sample that is nearest.
 *
 * @param matrix the matrix
 * @param time the moment, a formula of the model's parameters; empty for the end of the run
 */
public record Snapshot(FormulaMatrix matrix, Optional<Expression> time) {

    /**
     * What was found at a moment.
     *
     * @param time the time of the sample; NaN if the run did not come so far
     * @param values {@code values[row][column]}; NaN if the run did not come so far
     * @param errors by how much each may be off; NaN if the run did not come so far
     */
    public record Entries(double time, double[][] values, double[][] errors) {
        /** Whether the run came so far. */
        public boolean reached() {
            return !Double.isNaN(time);
        }
    }

    /**
     * The sample that is meant.
     *
     * @param times the times of the samples, increasing
     * @param parameters the value of each parameter of the model
     */
    public int place(double[] times, Map<String, Double> parameters) {
        if (time.isEmpty()) {
            return times.length - 1;
        }
        double wanted = new Evaluator((name, at) -> parameters.get(name)).value(time.get());
        int nearest = 0;
        for (int place = 1; place < times.length; place++) {
            if (Math.abs(times[place] - wanted) < Math.abs(times[nearest] - wanted)) {
                nearest = place;
            }
        }
        return nearest;
    }
}
