package org.flowcheck.evidence.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipTest {

    private final Clip unit = new Clip(0, 0, 1, 1);

    /** The visible length of random lines equals the share of sampled points inside. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void linesKeepExactlyWhatIsInside(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 40; i++) {
            double[] xs = random.doubles(4, -1, 2).toArray();
            double[] ys = random.doubles(4, -1, 2).toArray();
            double kept = 0;
            for (double[] part : unit.line(xs, ys)) {
                for (int k = 0; k < part.length; k += 2) {
                    assertTrue(part[k] >= -1e-12 && part[k] <= 1 + 1e-12 && part[k + 1] >= -1e-12
                            && part[k + 1] <= 1 + 1e-12, "seed " + seed);
                    kept += k == 0 ? 0 : distance(part[k - 2], part[k - 1], part[k], part[k + 1]);
                }
            }
            // The midpoint rule with 4000 points misses at most two points at each of a segment's two crossings.
            double total = 0;
            double inside = 0;
            for (int s = 1; s < 4; s++) {
                double length = distance(xs[s - 1], ys[s - 1], xs[s], ys[s]);
                total += length;
                for (int p = 0; p < 4000; p++) {
                    double share = (p + 0.5) / 4000;
                    boolean in = unit.holds(xs[s - 1] + share * (xs[s] - xs[s - 1]), ys[s - 1] + share * (ys[s] - ys[s - 1]));
                    inside += in ? length / 4000 : 0;
                }
            }
            assertEquals(inside, kept, 4 * total / 4000, "seed " + seed);
        }
    }

    private static double distance(double x0, double y0, double x1, double y1) {
        return Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    }

    @Test
    void aLineThatLeavesAndReturnsIsTwoParts() {
        List<double[]> parts = unit.line(new double[] {0.1, 0.5, 0.9}, new double[] {0.5, 3, 0.5});
        assertEquals(2, parts.size());
        assertEquals(1, parts.get(0)[3], 1e-12);
        assertEquals(1, unit.line(new double[] {0.1, 0.5, 0.9}, new double[] {0.5, 0.8, 0.5}).size());
        assertEquals(0, unit.line(new double[] {2, 3}, new double[] {0, 1}).size());
    }

    /** The clipped area of random triangles equals the share of a grid's points inside both. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void polygonsKeepExactlyWhatIsInside(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 40; i++) {
            List<double[]> triangle = new ArrayList<>();
            for (int k = 0; k < 3; k++) {
                triangle.add(random.doubles(2, -1, 2).toArray());
            }
            int inside = 0;
            int n = 200;
            for (int p = 0; p < n * n; p++) {
                inside += holds(triangle, (p % n + 0.5) / n, (p / n + 0.5) / n) ? 1 : 0;
            }
            // At most the cells on the border are miscounted: three sides, each crossing fewer than 2 n cells.
            assertEquals((double) inside / (n * n), Math.abs(area(unit.polygon(triangle))), 6.0 / n, "seed " + seed);
        }
    }

    private static boolean holds(List<double[]> triangle, double x, double y) {
        int left = 0;
        for (int k = 0; k < 3; k++) {
            double[] a = triangle.get(k);
            double[] b = triangle.get((k + 1) % 3);
            left += (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) > 0 ? 1 : 0;
        }
        return left == 0 || left == 3;
    }

    private static double area(List<double[]> corners) {
        double twice = 0;
        for (int k = 0; k < corners.size(); k++) {
            double[] a = corners.get(k);
            double[] b = corners.get((k + 1) % corners.size());
            twice += a[0] * b[1] - a[1] * b[0];
        }
        return twice / 2;
    }
}
