package org.flowcheck.evidence.claim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the numbers of measured runs into the figures of a claim. */
public final class FigureValues {

    private final Claim claim;
    private final Measurements measurements;

    private FigureValues(Claim claim, Measurements measurements) {
        this.claim = claim;
        this.measurements = measurements;
    }

    /** A figure of a claim, from its runs. */
    public static DrawnFigure of(Claim claim, FigurePlan plan, Measurements measurements) {
        return new FigureValues(claim, measurements).drawn(plan);
    }

    private DrawnFigure drawn(FigurePlan plan) {
        return plan.content() instanceof FigurePlan.Table table
                ? TableValues.of(plan, table, measurements.of(table.run()).get(0))
                : graph(plan, (FigurePlan.Graph) plan.content());
    }

    private DrawnFigure.Graph graph(FigurePlan plan, FigurePlan.Graph content) {
        List<DrawnFigure.Points> curves = new ArrayList<>();
        for (FigurePlan.Curve curve : content.curves()) {
            curves.addAll(curve.time().isPresent() ? overTime(curve, curve.time().get()) : points(curve));
        }
        List<DrawnFigure.Stretch> stages = new ArrayList<>();
        for (FigurePlan.Stage stage : content.stages()) {
            Scene scene = new Scene(measurements, stage.run());
            double from = stage.from().at(scene);
            double to = stage.to().at(scene);
            if (Double.isFinite(from) && Double.isFinite(to) && from < to) {
                stages.add(new DrawnFigure.Stretch(stage.name(), from, to));
            }
        }
        return new DrawnFigure.Graph(plan, curves, stages, content.marks().stream().map(this::mark).toList(),
                clocks(content));
    }

    /** The clocks of all runs with a curve, if every curve is drawn over the time as it is. */
    private List<Double> clocks(FigurePlan.Graph content) {
        List<Double> clocks = new ArrayList<>();
        for (FigurePlan.Curve curve : content.curves()) {
            boolean overTime = curve.time().isPresent() && curve.places().stream().allMatch(place ->
                    place.x() instanceof Value.Time time && time.run().equals(curve.run())
                            && time.variable() == curve.time().get());
            for (MeasuredRun run : measurements.of(curve.run())) {
                if (!overTime || run.normalisedClock().isEmpty()) {
                    return List.of();
                }
                clocks.add(run.normalisedClock().get());
            }
        }
        return clocks;
    }

    /** A line for each run and place over its samples. */
    private List<DrawnFigure.Points> overTime(FigurePlan.Curve curve, int variable) {
        Scene scene = new Scene(measurements, curve.run());
        List<MeasuredRun> runs = measurements.of(curve.run());
        List<DrawnFigure.Points> lines = new ArrayList<>();
        for (int cell = 0; cell < runs.size(); cell++) {
            scene.cell(cell);
            for (FigurePlan.Place place : curve.places()) {
                double[] x = SampledSeries.values(scene, place.x(), curve.run(), variable);
                double[] y = SampledSeries.values(scene, place.y(), curve.run(), variable);
                lines.add(new DrawnFigure.Points(label(curve, place.label(), varying(curve, runs.get(cell))),
                        curve.drawing(), x, y, y, y));
            }
        }
        return lines;
    }

    private String varying(FigurePlan.Curve curve, MeasuredRun run) {
        RunPlan plan = claim.run(curve.run()).orElseThrow();
        List<String> parts = new ArrayList<>();
        for (RunPlan.Axis axis : plan.grid()) {
            if (axis.values().size() > 1) {
                parts.add(axis.parameter() + " = " + number(run.parameters().get(axis.parameter())));
            }
        }
        if (plan.seeds() > 1) {
            parts.add("seed " + run.cell().seed());
        }
        return String.join(", ", parts);
    }

    /** A point for each horizontal coordinate: the median over the runs that share it, with their range. */
    private List<DrawnFigure.Points> points(FigurePlan.Curve curve) {
        Map<String, TreeMap<Double, List<Double>>> groups = new LinkedHashMap<>();
        Scene scene = new Scene(measurements, curve.run());
        List<MeasuredRun> runs = measurements.of(curve.run());
        for (int cell = 0; cell < runs.size(); cell++) {
            scene.cell(cell);
            MeasuredRun run = runs.get(cell);
            String group = curve.by().map(name -> name + " = " + number(run.parameters().get(name))).orElse("");
            for (FigurePlan.Place place : curve.places()) {
                double x = place.x().at(scene);
                double y = place.y().at(scene);
                if (Double.isFinite(x) && Double.isFinite(y)) {
                    groups.computeIfAbsent(group, fresh -> new TreeMap<>())
                            .computeIfAbsent(x, fresh -> new ArrayList<>()).add(y);
                }
            }
        }
        List<DrawnFigure.Points> series = new ArrayList<>();
        groups.forEach((group, values) -> series.add(grouped(curve, group, values)));
        return series;
    }

    private static DrawnFigure.Points grouped(FigurePlan.Curve curve, String group,
                                              TreeMap<Double, List<Double>> values) {
        double[] x = values.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        double[] y = values.values().stream().mapToDouble(FigureValues::median).toArray();
        double[] lower = values.values().stream().mapToDouble(all -> all.stream().min(Double::compare).orElseThrow())
                .toArray();
        double[] upper = values.values().stream().mapToDouble(all -> all.stream().max(Double::compare).orElseThrow())
                .toArray();
        String label = label(curve, group);
        return new DrawnFigure.Points(curve.fit() ? label + line(x, y) : label, curve.drawing(), x, y, lower, upper);
    }

    /** {@code : 0.497 x + 1.82}, the line of least squares through the medians; nothing for less than two places. */
    private static String line(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double above = 0;
        double below = 0;
        for (int i = 0; i < x.length; i++) {
            above += (x[i] - meanX) * (y[i] - meanY);
            below += (x[i] - meanX) * (x[i] - meanX);
        }
        if (below == 0) {
            return "";
        }
        double slope = above / below;
        double intercept = meanY - slope * meanX;
        return String.format(Locale.ROOT, ": $%.3f x %s %.2f$", slope, intercept < 0 ? "-" : "+", Math.abs(intercept));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private DrawnFigure.Points mark(FigurePlan.Mark mark) {
        Scene scene = new Scene(measurements, mark.run());
        List<double[]> places = new ArrayList<>();
        for (int cell = 0; cell < measurements.of(mark.run()).size(); cell++) {
            scene.cell(cell);
            double x = mark.x().at(scene);
            double y = mark.y().at(scene);
            if (Double.isFinite(x) && Double.isFinite(y)) {
                places.add(new double[] {x, y});
            }
        }
        double[] x = places.stream().mapToDouble(place -> place[0]).toArray();
        double[] y = places.stream().mapToDouble(place -> place[1]).toArray();
        return new DrawnFigure.Points(mark.name(), FigurePlan.Drawing.STARS, x, y, y, y);
    }

    /** Theory stands beside what it is compared with, and needs no name of its own. */
    private static String label(FigurePlan.Curve curve, String... groups) {
        boolean unnamed = curve.drawing() == FigurePlan.Drawing.REFERENCE && curve.label().isEmpty();
        return unnamed ? "" : Stream.concat(Stream.of(curve.label()), Stream.of(groups))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** {@code 5}, {@code 0.000025}, {@code 2.5e-7}: fifteen digits, which hold whatever an author types. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal decimal = new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros();
        return value == StrictMath.rint(value) && Math.abs(value) < 1e15 ? decimal.toPlainString()
                : decimal.toString().replace("E+", "e").replace('E', 'e');
    }
}
