package org.flowcheck.simulation.network;

/**
 * A smooth activation sigma as the separable path asks for it: some hundred times per sample and bin while an
 * expansion is fitted and checked, and per pair only for neurons beyond the last bin. Speed matters little here,
 * digits do.
 */
public interface SeparableActivation {

    /** sigma(z), to a few units of the last place. */
    double value(double z);

    /**
     * sigma'(z), to a few units of its own last place, in the tails too: for tanh the square of 1/cosh, not
     * 1 - tanh^2, which keeps no digit where tanh is nearly 1. The polynomials are made from slopes.
     */
    double slope(double z);
}
