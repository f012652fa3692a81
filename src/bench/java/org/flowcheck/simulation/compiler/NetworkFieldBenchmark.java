package org.flowcheck.simulation.compiler;

import java.util.HashMap;
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

/** One compiled right-hand side of full networks with tanh, on data: two layers at sizes m, n, d, three at m, m, n. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class NetworkFieldBenchmark {

    /** A model file and the sizes. */
    @Param({"multi-stage/two-layer.yaml m=1000 n=1000 d=1", "multi-stage/two-layer.yaml m=10000 n=1000 d=1",
        "multi-stage/two-layer.yaml m=2000 n=32 d=3", "multi-stage/two-layer.yaml m=1000 n=200 d=10",
        "three-layer/three-layer.yaml m=200 n=20 d=1"})
    public String network;

    private VectorField field;
    private double[] y;
    private double[] rates;

    /** Compiles the model. */
    @Setup
    public void compile() {
        String[] words = network.split(" ");
        Map<String, Double> sizes = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            sizes.put(words[i].split("=")[0], Double.valueOf(words[i].split("=")[1]));
        }
        CompiledModel compiled = BenchmarkModels.compile(words[0], sizes);
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
}
