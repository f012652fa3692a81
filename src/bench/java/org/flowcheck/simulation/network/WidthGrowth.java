package org.flowcheck.simulation.network;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Random;

/**
 * How the time of the dense right-hand side of the two-layer gradient flow with tanh grows with the number of neurons:
 * d = 1, n samples that are not symmetric, one thread. Prints nanoseconds a pair of a neuron and a sample, the quickest of
 * many calls, and the slope of log time over log m by least squares. Widths take turns, so that other work on the
 * machine meets them alike; processor time leaves out when others had the processor, but not what they did to the caches.
 *
 * <pre>
 * javac -cp target/classes -d target/bench src/bench/java/org/flowcheck/simulation/network/WidthGrowth.java
 * java -Xmx1900m -cp target/classes:target/bench org.flowcheck.simulation.network.WidthGrowth [rounds [n [threads]]]
 * </pre>
 */
public final class WidthGrowth {

    private static final int[] WIDTHS = {1000, 10_000, 100_000, 1_000_000};
    /** Pairs that a turn is to visit at least, for widths whose calls are short. */
    private static final long TURN = 200_000_000;

    private final TwoLayerField field;
    private final String route;
    private final int calls;
    private final long pairs;
    private final double[] y;
    private final double[] rates;
    private double wall = Double.POSITIVE_INFINITY;
    private double processor = Double.POSITIVE_INFINITY;

    private WidthGrowth(int m, int n, int threads) {
        Random random = new Random(1);
        double[] x = random.doubles(n).map(u -> random.nextGaussian()).toArray();
        double[] labels = random.doubles(n).map(u -> random.nextGaussian()).toArray();
        y = random.doubles(2L * m).map(u -> random.nextGaussian()).toArray();
        rates = new double[y.length];
        TwoLayerFlow flow = new TwoLayerFlow(new TwoLayerPlaces(m, 1, 0, m, y.length), x, labels, 1.0 / m, -1.0 / n,
                -1.0 / n);
        TwoLayerKernel kernel = TwoLayerKernels.of(flow, KernelChoice.DENSE, threads);
        field = new TwoLayerField(flow, kernel);
        route = kernel.route();
        pairs = (long) m * n;
        calls = (int) Math.max(1, TURN / pairs);
    }

    private void turn() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < calls; i++) {
            long used = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            field.derivatives(0, y, rates);
            wall = Math.min(wall, (System.nanoTime() - start) / (double) pairs);
            processor = Math.min(processor, (threads.getCurrentThreadCpuTime() - used) / (double) pairs);
        }
    }

    /**
     * Prints the table.
     *
     * @param arguments rounds, samples and threads, all optional
     */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int n = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        WidthGrowth[] all = new WidthGrowth[WIDTHS.length];
        for (int i = 0; i < WIDTHS.length; i++) {
            all[i] = new WidthGrowth(WIDTHS[i], n, threads);
        }
        for (int round = 0; round < rounds; round++) {
            for (WidthGrowth width : all) {
                width.turn();
            }
        }
        System.out.printf("n = %d, %d rounds, threads: %d; load average at the end %.1f%n", n, rounds, threads,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        double[] wall = new double[all.length];
        double[] processor = new double[all.length];
        for (int i = 0; i < all.length; i++) {
            wall[i] = all[i].wall * WIDTHS[i];
            processor[i] = all[i].processor * WIDTHS[i];
            System.out.printf(Locale.ROOT, "m = %7d  wall %.3f ns/pair  calling thread's processor %.3f ns/pair  %s%n",
                    WIDTHS[i], all[i].wall, all[i].processor, all[i].route);
        }
        System.out.printf(Locale.ROOT, "time grows as m^%.4f (wall), m^%.4f (processor)%n", slope(wall), slope(processor));
    }

    /** The slope of log time over log m by least squares. */
    private static double slope(double[] times) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < times.length; i++) {
            meanX += StrictMath.log(WIDTHS[i]) / times.length;
            meanY += StrictMath.log(times[i]) / times.length;
        }
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < times.length; i++) {
            double x = StrictMath.log(WIDTHS[i]) - meanX;
            xy += x * (StrictMath.log(times[i]) - meanY);
            xx += x * x;
        }
        return xy / xx;
    }
}
