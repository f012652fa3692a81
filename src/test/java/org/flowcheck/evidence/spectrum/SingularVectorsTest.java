package org.flowcheck.evidence.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingularVectorsTest {

    /** Rounding of the matrix that is decomposed and of its decomposition, relative to s_1: sizes here are up to 12. */
    private static final double ROUNDING = 1e-14;

    /** A random orthonormal set of columns: Gram and Schmidt, twice. */
    private static double[][] orthonormal(Random random, int size, int count) {
        double[][] vectors = new double[count][];
        for (int k = 0; k < count; k++) {
            double[] vector = random.doubles(size, -1, 1).toArray();
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < k; j++) {
                    double along = dot(vector, vectors[j]);
                    for (int i = 0; i < size; i++) {
                        vector[i] -= along * vectors[j][i];
                    }
                }
                double norm = Math.sqrt(dot(vector, vector));
                vector = Arrays.stream(vector).map(x -> x / norm).toArray();
            }
            vectors[k] = vector;
        }
        return vectors;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static double[][] matrix(double[] values, double[][] left, double[][] right) {
        double[][] matrix = new double[left[0].length][right[0].length];
        for (int r = 0; r < values.length; r++) {
            for (int i = 0; i < matrix.length; i++) {
                for (int j = 0; j < matrix[0].length; j++) {
                    matrix[i][j] += values[r] * left[r][i] * right[r][j];
                }
            }
        }
        return matrix;
    }

    /** The norm of the change of the pair (u, v), with the sign that fits best. */
    private static double turned(SingularVectors found, int r, double[] u, double[] v) {
        double cosine = (Math.abs(dot(found.left(r), u) + dot(found.right(r), v))) / 2;
        double sign = Math.signum(dot(found.left(r), u) + dot(found.right(r), v));
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += Math.pow(found.left(r)[i] - sign * u[i], 2);
        }
        for (int j = 0; j < v.length; j++) {
            sum += Math.pow(found.right(r)[j] - sign * v[j], 2);
        }
        assertTrue(cosine > 0, "orthogonal");
        return Math.sqrt(sum);
    }

    @Test
    void valuesAndPairsThatAMatrixWasMadeOfAreFoundInAllSmallShapes() {
        Random random = new Random(11);
        for (int rows = 1; rows <= 12; rows++) {
            for (int columns = 1; columns <= 12; columns++) {
                int count = Math.min(rows, columns);
                double[] values = new double[count];
                for (int r = 0; r < count; r++) {
                    values[r] = count - r + 0.3 * random.nextDouble();
                }
                double[][] left = orthonormal(random, rows, count);
                double[][] right = orthonormal(random, columns, count);
                SingularVectors found = SingularVectors.of(matrix(values, left, right));
                for (int r = 1; r <= count; r++) {
                    assertEquals(values[r - 1], found.value(r), ROUNDING * values[0], rows + " x " + columns);
                    double off = turned(found, r, left[r - 1], right[r - 1]);
                    assertTrue(off <= 2 * ROUNDING * values[0] / found.gap(r), rows + " x " + columns + ": " + off);
                }
            }
        }
    }

    /** The shapes of Z of images, by another way than reflections: Hipparchus on the whole matrix. */
    @Test
    void aTallMatrixHasThePairsOfItsDecompositionAsAWhole() {
        Random random = new Random(16);
        for (int[] shape : new int[][] {{20, 10}, {19, 10}, {100, 7}, {300, 28}, {676, 10}}) {
            double[][] matrix = new double[shape[0]][shape[1]];
            for (double[] row : matrix) {
                double common = random.nextGaussian();
                Arrays.setAll(row, j -> common + 0.1 * random.nextGaussian());
            }
            SingularVectors found = SingularVectors.of(matrix);
            SingularValueDecomposition whole = new SingularValueDecomposition(new Array2DRowRealMatrix(matrix));
            // Rounding of sums of as many terms as there are rows.
            double rounding = ROUNDING * Math.sqrt(shape[0]);
            for (int r = 1; r <= shape[1]; r++) {
                assertEquals(whole.getSingularValues()[r - 1], found.value(r), rounding * found.value(1));
                double off = turned(found, r, whole.getUT().getRow(r - 1), whole.getVT().getRow(r - 1));
                assertTrue(off <= 2 * rounding * found.value(1) / found.gap(r), shape[0] + " rows: " + off);
            }
        }
    }

    /** The Gram route, which squares the condition: good for the largest values. */
    @Test
    void theLargestValuesAreRootsOfTheEigenvaluesOfTheGramMatrix() {
        Random random = new Random(12);
        for (int trial = 0; trial < 20; trial++) {
            double[][] matrix = new double[9][6];
            for (double[] row : matrix) {
                Arrays.setAll(row, j -> random.nextGaussian());
            }
            SingularVectors found = SingularVectors.of(matrix);
            Array2DRowRealMatrix z = new Array2DRowRealMatrix(matrix);
            double[] squares = new EigenDecompositionSymmetric(z.transpose().multiply(z)).getEigenvalues();
            for (int r = 1; r <= 6; r++) {
                assertEquals(squares[r - 1], found.value(r) * found.value(r), ROUNDING * squares[0]);
            }
        }
    }

    /** Small singular values that the Gram matrix has lost: 1e-12 of the largest, whose square is below rounding. */
    @Test
    void smallValuesAreGoodRelativeToTheLargest() {
        Random random = new Random(13);
        double[] values = {1, 1e-6, 1e-12};
        SingularVectors found = SingularVectors.of(matrix(values, orthonormal(random, 8, 3), orthonormal(random, 5, 3)));
        for (int r = 1; r <= 3; r++) {
            assertEquals(values[r - 1], found.value(r), 1e-15);
        }
        assertEquals(0, found.value(4), 1e-15);
        assertEquals(0, found.value(5), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-5, 1e-8, 1e-11})
    void pairsOfNearlyEqualValuesAreAsUncertainAsTheGapSays(double gap) {
        Random random = new Random(14);
        double[] values = {2 + gap, 2, 0.5};
        double[][] left = orthonormal(random, 7, 3);
        double[][] right = orthonormal(random, 4, 3);
        SingularVectors found = SingularVectors.of(matrix(values, left, right));
        assertEquals(gap, found.gap(1), 2 * ROUNDING);
        assertEquals(gap, found.gap(2), 2 * ROUNDING);
        assertEquals(0.5, found.gap(3), 2 * ROUNDING);
        double off = turned(found, 1, left[0], right[0]);
        assertTrue(off <= 2 * ROUNDING * 2 / gap, () -> off + " at a gap of " + gap);
        // The plane of both is as sharp as ever.
        double inPlane = 0;
        for (int r = 0; r < 2; r++) {
            inPlane += Math.pow(dot(found.right(1), right[r]), 2);
        }
        assertEquals(1, inPlane, ROUNDING);
    }

    @Test
    void equalValuesHaveNoGap() {
        SingularVectors identity = SingularVectors.of(new double[][] {{1, 0}, {0, 1}});
        assertEquals(0, identity.gap(1), 1e-15);
        SingularVectors zero = SingularVectors.of(new double[3][2]);
        assertEquals(0, zero.value(1));
        assertEquals(0, zero.gap(1));
        // Of one row of several: the value is simple, and far from the zeros by itself.
        assertEquals(5, SingularVectors.of(new double[][] {{3, 4}}).gap(1), 1e-14);
        assertEquals(10, SingularVectors.of(new double[][] {{-5}}).gap(1), 1e-14);
    }

    /** Rank one of zero columns, of a repeated row, and of a matrix that is zero but for one entry. */
    @Test
    void missingRanksAreZerosAndHaveNoVectors() {
        for (double[][] matrix : new double[][][] {{{1, 0}, {2, 0}, {3, 0}}, {{1, 2}, {1, 2}}, {{0, 0}, {0, 7}}}) {
            SingularVectors found = SingularVectors.of(matrix);
            assertEquals(0, found.value(2), ROUNDING);
            assertEquals(0, found.gap(2), ROUNDING);
            assertTrue(found.gap(1) > 1, Arrays.deepToString(matrix));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1040, -600, 0, 600, 1000})
    void powersOfTwoChangeNothingButTheSize(int exponent) {
        double[][] plain = {{1, 2, -1}, {0.5, 1, 3}};
        double[][] scaled = new double[2][3];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                scaled[i][j] = Math.scalb(plain[i][j], exponent);
            }
        }
        SingularVectors first = SingularVectors.of(plain);
        SingularVectors second = SingularVectors.of(scaled);
        for (int r = 1; r <= 2; r++) {
            assertEquals(Math.scalb(first.value(r), exponent), second.value(r));
            assertArrayEquals(first.left(r), second.left(r));
            assertArrayEquals(first.right(r), second.right(r));
        }
    }

    @Test
    void whatIsNotFiniteHasNoValues() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            SingularVectors found = SingularVectors.of(new double[][] {{1, 2}, {bad, 4}, {5, 6}});
            assertTrue(Double.isNaN(found.value(1)) && Double.isNaN(found.gap(2)));
            assertEquals(3, found.left(2).length);
            assertEquals(2, found.right(2).length);
        }
    }

    /** Entries of all sizes, zeros and repetitions: the iteration ends, and the vectors fit the matrix. */
    @Test
    void matricesOfEntriesOfAllSizesAreDecomposed() {
        Random random = new Random(15);
        for (int trial = 0; trial < 3000; trial++) {
            int rows = 1 + random.nextInt(7);
            int columns = 1 + random.nextInt(7);
            int kind = trial % 3;
            double[][] matrix = new double[rows][columns];
            for (double[] row : matrix) {
                for (int j = 0; j < columns; j++) {
                    double size = kind == 0 ? Math.scalb(1.0, random.nextInt(2090) - 1070) : kind == 1 ? random.nextInt(3) - 1
                            : Math.scalb(1.0, random.nextInt(80));
                    row[j] = size * (kind == 1 ? 1 : random.nextGaussian());
                }
            }
            SingularVectors found = SingularVectors.of(matrix);
            double largest = found.value(1);
            for (int r = 1; r <= Math.min(rows, columns); r++) {
                for (int i = 0; i < rows; i++) {
                    // Scaled down first: products of the largest doubles overflow.
                    double product = 0;
                    for (int j = 0; j < columns; j++) {
                        product += matrix[i][j] / 16 * found.right(r)[j];
                    }
                    assertEquals(product, found.value(r) / 16 * found.left(r)[i],
                            ROUNDING * largest / 16 + 16 * Double.MIN_VALUE, Arrays.deepToString(matrix));
                }
                assertEquals(1, dot(found.right(r), found.right(r)), ROUNDING);
            }
        }
    }
}
