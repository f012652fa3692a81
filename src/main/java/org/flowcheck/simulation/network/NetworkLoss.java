package org.flowcheck.simulation.network;

import org.flowcheck.simulation.ode.StateFunction;

/** {@code c sum_i e_i^2} of a network's residuals, computed by its kernel. */
public interface NetworkLoss extends StateFunction {

    /** What the value's rounding scales with: a bound of the sum of all magnitudes that the value is made of. */
    double magnitude(double[] y);
}
