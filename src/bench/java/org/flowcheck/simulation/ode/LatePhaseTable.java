package org.flowcheck.simulation.ode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts, not times: steps, evaluations and true errors of step controls and of the stabilised formula on gradient
 * flows followed until late. Prints the tables of docs/numerics.md; the numbers are the same on any machine.
 *
 * <p>The error is the largest distance to a run of tolerance 2e-14, relative to the state's length, over 41 times.
 */
public final class LatePhaseTable {

    private static final double[] TOLERANCES = {1e-6, 1e-8, 1e-11};
    /** Errors at which evaluations are compared; tolerances in steps of a root of ten lie around them. */
    private static final double[] ERRORS = {1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10};

    private LatePhaseTable() {
    }

    private record Case(String name, InitialValueProblem problem, double end) { }

    private record Way(String name, StepLog.Maker maker, double tightest) { }

    private static List<Way> ways() {
        return List.of(
                lean("elementary", ElementaryControl::new),
                lean("PI", ProportionalIntegralControl::new),
                new Way("stabilised", ChebyshevMarch::new, 1e-9));
    }

    private static Way lean(String name, Supplier<StepControl> control) {
        return new Way(name, (field, request, limits) ->
                new DormandPrince853March(field, request, limits, control.get()), 0);
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int m : new int[] {100, 1000, 5000}) {
            cases.add(experiment(m, 1, 20));
        }
        cases.add(experiment(1000, 2, 20));
        cases.add(experiment(1000, 3, 20));
        cases.add(experiment(500, 1, 200));
        cases.add(new Case("two-layer-normalised, m = 1000, t = 60",
                TwinProblems.model("multi-stage/two-layer-normalised.yaml", Map.of("m", 1000.0), null), 60));
        cases.add(new Case("two-layer-curve, m = 400, t = 60",
                TwinProblems.model("multi-stage/two-layer-curve.yaml", Map.of("m", 400.0), null), 60));
        cases.add(new Case("two-layer, m = 64, n = 20, t = 200",
                TwinProblems.model("multi-stage/two-layer.yaml", Map.of("m", 64.0, "n", 20.0), null), 200));
        cases.add(new Case("two-layer, m = 200, n = 50, d = 5, t = 100",
                TwinProblems.model("multi-stage/two-layer.yaml", Map.of("m", 200.0, "n", 50.0, "d", 5.0), null), 100));
        cases.add(new Case("three-layer, m = 20, eps = 0.1, t = 60",
                TwinProblems.model("three-layer/three-layer.yaml", Map.of("m", 20.0, "eps", 0.1), null), 60));
        return cases;
    }

    private static Case experiment(int m, int target, double end) {
        return new Case(String.format(Locale.ROOT, "experiment, target %d, m = %d, t = %.0f", target, m, end),
                TwinProblems.model("multi-stage/two-layer-experiment.yaml",
                        Map.of("m", (double) m, "target", (double) target), null), end);
    }

    private static StepLog run(Case one, double tolerance, StepLog.Maker maker) {
        return StepLog.of(one.problem(), RunRequest.evenly(0, one.end(), 41), IntegrationSettings.DEFAULT
                .withTolerances(tolerance, 1e-2 * tolerance).withLimits(20_000_000, 3600), maker);
    }

    /** Prints both tables, a row a problem and way. */
    public static void main(String[] args) {
        List<String> equal = new ArrayList<>();
        System.out.println("problem | way | at tolerance 1e-6, 1e-8, 1e-11: evaluations, rejected share, error");
        for (Case one : cases()) {
            double[][] reference = run(one, 2e-14, ways().get(1).maker()).samples();
            for (Way way : ways()) {
                StringBuilder line = new StringBuilder(one.name() + " | " + way.name());
                StringBuilder row = new StringBuilder(line);
                List<double[]> points = new ArrayList<>();
                for (int k = 2; k <= 26; k++) {
                    double tolerance = Math.pow(10, -k / 2.0);
                    if (tolerance < way.tightest()) {
                        break;
                    }
                    StepLog log = run(one, tolerance, way.maker());
                    double error = error(log.samples(), reference);
                    points.add(new double[] {error, log.effort().evaluations()});
                    for (double wanted : TOLERANCES) {
                        if (Math.abs(tolerance / wanted - 1) < 1e-9) {
                            line.append(String.format(Locale.ROOT, " | %d, %.0f %%, %.1e", log.effort().evaluations(),
                                    100.0 * log.rejected() / (log.rejected() + log.effort().accepted()), error));
                        }
                    }
                }
                System.out.println(line);
                for (double error : ERRORS) {
                    row.append(" | ").append(fewest(points, error));
                }
                equal.add(row.toString());
            }
        }
        System.out.println();
        System.out.println("problem | way | fewest evaluations for an error of 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10");
        equal.forEach(System.out::println);
    }

    private static double error(double[][] samples, double[][] reference) {
        double worst = 0;
        for (int k = 0; k < reference.length; k++) {
            double difference = 0;
            double size = 0;
            for (int i = 0; i < reference[k].length; i++) {
                double d = k < samples.length ? samples[k][i] - reference[k][i] : Double.POSITIVE_INFINITY;
                difference += d * d;
                size += reference[k][i] * reference[k][i];
            }
            worst = Math.max(worst, Math.sqrt(difference / size));
        }
        return worst;
    }

    private static String fewest(List<double[]> points, double error) {
        return points.stream().filter(point -> point[0] <= error).mapToDouble(point -> point[1]).min().stream()
                .mapToObj(evaluations -> String.format(Locale.ROOT, "%.0f", evaluations)).findFirst().orElse("-");
    }
}
