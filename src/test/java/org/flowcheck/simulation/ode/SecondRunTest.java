package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The second run takes steps of its own, so that the difference of both tells the error from the first sample on. On
 * a' = w, w' = a the first steps are bounded by how fast steps may grow and not by the tolerance.
 */
class SecondRunTest {

    /** a' = w, w' = a for pairs of several sizes. */
    private static VectorField saddle(int pairs) {
        return new VectorField() {
            @Override
            public int dimension() {
                return 2 * pairs;
            }

            @Override
            public void derivatives(double t, double[] y, double[] yDot) {
                for (int k = 0; k < pairs; k++) {
                    yDot[k] = y[pairs + k];
                    yDot[pairs + k] = y[k];
                }
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"Automatic, 1, 1e-8", "Automatic, 60, 1e-8", "Automatic, 1, 1e-6", "Automatic, 60, 1e-6",
        "DormandPrince54, 1, 1e-6", "HighamHall54, 1, 1e-6", "GraggBulirschStoer, 1, 1e-8", "LeanDormandPrince853, 60, 1e-8",
        "StabilisedChebyshev, 60, 1e-6"})
    void tellsTheErrorFromTheStartOn(String integrator, int pairs, double tolerance) {
        for (double end : new double[] {0.05, 0.3, 3}) {
            double[] start = new double[2 * pairs];
            for (int k = 0; k < pairs; k++) {
                // Some weights start far below the others: their growth is what bounds the first steps.
                start[k] = k % 5 == 3 ? 1e-9 : 0.04 * (1 + k % 3);
                start[pairs + k] = -0.01 * (1 + k % 2);
            }
            List<NamedFunction> observed = new ArrayList<>(List.of(new NamedFunction("a", (t, y) -> y[0])));
            RunRequest request = RunRequest.sampling(
                    new InitialValueProblem(saddle(pairs), new StateLayout(List.of(new StateLayout.Block("y",
                            List.of(2 * pairs), 0))), 0, start), RunRequest.evenly(0, end, 31), observed);
            Trajectory trajectory = new TimeIntegration(IntegrationSettings.DEFAULT.withIntegrator(integrator)
                    .withTolerances(tolerance, 1e-5 * tolerance), Control.NONE).run(request);
            Samples fine = trajectory.fine();
            Samples coarse = trajectory.coarse().orElseThrow();
            int blind = 0;
            for (int i = 1; i < fine.size(); i++) {
                double t = fine.time(i);
                double exact = start[0] * StrictMath.cosh(t) + start[pairs] * StrictMath.sinh(t);
                double error = Math.abs(fine.value(0, i) - exact);
                double told = Math.abs(fine.value(0, i) - coarse.value(0, i));
                // An error at the rounding of the values needs no telling; differences pass through zero now and then.
                if (error > 1e-15 && told < 0.2 * error) {
                    blind++;
                }
            }
            int missed = blind;
            assertTrue(blind <= 3, () -> integrator + " to " + end + ": " + missed + " errors of 30 were not told");
        }
    }
}
