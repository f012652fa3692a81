package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of few steps tell an error that is not below their own: rates over random problems with closed forms. */
class FewStepsTest {

    private static final int RUNS = 150;
    /** An error below this part of the state's size, {@value}, is its rounding and that of the closed form. */
    private static final double ROUNDING = 1e-14;

    /** How often errors were told. */
    private static final class Count {
        private int samples;
        private int missed;
        private int runs;
        private int missedRuns;

        void add(List<double[]> pairs) {
            double error = 0;
            double told = 0;
            for (double[] pair : pairs) {
                samples++;
                missed += pair[0] > pair[1] ? 1 : 0;
                error = Math.max(error, pair[0]);
                told = Math.max(told, pair[1]);
            }
            if (!pairs.isEmpty()) {
                runs++;
                missedRuns += error > told ? 1 : 0;
            }
        }
    }

    private static IntegrationSettings settings(String integrator, double tolerance) {
        return IntegrationSettings.DEFAULT.withIntegrator(integrator).withTolerance(tolerance);
    }

    /** Spans from a twentieth to two characteristic times: mostly one to fifteen steps. */
    private static Count count(String integrator, double tolerance) {
        SplittableRandom random = new SplittableRandom(11);
        Count count = new Count();
        for (int run = 0; run < RUNS; run++) {
            ClosedForm form = ClosedForm.random(random, !integrator.equals(Integrators.CHEBYSHEV));
            double span = form.time() * 0.05 * StrictMath.exp(random.nextDouble() * StrictMath.log(40));
            double[] saves = RunRequest.evenly(0, span, 6);
            Trajectory trajectory = new TimeIntegration(settings(integrator, tolerance), Control.NONE)
                    .run(form.request(saves));
            assertInstanceOf(Outcome.End.class, trajectory.outcome());
            assertEquals(saves.length, trajectory.coarse().orElseThrow().size());
            List<double[]> pairs = new ArrayList<>();
            for (int k = 1; k < saves.length; k++) {
                double[] exact = form.solution().apply(saves[k]);
                double size = form.size(exact);
                for (int f = 0; f < exact.length; f++) {
                    double error = Math.abs(trajectory.fine().value(f, k) - exact[f]);
                    double told = trajectory.error(f, k);
                    if (error > ROUNDING * size || told > ROUNDING * size) {
                        pairs.add(new double[] {error, told});
                    }
                }
            }
            count.add(pairs);
        }
        return count;
    }

    /**
     * The told error is above the true one in all but 1 % of runs (by the largest of a run) and all but 10 % of
     * single samples, at some of which a difference passes through zero. It was not in a third to half of the runs of
     * two steps before runs of few steps were repeated.
     */
    @ParameterizedTest
    @CsvSource({"Automatic, 1e-6", "Automatic, 1e-8", "Automatic, 1e-11", "DormandPrince54, 1e-6",
        "DormandPrince54, 1e-9", "HighamHall54, 1e-6", "HighamHall54, 1e-9", "GraggBulirschStoer, 1e-6",
        "AdamsBashforth, 1e-6", "AdamsBashforth, 1e-9", "AdamsMoulton, 1e-6", "AdamsMoulton, 1e-9",
        "LeanDormandPrince853, 1e-8", "LeanDormandPrince853PI, 1e-8", "LeanDormandPrince853PI, 1e-11",
        "StabilisedChebyshev, 1e-5"})
    void theToldErrorCoversTheTrueOne(String integrator, double tolerance) {
        Count count = count(integrator, tolerance);
        String of = integrator + ", " + tolerance + ": ";
        assertTrue(count.runs > RUNS / 3, of + count.runs + " runs above rounding");
        assertTrue(count.missedRuns <= 0.01 * count.runs, of + count.missedRuns + " of " + count.runs + " runs");
        assertTrue(count.missed <= 0.1 * count.samples, of + count.missed + " of " + count.samples + " samples");
    }

