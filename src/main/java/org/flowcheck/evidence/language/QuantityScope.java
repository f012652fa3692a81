package org.flowcheck.evidence.language;

import java.util.Collection;
import java.util.List;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.theory.syntax.Term;

/** What the series of runs are formulas of: the claim's quantities, then the scalars of each run's model. */
interface QuantityScope {

    /**
     * The quantity that a name stands for in a run's model.
     *
     * @param places a number for each of its indices
     * @throws org.flowcheck.diagnostic.DiagnosticException if it is unknown, or not a scalar
     */
    Quantity quantity(RunPlan run, String name, List<Term.Numeral> places, Span span);

    /** The indices of the quantity that a name stands for; none where it has none, or is no quantity of the claim. */
    List<String> indices(String name);

    /** The names that may follow a run's. */
    Collection<String> names(RunPlan run);
}
