package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.evidence.statistics.FamilyLevel;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.evidence.statistics.Quantile;

/**
 * {@code Quantile[x, p]}: a quantile of a number per run over the draws of one setting, with its
 * distribution-free interval.
 *
 * @param value a number per run
 * @param share p, from 0 to 1
 * @param run whose runs
 * @param intervals how many estimates the claim makes, among which its level is shared out
 */
public record EnsembleQuantile(Value value, double share, String run, int intervals) implements Uncertain {

    /** Refuses a share that is no probability. */
    public EnsembleQuantile {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("quantile " + share);
        }
    }

    @Override
    public Level level() {
        return Level.ENSEMBLE;
    }

    @Override
    public List<Value> parts() {
        return List.of(value);
    }

    @Override
    public String word() {
        return "quantile";
    }

    @Override
    public Interval interval(Scene scene) {
        int before = scene.cell();
        int[] cells = scene.measurements().of(run).isEmpty() ? new int[0] : scene.draws(run).with(before);
        double[] sample = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            scene.cell(cells[i]);
            sample[i] = value.at(scene);
        }
        scene.cell(before);
        for (double each : sample) {
            if (Double.isNaN(each)) {
                return new Interval(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            }
        }
        return sample.length == 0 ? new Interval(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                : Quantile.interval(sample, share, FamilyLevel.each(intervals));
    }
}