    /** Neither too small nor too large: what is told is the error of the first run; half of it would not be. */
    @ParameterizedTest
    @ValueSource(strings = {"Automatic", "DormandPrince54", "GraggBulirschStoer", "AdamsMoulton"})
    void whatIsToldIsTheErrorOfTheFirstRun(String integrator) {
        SplittableRandom random = new SplittableRandom(5);
        int few = 0;
        int same = 0;
        int halved = 0;
        for (int run = 0; run < RUNS; run++) {
            ClosedForm form = ClosedForm.random(random, true);
            double span = 0.3 * form.time();
            Trajectory trajectory = new TimeIntegration(settings(integrator, 1e-7), Control.NONE)
                    .run(form.request(new double[] {span}));
            double[] exact = form.solution().apply(span);
            if (!trajectory.method().errorEstimate().contains("of few")) {
                continue;
            }
            for (int f = 0; f < exact.length; f++) {
                double error = Math.abs(trajectory.coarse().orElseThrow().value(f, 0) - exact[f]);
                if (error > 1e-12) {
                    few++;
                    double ratio = trajectory.error(f, 0) / error;
                    same += ratio > 0.8 && ratio < 1.25 ? 1 : 0;
                    halved += 0.5 * ratio > 0.8 && 0.5 * ratio < 1.25 ? 1 : 0;
                }
            }
        }
        assertTrue(few > RUNS / 2, few + " errors");
        assertTrue(same > 0.95 * few, integrator + ": " + same + " of " + few);
        assertTrue(halved < 0.05 * few, "half of it would pass: " + halved + " of " + few);
    }

    /** Spans in which the start of a multistep formula did not fit, or was all there was. */
    @ParameterizedTest
    @CsvSource({"AdamsBashforth, 1e-3", "AdamsBashforth, 0.05", "AdamsBashforth, 0.5", "AdamsBashforth, 5",
        "AdamsMoulton, 1e-3", "AdamsMoulton, 0.05", "AdamsMoulton, 0.5", "AdamsMoulton, 5"})
    void multistepFormulasTellTheirErrorFromTheFirstSampleOn(String integrator, double span) {
        ReferenceProblem logistic = ReferenceProblem.logistic();
        Trajectory trajectory = new TimeIntegration(settings(integrator, 1e-6), Control.NONE).run(RunRequest.sampling(
                logistic.problem(), RunRequest.evenly(0, span, 41), logistic.components()));
        assertInstanceOf(Outcome.End.class, trajectory.outcome());
        int silent = 0;
        for (int k = 1; k <= 40; k++) {
            double error = Math.abs(trajectory.fine().value(0, k)
                    - logistic.solution().apply(trajectory.fine().time(k))[0]);
            // Rounding is told whatever the difference; what exceeds it needs a difference.
            silent += error > 1e-16 && trajectory.error(0, k) < error ? 1 : 0;
        }
        assertTrue(silent <= 2, silent + " of 40 samples");
        boolean few = trajectory.method().errorEstimate().endsWith("by " + integrator);
        assertEquals(few ? "DormandPrince853" : integrator, trajectory.method().integrator());
        assertEquals(span < 1, few);
    }

    @Test
    void longRunsCostWhatTheyDid() {
        ReferenceProblem oscillator = ReferenceProblem.harmonicOscillator();
        RunRequest request = RunRequest.sampling(oscillator.problem(), new double[] {60}, oscillator.components());
        IntegrationSettings settings = settings("DormandPrince853", 1e-9);
        Trajectory trajectory = new TimeIntegration(settings, Control.NONE).run(request);
        Effort fine = new TimeIntegration(settings, Control.NONE).runWithoutErrors(request).effort();
        assertEquals(1e-9, trajectory.method().relativeTolerance());
        assertEquals(TimeIntegration.COARSENING, trajectory.method().coarsening());
        // The coarse run takes 100^(1/8) = 1.8 times fewer steps.
        assertTrue(trajectory.effort().evaluations() < 1.75 * fine.evaluations(), trajectory.effort() + ", " + fine);
    }

    /** Extrapolation ends a rounding beyond the end now and then: no sample more than asked for. */
    @Test
    void thereAreAsManySamplesAsAskedFor() {
        SplittableRandom random = new SplittableRandom(3);
        for (int run = 0; run < 200; run++) {
            ClosedForm form = ClosedForm.random(random, true);
            double[] saves = {0.1 * form.time() * random.nextDouble(), form.time()};
            Trajectory trajectory = new TimeIntegration(settings("GraggBulirschStoer", 1e-6), Control.NONE)
                    .runWithoutErrors(form.request(saves));
            assertArrayEquals(saves, trajectory.fine().times(), 0.0);
        }
    }
}
