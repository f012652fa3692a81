package org.flowcheck.evidence.claim;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.evidence.statistics.Interval;

/**
 * Where a formula is evaluated: which version of the data, which run, which times. One judge walks one scene through
 * all places; it belongs to one thread.
 */
public final class Scene {

    /**
     * Size of the rounding pattern, relative: 2^-44, some five hundred roundings. Rounding errors of n steps and of
     * sums of n terms grow like sqrt(n) units of 2^-53 when they are independent: this covers 2.6e5 of them.
     */
    static final double ROUNDING = 0x1p-44;

    private final Measurements measurements;
    private final String main;
    private final Map<String, int[]> partners = new HashMap<>();
    private final Map<String, Draws> draws = new HashMap<>();
    private final Map<Value.Series, Column> columns = new IdentityHashMap<>();
    private final Map<Quantity, Integer> patterns = new HashMap<>();
    private final Map<Condition.Compare, MarginProbe> probes = new IdentityHashMap<>();
    private final RunNumbers<Interval> intervals = new RunNumbers<>();
    private final RunNumbers<Double> extremes = new RunNumbers<>();
    private int[] places = new int[8];
    private int cell;
    private View view = View.FINE;
    /** The run asked for last, which is nearly always the one asked for next. */
    private MeasuredRun lastRun;
    private String lastName;
    private boolean bounded;

    /** A scene of formulas about one run, at its first cell and first place. */
    Scene(Measurements measurements) {
        this(measurements, "");
    }

    /**
     * A scene at the first cell and first place.
     *
     * @param main the run that cells are counted in; cells of others are their {@link Partners}. Empty if there is one
     */
    Scene(Measurements measurements, String main) {
        this.measurements = measurements;
        this.main = main;
    }

    Measurements measurements() {
        return measurements;
    }

    View view() {
        return view;
    }

    void view(View wanted) {
        view = wanted;
    }

    /** Whether a number of which only a bound is known, a time that did not come for example, stands for its bound. */
    boolean bounded() {
        return bounded;
    }

    void bounded(boolean wanted) {
        bounded = wanted;
    }

    int cell() {
        return cell;
    }

    void cell(int index) {
        cell = index;
        lastName = null;
    }

    int place(int variable) {
        return places[variable];
    }

    void place(int variable, int index) {
        if (variable >= places.length) {
            places = Arrays.copyOf(places, 2 * variable + 1);
        }
        places[variable] = index;
    }

    /** The run of a name in the current cell. */
    MeasuredRun run(String name) {
        if (!name.equals(lastName)) {
            lastRun = find(name);
            lastName = name;
        }
        return lastRun;
    }

    private MeasuredRun find(String name) {
        if (main.isEmpty() || name.equals(main)) {
            return measurements.of(name).get(cell);
        }
        return measurements.of(name).get(partners.computeIfAbsent(name,
                other -> Partners.of(measurements.of(main), measurements.of(other)))[cell]);
    }

    /** The draws of a run by their settings. */
    Draws draws(String name) {
        return draws.computeIfAbsent(name, wanted -> Draws.of(measurements.of(wanted)));
    }

    /** Value of a measured quantity at a place of its run, in the current version; NaN where the run ended before. */
    double measured(Value.Series series, int place) {
        MeasuredRun run = run(series.run());
        if (place >= run.places()) {
            return Double.NaN;
        }
        Column column = column(series, run.columns());
        if (view.kind() == View.Kind.COARSE) {
            return run.coarse()[column.place()][place];
        }
        double value = run.fine()[column.place()][place];
        return view.kind() == View.Kind.ROUNDED
                ? value + sign(column.pattern(), place) * ROUNDING * run.magnitude()[column.place()][place]
                : value;
    }

    /** Sampled time of a run at a place, in the current version; NaN where the run ended before. */
    double time(String name, int place) {
        if (place >= run(name).places()) {
            return Double.NaN;
        }
        MeasuredRun.Times times = run(name).times();
        if (view.kind() == View.Kind.COARSE) {
            return times.coarse()[place];
        }
        double time = times.fine()[place];
        return view.kind() == View.Kind.ROUNDED ? time + sign(-1, place) * ROUNDING * time : time;
    }

    /** All sampled times of a run, in the current version; not to be modified. */
    double[] times(String name) {
        MeasuredRun.Times times = run(name).times();
        if (view.kind() != View.Kind.ROUNDED) {
            return view.kind() == View.Kind.COARSE ? times.coarse() : times.fine();
        }
        double[] moved = new double[times.fine().length];
        for (int place = 0; place < moved.length; place++) {
            moved[place] = time(name, place);
        }
        return moved;
    }

    /** The interval of an uncertain value. */
    Interval interval(Uncertain value) {
        return intervals.of(value, this, () -> value.interval(this));
    }

    /** A largest or smallest value. */
    double extreme(Extreme value) {
        return extremes.of(value, this, () -> value.over(this));
    }

    /** What estimates the margin of a comparison and its error. */
    MarginProbe probe(Condition.Compare comparison) {
        return probes.computeIfAbsent(comparison, MarginProbe::new);
    }

    /**
     * A measured quantity.
     *
     * @param place where it stands among the columns of a run, which several claims may share
     * @param pattern which pattern of roundings it has: quantities are counted as this scene meets them, so that no
     *     error hangs on what other claims measure on the same run
     */
    private record Column(int place, int pattern) {
    }

    private Column column(Value.Series series, List<Quantity> available) {
        return columns.computeIfAbsent(series, wanted -> {
            int found = available.indexOf(wanted.quantity());
            if (found < 0) {
                throw new IllegalStateException("not measured: " + wanted.run() + "." + wanted.name());
            }
            return new Column(found, patterns.computeIfAbsent(wanted.quantity(), quantity -> patterns.size()));
        });
    }

    /** A fixed pattern of signs that looks irregular, so that roundings neither all add up nor all cancel. */
    private static int sign(int pattern, int place) {
        int mixed = (pattern * 31 + place + 17) * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) << 31 == 0 ? 1 : -1;
    }
}
