package org.flowcheck.simulation.network;

import java.util.Arrays;

/**
 * A fixed range of at most {@value #NEURONS} neurons, sorted by bin: their local variables, signed output weights and
 * places, and from these the moments of each bin and, later, the neurons' gradients. What a block computes depends on
 * its neurons only, so blocks may be worked on by any threads in any order.
 */
final class SeparableBlock {

    /** Few enough to stay in a core's second cache, enough to fill the lanes of the bins. */
    static final int NEURONS = 8192;

    private static final long SIGN = Long.MIN_VALUE;

    private final SeparableExpansion expansion;
    private final SeparableBins bins;
    private final double[] scale;
    private final double[] shift;
    private final int from;
    private final int to;
    /** u by position in the order of bins; w itself beyond the last bin. */
    private final double[] u;
    /** a, negative where w is; a itself beyond the last bin. */
    private final double[] a;
    /** The neuron's number k in the block, or ~k where w is negative. */
    private final int[] place;
    /** Positions start[b] to start[b + 1] are in bin b; the bin after the last holds the far neurons. */
    private final int[] start;
    private final int[] next;
    private final double[] moments;

    SeparableBlock(SeparableExpansion expansion, int from, int to) {
        this.expansion = expansion;
        this.bins = expansion.bins();
        this.from = from;
        this.to = to;
        int count = bins.count();
        this.scale = new double[count];
        this.shift = new double[count];
        for (int b = 0; b < count; b++) {
            scale[b] = bins.scale(b);
            shift[b] = bins.shift(b);
        }
        this.u = new double[to - from];
        this.a = new double[to - from];
        this.place = new int[to - from];
        this.start = new int[count + 2];
        this.next = new int[count + 1];
        this.moments = new double[expansion.firstColumn(count)];
    }

    /** Sorts the block's neurons and sums their moments. */
    void gather(double[] as, int aOffset, double[] ws, int wOffset, SeparableScratch scratch) {
        sort(as, aOffset + from, ws, wOffset + from, scratch.bin);
        for (int b = 0; b < bins.count(); b++) {
            int terms = expansion.terms(b);
            if (start[b] < start[b + 1]) {
                moments(b, terms, scratch);
            } else {
                Arrays.fill(moments, expansion.firstColumn(b), expansion.firstColumn(b) + terms, 0);
            }
        }
    }

    private void sort(double[] as, int aFrom, double[] ws, int wFrom, int[] bin) {
        int far = bins.count();
        Arrays.fill(next, 0);
        for (int k = 0; k < to - from; k++) {
            int b = bins.of(ws[wFrom + k]);
            bin[k] = b;
            next[b]++;
        }
        int position = 0;
        for (int b = 0; b <= far; b++) {
            start[b] = position;
            position += next[b];
            next[b] = start[b];
        }
        start[far + 1] = position;
        for (int k = 0; k < to - from; k++) {
            int b = bin[k];
            int p = next[b]++;
            double w = ws[wFrom + k];
            if (b == far) {
                u[p] = w;
                a[p] = as[aFrom + k];
                place[p] = k;
            } else {
                long bits = Double.doubleToRawLongBits(w);
                u[p] = Math.abs(w) * scale[b] + shift[b];
                a[p] = Double.longBitsToDouble(Double.doubleToRawLongBits(as[aFrom + k]) ^ bits & SIGN);
                place[p] = k ^ (int) (bits >> 63);
            }
        }
    }

