package org.flowcheck.theory;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.flowcheck.theory.calculus.balance.BalanceReport;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Dominant balances, warm: on the logarithmic time scale and on that of powers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BalanceBenchmark {

    /** A model that says which width grows. */
    @Param({"multi-stage/two-layer-population", "phase-diagram/two-layer-relu-normalised"})
    public String model;

    private Model read;

    /** Reads the model. */
    @Setup
    public void read() {
        read = ModelReader.read(Path.of("models", model + ".yaml"));
    }

    /** The stages by the values of the exponents, with the boundaries between them. */
    @Benchmark
    public BalanceReport balance() {
        return BalanceReport.of(read);
    }
}
