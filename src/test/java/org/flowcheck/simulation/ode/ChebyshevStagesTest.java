package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;


class ChebyshevStagesTest {

    private static GuardedField guarded(VectorField field) {
        return new GuardedField(field, 0, Long.MAX_VALUE, System.nanoTime() + (1L << 60));
    }

    /** The stability polynomial at z = lambda h. */
    private static double polynomial(int s, double z) {
        GuardedField field = guarded(ReferenceProblem.field(1, (t, y, yDot) -> yDot[0] = z * y[0]));
        double[] result = new double[1];
        new ChebyshevStages(field).step(s, 0, 1, new double[] {1}, new double[] {z}, result);
        assertEquals(s - 1, field.evaluations());
        return result[0];
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 8, 13, 30, 77, 200})
    void isStableOnItsIntervalAndNotMuchBeyond(int s) {
        double reach = ChebyshevStages.reach(s);
        for (int i = 1; i <= 5000; i++) {
            double z = -reach * i / 5000;
            // Rounding of s stages.
            assertTrue(Math.abs(polynomial(s, z)) <= 1 + 1e-12 * s, s + " stages at " + z);
        }
        // The exact interval without damping is 2/3 (s^2 - 1); of an odd s it reaches some 0.9 further.
        double beyond = -1.04 * 2.0 / 3 * ((double) s * s - 1) - 1;
        assertTrue(Math.abs(polynomial(s, beyond)) > 1, s + " stages at " + beyond);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 10, 50})
    void isDampedInside(int s) {
        double reach = ChebyshevStages.reach(s);
        for (int i = 500; i <= 1000; i++) {
            assertTrue(Math.abs(polynomial(s, -reach * i / 1000)) < 0.97, s + " stages");
        }
    }

    @Test
    void takesTheFewestStages() {
        for (double reach : new double[] {0, 0.1, 1.9, 1.96, 5, 100, 12345.6}) {
            int s = (int) ChebyshevStages.fewest(reach);
            assertTrue(s >= 2 && ChebyshevStages.reach(s) >= reach * (1 - 1e-12), "" + reach);
            assertTrue(s == 2 || ChebyshevStages.reach(s - 1) <= reach * (1 + 1e-12), "" + reach);
        }
    }

    /** Order 2 for any number of stages, on x' = -2 t x^2, which depends on time. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 20})
    void hasOrderTwo(int s) {
        double[] errors = new double[2];
        ReferenceProblem decay = ReferenceProblem.forcedDecay();
        for (int r = 0; r < 2; r++) {
            int steps = 200 << r;
            GuardedField field = guarded(decay.problem().field());
            ChebyshevStages stages = new ChebyshevStages(field);
            double h = 1.0 / steps;
            double[] y = {1};
            double[] slope = new double[1];
            double[] next = new double[1];
            for (int k = 0; k < steps; k++) {
                field.evaluate(k * h, y, slope);
                stages.step(s, k * h, h, y, slope, next);
                y[0] = next[0];
            }
            errors[r] = Math.abs(y[0] - 0.5);
        }
        assertEquals(2, Math.log(errors[0] / errors[1]) / Math.log(2), 0.1);
    }

    /** Symmetric matrices of known largest eigenvalue, of either sign and both at once. */
    @Test
    void theRadiusIsBoundedAndNotMuchOverstated() {
        Random random = new Random(5);
        for (int draw = 0; draw < 40; draw++) {
            int n = 2 + random.nextInt(12);
            double[][] a = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    a[i][j] = random.nextGaussian();
                    a[j][i] = a[i][j];
                }
            }
            VectorField field = ReferenceProblem.field(n, (t, y, yDot) -> {
                for (int i = 0; i < y.length; i++) {
                    yDot[i] = 0;
                    for (int j = 0; j < y.length; j++) {
                        yDot[i] += a[i][j] * y[j];
                    }
                }
            });
            double[] y = random.doubles(n, -1, 1).toArray();
            compare(field, y, MatrixUtils.createRealMatrix(a));
        }
    }

    /** Where a network has learnt, and where it still is at the saddle, against differences of its field. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 8, 60})
    void theRadiusOfANetworkIsBounded(double time) {
        InitialValueProblem problem = TwinProblems.model("multi-stage/two-layer.yaml",
                Map.of("m", 30.0, "n", 20.0), null);
        double[] y = StepLog.lean(problem, new double[] {time}, IntegrationSettings.DEFAULT).last();
        int n = y.length;
        RealMatrix jacobian = MatrixUtils.createRealMatrix(n, n);
        double[] up = new double[n];
        double[] down = new double[n];
        for (int j = 0; j < n; j++) {
            double[] moved = y.clone();
            moved[j] = y[j] + 1e-5;
            problem.field().derivatives(time, moved, up);
            moved[j] = y[j] - 1e-5;
            problem.field().derivatives(time, moved, down);
            for (int i = 0; i < n; i++) {
                jacobian.setEntry(i, j, (up[i] - down[i]) / 2e-5);
            }
        }
        compare(problem.field(), y, jacobian.add(jacobian.transpose()).scalarMultiply(0.5));
    }

    private static void compare(VectorField field, double[] y, RealMatrix jacobian) {
        double exact = 0;
        for (double value : new EigenDecompositionSymmetric(jacobian).getEigenvalues()) {
            exact = Math.max(exact, Math.abs(value));
        }
        double[] slope = new double[y.length];
        field.derivatives(0, y, slope);
        double bound = new SpectralRadius(guarded(field)).bound(0, y, slope, 0);
        assertTrue(bound >= exact && bound <= 1.21 * exact, bound + " for " + exact);
    }

    /** Eigenvalues -1 +- i omega: a spiral may be as narrow as RKC's region, not wider. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 1, 10})
    void rotationIsSeen(double omega) {
        VectorField field = ReferenceProblem.field(2, (t, y, yDot) -> {
            yDot[0] = -y[0] + omega * y[1];
            yDot[1] = -y[1] - omega * y[0];
        });
        double[] y = {1, 0.3};
        double[] slope = new double[2];
        field.derivatives(0, y, slope);
        double bound = new SpectralRadius(guarded(field)).bound(0, y, slope, 0);
        assertEquals(omega > 0.3, Double.isNaN(bound), "bound " + bound);
        assertEquals(1.2 * Math.sqrt(1 + omega * omega),
                new SpectralRadius(guarded(field)).bound(0, y, slope, 100), 0.02 * (1 + omega));
    }
}
