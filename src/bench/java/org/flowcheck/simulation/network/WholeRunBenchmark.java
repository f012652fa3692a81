package org.flowcheck.simulation.network;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.IntegrationSettings;
import org.flowcheck.simulation.ode.RunRequest;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.simulation.ode.TimeIntegration;
import org.flowcheck.simulation.ode.Trajectory;

/**
 * One run of the multi-stage experiment in this process, warm: m neurons, 1000 samples, d = 1, target 1, alpha = 1,
 * t = 0 to 5, one thread, without the second run at looser tolerances. Prints evaluations, true error and time by
 * kernel.
 *
 * <p>Usage: {@code WholeRunBenchmark START REFERENCE [ROUNDS [dense]]}. START holds a and w, 2 m doubles in
 * little-endian order ({@code two_layer_run.py --write START}); a run at tolerance 1e-13 is written to REFERENCE in the
 * same form, for the other side to measure its error by. The error is the distance of the final states relative to
 * their length.
 */
public final class WholeRunBenchmark {

    private static final int SAMPLES = 1000;
    private static final double END = 5;
    private static final double[] TOLERANCES = {1e-7, 1e-8, 1e-9};
    private static final int ROUNDS = 7;

    private final double[] start;
    private final double[] inputs = new double[SAMPLES];
    private final double[] labels = new double[SAMPLES];

    private WholeRunBenchmark(double[] start) {
        this.start = start;
        for (int i = 0; i < SAMPLES; i++) {
            double x = 15.0 * (2 * i + 1 - SAMPLES) / (SAMPLES - 1);
            inputs[i] = x;
            labels[i] = Math.tanh(x + 7.5) + Math.tanh(x) + Math.tanh(x - 7.5);
        }
    }

    /** Runs the benchmark. */
    public static void main(String[] args) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[0]))).order(ByteOrder.LITTLE_ENDIAN);
        double[] start = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(start);
        WholeRunBenchmark benchmark = new WholeRunBenchmark(start);
        double[] reference = benchmark.run(benchmark::automatic, 1e-13).fine().states().orElseThrow()[0];
        ByteBuffer out = ByteBuffer.allocate(Double.BYTES * start.length).order(ByteOrder.LITTLE_ENDIAN);
        out.asDoubleBuffer().put(reference);
        Files.write(Path.of(args[1]), out.array());
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : ROUNDS;
        for (double tolerance : TOLERANCES) {
            benchmark.time("automatic", benchmark::automatic, tolerance, rounds, reference);
        }
        if (args.length > 3) {
            double[] second = benchmark.run(benchmark::pairs, 1e-12).fine().states().orElseThrow()[0];
            System.out.printf(Locale.ROOT, "reference: tolerance 1e-13, automatic; all pairs at 1e-12 differ by %.1e%n",
                    distance(second, reference));
        }
        for (double tolerance : args.length > 3 ? TOLERANCES : new double[0]) {
            benchmark.time("dense, mirrored grid", benchmark::mirrored, tolerance, rounds, reference);
            benchmark.time("dense, all pairs", benchmark::pairs, tolerance, rounds, reference);
        }
    }

    private TwoLayerFlow flow() {
        int m = start.length / 2;
        return new TwoLayerFlow(new TwoLayerPlaces(m, 1, 0, m, start.length), inputs, labels, 1, -1.0 / SAMPLES,
                -1.0 / SAMPLES);
    }

    private TwoLayerField automatic() {
        return new TwoLayerField(flow(), TwoLayerKernels.of(flow(), 1));
    }

    private TwoLayerField mirrored() {
        return new TwoLayerField(flow(), TwoLayerKernels.dense(flow(), 1));
    }

    private TwoLayerField pairs() {
        return new TwoLayerField(flow(), new DenseTanhKernel(flow().places(), inputs, 1));
    }

    private Trajectory run(Supplier<TwoLayerField> field, double tolerance) {
        int m = start.length / 2;
        InitialValueProblem problem = new InitialValueProblem(field.get(),
                new StateLayout.Builder().add("a", m).add("w", m).build(), 0, start);
        IntegrationSettings settings = IntegrationSettings.DEFAULT.withTolerances(tolerance, 1e-2 * tolerance);
        return new TimeIntegration(settings, Control.NONE)
                .runWithoutErrors(RunRequest.sampling(problem, new double[] {END}, List.of()).keepingStates());
    }

    private void time(String name, Supplier<TwoLayerField> field, double tolerance, int rounds, double[] reference) {
        run(field, tolerance);
        double[] seconds = new double[rounds];
        double[] processor = new double[rounds];
        Trajectory last = null;
        for (int k = 0; k < rounds; k++) {
            long began = System.nanoTime();
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            last = run(field, tolerance);
            processor[k] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) * 1e-9;
            seconds[k] = (System.nanoTime() - began) * 1e-9;
        }
        Arrays.sort(seconds);
        Arrays.sort(processor);
        System.out.printf(Locale.ROOT, "%-22s %.0e  %s, %d evaluations, %d rejected, error %.1e: median %.4f s, %.4f "
                        + "to %.4f; processor median %.4f s, %.4f to %.4f over %d runs%n", name, tolerance,
                last.method().integrator(), last.effort().evaluations(),
                last.effort().rejected(), distance(last.fine().states().orElseThrow()[0], reference),
                seconds[rounds / 2], seconds[0], seconds[rounds - 1], processor[rounds / 2], processor[0],
                processor[rounds - 1], rounds);
    }

    private static double distance(double[] a, double[] b) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < b.length; i++) {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            size += b[i] * b[i];
        }
        return Math.sqrt(difference / size);
    }
}
