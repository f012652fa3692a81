package org.flowcheck.evidence.experiment;

import java.util.List;
import java.util.Optional;
import org.flowcheck.simulation.enclosure.Certificate;
import org.flowcheck.simulation.ode.BlowUpRun;
import org.flowcheck.simulation.ode.Outcome;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.simulation.ode.TimeGradient;

/**
 * One search for a blow-up.
 *
 * @param variant the numbers and initial conditions the user chose
 * @param seed the seed of the draws
 * @param atStart the followed quantity at time zero; NaN if the model names none
 * @param run what the driver found
 * @param precise the time to many digits, if that was asked for
 * @param certificate what is proved of T, if that was asked for
 * @param sensitivities how T depends on the start, if that was asked for
 */
public record BlowUpCase(ModelVariant variant, long seed, double atStart, BlowUpRun run,
                         Optional<PreciseCase> precise, Optional<Certificate> certificate,
                         Optional<Sensitivities> sensitivities) {

    /**
     * How T depends on the start.
     *
     * @param layout names and places of the numbers of the start, as the model's file states them
     * @param gradient the gradient, or why there is none
     */
    public record Sensitivities(StateLayout layout, TimeGradient gradient) {

        /** The gradient, if it is known. */
        Optional<TimeGradient.Found> found() {
            return gradient instanceof TimeGradient.Found one ? Optional.of(one) : Optional.empty();
        }
    }

    /** This search with the time to many digits. */
    BlowUpCase with(PreciseCase other) {
        return new BlowUpCase(variant, seed, atStart, run, Optional.of(other), certificate, sensitivities);
    }

    /** This search with what is proved of T. */
    BlowUpCase with(Certificate proved) {
        return new BlowUpCase(variant, seed, atStart, run, precise, Optional.of(proved), sensitivities);
    }

    /** This search with what is known of how T depends on the start. */
    BlowUpCase with(Sensitivities other) {
        return new BlowUpCase(variant, seed, atStart, run, precise, certificate, Optional.of(other));
    }

    /** The largest proved lower bound of T met along the search, whatever ended it; minus infinity if none. */
    public double bracketLower() {
        return blowUp().map(Outcome.BlowUp::bracketLower).orElseGet(() -> lastBracket()
                .map(BlowUpRun.BracketEntry::lower).orElse(Double.NEGATIVE_INFINITY));
    }

    /** The smallest proved upper bound of T met along the search; infinity if none, as while E is not positive. */
    public double bracketUpper() {
        return blowUp().map(Outcome.BlowUp::bracketUpper).orElseGet(() -> lastBracket()
                .map(BlowUpRun.BracketEntry::upper).orElse(Double.POSITIVE_INFINITY));
    }

    private Optional<BlowUpRun.BracketEntry> lastBracket() {
        List<BlowUpRun.BracketEntry> history = run.history();
        return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
    }

    /** The blow-up, if it is one. */
    public Optional<Outcome.BlowUp> blowUp() {
        return run.outcome() instanceof Outcome.BlowUp found ? Optional.of(found) : Optional.empty();
    }
}
