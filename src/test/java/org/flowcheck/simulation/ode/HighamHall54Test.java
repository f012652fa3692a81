package org.flowcheck.simulation.ode;

/** The contract, order 5(4). */
class HighamHall54Test extends IntegratorContract {
    HighamHall54Test() {
        super("HighamHall54", 100);
    }
}
