package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Population;

/**
 * Weights for random samples, so chosen that the weighted averages are the moments a population states. They solve a
 * linear system, with more samples than equations; some may be negative, which no identity in averages can tell.
 */
final class RandomSamples {

    /** So many samples for each equation: higher moments stay generic, and the weights close to equal ones. */
    private static final int FOR_EACH = 3;
    /** Pivots below this part of the largest entry count as zero: the equations repeat each other by symmetry. */
    private static final double NEGLIGIBLE = 1e-9;

    /** The value of a random variable at a sample. */
    interface Places {
        double value(String variable, int[] sampleAndIndices);
    }

    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> right = new ArrayList<>();
    private final double[] weights;

    private RandomSamples(double[] weights) {
        this.weights = weights;
    }

    /** The number of samples that a population needs at given sizes. */
    static int count(Population population, Evaluator sizes) {
        int equations = 1;
        for (Population.Moment moment : population.moments()) {
            int elements = 1;
            for (Axis axis : moment.axes()) {
                elements *= (int) sizes.value(axis.size());
            }
            equations += elements;
        }
        return FOR_EACH * equations;
    }

    /**
     * The weights of samples at given places.
     *
     * @param values evaluates sizes and moments
     */
    static double[] weights(Population population, Evaluator values, Places places) {
        int count = count(population, values);
        RandomSamples system = new RandomSamples(new double[count]);
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        system.require(ones, 1);
        for (Population.Moment moment : population.moments()) {
            system.require(moment, 0, new HashMap<>(), values, places);
        }
        system.solve();
        return system.weights;
    }

    private void require(double[] row, double value) {
        rows.add(row);
        right.add(value);
    }

    private void require(Population.Moment moment, int position, Map<String, Integer> indices, Evaluator values,
                         Places places) {
        if (position < moment.axes().size()) {
            Axis axis = moment.axes().get(position);
            for (int i = 1; i <= (int) values.value(axis.size()); i++) {
                indices.put(axis.index(), i);
                require(moment, position + 1, indices, values, places);
            }
            return;
        }
        double[] row = new double[weights.length];
        for (int s = 0; s < row.length; s++) {
            row[s] = 1;
            for (Reference factor : moment.factors()) {
                row[s] *= places.value(factor.name(), at(s + 1, factor, indices));
            }
        }
        indices.forEach(values::with);
        require(row, values.value(moment.value()));
    }

    private static int[] at(int sample, Reference factor, Map<String, Integer> indices) {
        int[] at = new int[factor.indices().size() + 1];
        at[0] = sample;
        for (int i = 1; i < at.length; i++) {
            Expression index = factor.indices().get(i - 1);
            at[i] = indices.get(((Reference) index).name());
        }
        return at;
    }

    /**
     * The weights closest to equal ones that solve the equations {@code A*p = b}: {@code p = p0 + A^T*q} with
     * {@code A*A^T*q = b - A*p0}. Equal weights are never far from what is wanted, so no weight is large.
     */
    private void solve() {
        int n = weights.length;
        int count = rows.size();
        Arrays.fill(weights, 1.0 / n);
        double[][] matrix = new double[count][count + 1];
        for (int r = 0; r < count; r++) {
            for (int c = 0; c < count; c++) {
                matrix[r][c] = dot(rows.get(r), rows.get(c));
            }
            matrix[r][count] = right.get(r) - dot(rows.get(r), weights);
        }
        double[] multipliers = solved(matrix);
        for (int r = 0; r < count; r++) {
            for (int s = 0; s < n; s++) {
                weights[s] += multipliers[r] * rows.get(r)[s];
            }
        }
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /** Gauss-Jordan elimination of a symmetric system; unknowns of equations that repeat others are zero. */
    private static double[] solved(double[][] matrix) {
        int count = matrix.length;
        double largest = 0;
        for (int r = 0; r < count; r++) {
            largest = Math.max(largest, Math.abs(matrix[r][r]));
        }
        double[] solution = new double[count];
        boolean[] done = new boolean[count];
        for (int step = 0; step < count; step++) {
            int pivot = -1;
            for (int r = 0; r < count; r++) {
                if (!done[r] && Math.abs(matrix[r][r]) > NEGLIGIBLE * largest
                        && (pivot < 0 || Math.abs(matrix[r][r]) > Math.abs(matrix[pivot][pivot]))) {
                    pivot = r;
                }
            }
            if (pivot < 0) {
                break;
            }
            done[pivot] = true;
            eliminate(matrix, pivot);
        }
        for (int r = 0; r < count; r++) {
            solution[r] = done[r] ? matrix[r][count] : 0;
        }
        return solution;
    }

    private static void eliminate(double[][] matrix, int pivot) {
        double[] row = matrix[pivot];
        double scale = row[pivot];
        for (int c = 0; c < row.length; c++) {
            row[c] /= scale;
        }
        for (int r = 0; r < matrix.length; r++) {
            double factor = r == pivot ? 0 : matrix[r][pivot];
            for (int c = 0; factor != 0 && c < row.length; c++) {
                matrix[r][c] -= factor * row[c];
            }
        }
    }
}
