package org.flowcheck.simulation.compiler;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.flowcheck.simulation.ode.VectorField;
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
 * The compiled right-hand side of two-layer-descent with d = 1, a' = (1 - K) w, w' = (1 - K) a, K = sum a w, against loops
 * written by hand: a plain one, and one that sums in four lanes as the compiled one does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TwoLayerDescentBenchmark {

    /** Number of neurons. */
    @Param({"1000", "100000"})
    public int m;

    private VectorField field;
    private double[] y;
    private double[] rates;

    /** Compiles the model. */
    @Setup
    public void compile() {
        CompiledModel compiled = BenchmarkModels.compile("multi-stage/two-layer-descent.yaml",
                Map.of("m", (double) m, "d", 1.0));
        field = compiled.newField();
        y = compiled.initialState();
        rates = new double[y.length];
    }

    /** What flowcheck runs. */
    @Benchmark
    public double[] compiled() {
        field.derivatives(0, y, rates);
        return rates;
    }

    /** By hand, as one writes it at first. */
    @Benchmark
    public double[] plainByHand() {
        double overlap = 0;
        for (int k = 0; k < m; k++) {
            overlap += y[k] * y[m + k];
        }
        double rate = 1 - overlap;
        for (int k = 0; k < m; k++) {
            rates[k] = rate * y[m + k];
            rates[m + k] = rate * y[k];
        }
        return rates;
    }

    /** By hand, with four lanes in the sum and a loop for each array. */
    @Benchmark
    public double[] tunedByHand() {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k < m - 3; k += 4) {
            s0 += y[k] * y[m + k];
            s1 += y[k + 1] * y[m + k + 1];
            s2 += y[k + 2] * y[m + k + 2];
            s3 += y[k + 3] * y[m + k + 3];
        }
        for (; k < m; k++) {
            s0 += y[k] * y[m + k];
        }
        double rate = 1 - ((s0 + s1) + (s2 + s3));
        for (int i = 0; i < m; i++) {
            rates[i] = rate * y[m + i];
        }
        for (int i = 0; i < m; i++) {
            rates[m + i] = rate * y[i];
        }
        return rates;
    }
}
