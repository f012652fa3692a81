package org.flowcheck.simulation.ode;

/** The contract, order 8(5, 3). */
class DormandPrince853Test extends IntegratorContract {
    DormandPrince853Test() {
        super("DormandPrince853", 50);
    }
}
