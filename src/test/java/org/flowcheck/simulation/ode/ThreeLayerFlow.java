package org.flowcheck.simulation.ode;

import java.util.Optional;
import org.hipparchus.special.elliptic.carlson.CarlsonEllipticIntegral;

/**
 * The effective flow a' = b c, b' = a c^T, c' = b^T a of a three-layer network, written by hand, with its energy
 * E = a^T b c and the two bounds of the remaining time to blow-up: R_F(|a|^2, |b|^2, |c|^2) from below, E^(-1/3) from
 * above where E &gt; 0.
 */
final class ThreeLayerFlow implements VectorField {

    private final int m;

    ThreeLayerFlow(int m) {
        this.m = m;
    }

    @Override
    public int dimension() {
        return m * (m + 2);
    }

    @Override
    public void derivatives(double t, double[] y, double[] yDot) {
        int c = m + m * m;
        for (int j = 0; j < m; j++) {
            yDot[c + j] = 0;
        }
        for (int i = 0; i < m; i++) {
            int row = m + i * m;
            double sum = 0;
            for (int j = 0; j < m; j++) {
                sum += y[row + j] * y[c + j];
                yDot[row + j] = y[i] * y[c + j];
                yDot[c + j] += y[row + j] * y[i];
            }
            yDot[i] = sum;
        }
    }

    StateLayout layout() {
        return new StateLayout.Builder().add("a", m).add("b", m, m).add("c", m).build();
    }

    double energy(double[] y) {
        double sum = 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                sum += y[i] * y[m + i * m + j] * y[m + m * m + j];
            }
        }
        return sum;
    }

    private static double squares(double[] y, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += y[i] * y[i];
        }
        return sum;
    }

    /** |b|^2 - |a|^2 and |b|^2 - |c|^2 are conserved: each squared norm has rate 2E. */
    double imbalance(double[] y) {
        return squares(y, m, m + m * m) - squares(y, 0, m);
    }

    InitialValueProblem problem(double[] y) {
        return new InitialValueProblem(this, layout(), 0, y);
    }

    BlowUpProblem blowUp(double[] y) {
        StateFunction below = (t, z) -> CarlsonEllipticIntegral.rF(squares(z, 0, m), squares(z, m, m + m * m),
                squares(z, m + m * m, z.length));
        StateFunction above = (t, z) -> energy(z) > 0 ? 1 / Math.cbrt(energy(z)) : Double.NaN;
        return new BlowUpProblem(problem(y), 2, Optional.of(new NamedFunction("E", (t, z) -> energy(z))),
                Optional.of(below), Optional.of(above));
    }

    /** The same field in twice the digits. */
    PreciseField precise() {
        int c = m + m * m;
        PreciseSum sum = new PreciseSum();
        return new PreciseField() {
            @Override
            public int dimension() {
                return m * (m + 2);
            }

            @Override
            public void derivatives(double[] high, double[] low, double[] rateHigh, double[] rateLow) {
                for (int i = 0; i < m; i++) {
                    sum.set(0, 0);
                    for (int j = 0; j < m; j++) {
                        sum.addProduct(high[m + i * m + j], low[m + i * m + j], high[c + j], low[c + j]);
                    }
                    rateHigh[i] = sum.high();
                    rateLow[i] = sum.low();
                    sum.set(0, 0);
                    for (int j = 0; j < m; j++) {
                        sum.addProduct(high[m + j * m + i], low[m + j * m + i], high[j], low[j]);
                    }
                    rateHigh[c + i] = sum.high();
                    rateLow[c + i] = sum.low();
                    for (int j = 0; j < m; j++) {
                        sum.set(0, 0);
                        sum.addProduct(high[i], low[i], high[c + j], low[c + j]);
                        rateHigh[m + i * m + j] = sum.high();
                        rateLow[m + i * m + j] = sum.low();
                    }
                }
            }
        };
    }

    BlowUpProblem blowUpWithoutBounds(double[] y) {
        return BlowUpProblem.of(problem(y), 2);
    }
}
