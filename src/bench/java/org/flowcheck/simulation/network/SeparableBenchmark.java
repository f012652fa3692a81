package org.flowcheck.simulation.network;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Outputs and gradients of a two-layer network of one-dimensional inputs by the separable path, one thread, and the fit that
 * goes before them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SeparableBenchmark {

    /** Number of neurons. */
    @Param({"1000", "10000", "100000", "1000000"})
    public int m;

    /** Number of inputs, equidistant in [-15, 15]. */
    @Param({"1000"})
    public int n;

    /** Weights lie evenly between plus and minus this: 0.03 keeps them in one bin, 4 spreads them over nine. */
    @Param({"0.03", "4"})
    public double spread;

    private double[] x;
    private double[] state;
    private double[] rates;
    private double[] f;
    private SeparableKernel kernel;

    /** Draws a state. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = -15 + 30.0 * i / Math.max(1, n - 1);
        }
        state = new double[2 * m];
        for (int k = 0; k < m; k++) {
            state[k] = (2 * random.nextDouble() - 1) / m;
            state[m + k] = spread * (2 * random.nextDouble() - 1);
        }
        rates = new double[2 * m];
        f = new double[n];
        kernel = new SeparableKernel(SeparableFitting.fit(x, new SeparableTanh()).expansion().orElseThrow(), m);
    }

    /** One right-hand side. */
    @Benchmark
    public double[] rightHandSide() {
        kernel.evaluateOutputs(state, 0, state, m, f);
        kernel.evaluateGradients(f, -1.0 / n, rates, 0, rates, m);
        return rates;
    }

    /** Coefficients and their check, once a data set. */
    @Benchmark
    public SeparableFit fit() {
        return SeparableFitting.fit(x, new SeparableTanh());
    }
}
