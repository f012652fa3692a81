package org.flowcheck.evidence.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.evidence.statistics.FamilyLevel;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.evidence.statistics.MeanInterval;
import org.flowcheck.evidence.statistics.SlopeFit;

/**
 * {@code Slope[y, x]}: the slope of one number per run against another. A line is fitted for each seed over the grid;
 * the estimate is the mean of the slopes with Student's interval over seeds. With one seed it is the interval of its
 * one fit.
 *
 * @param y a number per run
 * @param x a number per run
 * @param run whose runs
 * @param intervals how many estimates the claim makes, among which its level is shared out
 */
public record EnsembleSlope(Value y, Value x, String run, int intervals) implements Uncertain {
    @Override
    public Level level() {
        return Level.ENSEMBLE;
    }

    @Override
    public List<Value> parts() {
        return List.of(y, x);
    }

    @Override
    public String word() {
        return "slope";
    }

    @Override
    public Interval interval(Scene scene) {
        Map<Long, List<double[]>> bySeed = new LinkedHashMap<>();
        List<MeasuredRun> runs = scene.measurements().of(run);
        int before = scene.cell();
        for (int cell = 0; cell < runs.size(); cell++) {
            scene.cell(cell);
            bySeed.computeIfAbsent(runs.get(cell).cell().seed(), seed -> new ArrayList<>())
                    .add(new double[] {x.at(scene), y.at(scene)});
        }
        scene.cell(before);
        List<SlopeFit> fits = bySeed.values().stream().map(EnsembleSlope::fit).toList();
        double[] slopes = fits.stream().mapToDouble(SlopeFit::slope).toArray();
        double level = FamilyLevel.each(intervals);
        if (slopes.length == 0 || !Double.isFinite(MeanInterval.mean(slopes))) {
            return new Interval(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        return slopes.length > 1 ? MeanInterval.of(slopes, level) : fits.get(0).interval(level);
    }

    private static SlopeFit fit(List<double[]> points) {
        return SlopeFit.of(points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }
}
