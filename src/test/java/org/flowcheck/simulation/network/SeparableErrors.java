package org.flowcheck.simulation.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.flowcheck.simulation.ode.PreciseSum;

/**
 * Largest errors of the separable sums at states of runs, as parts of the sums of absolute terms. Two references: sums
 * of about 32 digits with functions of {@code StrictMath}, for some samples and some neurons of a state, those with the
 * largest and the smallest weights among them; and the dense kernel, for all of them.
 *
 * <p>The gradients are compared for given errors {@code e_i}, and as the field has them, with errors that the kernel
 * computes itself; the terms of the latter are those of {@code f_i} and {@code y_i} in turn.
 */
final class SeparableErrors {

    /** Samples whose outputs, and neurons whose gradients, are summed precisely at each state. */
    private static final int CHOSEN = 12;
    /** Where the dense kernel differs by more, the precise sum decides: its slopes have no digits in the tails. */
    private static final double DOUBTFUL = 1e-14;

    private final TwoLayerFlow flow;
    private final TwoLayerKernel separable;
    private final TwoLayerKernel dense;
    /** All numbers positive: sums of absolute terms. */
    private final TwoLayerKernel absolute;
    private final SplittableRandom random = new SplittableRandom(77);
    private final double[] f;
    private final double[] residuals;
    private final double[] rates;

    private int states;
    private double outputs;
    private double outer;
    private double inner;
    private double denseOutputs;
    private double denseOuter;
    private double denseInner;
    private double field;

    /** A comparison on a flow with m at least 256, one dimension and scale 1; the kernel is the one that runs use. */
    SeparableErrors(TwoLayerFlow flow) {
        this(flow, TwoLayerKernels.of(flow, KernelChoice.SEPARABLE, 1));
    }

    /** Another kernel on the flow. */
    SeparableErrors(TwoLayerFlow flow, TwoLayerKernel compared) {
        this.flow = flow;
        this.separable = compared;
        this.dense = TwoLayerKernels.dense(flow, 1);
        this.absolute = TwoLayerKernels.dense(new TwoLayerFlow(flow.places(), absolute(flow.inputs()), flow.labels(), 1,
                1, 1), 1);
        this.f = new double[flow.samples()];
        this.residuals = new double[flow.samples()];
        this.rates = new double[flow.places().stateDimension()];
    }

    /** Compares with precise sums for some samples and neurons. */
    void compareSome(double[] y) {
        states++;
        evaluate(y);
        int n = flow.samples();
        random.ints(CHOSEN, 0, n).forEach(i -> outputs = Math.max(outputs, outputError(y, i)));
        int m = flow.places().neurons();
        IntStream.concat(random.ints(CHOSEN, 0, m), extremes(y)).forEach(k -> {
            outer = Math.max(outer, outerError(y, k));
            inner = Math.max(inner, innerError(y, k));
        });
    }

    /** Compares with the dense kernel for all samples and neurons. */
    void compareAll(double[] y) {
        evaluate(y);
        int n = flow.samples();
        double[] exact = new double[n];
        dense.outputs(y, exact);
        double[] terms = new double[n];
        double[] sizes = absolute(y);
        absolute.outputs(sizes, terms);
        for (int i = 0; i < n; i++) {
            denseOutputs = Math.max(denseOutputs, part(f[i] - exact[i], terms[i]));
        }
        double[] expected = rates(dense, y, residuals, -1);
        double[] gradientTerms = rates(absolute, sizes, absolute(residuals), -1);
        TwoLayerPlaces places = flow.places();
        for (int k = 0; k < places.neurons(); k++) {
            int place = places.outputWeights() + k;
            double error = part(rates[place] - expected[place], gradientTerms[place]);
            denseOuter = Math.max(denseOuter, error > DOUBTFUL ? outerError(y, k) : error);
            place = places.inputWeights() + k;
            error = part(rates[place] - expected[place], gradientTerms[place]);
            denseInner = Math.max(denseInner, error > DOUBTFUL ? innerError(y, k) : error);
        }
        for (int i = 0; i < n; i++) {
            terms[i] += Math.abs(flow.labels()[i]);
        }
        double[] own = new double[y.length];
        separable.rates(y, flow.labels(), 1, own);
        dense.rates(y, flow.labels(), 1, expected);
        double[] fieldTerms = rates(absolute, sizes, terms, -1);
        for (int i = 0; i < y.length; i++) {
            field = Math.max(field, part(own[i] - expected[i], fieldTerms[i]));
        }
    }

