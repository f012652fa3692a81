package org.flowcheck.evidence.experiment;

import java.util.Arrays;
import java.util.List;
import org.flowcheck.evidence.statistics.SlopeFit;

/**
 * The slope of a quantity's logarithm over that of the width, from several draws at each width.
 *
 * @param slope the slope
 * @param error its standard error: the larger one of the jackknife over draws (with all widths of a draw left out at
 *     once, since they share random numbers) and of the misfit of the line
 */
record SlopeOverWidths(double slope, double error) {

    /** Which average over draws has the logarithm that is fitted. */
    enum Average {
        /** The logarithm of the mean. */
        ARITHMETIC,
        /** The mean of the logarithms. */
        GEOMETRIC
    }

    /**
     * The slope.
     *
     * @param widths the widths
     * @param draws for each draw, two or more, the quantity at each width, positive or zero
     */
    static SlopeOverWidths of(List<Integer> widths, double[][] draws, Average average) {
        double[] x = widths.stream().mapToDouble(width -> StrictMath.log(width)).toArray();
        double[][] terms = Arrays.stream(draws).map(draw -> Arrays.stream(draw).map(value ->
                average == Average.GEOMETRIC ? StrictMath.log(value) : value).toArray()).toArray(double[][]::new);
        double[] sums = new double[x.length];
        for (double[] draw : terms) {
            for (int i = 0; i < x.length; i++) {
                sums[i] += draw[i];
            }
        }
        SlopeFit fit = SlopeFit.of(x, means(sums, new double[x.length], terms.length, average));
        double mean = 0;
        double[] without = new double[terms.length];
        for (int draw = 0; draw < terms.length; draw++) {
            without[draw] = SlopeFit.of(x, means(sums, terms[draw], terms.length - 1, average)).slope();
            mean += without[draw] / terms.length;
        }
        double squares = 0;
        for (double slope : without) {
            squares += (slope - mean) * (slope - mean);
        }
        double jackknife = Math.sqrt(squares * (terms.length - 1) / terms.length);
        return new SlopeOverWidths(fit.slope(), Math.max(jackknife, fit.slopeError()));
    }

    private static double[] means(double[] sums, double[] left, int draws, Average average) {
        double[] means = new double[sums.length];
        for (int i = 0; i < means.length; i++) {
            double mean = (sums[i] - left[i]) / draws;
            means[i] = average == Average.GEOMETRIC ? mean : StrictMath.log(mean);
        }
        return means;
    }
}
