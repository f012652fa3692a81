package org.flowcheck.evidence.experiment;

import java.util.Optional;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.ode.BlowUpRun;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.Effort;
import org.flowcheck.simulation.ode.Outcome;

/**
 * The blow-up that a run in time would meet: direct integration may step over a singularity without noticing.
 *
 * @param found the blow-up, if it lies within the time asked for
 * @param effort what the search cost
 */
record BlowUpAhead(Optional<Outcome.BlowUp> found, Effort effort) {

    /**
     * Looks ahead where the model has a blow-up section and its field is proved homogeneous; else nothing is known.
     *
     * @param searched the model in the coordinate of its blow-up, {@link PreparedModel#inBlowUpCoordinate}
     * @param compiled the model as stated, from the state at time zero of the run
     * @param until end of the run in the model's own time
     */
    static BlowUpAhead of(PreparedModel searched, CompiledModel compiled, ModelVariant variant, double until,
                          Control control) {
        if (searched.model().blowUp().isEmpty() || searched.degree().isEmpty()) {
            return new BlowUpAhead(Optional.empty(), Effort.NONE);
        }
        BlowUpRun run = new BlowUpSearcher(BlowUpSearcher.settingsUntil(until)).search(searched,
                searched.compileLike(compiled), variant, Control.cancelledBy(control.cancelled())).run();
        Optional<Outcome.BlowUp> found = Optional.of(run.outcome()).filter(Outcome.BlowUp.class::isInstance)
                .map(Outcome.BlowUp.class::cast).filter(blowUp -> until >= blowUp.lower());
        return new BlowUpAhead(found, run.effort());
    }

    /** Times from zero at equal distances, all before a time. */
    static double[] timesBefore(double limit, int count) {
        double[] times = new double[count];
        for (int k = 0; k < count; k++) {
            times[k] = k * (limit / count);
        }
        return times;
    }
}
