package org.flowcheck.evidence.experiment;

import org.flowcheck.simulation.ode.NamedFunction;

/**
 * A quantity as a function of the state, and its magnitude: what its rounding scales with. The magnitude is asked for
 * right after the value at the same place, or not at all.
 *
 * @param value the value
 * @param magnitude the magnitude
 */
record MeasuredQuantity(NamedFunction value, NamedFunction magnitude) {
}
