package org.flowcheck.simulation.ode;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Both integrators of the formula of Dormand and Prince beside each other, with the recorder of runs, on y' = -y: time
 * per component and step. The right-hand side is one negation per component, the least a field can do; every run makes
 * ten million component-steps, none rejected.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BookkeepingBenchmark {

    private static final int WORK = 10_000_000;

    /** Components of the state. */
    @Param({"2", "10", "100", "10000", "100000"})
    public int components;

    /** Our own march. */
    @Benchmark
    @OperationsPerInvocation(WORK)
    public long lean() {
        return steps((field, request, limits) -> new DormandPrince853March(field, request, limits,
                new ElementaryControl()));
    }

    /** The march by Hipparchus. */
    @Benchmark
    @OperationsPerInvocation(WORK)
    public long hipparchus() {
        return steps((field, request, limits) -> new HipparchusMarch(new DormandPrince853Integrator(
                limits.minStep(), limits.maxStep(), limits.absolute(), limits.relative()), field, request, limits));
    }

    private interface Maker {
        March make(GuardedField field, RunRequest request, StepLimits limits);
    }

    private long steps(Maker maker) {
        int steps = WORK / components;
        double[] start = new double[components];
        java.util.Arrays.fill(start, 1);
        InitialValueProblem problem = new InitialValueProblem(new Decay(components),
                new StateLayout.Builder().add("y", components).build(), 0, start);
        RunRequest request = RunRequest.sampling(problem, new double[] {1}, List.of());
        // Smallest and largest step agree and tolerances are loose: every trial step is accepted.
        double h = 1.0 / steps;
        StepLimits limits = new StepLimits(h, h, 1e10, 1e10);
        GuardedField field = new GuardedField(problem.field(), 0, Long.MAX_VALUE, System.nanoTime() + (1L << 60));
        RunRecorder recorder = new RunRecorder(request, 1e100, Control.NONE);
        SingleRun.run(request, recorder, field, maker.make(field, request, limits));
        if (Math.abs(recorder.accepted() - steps) > 1) {
            throw new IllegalStateException(recorder.accepted() + " steps");
        }
        return recorder.accepted();
    }

    private record Decay(int dimension) implements VectorField {

        @Override
        public void derivatives(double t, double[] y, double[] yDot) {
            for (int i = 0; i < y.length; i++) {
                yDot[i] = -y[i];
            }
        }
    }
}
