package org.flowcheck.theory.calculus.balance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.flowcheck.theory.expression.Rational;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;

/** What is said of matrices exactly or by their signs, against eigenvalues in floating-point numbers. */
class CircleMatrixTest {

    /** Zero eigenvalues that are double come out as roots of rounding errors. */
    private static final double ZERO = 1e-6;

    private static double fastest(double[][] matrix) {
        return Arrays.stream(new EigenDecompositionNonSymmetric(MatrixUtils.createRealMatrix(matrix)).getEigenvalues())
                .mapToDouble(Complex::getReal).max().orElseThrow();
    }

    /** Whether every row is reached from every other one, as in a circle. */
    private static boolean isConnected(int[][] matrix) {
        int n = matrix.length;
        boolean[][] reaches = new boolean[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                reaches[i][j] = matrix[i][j] != 0;
            }
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    reaches[i][j] |= reaches[i][k] && reaches[k][j];
                }
            }
        }
        return Arrays.stream(reaches).allMatch(row -> {
            boolean all = true;
            for (boolean one : row) {
                all &= one;
            }
            return all;
        });
    }

    private static int[][] random(Random random, int most) {
        int n = 1 + random.nextInt(3);
        int[][] matrix = new int[n][n];
        for (int[] row : matrix) {
            Arrays.setAll(row, any -> random.nextInt(3) == 0 ? 0 : random.nextInt(2 * most + 1) - most);
        }
        return matrix;
    }

    private static Integer[][] signs(int[][] matrix) {
        return Arrays.stream(matrix).map(row -> Arrays.stream(row).map(Integer::signum).boxed()
                .toArray(Integer[]::new)).toArray(Integer[][]::new);
    }

    private static Rational[][] numbers(int[][] matrix) {
        return Arrays.stream(matrix).map(row -> Arrays.stream(row).mapToObj(Rational::of).toArray(Rational[]::new))
                .toArray(Rational[][]::new);
    }

    @Test
    void exactNumbersAgreeWithEigenvalues() {
        Random random = new Random(1);
        int decided = 0;
        for (int trial = 0; trial < 3000; trial++) {
            int[][] matrix = random(random, 3);
            boolean symmetric = trial % 2 == 0;
            for (int i = 0; symmetric && i < matrix.length; i++) {
                for (int j = 0; j < i; j++) {
                    matrix[i][j] = matrix[j][i];
                }
            }
            if (isConnected(matrix)) {
                double fastest = fastest(Arrays.stream(matrix).map(row -> Arrays.stream(row).asDoubleStream()
                        .toArray()).toArray(double[][]::new));
                CircleMatrix circle = new CircleMatrix(Optional.of(numbers(matrix)), signs(matrix));
                String where = Arrays.deepToString(matrix);
                assertFalse(circle.isBounded() && fastest > ZERO, where);
                assertFalse(circle.grows() && fastest < ZERO, where);
                assertTrue(!symmetric || circle.isBounded() || circle.grows(), where);
                decided += circle.isBounded() || circle.grows() ? 1 : 0;
            }
        }
        assertTrue(decided > 1000, "decided " + decided);
    }

    /** With signs alone, for whatever sizes. */
    @Test
    void signsAgreeWithEigenvaluesWhateverTheSizes() {
        Random random = new Random(2);
        int bounded = 0;
        int growing = 0;
        for (int trial = 0; trial < 6000; trial++) {
            int[][] matrix = random(random, 1);
            if (isConnected(matrix)) {
                CircleMatrix circle = new CircleMatrix(Optional.empty(), signs(matrix));
                for (int size = 0; size < 5; size++) {
                    double fastest = fastest(Arrays.stream(matrix).map(row -> Arrays.stream(row).mapToDouble(entry ->
                            entry * Math.exp(random.nextGaussian())).toArray()).toArray(double[][]::new));
                    String where = Arrays.deepToString(matrix);
                    assertFalse(circle.isBounded() && fastest > ZERO, where);
                    assertFalse(circle.grows() && fastest < ZERO, where);
                }
                bounded += circle.isBounded() ? 1 : 0;
                growing += circle.grows() ? 1 : 0;
            }
        }
        assertTrue(bounded > 100 && growing > 100, bounded + " and " + growing);
    }
}
