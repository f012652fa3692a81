package org.flowcheck.simulation.ode;

/** The contract, predictor and corrector of fixed order. */
class AdamsMoultonTest extends IntegratorContract {
    AdamsMoultonTest() {
        super("AdamsMoulton", 300);
    }
}
