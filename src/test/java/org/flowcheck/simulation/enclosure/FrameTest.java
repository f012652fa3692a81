package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Axes are orthogonal, and the inverse is enclosed however orthogonal they are. */
class FrameTest {

    private static final int FRAMES = 300;

    /** From x to Q x exactly and back: x must lie inside. */
    @Test
    void theInverseIsEnclosed() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < FRAMES; i++) {
            int size = 1 + random.nextInt(8);
            double[][] axes = Orthogonal.axes(matrix(random, size));
            // From rounding to a deviation that makes Q^T a bad inverse.
            double deviation = StrictMath.pow(10, -random.nextDouble(2, 18));
            disturb(axes, deviation, random);
            double[] x = vector(random, size);
            Interval[] back = Frame.of(axes).inverseTimes(times(axes, x));
            for (int k = 0; k < size; k++) {
                assertTrue(back[k].holds(x[k]), "size " + size + ", deviation " + deviation);
            }
        }
    }

    /** The transposed matrix alone would not do. */
    @Test
    void theTransposedMatrixIsNoInverse() {
        SplittableRandom random = new SplittableRandom(4);
        int missed = 0;
        for (int i = 0; i < FRAMES; i++) {
            double[][] axes = Orthogonal.axes(matrix(random, 4));
            disturb(axes, 1e-8, random);
            double[] x = vector(random, 4);
            Interval[] product = times(axes, x);
            Interval first = Interval.ZERO;
            for (int k = 0; k < 4; k++) {
                first = first.plus(product[k].times(axes[k][0]));
            }
            missed += first.holds(x[0]) ? 0 : 1;
        }
        assertTrue(missed > 0.9 * FRAMES, missed + " of " + FRAMES);
    }

    @Test
    void axesAreOrthogonalAndTheFirstIsTheLongestColumn() {
        SplittableRandom random = new SplittableRandom(9);
        double[][] matrix = matrix(random, 5);
        for (double[] row : matrix) {
            row[3] *= 100;
        }
        double[][] axes = Orthogonal.axes(matrix);
        double along = 0;
        double length = 0;
        for (int i = 0; i < 5; i++) {
            along += axes[i][0] * matrix[i][3];
            length += matrix[i][3] * matrix[i][3];
            for (int j = 0; j < 5; j++) {
                double product = 0;
                for (int k = 0; k < 5; k++) {
                    product += axes[k][i] * axes[k][j];
                }
                // Some ten roundings.
                assertEquals(i == j ? 1 : 0, product, 1e-14);
            }
        }
        assertEquals(Math.sqrt(length), Math.abs(along), 1e-13 * Math.sqrt(length));
    }

    @Test
    void whatIsNotOrthogonalGivesWayToTheCoordinates() {
        Frame frame = Frame.of(new double[][] {{1, 1}, {1, 1}});
        assertEquals(1, frame.axis(0, 0));
        assertEquals(0, frame.axis(0, 1));
        assertEquals(1, Frame.along(new double[2][2]).axis(1, 1), "no columns at all");
    }

    private static double[][] matrix(SplittableRandom random, int size) {
        double[][] matrix = new double[size][];
        for (int i = 0; i < size; i++) {
            matrix[i] = vector(random, size);
        }
        return matrix;
    }

    private static double[] vector(SplittableRandom random, int size) {
        return random.doubles(size, -1, 1).toArray();
    }

    private static void disturb(double[][] axes, double by, SplittableRandom random) {
        for (double[] row : axes) {
            for (int j = 0; j < row.length; j++) {
                row[j] += by * random.nextDouble(-1, 1);
            }
        }
    }

    private static Interval[] times(double[][] axes, double[] x) {
        Interval[] result = new Interval[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = Interval.ZERO;
            for (int j = 0; j < x.length; j++) {
                result[i] = result[i].plus(Interval.of(axes[i][j]).times(x[j]));
            }
        }
        return result;
    }
}
