package org.flowcheck.simulation.network;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * The sums of one-dimensional data by {@link SeparableKernel}, and by a dense kernel while many neurons lie beyond its
 * bins. Which of them computes depends on the state alone, and both are within 1e-13 of the sums' absolute terms.
 */
final class SeparableTanhKernel implements TwoLayerKernel {

    private final TwoLayerPlaces places;
    private final SeparableKernel kernel;
    private final double error;
    private final Supplier<TwoLayerKernel> dense;
    private final int farShare;
    private final SeparableScratch[] scratch;
    private final Workers workers;
    private final Workers.Task gathering = this::gather;
    private final Workers.Task differentiating = this::differentiate;
    private final double[] residuals;
    private TwoLayerKernel fallback;
    /** Evaluations of rates so far, and those that the dense kernel did. */
    private long evaluations;
    private long fallen;
    /** The arguments of the call under way. */
    private double[] state;
    private double[] rates;

    /**
     * A kernel.
     *
     * @param fit an accepted fit
     * @param dense makes the kernel for states that lie too far out, if there are any
     * @param farShare where more than one neuron of this many lies beyond the bins, the dense kernel computes
     */
    SeparableTanhKernel(TwoLayerPlaces places, SeparableFit fit, int threads, Supplier<TwoLayerKernel> dense,
                        int farShare) {
        this.places = places;
        this.kernel = new SeparableKernel(fit.expansion().orElseThrow(), places.neurons());
        this.error = fit.error();
        this.residuals = new double[fit.expansion().orElseThrow().samples()];
        this.dense = dense;
        this.farShare = farShare;
        this.workers = new Workers(threads);
        this.scratch = new SeparableScratch[threads];
        for (int slot = 0; slot < threads; slot++) {
            scratch[slot] = kernel.newScratch();
        }
    }

    @Override
    public void outputs(double[] y, double[] outputs) {
        if (gather(y)) {
            kernel.outputs(outputs);
        } else {
            fallback().outputs(y, outputs);
        }
    }

    @Override
    public void rates(double[] y, double[] labels, double scale, double[] into) {
        evaluations++;
        if (!gather(y)) {
            fallen++;
            fallback().rates(y, labels, scale, into);
            return;
        }
        kernel.outputs(residuals);
        Rows.residuals(residuals, scale, labels, 0, labels.length);
        kernel.project(residuals, 1);
        rates = into;
        workers.run(kernel.blocks(), differentiating);
    }

    /** Sorts the neurons into bins; false where too many are in none. */
    private boolean gather(double[] y) {
        state = y;
        workers.run(kernel.blocks(), gathering);
        kernel.combine();
        return (long) kernel.far() * farShare <= places.neurons();
    }

    @Override
    public String route() {
        String separable = String.format(Locale.ROOT, "separable sums, error at most %.0e of the absolute terms", error);
        if (evaluations == 0) {
            return separable;
        }
        return separable + (fallen == 0 ? ", at every evaluation" : String.format(Locale.ROOT,
                "; %d of %d evaluations fell back to sums over all pairs, with more than one neuron in %d beyond the bins",
                fallen, evaluations, farShare));
    }

    private void gather(int slot, int block) {
        kernel.gather(block, state, places.outputWeights(), state, places.inputWeights(), scratch[slot]);
    }

    private void differentiate(int slot, int block) {
        kernel.gradients(block, rates, places.outputWeights(), rates, places.inputWeights(), scratch[slot]);
    }

    private TwoLayerKernel fallback() {
        if (fallback == null) {
            fallback = dense.get();
        }
        return fallback;
    }
}
