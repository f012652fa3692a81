package org.flowcheck.simulation.network;

/**
 * sigma(w x_i) for fixed inputs x_1..x_n as polynomials in w, bin by bin: sigma(w x_i) = sum_p C[p][i] u^p, u the
 * local variable of w's bin ({@link SeparableBins}). Sums over m neurons and n samples then take (m + n) times the
 * number of terms instead of m n evaluations. Immutable; shared by kernels of any number of threads. Made by {@link
 * SeparableFitting}.
 */
public final class SeparableExpansion {

    private final SeparableBins bins;
    private final double[] x;
    private final SeparableActivation sigma;
    private final int[] firstColumn;
    private final int[] terms;
    private final double[][][] columns;

    /** Cuts each bin's C[p][i] into tiles of {@link SeparableLoops#LANES} samples; columns of zeros are not kept. */
    SeparableExpansion(SeparableBins bins, double[] x, SeparableActivation sigma, double[][][] coefficients) {
        this.bins = bins;
        this.x = x;
        this.sigma = sigma;
        this.terms = new int[bins.count()];
        this.firstColumn = new int[bins.count() + 1];
        for (int b = 0; b < terms.length; b++) {
            terms[b] = coefficients[b].length;
            firstColumn[b + 1] = firstColumn[b] + terms[b];
        }
        this.columns = new double[firstColumn[terms.length]][][];
        for (int b = 0; b < terms.length; b++) {
            for (int p = 0; p < terms[b]; p++) {
                columns[firstColumn[b] + p] = tiles(coefficients[b][p]);
            }
        }
    }

    private static double[][] tiles(double[] column) {
        boolean zero = true;
        for (double c : column) {
            zero &= c == 0;
        }
        if (zero) {
            return null;
        }
        int lanes = SeparableLoops.LANES;
        double[][] tiles = new double[tiles(column.length)][lanes];
        for (int i = 0; i < column.length; i++) {
            tiles[i / lanes][i % lanes] = column[i];
        }
        return tiles;
    }

    /** Number of tiles that n samples fill. */
    static int tiles(int n) {
        return (n + SeparableLoops.LANES - 1) / SeparableLoops.LANES;
    }

    /** n. */
    public int samples() {
        return x.length;
    }

    /** Weights of this size and beyond are summed pair by pair. */
    public double reach() {
        return bins.reach();
    }

    /** Bytes that the coefficients take. */
    public long bytes() {
        long kept = 0;
        for (double[][] column : columns) {
            kept += column == null ? 0 : column.length;
        }
        return kept * SeparableLoops.LANES * Double.BYTES;
    }

    SeparableBins bins() {
        return bins;
    }

    SeparableActivation sigma() {
        return sigma;
    }

    double x(int i) {
        return x[i];
    }

    /** Number of coefficients per sample in the bin, a multiple of four. */
    int terms(int bin) {
        return terms[bin];
    }

    /** Number of the bin's first column, p = 0; of all columns for the number of bins. */
    int firstColumn(int bin) {
        return firstColumn[bin];
    }

    /** Coefficients of one power by tile and lane, zeros after the last sample; null if all are zero. */
    double[][] column(int column) {
        return columns[column];
    }
}
