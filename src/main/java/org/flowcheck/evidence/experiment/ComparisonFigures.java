package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flowcheck.evidence.plot.Axis;
import org.flowcheck.evidence.plot.Figure;
import org.flowcheck.evidence.plot.Label;
import org.flowcheck.evidence.plot.Layer;
import org.flowcheck.evidence.plot.SecondScale;
import org.flowcheck.evidence.plot.Series;
import org.flowcheck.evidence.statistics.Quantile;

/**
 * Figures of comparisons: for each quantity the relative error against time, a line per point of the grid, and the time
 * of validity against every parameter that varies.
 */
public final class ComparisonFigures {

    /** Points of the grid beyond this are not told apart by a legend, which has two more entries: {@value}. */
    private static final int MOST_NAMED = 6;

    private final ComparisonStudy study;

    private ComparisonFigures(ComparisonStudy study) {
        this.study = study;
    }

    /** Figures by file name; none where no run was made. */
    public static Map<String, Figure> of(ComparisonStudy study) {
        ComparisonFigures figures = new ComparisonFigures(study);
        Map<String, Figure> all = new LinkedHashMap<>();
        for (int q : study.shown()) {
            String name = study.label(study.quantities().get(q));
            all.put("error-" + name, figures.error(q, name));
            for (String parameter : figures.varying()) {
                all.put("valid-until-" + name + "-against-" + parameter, figures.validity(q, name, parameter));
            }
        }
        return all;
    }

    /** Medians over the seeds with the band of all of them, as far as all runs go; the numerical error in grey. */
    private Figure error(int q, String name) {
        Figure figure = overTime(Axis.logarithmic("relative error of " + name))
                .titled(Label.text(study.reduced() + " against " + study.full()));
        boolean named = study.groups().size() > 1 && study.groups().size() <= MOST_NAMED;
        for (Map.Entry<String, List<ComparisonCase>> group : study.groups().entrySet()) {
            List<ErrorSeries> series = group.getValue().stream().map(one -> one.errors().get(q)).toList();
            String label = named ? group.getKey() : "";
            double[] times = ErrorSeries.commonTimes(series);
            Series median = Series.line(label, times, quantiles(series, times, 0.5));
            figure = figure.with(series.size() == 1 ? median
                    : median.withBand(quantiles(series, times, 0), quantiles(series, times, 1)));
        }
        return figure.with(numerical(q)).with(Layer.horizontal("level", study.settings().level()));
    }

    /**
     * A figure over the time of the fuller model: under the scale of the first other clock that is the same in all
     * runs; others are in the label.
     */
    private Figure overTime(Axis ordinate) {
        Optional<SecondClock> above = study.clocks().stream()
                .filter(clock -> clock.common(study.cases()).isPresent()).findFirst();
        List<SecondClock> others = study.clocks().stream()
                .filter(clock -> above.filter(clock::equals).isEmpty()).toList();
        Figure figure = Figure.of(Axis.linear("time $t$ of " + study.full() + times(others)).from(0), ordinate);
        return above.map(clock -> figure.under(new SecondScale(Label.text(clock == SecondClock.REDUCED
                ? "time of " + study.reduced() : "normalised time"), clock.common(study.cases()).orElseThrow())))
                .orElse(figure);
    }

    /** What the time of the fuller model is in other clocks: {@code  (of reduced: 0.05 t)}. */
    private String times(List<SecondClock> clocks) {
        return clocks.isEmpty() ? "" : clocks.stream()
                .map(clock -> clock.heading() + ": " + clock.range(study.cases()) + " $t$")
                .collect(Collectors.joining(", ", " (", ")"));
    }

    /** The largest numerical error of any run so far, at the times of the lines. */
    private Series numerical(int q) {
        TreeMap<Double, Double> largest = new TreeMap<>();
        for (List<ComparisonCase> group : study.groups().values()) {
            List<ErrorSeries> series = group.stream().map(one -> one.errors().get(q)).toList();
            for (double time : ErrorSeries.commonTimes(series)) {
                series.forEach(one -> largest.merge(time, one.numericalError(Arrays.binarySearch(one.times(), time)),
                        Math::max));
            }
        }
        double[] errors = unboxed(largest.values());
        Arrays.parallelPrefix(errors, Math::max);
        return Series.reference("numerical error so far", unboxed(largest.keySet()), errors);
    }

    private static double[] quantiles(List<ErrorSeries> series, double[] times, double p) {
        return Arrays.stream(times).map(time -> Quantile.of(series.stream().mapToDouble(one ->
                one.relative(Arrays.binarySearch(one.times(), time))).toArray(), p)).toArray();
    }

    private static double[] unboxed(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private List<String> varying() {
        Map<String, TreeSet<Double>> values = new LinkedHashMap<>();
        study.cases().forEach(one -> numbers(one).forEach((name, value) ->
                values.computeIfAbsent(name, key -> new TreeSet<>()).add(value)));
        return values.entrySet().stream().filter(entry -> entry.getValue().size() > 1).map(Map.Entry::getKey).toList();
    }

    private static Map<String, Double> numbers(ComparisonCase one) {
        Map<String, Double> numbers = new LinkedHashMap<>(one.variant().given());
        one.ofReduced().given().forEach((name, value) -> numbers.put(ModelPair.PREFIX + name, value));
        return numbers;
    }

    /**
     * The median time of validity with its extremes over the seeds, a line for every combination of the other settings;
     * points at which half of the runs or more stay below the level are left out.
     */
    private Figure validity(int q, String name, String parameter) {
        Map<String, TreeMap<Double, List<Double>>> lines = new LinkedHashMap<>();
        for (ComparisonCase one : study.cases()) {
            double time = study.passage(one.errors().get(q)).map(ErrorSeries.Passage::time)
                    .orElse(Double.POSITIVE_INFINITY);
            String others = String.join(" ", Arrays.stream(one.label().split(" "))
                    .filter(word -> !word.startsWith(parameter + "=")).toList());
            lines.computeIfAbsent(others, key -> new TreeMap<>())
                    .computeIfAbsent(numbers(one).get(parameter), key -> new ArrayList<>()).add(time);
        }
        boolean positive = study.cases().stream().allMatch(one -> numbers(one).get(parameter) > 0);
        String label = "$" + parameter + "$";
        Figure figure = Figure.of(positive ? Axis.logarithmic(label) : Axis.linear(label),
                Axis.linear(name + " valid until $t$" + times(study.clocks())).from(0))
                .titled(Label.text(study.reduced() + " against " + study.full()));
        for (Map.Entry<String, TreeMap<Double, List<Double>>> line : lines.entrySet()) {
            List<double[]> points = new ArrayList<>();
            line.getValue().forEach((value, found) -> {
                double[] times = found.stream().mapToDouble(Double::doubleValue).toArray();
                double median = Quantile.of(times, 0.5);
                if (Double.isFinite(median)) {
                    double largest = Quantile.of(times, 1);
                    points.add(new double[] {value, median, Quantile.of(times, 0),
                        Double.isFinite(largest) ? largest : study.settings().time().until()});
                }
            });
            boolean named = lines.size() > 1 && lines.size() <= MOST_NAMED;
            figure = figure.with(new Series(Label.of(named ? line.getKey() : ""),
                    column(points, 0), column(points, 1), Optional.empty(), Series.Drawing.LINE_AND_MARKERS)
                    .withBars(column(points, 2), column(points, 3)));
        }
        return figure;
    }

    private static double[] column(List<double[]> points, int entry) {
        return points.stream().mapToDouble(point -> point[entry]).toArray();
    }
}
