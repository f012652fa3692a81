package org.flowcheck.simulation.ode;

/** The contract, order 8(5, 3), our own march. */
class LeanDormandPrince853Test extends IntegratorContract {
    LeanDormandPrince853Test() {
        super("LeanDormandPrince853", 50);
    }
}
