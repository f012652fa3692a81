package org.flowcheck.evidence.claim;

import java.util.Map;
import java.util.OptionalDouble;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;

/** How far a run goes, where it is sampled, and how accurate it is. */
public sealed interface Extent {

    /** Number of places sampled, both ends included. */
    int samples();

    /**
     * From time zero to a time, sampled at equally spaced times.
     *
     * @param end the last time in the model's time, a formula of its parameters
     * @param samples places sampled, at least 2
     * @param tolerance relative tolerance of the integration, positive; empty for the default
     */
    record UntilTime(Expression end, int samples, OptionalDouble tolerance) implements Extent {
        /** Refuses less than two samples, and a tolerance that is not positive. */
        public UntilTime {
            requireSamples(samples);
            if (tolerance.isPresent() && !(tolerance.getAsDouble() > 0)) {
                throw new IllegalArgumentException("tolerance " + tolerance);
            }
        }

        /**
         * The last time of a run.
         *
         * @param parameters the value of each parameter of the model
         * @throws DiagnosticException with {@link Code#NUMBER_OUT_OF_RANGE} if it is not positive and finite
         */
        public double end(Map<String, Double> parameters) {
            double time = new Evaluator((name, at) -> parameters.get(name)).value(end);
            if (!(time > 0) || Double.isInfinite(time)) {
                throw new Diagnostic(Code.NUMBER_OUT_OF_RANGE, end.origin().span(),
                        "a run must end at a positive time", "", Double.toString(time), "").exception();
            }
            return time;
        }
    }

    /**
     * Towards a finite-time blow-up, sampled at equally spaced rescaled times until the quantity that the model
     * declares under {@code blow-up: along} reaches a size.
     *
     * @param threshold absolute value of the followed quantity at the last sample, positive
     * @param samples places sampled, at least 2
     */
    record BlowUp(double threshold, int samples) implements Extent {
        /** Refuses a threshold that is not positive. */
        public BlowUp {
            if (!(threshold > 0) || Double.isInfinite(threshold)) {
                throw new IllegalArgumentException("threshold " + threshold);
            }
            requireSamples(samples);
        }
    }

    private static void requireSamples(int samples) {
        if (samples < 2) {
            throw new IllegalArgumentException(samples + " samples");
        }
    }
}
