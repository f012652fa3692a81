package org.flowcheck.evidence.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The errors of a comparison as named arrays, for CSV and NPZ files. */
public final class ComparisonFiles {

    private ComparisonFiles() {
    }

    /**
     * {@code t}, the time of the fuller model; {@code t_reduced}, that of a reduced one with a clock; {@code
     * t_normalised}, where the data of a network can be normalised; then for each quantity NAME, with g in the fuller
     * model and r in the reduced one: {@code NAME_max}, largest |r - g|; {@code NAME_l2}, its l2 norm; {@code
     * NAME_relative}, that relative to g; {@code NAME_numerical}, the numerical error of this; {@code NAME_full} and
     * {@code NAME_reduced}, the l2 norms of g and r.
     */
    public static Map<String, double[]> columns(ComparisonStudy study, ComparisonCase one) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (ErrorSeries series : one.errors()) {
            columns.putIfAbsent("t", series.times());
            for (SecondClock clock : study.clocks()) {
                columns.putIfAbsent(clock.column(),
                        Arrays.stream(series.times()).map(time -> clock.of(one) * time).toArray());
            }
            String name = study.label(series.quantity());
            double[] relative = new double[series.size()];
            double[] numerical = new double[series.size()];
            for (int k = 0; k < relative.length; k++) {
                relative[k] = series.relative(k);
                numerical[k] = series.numericalError(k);
            }
            columns.put(name + "_max", series.fine().max());
            columns.put(name + "_l2", series.fine().l2());
            columns.put(name + "_relative", relative);
            columns.put(name + "_numerical", numerical);
            columns.put(name + "_full", series.fine().ofFull());
            columns.put(name + "_reduced", series.fine().ofReduced());
        }
        return columns;
    }
}
