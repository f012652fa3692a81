package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.model.Axis;

/**
 * Says before any calculation with formulas which products of states can take part in an invariant: the rates of change
 * of the products at random states of a small system are the columns of a matrix, and a combination that is conserved
 * is in its null space. The other way round nothing follows.
 *
 * <p>Coefficients are polynomials in parameters and sizes, so they are some numbers at the sizes and parameters that
 * all states share, and not all zero: parameters are random, and polynomials without common factor in whole sizes would
 * have to vanish together.
 */
final class InvariantScreen {

    /**
     * Pivots below this one count as zero. Rates are divided by the largest sum of absolute values in their row, and
     * samples whose rates have lost more than five digits are not used, so rounding is some 1e-11; elimination may make
     * it larger. What is below and no rounding only costs the calculation that is to be saved.
     */
    private static final double NEGLIGIBLE = 1e-7;
    /** Shares below this one in all directions of the null space count as none; if wrongly so, it is noticed. */
    private static final double NO_SHARE = 1e-10;
    /** Rows for each column, and more: random rows then have the rank of all rows. */
    private static final int ROWS_FOR_EACH = 2;
    private static final int MORE_ROWS = 10;
    /** Different values of the free indices at a point; further points say more than those. */
    private static final int ROWS_AT_A_POINT = 12;

    /**
     * What can be conserved.
     *
     * @param dimension the dimension of the space of combinations
     * @param products the positions of products that take part in any
     */
    record Conserved(int dimension, List<Integer> products) {

        /** Copies the list. */
        Conserved {
            products = List.copyOf(products);
        }
    }

    private final FlowSamples samples;

    InvariantScreen(FlowSamples samples) {
        this.samples = samples;
    }

    /**
     * The combinations of products that are conserved at random states.
     *
     * @param axes the free indices
     * @return empty if there are too few states at which all rates have values
     */
    Optional<Conserved> of(List<StateProduct> products, List<Axis> axes) {
        int[] sizes = axes.stream().mapToInt(samples::size).toArray();
        int all = 1;
        for (int size : sizes) {
            all *= size;
        }
        List<SampledProduct> sampled = products.stream().map(product -> new SampledProduct(product, samples)).toList();
        int wanted = ROWS_FOR_EACH * products.size() + MORE_ROWS;
        List<double[]> rows = new ArrayList<>();
        for (int number = 0; rows.size() < wanted; number++) {
            Optional<FlowSamples.Sample> sample = samples.sample(number);
            if (sample.isEmpty()) {
                return Optional.empty();
            }
            int step = Math.max(1, all / ROWS_AT_A_POINT);
            // Another start at each point, so that all values of the indices come in turn.
            for (int place = number % step; place < all && rows.size() < wanted; place += step) {
                rows.add(row(sampled, sample.get(), indices(place, sizes)));
            }
        }
        return Optional.of(nullSpace(rows.toArray(double[][]::new)));
    }

    private static int[] indices(int place, int[] sizes) {
        int[] indices = new int[sizes.length];
        int rest = place;
        for (int i = 0; i < sizes.length; i++) {
            indices[i] = 1 + rest % sizes[i];
            rest /= sizes[i];
        }
        return indices;
    }

    private static double[] row(List<SampledProduct> products, FlowSamples.Sample sample, int[] free) {
        double[] row = new double[products.size()];
        double scale = 0;
        for (int i = 0; i < row.length; i++) {
            SampledProduct.Rate rate = products.get(i).rate(sample, free);
            row[i] = rate.value();
            scale = Math.max(scale, rate.terms());
        }
        for (int i = 0; i < row.length && scale > 0; i++) {
            row[i] /= scale;
        }
        return row;
    }

    /** By elimination with pivots among all entries that remain; what remains at the end is rounding. */
    private static Conserved nullSpace(double[][] rows) {
        int columns = rows[0].length;
        boolean[] used = new boolean[rows.length];
        boolean[] determined = new boolean[columns];
        List<double[]> pivots = new ArrayList<>();
        for (int rank = 0; rank < columns; rank++) {
            int pivotRow = -1;
            int pivotColumn = -1;
            double largest = NEGLIGIBLE;
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < columns && !used[row]; column++) {
                    if (!determined[column] && Math.abs(rows[row][column]) > largest) {
                        largest = Math.abs(rows[row][column]);
                        pivotRow = row;
                        pivotColumn = column;
                    }
                }
            }
            if (pivotRow < 0) {
                break;
            }
            used[pivotRow] = true;
            determined[pivotColumn] = true;
            pivots.add(rows[pivotRow]);
            eliminate(rows, pivotRow, pivotColumn);
        }
        return shares(pivots, determined);
    }

    private static void eliminate(double[][] rows, int pivotRow, int pivotColumn) {
        double[] pivot = rows[pivotRow];
        double scale = pivot[pivotColumn];
        for (int column = 0; column < pivot.length; column++) {
            pivot[column] /= scale;
        }
        for (double[] row : rows) {
            double multiple = row == pivot ? 0 : row[pivotColumn];
            for (int column = 0; column < row.length && multiple != 0; column++) {
                row[column] -= multiple * pivot[column];
            }
        }
    }

    /** Each pivot row states one product by those that are free: it takes part if it does not state it as zero. */
    private static Conserved shares(List<double[]> pivots, boolean[] determined) {
        int dimension = determined.length - pivots.size();
        List<Integer> products = new ArrayList<>();
        for (int column = 0; column < determined.length; column++) {
            boolean shares = !determined[column];
            for (double[] pivot : pivots) {
                for (int free = 0; free < determined.length && pivot[column] == 1 && !shares; free++) {
                    shares = !determined[free] && Math.abs(pivot[free]) > NO_SHARE;
                }
            }
            if (shares) {
                products.add(column);
            }
        }
        return new Conserved(dimension, products);
    }
}
