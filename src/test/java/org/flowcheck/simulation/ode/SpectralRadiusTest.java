package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bound of the spectral radius does not depend on what the slope shows of the leading eigenvector. */
class SpectralRadiusTest {

    /** Differences of the field carry rounding of 2^-26 relative to its size, well below this. */
    private static final double LOOSE = 1.01 * SpectralRadius.SAFETY;

    /** y' = H diag(values) H (y - centre), H = 1 - 2 v v^T: the columns of H are the eigenvectors. */
    private record Symmetric(double[] values, double[] v, double[] centre) {
        double[] eigenvector(int k) {
            double[] e = new double[values.length];
            for (int i = 0; i < e.length; i++) {
                e[i] = (i == k ? 1 : 0) - 2 * v[i] * v[k];
            }
            return e;
        }

        void write(double[] y, double[] rates) {
            double[] x = new double[y.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = y[i] - centre[i];
            }
            reflect(x);
            for (int i = 0; i < x.length; i++) {
                x[i] *= values[i];
            }
            reflect(x);
            System.arraycopy(x, 0, rates, 0, x.length);
        }

        private void reflect(double[] x) {
            double dot = 0;
            for (int i = 0; i < x.length; i++) {
                dot += v[i] * x[i];
            }
            for (int i = 0; i < x.length; i++) {
                x[i] -= 2 * dot * v[i];
            }
        }

        double bound(double[] y) {
            GuardedField field = new GuardedField(ReferenceProblem.field(values.length, (t, z, rates) ->
                    write(z, rates)), 0, Long.MAX_VALUE, System.nanoTime() + (1L << 60));
            double[] slope = new double[y.length];
            write(y, slope);
            return new SpectralRadius(field).bound(0, y, slope, 0);
        }
    }

    /** Random eigenvectors; the first eigenvalue is -1, the others lie between -below and 0, many of them at -below. */
    private static Symmetric symmetric(SplittableRandom random, int n, double below) {
        double[] values = new double[n];
        double[] v = new double[n];
        double square = 0;
        for (int i = 0; i < n; i++) {
            values[i] = i == 0 ? -1 : i % 2 == 1 ? -below : -below * random.nextDouble();
            v[i] = random.nextDouble() - 0.5;
            square += v[i] * v[i];
        }
        double[] centre = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] /= Math.sqrt(square);
            centre[i] = random.nextDouble();
        }
        return new Symmetric(values, v, centre);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 100, 1000})
    void boundsTheRadiusWhateverTheSlopeShows(int n) {
        SplittableRandom random = new SplittableRandom(n);
        for (int draw = 0; draw < 40; draw++) {
            Symmetric field = symmetric(random, n, draw % 2 == 0 ? 0.5 : 0.8);
            double[] slow = field.eigenvector(1);
            // At the equilibrium the slope is zero; along another eigenvector it is orthogonal to the leading one.
            for (double distance : new double[] {0, 1e-12, 1}) {
                double[] y = field.centre().clone();
                for (int i = 0; i < n; i++) {
                    y[i] += distance * slow[i];
                }
                double bound = field.bound(y);
                assertTrue(bound >= 1 && bound <= LOOSE, "n " + n + ", draw " + draw + ", distance " + distance + ": "
                        + bound);
                assertFalse(0.7 * bound >= 1, "an estimate 30 % too low would pass");
            }
        }
    }

    /** Where all components are equal, and where they add to zero: the directions that come to mind first. */
    @Test
    void findsAnEigenvectorOrthogonalToOnes() {
        double[] v = {0, 0};
        // Eigenvectors (1, 1) and (1, -1): J = -(1 -1; -1 1) / 2 has 0 and -1.
        GuardedField field = new GuardedField(ReferenceProblem.field(2, (t, y, rates) -> {
            rates[0] = (y[1] - y[0]) / 2;
            rates[1] = (y[0] - y[1]) / 2;
        }), 0, Long.MAX_VALUE, System.nanoTime() + (1L << 60));
        assertEquals(SpectralRadius.SAFETY, new SpectralRadius(field).bound(0, new double[] {1, 1}, v, 0), 1e-2);
    }

    /** Another eigenvalue overtakes, in whose direction the first search saw nothing grow. */
    @Test
    void laterSearchesSeeWhatOvertakes() {
        double[] rate = {1, 1e-3};
        GuardedField field = new GuardedField(ReferenceProblem.field(2, (t, y, rates) -> {
            rates[0] = -rate[0] * y[0];
            rates[1] = -rate[1] * y[1];
        }), 0, Long.MAX_VALUE, System.nanoTime() + (1L << 60));
        SpectralRadius radius = new SpectralRadius(field);
        double[] y = {1, 0};
        assertEquals(SpectralRadius.SAFETY, radius.bound(0, y, new double[] {-1, 0}, 0), 1e-2);
        rate[1] = 100;
        assertEquals(100 * SpectralRadius.SAFETY, radius.bound(0, y, new double[] {-1, 0}, 0), 1);
    }

    /** Heat on a rod that is at rest at first and then driven: its slope is zero at the start. */
    @Test
    void aRunStartsAtAnEquilibrium() {
        int n = 40;
        InitialValueProblem rod = new InitialValueProblem(ReferenceProblem.field(n, (t, y, rates) -> {
            for (int i = 0; i < n; i++) {
                double left = i == 0 ? t : y[i - 1];
                double right = i == n - 1 ? t : y[i + 1];
                rates[i] = 400 * (left - 2 * y[i] + right);
            }
        }), new StateLayout.Builder().add("u", n).build(), 0, new double[n]);
        IntegrationSettings settings = IntegrationSettings.DEFAULT.withIntegrator(Integrators.CHEBYSHEV)
                .withTolerance(1e-5);
        StepLog log = StepLog.of(rod, new double[] {10}, settings, ChebyshevMarch::new);
        assertInstanceOf(Outcome.End.class, log.outcome());
        // Late, u = t - i (n + 1 - i) / 800 at node i (counted from 1): the rates are 1 then.
        for (int i = 1; i <= n; i++) {
            assertEquals(10 - i * (n + 1 - i) / 800.0, log.last()[i - 1], 1e-3);
        }
    }
}
