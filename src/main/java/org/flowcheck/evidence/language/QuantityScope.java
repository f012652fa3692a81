package org.flowcheck.evidence.language;

import java.util.Collection;
import java.util.List;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.evidence.claim.FormulaMatrix;
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

    /**
     * Refuses a quantity with the name of something in a run's model: which of the two is meant would be open.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if it has
     */
    void requireUnlikeModel(RunPlan run, String name);

    /** The indices of the quantity that a name stands for; none where it has none, or is no quantity of the claim. */
    List<String> indices(String name);

    /**
     * The numbers of a quantity with one or two indices.
     *
     * @param entries the quantity with an index of a range in the place of each of its own
     * @param ranges the range of the rows, then that of the columns; those that the quantity does not use are left out
     * @throws org.flowcheck.diagnostic.DiagnosticException if it is none, or its size is not positive or very large
     */
    FormulaMatrix matrix(RunPlan run, Term.Call entries, List<Term> ranges);

    /** The names that may follow a run's. */
    Collection<String> names(RunPlan run);
}
