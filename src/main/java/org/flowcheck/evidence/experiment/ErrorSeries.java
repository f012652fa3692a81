package org.flowcheck.evidence.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flowcheck.simulation.ode.Samples;
import org.flowcheck.simulation.ode.Trajectory;

/**
 * How far a quantity of the reduced model is from the same quantity of the fuller one, against the time of the fuller
 * one. All numbers are sampled twice, at two tolerances, so that each has a numerical error that includes those of both
 * models ({@link Trajectory#difference}).
 *
 * @param quantity what is compared: r of the reduced model with g of the fuller one
 * @param times the times
 * @param fine the numbers themselves
 * @param coarse the same at looser tolerances; may hold fewer times
 */
public record ErrorSeries(ComparedQuantity quantity, double[] times, Numbers fine, Numbers coarse) {

    /** How many numbers are sampled of each quantity: {@value}. */
    static final int NUMBERS = 5;

    /**
     * Sampled numbers, one entry a time.
     *
     * @param max largest |r - g| over the entries
     * @param l2 l2 norm of r - g
     * @param maxOfFull largest |g|
     * @param ofFull l2 norm of g
     * @param ofReduced l2 norm of r
     */
    public record Numbers(double[] max, double[] l2, double[] maxOfFull, double[] ofFull, double[] ofReduced) {

        private static Numbers of(Samples samples, int first) {
            double[][] rows = new double[NUMBERS][samples.size()];
            for (int f = 0; f < rows.length; f++) {
                for (int k = 0; k < samples.size(); k++) {
                    rows[f][k] = samples.value(first + f, k);
                }
            }
            return new Numbers(rows[0], rows[1], rows[2], rows[3], rows[4]);
        }

        private static Numbers none() {
            double[] empty = {};
            return new Numbers(empty, empty, empty, empty, empty);
        }

        /** |r - g|/|g| in l2 norm; 0 where both vanish, infinite where g alone does. */
        double relative(int k) {
            return l2[k] == 0 ? 0 : l2[k] / ofFull[k];
        }

        /** The same in the largest entry. */
        double relativeMax(int k) {
            return max[k] == 0 ? 0 : max[k] / maxOfFull[k];
        }
    }

    /** Reads {@value #NUMBERS} sampled functions of a run, from a number on. */
    static ErrorSeries of(ComparedQuantity quantity, Trajectory run, int first) {
        return new ErrorSeries(quantity, run.fine().times(), Numbers.of(run.fine(), first),
                run.coarse().map(samples -> Numbers.of(samples, first)).orElseGet(Numbers::none));
    }

    /** Number of times. */
    public int size() {
        return times.length;
    }

    /** |r - g|/|g| in l2 norm at place k. */
    public double relative(int k) {
        return fine.relative(k);
    }

    /**
     * Its numerical error; infinite where the run at looser tolerances did not come so far, 0 where both quantities
     * vanish, of which nothing relative can be said.
     */
    public double numericalError(int k) {
        if (fine.ofFull[k] == 0 && fine.l2[k] == 0) {
            return 0;
        }
        return k < coarse.l2.length ? Trajectory.difference(fine.relative(k), coarse.relative(k))
                : Double.POSITIVE_INFINITY;
    }

    /** The times at which all series were sampled: a median over those that went on would be of others. */
    static double[] commonTimes(List<ErrorSeries> all) {
        return Arrays.stream(all.get(0).times).filter(time -> all.stream().allMatch(one ->
                Arrays.binarySearch(one.times, time) >= 0)).toArray();
    }

    /** The place of the largest relative error; empty without samples. */
    Optional<Integer> largest() {
        Optional<Integer> place = Optional.empty();
        for (int k = 0; k < times.length; k++) {
            if (place.isEmpty() || relative(k) > relative(place.get())) {
                place = Optional.of(k);
            }
        }
        return place;
    }

    /** The largest numerical error of the relative error up to the first sample above a level, or to the end. */
    double numericalErrorBelow(double level) {
        double largest = 0;
        for (int k = 0; k < times.length; k++) {
            largest = Math.max(largest, numericalError(k));
            if (!(relative(k) <= level)) {
                break;
            }
        }
        return largest;
    }

    /** Whether the relative error is above a level at the first time already. */
    boolean differsAtStart(double level) {
        return size() > 0 && !(relative(0) <= level);
    }

    /** Where the relative error first passes a level; empty where it does not. */
    Optional<Passage> passage(double level, boolean map) {
        for (int k = 0; k < times.length; k++) {
            if (!(relative(k) <= level)) {
                boolean doubtful = !(relative(k) - numericalError(k) > level);
                return Optional.of(k == 0 ? new Passage(times[0], times[0], times[0], doubtful)
                        : between(k, level, map, doubtful));
            }
        }
        return Optional.empty();
    }

    private Passage between(int k, double level, boolean map, boolean doubtful) {
        double before = relative(k - 1);
        double after = relative(k);
        double share = before > 0 && Double.isFinite(after)
                ? StrictMath.log(level / before) / StrictMath.log(after / before)
                : Double.isFinite(after) ? level / after : 0;
        // Between its steps a map has no state: the last step within the level is the answer.
        double time = map ? times[k - 1] : times[k - 1] + Math.min(1, share) * (times[k] - times[k - 1]);
        return new Passage(time, times[k - 1], times[k], doubtful);
    }

    /**
     * The passage of the relative error through the level.
     *
     * @param time where it lies, the logarithm of the error being taken as linear between two samples (the error
     *     itself, where it was zero before); the time of the first sample where the error is above the level from the
     *     start on
     * @param from the last sample before
     * @param to the first sample above the level
     * @param doubtful whether the numerical error there could be the reason
     */
    public record Passage(double time, double from, double to, boolean doubtful) {
    }
}
