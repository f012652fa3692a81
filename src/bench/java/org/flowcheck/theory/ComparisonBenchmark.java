package org.flowcheck.theory;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.flowcheck.theory.calculus.ReductionProof;
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

/** Reduced models compared with the fuller ones that they reduce, warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ComparisonBenchmark {

    /** A model that reduces another one. */
    @Param({"multi-stage/two-layer-linearised", "phase-diagram/two-layer-relu-normalised",
        "three-layer/three-layer-effective", "three-layer/matrix-leading", "cnn-condensation/power-iteration",
        "cnn-condensation/power-iteration-channels", "linear-features/second-stage-mean"})
    public String model;

    private Model read;

    /** Reads the model. */
    @Setup
    public void read() {
        read = ModelReader.read(Path.of("models", model + ".yaml"));
    }

    /** Whether the stated rates follow from the fuller model. */
    @Benchmark
    public ReductionProof.Result comparison() {
        return ReductionProof.of(read);
    }
}
