package org.flowcheck.simulation.ode;

import java.util.Locale;
import org.flowcheck.simulation.kernel.Draws;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.util.FastMath;

/**
 * What the starts of three-layer-effective are: one CSV row a draw, to be set beside the {@code runs.csv} of
 * {@code blowup three-layer-effective m=M --seed FIRST --seeds COUNT}. {@code src/bench/python/blow_up_law.py} reads
 * both.
 *
 * <p>{@code ThreeLayerStarts M FIRST COUNT}. With b = sum_i s_i u_i v_i^T, s_1 the largest, columns are E(0), the
 * squared norms, s_1 and s_2, u_1.a, v_1.c, and {@code shortest}: the least u + E(u)^(-1/3) along the flow that keeps b
 * at its start (claim tl-B2), there E(u) = sum_i s_i (p_i^2 e^(2 s_i u) - q_i^2 e^(-2 s_i u))/4 with
 * p_i = u_i.a + v_i.c and q_i = u_i.a - v_i.c.
 */
public final class ThreeLayerStarts {

    /** The minimum lies before 3.5/sqrt(m) at all widths, far from it; the grid finds it to 1e-5 of its value. */
    private static final double LATEST = 3.5;
    private static final int GRID = 2000;

    private ThreeLayerStarts() {
    }

    /** Prints the header and a row for each seed. */
    public static void main(String[] arguments) {
        int m = Integer.parseInt(arguments[0]);
        long first = Long.parseLong(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        System.out.println("m,seed,energy,norm_a2,norm_b2,norm_c2,s1,s2,left,right,shortest");
        for (long seed = first; seed < first + count; seed++) {
            System.out.println(row(m, seed));
        }
    }

    private static String row(int m, long seed) {
        double[] a = Draws.of(seed, "g", m).normals(m);
        double[] c = Draws.of(seed, "q", m).normals(m);
        RealMatrix b = matrix(Draws.of(seed, "h", m, m).normals(m * m), m);
        SingularValueDecomposition parts = new SingularValueDecomposition(b);
        double[] s = parts.getSingularValues();
        double[] left = parts.getUT().operate(a);
        double[] right = parts.getVT().operate(c);
        return String.format(Locale.ROOT, "%d,%d,%.15g,%.15g,%.15g,%.15g,%.15g,%.15g,%.15g,%.15g,%.7g", m, seed,
                dot(a, b.operate(c)), dot(a, a), FastMath.pow(b.getFrobeniusNorm(), 2), dot(c, c), s[0],
                m > 1 ? s[1] : 0, left[0], right[0], shortest(s, left, right));
    }

    private static double shortest(double[] s, double[] left, double[] right) {
        double least = Double.POSITIVE_INFINITY;
        for (int step = 0; step <= GRID; step++) {
            double time = LATEST / FastMath.sqrt(s.length) * step / GRID;
            double energy = 0;
            for (int i = 0; i < s.length; i++) {
                double growing = (left[i] + right[i]) * FastMath.exp(s[i] * time);
                double falling = (left[i] - right[i]) * FastMath.exp(-s[i] * time);
                energy += s[i] * (growing * growing - falling * falling) / 4;
            }
            if (energy > 0) {
                least = FastMath.min(least, time + 1 / FastMath.cbrt(energy));
            }
        }
        return least;
    }

    private static RealMatrix matrix(double[] rows, int m) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(m, m);
        for (int k = 0; k < m; k++) {
            for (int l = 0; l < m; l++) {
                matrix.setEntry(k, l, rows[k * m + l]);
            }
        }
        return matrix;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
