package org.flowcheck.simulation.ode;

import java.util.concurrent.TimeUnit;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Dormand-Prince 8(5,3) of Hipparchus on uncoupled harmonic oscillators q' = p, p' = -q over one period. The right-hand
 * side costs next to nothing, so this measures the integrator's own bookkeeping, the floor under every other run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HarmonicOscillatorBenchmark {

    private static final double TOLERANCE = 1e-10;

    /** How many oscillators; the state has twice as many components. */
    @Param({"1", "1000", "50000"})
    public int oscillators;

    /** Energy after one period, so that nothing is optimised away; one half for each oscillator. */
    @Benchmark
    public double onePeriod() {
        double[] start = new double[2 * oscillators];
        java.util.Arrays.fill(start, 0, oscillators, 1.0);
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(1e-8, 1.0, TOLERANCE, TOLERANCE);
        double[] end = integrator
                .integrate(new Oscillators(oscillators), new ODEState(0.0, start), 2.0 * Math.PI)
                .getPrimaryState();
        double energy = 0;
        for (double component : end) {
            energy += 0.5 * component * component;
        }
        return energy;
    }

    private record Oscillators(int count) implements OrdinaryDifferentialEquation {

        @Override
        public int getDimension() {
            return 2 * count;
        }

        @Override
        public double[] computeDerivatives(double t, double[] y) {
            double[] rates = new double[2 * count];
            for (int i = 0; i < count; i++) {
                rates[i] = y[count + i];
                rates[count + i] = -y[i];
            }
            return rates;
        }
    }
}
