package org.flowcheck.theory;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flowcheck.theory.calculus.ExpandedFlow;
import org.flowcheck.theory.calculus.ExpansionCheck;
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

/** What {@code derive} does to the networks of the papers and to deep ones, warm, for symbolic sizes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DerivationBenchmark {

    /** A model with a loss and a small parameter. */
    @Param({"multi-stage/two-layer", "multi-stage/two-layer-population", "three-layer/three-layer",
        "three-layer/matrix-factorisation", "cnn-condensation/two-layer-cnn", "cnn-condensation/two-layer-cnn-channels",
        "linear-features/two-layer-linear", "ten-dense-layers", "ten-tied-layers", "eight-residual-layers"})
    public String model;

    private Model read;
    private ExpandedFlow kept;

    /** Reads the model. */
    @Setup
    public void read() {
        read = switch (model) {
            case "ten-dense-layers" -> DeepNetworks.dense(10);
            case "ten-tied-layers" -> DeepNetworks.tied(10);
            case "eight-residual-layers" -> DeepNetworks.residual(8);
            default -> ModelReader.read(Path.of("models", model + ".yaml"));
        };
        kept = ExpandedFlow.of(read, 1);
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

    /** How what the expansion leaves out shrinks, measured at random points. */
    @Benchmark
    public List<ExpansionCheck.Remainder> remainders() {
        return ExpansionCheck.remainders(read, kept);
    }

    /** Linear and quadratic invariants, found and proved. */
    @Benchmark
    public InvariantSearch.Result invariants() {
        return InvariantSearch.of(read);
    }
}
