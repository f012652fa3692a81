package org.flowcheck.simulation.ode;

/** The contract, extrapolation. */
class GraggBulirschStoerTest extends IntegratorContract {
    GraggBulirschStoerTest() {
        super("GraggBulirschStoer", 100);
    }
}
