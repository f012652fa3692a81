package org.flowcheck.simulation.compiler;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.flowcheck.simulation.ode.VectorField;
import org.flowcheck.theory.expression.Reference;
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

/** The compiled right-hand side a' = b c, b' = a c^T, c' = b^T a and the energy, against one fused pass written by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ThreeLayerEffectiveBenchmark {

    /** Width of both hidden layers. */
    @Param({"3", "20", "200"})
    public int m;

    private VectorField field;
    private FormulaArray energy;
    private double[] y;
    private double[] rates;
    private final double[] value = new double[1];

    /** Compiles the model. */
    @Setup
    public void compile() {
        CompiledModel compiled = BenchmarkModels.compile("three-layer/three-layer-effective.yaml", Map.of("m", (double) m));
        field = compiled.newField();
        energy = compiled.newFunctions(List.of(Reference.to("E")));
        y = compiled.initialState();
        rates = new double[y.length];
    }

    /** What flowcheck runs. */
    @Benchmark
    public double[] compiled() {
        field.derivatives(0, y, rates);
        return rates;
    }

    /** The energy a^T b c. */
    @Benchmark
    public double compiledEnergy() {
        energy.values(0, y, value);
        return value[0];
    }

    /** One pass over the rows of b. */
    @Benchmark
    public double[] tunedByHand() {
        int b = m;
        int c = m + m * m;
        for (int l = 0; l < m; l++) {
            rates[c + l] = 0;
        }
        for (int k = 0; k < m; k++) {
            double a = y[k];
            int row = b + k * m;
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int l = 0;
            for (; l < m - 3; l += 4) {
                s0 += y[row + l] * y[c + l];
                s1 += y[row + l + 1] * y[c + l + 1];
                s2 += y[row + l + 2] * y[c + l + 2];
                s3 += y[row + l + 3] * y[c + l + 3];
            }
            for (; l < m; l++) {
                s0 += y[row + l] * y[c + l];
            }
            rates[k] = (s0 + s1) + (s2 + s3);
            for (l = 0; l < m; l++) {
                rates[row + l] = a * y[c + l];
            }
            for (l = 0; l < m; l++) {
                rates[c + l] += a * y[row + l];
            }
        }
        return rates;
    }
}
