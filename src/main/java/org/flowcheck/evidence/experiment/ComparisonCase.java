package org.flowcheck.evidence.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.flowcheck.simulation.ode.Effort;
import org.flowcheck.simulation.ode.Method;
import org.flowcheck.simulation.ode.Outcome;

/**
 * One comparison: both models over time, with the same draws.
 *
 * @param variant numbers and initial conditions of the fuller model
 * @param ofReduced numbers that the user set in the reduced model alone
 * @param seed the seed of the draws
 * @param clock the reduced model's time per time of the fuller one
 * @param normalised the normalised time per time of the fuller model, where the data of it, or else of the reduced one,
 *     can be normalised
 * @param startOff see {@link MappedModel#startOff}
 * @param setOff see {@link MappedModel#setOff}
 * @param errors one series a quantity
 * @param outcome how the run ended, in the time of the fuller model
 * @param blowingUp which model blows up, {@code "full"} or {@code "reduced"}, where that ended the run
 * @param effort evaluations and steps
 * @param method how both were integrated
 */
public record ComparisonCase(ModelVariant variant, ModelVariant ofReduced, long seed, double clock,
                             Optional<Double> normalised, double startOff, double setOff, List<ErrorSeries> errors,
                             Outcome outcome, Optional<String> blowingUp, Effort effort, Method method) {

    /** Copies the list. */
    public ComparisonCase {
        errors = List.copyOf(errors);
    }

    /** This comparison without the quantities that are not wanted. */
    ComparisonCase keeping(Predicate<ComparedQuantity> wanted) {
        return new ComparisonCase(variant, ofReduced, seed, clock, normalised, startOff, setOff,
                errors.stream().filter(series -> wanted.test(series.quantity())).toList(), outcome, blowingUp, effort,
                method);
    }

    /** The settings in words: {@code m=100 reduced.K0=0.5}; empty where nothing was set. */
    String label() {
        String own = ofReduced.label();
        return (variant.label() + " " + (own.isEmpty() ? ""
                : ModelPair.PREFIX + own.replace(" ", " " + ModelPair.PREFIX))).strip();
    }

    /** The end of the samples; NaN without any. */
    double sampledUntil() {
        double[] times = errors.isEmpty() ? new double[0] : errors.get(0).times();
        return times.length == 0 ? Double.NaN : times[times.length - 1];
    }
}
