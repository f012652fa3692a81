package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.plot.Axis;
import org.flowcheck.evidence.plot.Figure;
import org.flowcheck.evidence.plot.Histogram;
import org.flowcheck.evidence.plot.Layer;
import org.flowcheck.evidence.plot.Series;
import org.flowcheck.evidence.statistics.Quantile;
import org.flowcheck.simulation.ode.Outcome;

/** Figures of blow-up times: a histogram for each point of the grid, and T against a parameter that varies. */
public final class BlowUpFigures {

    /** Fewer times than this make no histogram: {@value}. */
    private static final int FEWEST_TIMES = 5;

    private BlowUpFigures() {
    }

    /** Figures by file name. */
    public static Map<String, Figure> of(BlowUpStudy study) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        study.groups().forEach((variant, group) -> {
            double[] times = times(group);
            if (times.length >= FEWEST_TIMES) {
                figures.put(fileName("histogram", variant), histogram(times));
            }
        });
        for (String parameter : study.parameterNames()) {
            if (study.groups().keySet().stream().map(variant -> variant.given().get(parameter)).distinct().count() > 1) {
                figures.put("time-against-" + parameter, against(study, parameter));
            }
        }
        return figures;
    }

    private static Figure histogram(double[] times) {
        return Figure.of(Axis.linear("blow-up time $T$"), Axis.linear("number of runs").from(0))
                .with(Histogram.of("", times))
                .with(Layer.vertical("median", Quantile.of(times, 0.5)));
    }

    /** Medians with quartiles, on logarithmic axes where all values are positive. */
    private static Figure against(BlowUpStudy study, String parameter) {
        List<double[]> points = new ArrayList<>();
        study.groups().forEach((variant, group) -> {
            double[] times = times(group);
            if (times.length > 0) {
                points.add(new double[] {variant.given().get(parameter), Quantile.of(times, 0.5), Quantile.of(times, 0.25),
                    Quantile.of(times, 0.75)});
            }
        });
        boolean positive = points.stream().allMatch(point -> point[0] > 0);
        Axis x = positive ? Axis.logarithmic("$" + parameter + "$") : Axis.linear("$" + parameter + "$");
        return Figure.of(x, Axis.logarithmic("blow-up time $T$"))
                .with(Series.markers("median and quartiles", column(points, 0), column(points, 1))
                        .withBars(column(points, 2), column(points, 3)));
    }

    private static double[] column(List<double[]> points, int entry) {
        return points.stream().mapToDouble(point -> point[entry]).toArray();
    }

    private static double[] times(List<BlowUpCase> group) {
        return group.stream().map(BlowUpCase::blowUp).flatMap(Optional::stream).mapToDouble(Outcome.BlowUp::time)
                .toArray();
    }

    private static String fileName(String kind, ModelVariant variant) {
        String label = variant.label().replace('=', '-').replace(' ', '-');
        return label.isEmpty() ? kind : kind + "-" + label;
    }
}
