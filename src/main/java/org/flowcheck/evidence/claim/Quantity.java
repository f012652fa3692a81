package org.flowcheck.evidence.claim;

import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;

/** What is measured at a run's samples: one number of the state. Equal quantities are measured once. */
public sealed interface Quantity {

    /**
     * A formula.
     *
     * @param formula in the run's model, with {@code Dt[...]} as written
     */
    record Scalar(Expression formula) implements Quantity {
    }

    /**
     * The Wasserstein distance of order two between the laws of two numbers of one index, over the neurons for example:
     * {@code WassersteinDistance[x, y, {k, m}]}.
     *
     * @param axis the index and its range
     * @param first a formula of the index
     * @param second another
     */
    record Distance(Axis axis, Expression first, Expression second) implements Quantity {
    }
}