    /** The largest error of all. */
    double largest() {
        return Arrays.stream(new double[] {outputs, outer, inner, denseOutputs, denseOuter, denseInner, field})
                .max().orElseThrow();
    }

    /** How many states were compared. */
    int states() {
        return states;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d states; precise sums: f %.1e, da %.1e, dw %.1e; dense sums: f %.1e, "
                + "da %.1e, dw %.1e, field %.1e", states, outputs, outer, inner, denseOutputs, denseOuter, denseInner,
                field);
    }

    /** The separable f, the residuals from it, and the separable gradients of just these residuals. */
    private void evaluate(double[] y) {
        separable.outputs(y, f);
        for (int i = 0; i < f.length; i++) {
            residuals[i] = f[i] - flow.labels()[i];
        }
        System.arraycopy(rates(separable, y, residuals, -1), 0, rates, 0, rates.length);
    }

    /** The gradients of a kernel for errors that are given: {@code e_i = 0 f_i - y_i}. */
    private static double[] rates(TwoLayerKernel kernel, double[] y, double[] errors, double sign) {
        double[] labels = errors.clone();
        for (int i = 0; i < labels.length; i++) {
            labels[i] *= sign;
        }
        double[] rates = new double[y.length];
        kernel.rates(y, labels, 0, rates);
        return rates;
    }

    private double outputError(double[] y, int i) {
        TwoLayerPlaces places = flow.places();
        PreciseSum sum = new PreciseSum();
        double terms = 0;
        for (int k = 0; k < places.neurons(); k++) {
            double a = y[places.outputWeights() + k];
            double value = StrictMath.tanh(y[places.inputWeights() + k] * flow.inputs()[i]);
            sum.addProduct(a, 0, value, 0);
            terms += Math.abs(a * value);
        }
        return part(f[i] - sum.high() - sum.low(), terms);
    }

    private double outerError(double[] y, int k) {
        double w = y[flow.places().inputWeights() + k];
        PreciseSum sum = new PreciseSum();
        double terms = 0;
        for (int i = 0; i < residuals.length; i++) {
            double value = StrictMath.tanh(w * flow.inputs()[i]);
            sum.addProduct(residuals[i], 0, value, 0);
            terms += Math.abs(residuals[i] * value);
        }
        return part(rates[flow.places().outputWeights() + k] - sum.high() - sum.low(), terms);
    }

    private double innerError(double[] y, int k) {
        double w = y[flow.places().inputWeights() + k];
        double a = y[flow.places().outputWeights() + k];
        PreciseSum sum = new PreciseSum();
        double terms = 0;
        for (int i = 0; i < residuals.length; i++) {
            double x = flow.inputs()[i];
            double cosh = StrictMath.cosh(w * x);
            double slope = 1 / (cosh * cosh);
            sum.addProduct(residuals[i] * x, 0, slope, 0);
            terms += Math.abs(residuals[i] * x * slope);
        }
        double rate = rates[flow.places().inputWeights() + k];
        return a == 0 ? Math.abs(rate) : part(rate / a - sum.high() - sum.low(), terms);
    }

    /** The neurons with the largest and the smallest input weight, and the largest output weight. */
    private IntStream extremes(double[] y) {
        TwoLayerPlaces places = flow.places();
        int most = 0;
        int least = 0;
        int loudest = 0;
        for (int k = 1; k < places.neurons(); k++) {
            double w = Math.abs(y[places.inputWeights() + k]);
            most = w > Math.abs(y[places.inputWeights() + most]) ? k : most;
            least = w < Math.abs(y[places.inputWeights() + least]) ? k : least;
            double a = Math.abs(y[places.outputWeights() + k]);
            loudest = a > Math.abs(y[places.outputWeights() + loudest]) ? k : loudest;
        }
        return IntStream.of(most, least, loudest);
    }

    private static double part(double error, double terms) {
        return error == 0 ? 0 : Math.abs(error) / terms;
    }

    private static double[] absolute(double[] numbers) {
        return Arrays.stream(numbers).map(Math::abs).toArray();
    }
}
