package org.flowcheck.simulation.ode;

/** The contract, order 5(4). */
class DormandPrince54Test extends IntegratorContract {
    DormandPrince54Test() {
        super("DormandPrince54", 100);
    }
}