    /** moments[p] = sum of a u^p over the bin, two powers at a time. */
    private void moments(int bin, int terms, SeparableScratch scratch) {
        double[][] lanes = scratch.lanes;
        for (int p = 0; p < terms; p++) {
            Arrays.fill(lanes[p], 0);
        }
        for (int position = start[bin]; position < start[bin + 1]; position += SeparableLoops.CHUNK) {
            int length = Math.min(SeparableLoops.CHUNK, start[bin + 1] - position);
            double[] t = scratch.first;
            System.arraycopy(a, position, t, 0, length);
            loadVariable(position, length, scratch);
            if (length <= SeparableLoops.LANES) {
                for (int p = 0; p < terms; p += 2) {
                    SeparableLoops.add(lanes[p], t, length);
                    SeparableLoops.addProducts(lanes[p + 1], t, scratch.u, length);
                    SeparableLoops.multiply(t, t, scratch.square, length);
                }
            } else {
                Arrays.fill(t, length, SeparableLoops.CHUNK, 0);
                Arrays.fill(scratch.u, length, SeparableLoops.CHUNK, 0);
                for (int p = 0; p < terms; p += 2) {
                    SeparableLoops.addRows(lanes[p], t);
                    SeparableLoops.addProductRows(lanes[p + 1], t, scratch.u);
                    SeparableLoops.multiply(t, t, scratch.square, length);
                }
            }
        }
        for (int p = 0; p < terms; p++) {
            moments[expansion.firstColumn(bin) + p] = SeparableLoops.total(lanes[p]);
        }
    }

    private void loadVariable(int position, int length, SeparableScratch scratch) {
        System.arraycopy(u, position, scratch.u, 0, length);
        SeparableLoops.multiply(scratch.square, scratch.u, scratch.u, length);
    }

    /**
     * Adds the block's moments to those of the blocks before.
     *
     * @param neurons number of neurons by bin, added to as well
     */
    void addTo(double[] sums, int[] neurons) {
        for (int b = 0; b <= bins.count(); b++) {
            neurons[b] += start[b + 1] - start[b];
        }
        for (int c = 0; c < sums.length; c++) {
            sums[c] += moments[c];
        }
    }

    /** Number of neurons beyond the last bin. */
    int far() {
        return start[bins.count() + 1] - start[bins.count()];
    }

    /** Adds a sigma(w x) over the neurons beyond the last bin. */
    double farOutput(double x) {
        double sum = 0;
        for (int p = start[bins.count()]; p < to - from; p++) {
            sum += a[p] * expansion.sigma().value(u[p] * x);
        }
        return sum;
    }

    /**
     * Gradients of all neurons of the block.
     *
     * @param values coefficients by column of da as a polynomial in u
     * @param slopes coefficients by column of dw/a
     */
    void gradients(double[] values, double[] slopes, double[] da, int daOffset, double[] dw, int dwOffset,
            SeparableScratch scratch) {
        for (int b = 0; b < bins.count(); b++) {
            int column = expansion.firstColumn(b);
            int terms = expansion.terms(b);
            for (int position = start[b]; position < start[b + 1]; position += SeparableLoops.CHUNK) {
                int length = Math.min(SeparableLoops.CHUNK, start[b + 1] - position);
                loadVariable(position, length, scratch);
                polynomial(scratch.first, values, column, terms, length, scratch);
                polynomial(scratch.second, slopes, column, terms, length, scratch);
                for (int j = 0; j < length; j++) {
                    int k = place[position + j];
                    int sign = k >> 31;
                    k ^= sign;
                    double factor = 1 | sign;
                    da[daOffset + from + k] = factor * scratch.first[j];
                    dw[dwOffset + from + k] = factor * a[position + j] * scratch.second[j];
                }
            }
        }
    }

    private static void polynomial(double[] r, double[] c, int column, int terms, int length,
            SeparableScratch scratch) {
        SeparableLoops.startPolynomial(r, scratch.u, scratch.square, length, c, column + terms - 4);
        for (int p = terms - 8; p >= 0; p -= 4) {
            SeparableLoops.continuePolynomial(r, scratch.u, scratch.square, length, c, column + p);
        }
    }

    /** Gradients of the neurons beyond the last bin, pair by pair; e holds the errors of the samples. */
    void farGradients(double[] e, double scale, double[] da, int daOffset, double[] dw, int dwOffset) {
        SeparableActivation sigma = expansion.sigma();
        for (int p = start[bins.count()]; p < to - from; p++) {
            double value = 0;
            double slope = 0;
            for (int i = 0; i < expansion.samples(); i++) {
                double x = expansion.x(i);
                value += e[i] * sigma.value(u[p] * x);
                slope += e[i] * x * sigma.slope(u[p] * x);
            }
            da[daOffset + from + place[p]] = scale * value;
            dw[dwOffset + from + place[p]] = scale * (a[p] * slope);
        }
    }
}
