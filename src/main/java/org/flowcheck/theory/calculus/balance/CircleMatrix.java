package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Rational;

/**
 * How the components of a circle drive each other where each rate is a linear form in them: exactly, as numbers times
 * one positive factor, where there is such a factor; else by the signs of the coefficients.
 *
 * @param numbers the coefficients over their common factor, a row for each rate; empty where they have none
 * @param signs the signs of the coefficients, a row for each rate; null for one that is not known
 */
record CircleMatrix(Optional<Rational[][]> numbers, Integer[][] signs) {

    /** Whether all that the components become stays of the size of what they are: no mode grows. */
    boolean isBounded() {
        return numbers.map(CircleMatrix::hasNoGrowth).orElse(false) || turnsAround();
    }

    /** Whether some mode grows exponentially. */
    boolean grows() {
        return numbers.map(CircleMatrix::hasGrowth).orElse(false) || isPositive();
    }

    private static boolean hasNoGrowth(Rational[][] matrix) {
        boolean complete = LinearModes.of(matrix).map(modes -> modes.projections().lastKey().signum() <= 0)
                .orElse(false);
        return complete || isNonPositive(symmetric(matrix));
    }

    private static boolean hasGrowth(Rational[][] matrix) {
        boolean known = LinearModes.of(matrix).map(modes -> modes.projections().lastKey().signum() > 0).orElse(false);
        Rational[][] symmetric = symmetric(matrix);
        return known || Arrays.deepEquals(symmetric, matrix) && !isNonPositive(matrix);
    }

    private static Rational[][] symmetric(Rational[][] matrix) {
        Rational[][] symmetric = new Rational[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                symmetric[i][j] = matrix[i][j].plus(matrix[j][i]).times(Rational.of(1, 2));
            }
        }
        return symmetric;
    }

    /** Whether a symmetric matrix has no positive eigenvalue: by completing squares, exactly. */
    private static boolean isNonPositive(Rational[][] symmetric) {
        Rational[][] left = Arrays.stream(symmetric).map(Rational[]::clone).toArray(Rational[][]::new);
        for (int pivot = 0; pivot < left.length; pivot++) {
            if (left[pivot][pivot].signum() > 0) {
                return false;
            }
            for (int row = pivot + 1; row < left.length; row++) {
                if (left[pivot][pivot].signum() == 0) {
                    if (left[row][pivot].signum() != 0) {
                        return false;
                    }
                } else {
                    Rational factor = left[row][pivot].times(left[pivot][pivot].reciprocal());
                    for (int column = pivot + 1; column < left.length; column++) {
                        left[row][column] = left[row][column].minus(factor.times(left[pivot][column]));
                    }
                }
            }
        }
        return true;
    }

    /**
     * Whether the signs alone show that no mode grows: nothing drives itself up, what drives each other does so with
     * opposite signs, and there are no longer circles.
     *
     * <p>Source: J. Quirk, R. Ruppert, Qualitative economics and the stability of equilibrium, 1965.
     */
    private boolean turnsAround() {
        int edges = 0;
        for (int i = 0; i < signs.length; i++) {
            for (int j = 0; j <= i; j++) {
                if (signs[i][j] == null || signs[j][i] == null || i == j && signs[i][i] > 0
                        || i != j && signs[i][j] * signs[j][i] > 0) {
                    return false;
                }
                // What drives without being driven makes a longer circle, or else none at all.
                if (i != j && (signs[i][j] == 0) != (signs[j][i] == 0)) {
                    return false;
                }
                edges += i != j && signs[i][j] != 0 ? 1 : 0;
            }
        }
        return edges == signs.length - 1;
    }

    /** Whether all circles multiply by positive numbers: turning the signs of components makes all of them positive. */
    private boolean isPositive() {
        int[] turned = new int[signs.length];
        turned[0] = 1;
        List<Integer> open = new ArrayList<>(List.of(0));
        while (!open.isEmpty()) {
            int from = open.remove(0);
            for (int to = 0; to < signs.length; to++) {
                for (Integer sign : Arrays.asList(signs[from][to], signs[to][from])) {
                    if (sign == null || sign != 0 && turned[to] != 0 && turned[to] != turned[from] * sign) {
                        return false;
                    }
                    if (sign != 0 && turned[to] == 0) {
                        turned[to] = turned[from] * sign;
                        open.add(to);
                    }
                }
            }
        }
        return Arrays.stream(turned).noneMatch(sign -> sign == 0);
    }
}
