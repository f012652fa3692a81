package org.flowcheck.theory;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The symbolic phases, warm: a formula parsed, a model file read and checked, a gradient flow derived. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadingBenchmark {

    private static final Path FILE = Path.of("models/three-layer/three-layer-effective.yaml");
    private static final String FORMULA = "Sum[a[k]*b[k, l]*c[l], {k, m}, {l, m}]^2/(1 + Exp[-2*t]) - If[k == 1, alpha, 0]";

    private Model model;

    /** Reads the model whose flow is derived. */
    @Setup
    public void read() {
        model = ModelReader.read(FILE);
    }

    /** One formula of some twenty nodes. */
    @Benchmark
    public Term parse() {
        return FormulaParser.parse(MappedText.of(new SourceText("benchmark", FORMULA)));
    }

    /** A whole model file: YAML, formulas, checks. */
    @Benchmark
    public Model readAndCheck() {
        return ModelReader.read(FILE);
    }

    /** The gradient flow of an energy with a double sum, for all sizes. */
    @Benchmark
    public List<Equation> deriveFlow() {
        return FlowDerivation.equations(model);
    }
}
