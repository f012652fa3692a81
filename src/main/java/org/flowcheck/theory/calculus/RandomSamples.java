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
 * Weights for random samples, so chosen that the weighted averages are the moments a population states. They solve a linear
 * system, with more samples than equations; some are negative, which no identity in averages can tell.
 */
final class RandomSamples {

    /** More samples than there are equations, so that higher moments stay generic. */
    private static final int SPARE = 3;
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
        return equations + SPARE;
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

    /** Gauss-Jordan elimination with full pivoting; weights that no equation fixes start at 1/count. */
    private void solve() {
        int n = weights.length;
        Arrays.fill(weights, 1.0 / n);
        int[] owner = new int[rows.size()];
        Arrays.fill(owner, -1);
        double largest = rows.stream().flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(1);
        for (int step = 0; step < rows.size(); step++) {
            int pivotRow = -1;
            int pivotColumn = -1;
            double pivot = NEGLIGIBLE * largest;
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; owner[r] < 0 && c < n; c++) {
                    if (Math.abs(rows.get(r)[c]) > pivot) {
                        pivot = Math.abs(rows.get(r)[c]);
                        pivotRow = r;
                        pivotColumn = c;
                    }
                }
            }
            if (pivotRow < 0) {
                break;
            }
            owner[pivotRow] = pivotColumn;
            eliminate(pivotRow, pivotColumn);
        }
        double[] free = weights.clone();
        for (int r = 0; r < rows.size(); r++) {
            if (owner[r] >= 0) {
                double value = right.get(r);
                for (int c = 0; c < n; c++) {
                    value -= c == owner[r] || isOwned(owner, c) ? 0 : rows.get(r)[c] * free[c];
                }
                weights[owner[r]] = value;
            }
        }
    }

    private static boolean isOwned(int[] owner, int column) {
        return Arrays.stream(owner).anyMatch(owned -> owned == column);
    }

    private void eliminate(int pivotRow, int pivotColumn) {
        double[] row = rows.get(pivotRow);
        double scale = row[pivotColumn];
        for (int c = 0; c < row.length; c++) {
            row[c] /= scale;
        }
        right.set(pivotRow, right.get(pivotRow) / scale);
        for (int r = 0; r < rows.size(); r++) {
            double factor = r == pivotRow ? 0 : rows.get(r)[pivotColumn];
            if (factor != 0) {
                for (int c = 0; c < row.length; c++) {
                    rows.get(r)[c] -= factor * row[c];
                }
                right.set(r, right.get(r) - factor * right.get(pivotRow));
            }
        }
    }
}
