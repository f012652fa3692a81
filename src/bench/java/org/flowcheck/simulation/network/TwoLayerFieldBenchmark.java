package org.flowcheck.simulation.network;

import java.util.Random;
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
 * The right-hand side of the two-layer gradient flow with tanh by the kernels that visit all pairs, a_k and w_kj normal,
 * x_ij normal or a symmetric grid: {@code src/bench/python/two_layer_field.py} times the same in NumPy and PyTorch.
 * Single calls are sampled, so that
 * the quickest ones show what the machine can do beside other work.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
public class TwoLayerFieldBenchmark {

    /** Number of neurons. */
    @Param({"1000", "10000", "100000"})
    public int m;

    /** Number of samples. */
    @Param("1000")
    public int n;

    /** Dimension of the input. */
    @Param({"1", "2", "5"})
    public int d;

    /** Samples on a symmetric grid of [-1, 1]^d's diagonal, or normal. */
    @Param({"normal", "grid"})
    public String inputs;

    /** Threads of a call. */
    @Param("1")
    public int threads;

    private TwoLayerField field;
    private TwoLayerLoss loss;
    private double[] y;
    private double[] rates;

    /** Draws the numbers. */
    @Setup
    public void draw() {
        Random random = new Random(1);
        double[] x = new double[n * d];
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                x[i * d + j] = inputs.equals("grid") ? (2.0 * i - (n - 1)) / (n - 1) : random.nextGaussian();
            }
            labels[i] = random.nextGaussian();
        }
        y = random.doubles((long) m * (d + 1)).map(u -> random.nextGaussian()).toArray();
        rates = new double[y.length];
        TwoLayerFlow flow = new TwoLayerFlow(new TwoLayerPlaces(m, d, 0, m, y.length), x, labels, 1.0 / m, -1.0 / n,
                -1.0 / n);
        field = new TwoLayerField(flow, TwoLayerKernels.dense(flow, threads));
        loss = new TwoLayerLoss(flow, TwoLayerKernels.dense(flow, threads), 0.5 / n);
    }

    /** The right-hand side. */
    @Benchmark
    public double[] field() {
        field.derivatives(0, y, rates);
        return rates;
    }

    /** The loss alone. */
    @Benchmark
    public double loss() {
        return loss.value(0, y);
    }
}
