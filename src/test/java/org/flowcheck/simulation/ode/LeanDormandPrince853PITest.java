package org.flowcheck.simulation.ode;

/** The contract, order 8(5, 3), our own march with the PI control. */
class LeanDormandPrince853PITest extends IntegratorContract {
    LeanDormandPrince853PITest() {
        super("LeanDormandPrince853PI", 50);
    }
}
