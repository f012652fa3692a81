package org.flowcheck.simulation.enclosure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.theory.expression.Rational;

/**
 * Certified trajectories, no JMH: how wide, in how many steps and in how much processor time, up to 0.99 of the blow-up
 * time where there is one. The least of several runs each, classes warm.
 */
public final class TrajectoryTable {

    private static final int SAMPLES = 201;
    private static final int REPEATS = 7;
    private static final double PART = 0.99;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Problem(String path, Map<String, Double> parameters, double end) {
    }

    private TrajectoryTable() {
    }

    /** Prints a line for each problem; none of the arguments counts. */
    public static void main(String[] arguments) {
        System.out.println("model | components | until | samples | steps | relative width: last, largest"
                + " | milliseconds of processor");
        List<Problem> problems = new ArrayList<>(List.of(
                new Problem("multi-stage/k-logistic", Map.of(), 3),
                new Problem("multi-stage/k-logistic", Map.of(), 10),
                new Problem("multi-stage/k-logistic", Map.of(), 1000),
                new Problem("classical/quadratic", Map.of(), PART),
                new Problem("classical/cubic", Map.of(), PART / 2),
                new Problem("classical/energy-four-thirds", Map.of(), PART),
                new Problem("classical/exponential", Map.of(), PART),
                new Problem("classical/log-squared", Map.of(), PART / StrictMath.log(2)),
                new Problem("classical/linear-growth", Map.of(), 10),
                new Problem("classical/x-log-x", Map.of(), 5),
                new Problem("classical/coupled-pair", Map.of(), PART * 0.6045997880780726)));
        for (int m = 1; m <= 3; m++) {
            for (long seed = 1; seed <= 3; seed++) {
                run("three-layer/three-layer-effective", Map.of("m", (double) m), seed, Optional.empty());
            }
        }
        run("multi-stage/two-layer", Map.of("m", 3.0, "n", 5.0), 1, Optional.of(10.0));
        problems.forEach(one -> run(one.path(), one.parameters(), 1, Optional.of(one.end())));
    }

    private static void run(String path, Map<String, Double> parameters, long seed, Optional<Double> given) {
        Tapes.Sample sample = Tapes.read(path, parameters, seed);
        double[] start = sample.compiled().initialState();
        double end = given.orElseGet(() -> PART * ((PreciseTime.Found) new PreciseBlowUp(sample.tape(), Rational.of(2),
                new ExactStart(start, Optional.empty()), Control.NONE).time(15, 1e6)).time().doubleValue());
        double[] times = new double[SAMPLES];
        for (int k = 0; k < SAMPLES; k++) {
            times[k] = end * k / (SAMPLES - 1);
        }
        double least = Double.POSITIVE_INFINITY;
        TrajectoryCertificate found = null;
        for (int i = 0; i < REPEATS; i++) {
            long began = THREADS.getCurrentThreadCpuTime();
            found = new CertifiedTrajectory(sample.tape(), List.of(), CertifiedTrajectory.MOST_STEPS, 600, Control.NONE)
                    .run(start, times);
            least = Math.min(least, (THREADS.getCurrentThreadCpuTime() - began) * 1e-6);
        }
        List<TrajectoryCertificate.Box> boxes = found.boxes();
        System.out.println(String.format(Locale.ROOT, "%s %s seed %d | %d | %.4g | %d | %d | %.1e, %.1e | %.3g | %s",
                path.substring(path.indexOf('/') + 1), parameters.isEmpty() ? "" : parameters, seed, start.length, end,
                boxes.size(), found.steps(), boxes.get(boxes.size() - 1).relativeWidth(), found.relativeWidth(), least,
                found.verdict().word()));
    }
}
