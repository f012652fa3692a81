package org.flowcheck.evidence.statistics;

import org.junit.jupiter.api.Test;

class SimulationStudyTest {
    @Test
    void orders() {
        long t = System.nanoTime();
        Study.run(SimulatedOrders.cases());
        System.out.println((System.nanoTime() - t) / 1e9);
    }

    @Test
    void limits() {
        long t = System.nanoTime();
        Study.run(SimulatedLimits.cases());
        System.out.println((System.nanoTime() - t) / 1e9);
    }
}
