package org.flowcheck.simulation.compiler;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.experiment.PreparedModel;
import org.flowcheck.simulation.network.KernelChoice;
import org.flowcheck.simulation.ode.VectorField;
import org.flowcheck.theory.language.ModelReader;

/**
 * The right-hand side of a full three-layer network with tanh by its kernel and by the compiled loops, in turns: the
 * quickest call and the quickest one in processor time, and the floating-point operations a second that the three
 * products of matrices alone make of it, 6 m^2 n a call. {@code src/bench/python/three_layer_products.py} times these
 * products in NumPy.
 *
 * <pre>
 * mvn -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench/path
 * java -cp target/bench/classes:$(cat target/bench/path) org.flowcheck.simulation.compiler.ThreeLayerSpeed [rounds]
 * </pre>
 */
public final class ThreeLayerSpeed {

    private static final int[] WIDTHS = {200, 500, 1000};
    private static final int SAMPLES = 100;

    private final String name;
    private final VectorField field;
    private final double[] y;
    private final double[] rates;
    private final double operations;
    private double wall = Double.POSITIVE_INFINITY;
    private double processor = Double.POSITIVE_INFINITY;

    private ThreeLayerSpeed(String name, CompiledModel model, int m, int threads) {
        this.name = String.format("m = %d, n = %d, %s, %d thread(s)", m, SAMPLES, name, threads);
        this.field = model.newField(threads);
        this.y = model.initialState();
        this.rates = new double[y.length];
        this.operations = 6.0 * m * m * SAMPLES;
    }

    private void turn() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int calls = (int) Math.max(3, 1e9 / operations);
        for (int i = 0; i < calls; i++) {
            long used = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            field.derivatives(0, y, rates);
            wall = Math.min(wall, System.nanoTime() - start);
            processor = Math.min(processor, threads.getCurrentThreadCpuTime() - used);
        }
    }

    /**
     * Prints the table.
     *
     * @param arguments rounds, optional
     * @throws IOException if the model cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        Path file = Path.of("models/three-layer/three-layer.yaml");
        PreparedModel prepared = PreparedModel.numeric(ModelReader.read(
                new SourceText(file.toString(), Files.readString(file))));
        for (int m : WIDTHS) {
            CompiledModel model = prepared.compile(new ModelCompiler.Choice(
                    Map.of("m", (double) m, "n", (double) SAMPLES, "eps", 0.05), 1, Optional.empty()));
            ThreeLayerSpeed[] all = {
                new ThreeLayerSpeed("compiled loops", model.withKernel(KernelChoice.COMPILED), m, 1),
                new ThreeLayerSpeed("kernel", model, m, 1), new ThreeLayerSpeed("kernel", model, m, 2)};
            for (int round = 0; round < rounds; round++) {
                for (ThreeLayerSpeed one : all) {
                    one.turn();
                }
            }
            for (ThreeLayerSpeed one : all) {
                System.out.printf("%s: %.2f ms, %.1f Gflop/s (processor time of the calling thread %.2f ms)%n",
                        one.name, one.wall * 1e-6, one.operations / one.wall, one.processor * 1e-6);
            }
        }
        System.out.printf("load average at the end %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
