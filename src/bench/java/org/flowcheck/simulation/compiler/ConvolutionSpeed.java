package org.flowcheck.simulation.compiler;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.experiment.PreparedModel;
import org.flowcheck.simulation.network.KernelChoice;
import org.flowcheck.simulation.ode.StateFunction;
import org.flowcheck.simulation.ode.VectorField;
import org.flowcheck.theory.language.ModelReader;

/**
 * The right-hand side of a two-layer convolutional network with tanh by its kernel and by the compiled loops, in turns:
 * the quickest call, and the least mean processor time of ten, all threads. 500 images of 28 x 28 and 32 kernels of
 * 3 x 3; {@code src/bench/python/cnn_field.py} times the same in PyTorch.
 *
 * <pre>
 * mvn -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench/path
 * java -cp target/bench/classes:target/bench/test-classes:$(cat target/bench/path) \
 *     org.flowcheck.simulation.compiler.ConvolutionSpeed [rounds [loops]]
 * </pre>
 */
public final class ConvolutionSpeed {

    private static final Map<String, Double> SIZES = Map.of("W1", 26.0, "H1", 26.0, "n", 500.0, "M", 32.0, "m", 3.0);
    private static final int CALLS = 10;

    /** What is timed. */
    @FunctionalInterface
    private interface Call {
        /** Does it. */
        void run();
    }

    private final String name;
    private final Call call;
    private double wall = Double.POSITIVE_INFINITY;
    private double processor = Double.POSITIVE_INFINITY;

    private ConvolutionSpeed(String name, Call call) {
        this.name = name;
        this.call = call;
    }

    private static ConvolutionSpeed ofField(String name, CompiledModel model, int threads) {
        VectorField field = model.newField(threads);
        double[] y = model.initialState();
        double[] rates = new double[y.length];
        return new ConvolutionSpeed(name + ", " + threads + " thread(s)", () -> field.derivatives(0, y, rates));
    }

    private static ConvolutionSpeed ofLoss(CompiledModel model) {
        StateFunction loss = model.newFunction(model.model().observables().get(0).value());
        double[] y = model.initialState();
        return new ConvolutionSpeed("loss, 1 thread", () -> loss.value(0, y));
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void turn() {
        long used = processorTime();
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            call.run();
            wall = Math.min(wall, System.nanoTime() - start);
        }
        processor = Math.min(processor, (double) (processorTime() - used) / CALLS);
    }

    /**
     * Prints the table.
     *
     * @param arguments rounds, and anything more for the compiled loops too
     */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        PreparedModel prepared = PreparedModel.numeric(ModelReader.read(
                Path.of("models/cnn-condensation/two-layer-cnn.yaml")));
        CompiledModel model = prepared.compile(new ModelCompiler.Choice(SIZES, 1, Optional.empty()));
        ConvolutionSpeed[] all = {ofField("kernel", model, 1), ofField("kernel", model, 2), ofLoss(model)};
        if (arguments.length > 1) {
            all = new ConvolutionSpeed[] {all[0], all[1], all[2],
                ofField("compiled loops", model.withKernel(KernelChoice.COMPILED), 1)};
        }
        for (int round = 0; round < rounds; round++) {
            for (ConvolutionSpeed one : all) {
                one.turn();
            }
        }
        for (ConvolutionSpeed one : all) {
            System.out.printf("%s: %.1f ms (processor time %.1f ms)%n", one.name, one.wall * 1e-6,
                    one.processor * 1e-6);
        }
        System.out.printf("load average at the end %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
