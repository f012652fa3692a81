package org.flowcheck.simulation.compiler;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the model file to a first right-hand side: in a fresh process, without warm-up, the first time and ten more. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 0)
@Measurement(iterations = 11)
public class CompilationBenchmark {

    private int draw;

    /** Reads, derives, compiles and evaluates; each time at another size, so that nothing but the class is reused. */
    @Benchmark
    public double[] readDeriveCompile() {
        CompiledModel compiled = BenchmarkModels.compile("three-layer/three-layer-effective.yaml",
                Map.of("m", 20.0 + draw++));
        double[] y = compiled.initialState();
        double[] rates = new double[y.length];
        compiled.newField().derivatives(0, y, rates);
        return rates;
    }
}
