package org.flowcheck.theory;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flowcheck.theory.calculus.ExpandedFlow;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.calculus.InvariantSearch;
import org.flowcheck.theory.calculus.NamedParts;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What {@code derive} does to the networks of the papers, warm, for symbolic sizes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DerivationBenchmark {

    /** A model with a loss and a small parameter. */
    @Param({"multi-stage/two-layer", "multi-stage/two-layer-population", "three-layer/three-layer",
        "three-layer/matrix-factorisation", "cnn-condensation/two-layer-cnn", "cnn-condensation/two-layer-cnn-channels",
        "linear-features/two-layer-linear"})
    public String model;

    private Model read;

    /** Reads the model. */
    @Setup
    public void read() {
        read = ModelReader.read(Path.of("models", model + ".yaml"));
    }

    /** The flow of the loss, its parts named. */
    @Benchmark
    public List<Equation> flow() {
        return FlowDerivation.equations(NamedParts.in(read));
    }

    /** The flow, and its expansion to the order after the leading one. */
    @Benchmark
    public ExpandedFlow expansion() {
        return ExpandedFlow.of(read, 1);
    }

    /** Linear and quadratic invariants, found and proved. */
    @Benchmark
    public InvariantSearch.Result invariants() {
        return InvariantSearch.of(read);
    }
}
