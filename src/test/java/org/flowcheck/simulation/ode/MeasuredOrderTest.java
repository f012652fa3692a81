package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders as measured: slopes of log error against log step, fitted by least squares. */
class MeasuredOrderTest {

    /** Smallest and largest step forced to be equal, tolerances so loose that no step is rejected. */
    private static double error(String name, int steps) {
        ReferenceProblem problem = ReferenceProblem.harmonicOscillator();
        double h = problem.end() / steps;
        AbstractIntegrator integrator = Integrators.create(name, h, h, 1e10, 1e10);
        GuardedField field = new GuardedField(problem.problem().field(), 0, Long.MAX_VALUE, System.nanoTime() + (1L << 60));
        double[] end = integrator.integrate(field, new ODEState(0, problem.problem().initial()), problem.end())
                .getPrimaryState();
        double largest = 0;
        double[] exact = problem.solution().apply(problem.end());
        for (int i = 0; i < end.length; i++) {
            largest = Math.max(largest, Math.abs(end[i] - exact[i]));
        }
        return largest;
    }

    private static double slope(double[] x, double[] y) {
        double mx = 0;
        double my = 0;
        for (int i = 0; i < x.length; i++) {
            mx += x[i] / x.length;
            my += y[i] / x.length;
        }
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
        }
        return xy / xx;
    }

    /** The window of steps is where truncation dominates: errors between 1e-4 and 1e-13. */
    @ParameterizedTest
    @CsvSource({"DormandPrince853, 8, 10, 30", "DormandPrince54, 5, 50, 250", "HighamHall54, 5, 50, 250"})
    void rungeKuttaFormulasHaveTheirNominalOrder(String name, int order, int fewest, int most) {
        int count = 8;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            int steps = (int) Math.rint(fewest * Math.pow((double) most / fewest, i / (count - 1.0)));
            x[i] = -FastMath.log(steps);
            y[i] = FastMath.log(error(name, steps));
        }
        assertEquals(order, slope(x, y), 0.2);
    }

    /** Our own march: order 8 at the end, and order 7 between the steps. */
    @Test
    void ourOwnMarchHasItsNominalOrders() {
        int[] steps = {10, 12, 14, 16, 19, 22, 26, 30};
        double[] x = new double[steps.length];
        double[] end = new double[steps.length];
        double[] inside = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            double[] errors = ownErrors(steps[i]);
            x[i] = -FastMath.log(steps[i]);
            end[i] = FastMath.log(errors[0]);
            inside[i] = FastMath.log(errors[1]);
        }
        assertEquals(8, slope(x, end), 0.2);
        // Local errors of order 8 in the step (one step of dense output, order 7) beside the global ones of order 8.
        assertEquals(8, slope(x, inside), 0.2);
    }

    /** Errors at the end of a run of equal steps, and in the middle of its first step. */
    private static double[] ownErrors(int steps) {
        ReferenceProblem problem = ReferenceProblem.harmonicOscillator();
        double h = problem.end() / steps;
        RunRequest request = RunRequest.sampling(problem.problem(), new double[] {0.3 * h, problem.end()}, List.of())
                .keepingStates();
        RunRecorder recorder = new RunRecorder(request, 1e100, Control.NONE);
        GuardedField field = new GuardedField(problem.problem().field(), 0, Long.MAX_VALUE,
                System.nanoTime() + (1L << 60));
        SingleRun.run(request, recorder, field, new DormandPrince853March(field, request,
                new StepLimits(h, h, 1e10, 1e10), new ElementaryControl()));
        double[][] states = recorder.samples().states().orElseThrow();
        return new double[] {distance(states[1], problem.solution().apply(problem.end())),
            distance(states[0], problem.solution().apply(0.3 * h))};
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    /** With q old slopes the corrector integrates powers up to q exactly on any mesh, and no further. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 11, 13})
    void adamsWeightsHaveTheirNominalOrderOnAnUnevenMesh(int q) {
        double h = 1;
        double[] x = new double[q];
        for (int j = 1; j < q; j++) {
            x[j] = x[j - 1] - h * (0.7 + 0.2 * (j % 3));
        }
        double[] beta = new double[q];
        double[] at = new double[q];
        AdamsWeights.integrals(x, q, 0, h, beta);
        AdamsWeights.values(x, q, h, at);
        for (int power = 0; power <= q + 1; power++) {
            // Powers of x / (mesh width), so that all values lie between -1 and 1.
            double width = h - x[q - 1];
            double predicted = 0;
            double extrapolated = 0;
            double magnitude = 0;
            for (int j = 0; j < q; j++) {
                double slope = Math.pow(x[j] / width, power);
                predicted += beta[j] * slope;
                extrapolated += at[j] * slope;
                magnitude += (Math.abs(beta[j]) + Math.abs(at[j])) * Math.abs(slope);
            }
            double weight = AdamsWeights.corrector(x, q, h);
            double corrected = predicted + weight * (Math.pow(h / width, power) - extrapolated);
            double exact = h * Math.pow(h / width, power) / (power + 1);
            double rounding = 1e-15 * (1 + magnitude) * q;
            if (power <= q) {
                assertEquals(exact, corrected, rounding, "power " + power);
            } else {
                assertTrue(Math.abs(exact - corrected) > 10 * rounding, "power " + power);
            }
        }
    }

    /** The variable-order march meets what it is asked for, and its error follows the tolerance. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-8, 1e-10, 1e-12})
    void theMarchFollowsItsTolerance(double tolerance) {
        ReferenceProblem kepler = ReferenceProblem.kepler();
        AdamsMarch march = new AdamsMarch(kepler.problem().field(), (error, z) -> {
            double largest = 0;
            for (double e : error) {
                largest = Math.max(largest, Math.abs(e));
            }
            return largest;
        }, tolerance, kepler.problem().initial());
        double worst = 0;
        double[] inside = new double[4];
        while (march.position() < kepler.end()) {
            assertEquals(AdamsMarch.Step.ACCEPTED, march.advance(1, 1e-12));
            double middle = 0.5 * (march.position() + march.previousPosition());
            march.interpolate(middle, inside);
            double[] exact = kepler.solution().apply(middle);
            for (int i = 0; i < 4; i++) {
                worst = Math.max(worst, Math.abs(inside[i] - exact[i]));
            }
        }
        // One period amplifies local errors by a few hundred (they grow linearly in time, with the steps' number).
        assertTrue(worst < 1000 * tolerance, "error " + worst);
        assertTrue(worst > tolerance / 100, "error " + worst + ": tolerance wasted");
    }
}
