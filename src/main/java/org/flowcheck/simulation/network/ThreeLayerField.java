package org.flowcheck.simulation.network;

import java.util.Arrays;
import org.flowcheck.simulation.ode.VectorField;

/**
 * The right-hand side of a gradient flow of two hidden layers by three products of matrices: of samples with the inner
 * matrix, forward and backward ({@link SampleSweep}, samples shared by threads), and of samples with samples for the
 * rates of the inner matrix (rows shared by threads). Samples go in chunks, so that memory does not grow with them.
 *
 * <p>Every number is a sum in an order that sizes alone fix, made by one thread: the bits do not depend on how many
 * there are. For one thread at a time to call; a call allocates nothing that grows with the sizes.
 */
public final class ThreeLayerField implements VectorField {

    /** Numbers in a matrix of samples, at most where a chunk is longer than {@link #LEAST_CHUNK}: {@value}. */
    private static final int CHUNK_NUMBERS = 1 << 19;
    private static final int LEAST_CHUNK = 64;
    /** Samples of a task at most: their rows stay in the nearest caches while the inner matrix passes by. */
    private static final int SLICE = 32;
    /** Rows of the inner matrix of a task. */
    private static final int ROWS = 16;
    /** Below so many multiplications a product a second thread costs more than it saves. */
    private static final long SMALL = 1 << 18;

    private final ThreeLayerFlow flow;
    private final ThreeLayerPlaces places;
    private final SampleSweep sweep;
    private final int chunk;
    private final Workers workers;
    /** Rates of the inner matrix, of a, and of the columns of w, before their factors. */
    private final double[][] middle;
    private final double[][] outer;
    private final double[][] input;
    /** The chunk under way. */
    private int first;
    private int count;
    private final Workers.Task sweepOfSlice = (slot, slice) -> sweepSlice(slice);
    private final Workers.Task rowsOfTask = (slot, task) -> addRows(task);

    /**
     * A field.
     *
     * @param flow what is computed
     * @param threads how many threads a call may use, at least 1
     */
    public ThreeLayerField(ThreeLayerFlow flow, int threads) {
        this(flow, threads, Math.max(LEAST_CHUNK,
                CHUNK_NUMBERS / Math.max(flow.places().outerNeurons(), flow.places().innerNeurons())));
    }

    /** A field that holds so many samples at a time. */
    ThreeLayerField(ThreeLayerFlow flow, int threads, int longestChunk) {
        this.flow = flow;
        this.places = flow.places();
        int m = places.outerNeurons();
        int p = places.innerNeurons();
        this.chunk = Math.min(flow.samples(), longestChunk);
        this.sweep = new SampleSweep(flow, chunk);
        this.workers = new Workers((long) m * p * chunk < SMALL ? 1 : threads);
        this.middle = new double[m][p];
        this.outer = new double[1][m];
        this.input = new double[places.dimension()][p];
    }

    @Override
    public int dimension() {
        return places.stateDimension();
    }

    @Override
    public String route() {
        return "products of matrices in blocks of rows";
    }

    @Override
    public void derivatives(double t, double[] y, double[] yDot) {
        sweep.load(y);
        clear(middle);
        clear(outer);
        clear(input);
        for (first = 0; first < flow.samples(); first += chunk) {
            count = Math.min(chunk, flow.samples() - first);
            workers.run(slices(), sweepOfSlice);
            workers.run((places.outerNeurons() - 1) / ROWS + 1, rowsOfTask);
            MatrixRows.addTransposed(outer, 0, 1, sweep.residuals, sweep.outerValues, count, places.outerNeurons());
            MatrixRows.addTransposed(input, 0, input.length, sweep.inputs(first), sweep.innerGradients, count,
                    places.innerNeurons());
        }
        store(yDot);
    }

    private static void clear(double[][] rows) {
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
    }

    private int slices() {
        return (count - 1) / SLICE + 1;
    }

    private void sweepSlice(int slice) {
        int slices = slices();
        sweep.run(first, (int) ((long) slice * count / slices), (int) ((slice + 1L) * count / slices));
    }

    private void addRows(int task) {
        MatrixRows.addTransposed(middle, task * ROWS, Math.min(places.outerNeurons(), (task + 1) * ROWS),
                sweep.outerGradients, sweep.innerValues, count, places.innerNeurons());
    }

    private void store(double[] yDot) {
        int m = places.outerNeurons();
        int p = places.innerNeurons();
        int d = places.dimension();
        for (int k = 0; k < m; k++) {
            yDot[places.outputWeights() + k] = flow.outputRate() * outer[0][k];
            scaled(middle[k], flow.middleRate(), yDot, places.middleWeights() + k * p);
        }
        for (int l = 0; l < p; l++) {
            for (int j = 0; j < d; j++) {
                yDot[places.inputWeights() + l * d + j] = flow.inputRate() * input[j][l];
            }
        }
    }

    private static void scaled(double[] row, double factor, double[] target, int place) {
        for (int l = 0; l < row.length; l++) {
            target[place + l] = factor * row[l];
        }
    }
}
