package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Products of matrices against sums written out, over all small shapes. */
class MatrixRowsTest {

    private static double[][] matrix(int rows, int columns, Random random) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextInt(19) - 9;
            }
        }
        return matrix;
    }

    /** Of whole numbers, so that every order of the sums gives the same. */
    @Test
    void productsAreSumsOverRows() {
        Random random = new Random(5);
        for (int rows = 1; rows <= 9; rows++) {
            for (int inner = 0; inner <= 9; inner++) {
                for (int length = 1; length <= 17; length++) {
                    double[][] a = matrix(rows, inner, random);
                    double[][] b = matrix(inner, length, random);
                    double[][] before = matrix(rows, length, random);
                    double[][] plain = copy(before);
                    double[][] turned = copy(before);
                    double[][] columns = new double[inner][rows];
                    MatrixRows.transpose(a, rows, inner, columns);
                    int from = rows / 3;
                    MatrixRows.add(plain, from, rows, a, b, inner, length);
                    MatrixRows.addTransposed(turned, from, rows, columns, b, inner, length);
                    for (int i = 0; i < rows; i++) {
                        for (int j = 0; j < length; j++) {
                            double expected = before[i][j];
                            for (int k = 0; k < inner && i >= from; k++) {
                                expected += a[i][k] * b[k][j];
                            }
                            assertEquals(expected, plain[i][j], 0.0);
                            assertEquals(expected, turned[i][j], 0.0);
                        }
                    }
                }
            }
        }
    }

    @Test
    void transposesOfAnyShape() {
        Random random = new Random(6);
        for (int rows : new int[] {1, 15, 16, 17, 40}) {
            for (int columns : new int[] {1, 16, 33}) {
                double[][] matrix = matrix(rows, columns, random);
                double[][] transposed = new double[columns][rows];
                MatrixRows.transpose(matrix, rows, columns, transposed);
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < columns; j++) {
                        assertEquals(matrix[i][j], transposed[j][i], 0.0);
                    }
                }
            }
        }
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = matrix.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
