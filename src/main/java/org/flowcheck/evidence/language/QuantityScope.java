package org.flowcheck.evidence.language;

import java.util.Collection;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.evidence.claim.FormulaMatrix;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.evidence.claim.RunPlan;

/** What the series of runs are formulas of: the claim's quantities, then the scalars of each run's model. */
interface QuantityScope {

    /**
     * The quantity that a name stands for in a run's model.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if it is unknown, or not a scalar
     */
    Quantity quantity(RunPlan run, String name, Span span);

    /**
     * The matrix that a name stands for in a run's model.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if it is no matrix
     */
    FormulaMatrix matrix(RunPlan run, String name, Span span);

    /** The names that may follow a run's. */
    Collection<String> names(RunPlan run);
}
