package org.flowcheck.simulation.ode;

/** The contract; its one-evaluation steps let errors pile up further. */
class AdamsBashforthTest extends IntegratorContract {
    AdamsBashforthTest() {
        super("AdamsBashforth", 3000);
    }
}
