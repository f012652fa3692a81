package org.flowcheck.simulation.ode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Iterates a map in whole steps of time. There is no error of integration; the error of rounding is estimated from a second
 * iteration in which every component is moved by up to {@value #NUDGE} of itself after each step, by a fixed sequence of
 * signs.
 */
public final class MapIteration {

    /** Relative size of the changes in the second iteration: two units in the last place. */
    public static final double NUDGE = 0x1p-51;

    private final IntegrationSettings settings;
    private final Control control;

    /**
     * An iteration.
     *
     * @param settings limits: evaluations and the size at which a run is stopped
     * @param control cancellation and progress
     */
    public MapIteration(IntegrationSettings settings, Control control) {
        this.settings = settings;
        this.control = control;
    }

    /**
     * Runs twice: the samples, and their error.
     *
     * @param request a problem whose field gives the state one step later, and whose save times are whole numbers
     * @throws IllegalArgumentException if a save time is not a whole number
     */
    public Trajectory run(RunRequest request) {
        for (double time : request.saveTimes()) {
            if (time != Math.rint(time)) {
                throw new IllegalArgumentException("a map has no state at the time " + time);
            }
        }
        Run fine = new Run(request, 0);
        Outcome outcome = fine.go();
        Optional<Samples> coarse = Optional.empty();
        long steps = fine.steps;
        if (!(outcome instanceof Outcome.Cancelled)) {
            Run nudged = new Run(request, NUDGE);
            if (nudged.go() instanceof Outcome.Cancelled cancelled) {
                outcome = cancelled;
            }
            coarse = Optional.of(nudged.samples());
            steps += nudged.steps;
        }
        control.progress().accept(1);
        Method method = new Method("iteration of the map", 0, 0, 1,
                "difference to an iteration with every component moved by up to two units in its last place");
        return new Trajectory(fine.samples(), coarse, outcome, List.of(), fine.drifts(), new Effort(steps, steps, 0),
                method);
    }

    private final class Run {

        private final RunRequest request;
        private final double nudge;
        private final VectorField map;
        private final List<double[]> rows = new ArrayList<>();
        private final double[] invariants;
        private final double[] drifts;
        private double[] state;
        private long steps;
        private long signs = 0x9E3779B97F4A7C15L;

        Run(RunRequest request, double nudge) {
            this.request = request;
            this.nudge = nudge;
            map = request.problem().field();
            state = request.problem().initial().clone();
            invariants = values(request.invariants(), request.problem().start());
            drifts = new double[invariants.length];
        }

        private double[] values(List<NamedFunction> functions, double time) {
            return functions.stream().mapToDouble(function -> function.function().value(time, state)).toArray();
        }

        Outcome go() {
            double time = request.problem().start();
            double[] next = new double[state.length];
            double[] times = request.saveTimes();
            int place = 0;
            while (true) {
                if (place < times.length && time == times[place]) {
                    rows.add(values(request.observables(), time));
                    place++;
                }
                if (place == times.length) {
                    return new Outcome.End(time);
                }
                if (control.cancelled().getAsBoolean()) {
                    return new Outcome.Cancelled(time);
                }
                if (steps >= settings.maxEvaluations()) {
                    return new Outcome.Budget(time, settings.maxEvaluations() + " steps");
                }
                map.derivatives(time, state, next);
                steps++;
                time++;
                double[] before = state;
                state = next;
                next = before;
                for (int i = 0; i < state.length; i++) {
                    if (!Double.isFinite(state[i]) || Math.abs(state[i]) > settings.overflow()) {
                        return new Outcome.Overflow(time, request.problem().layout().format(i));
                    }
                    state[i] += nudge == 0 ? 0 : state[i] * nudge * sign();
                }
                watch(time);
                control.progress().accept(nudge == 0 ? 0.5 * time / request.end() : 0.5 + 0.5 * time / request.end());
            }
        }

        private int sign() {
            signs ^= signs << 13;
            signs ^= signs >>> 7;
            signs ^= signs << 17;
            return (signs & 1) == 0 ? 1 : -1;
        }

        private void watch(double time) {
            double[] now = values(request.invariants(), time);
            for (int i = 0; i < now.length; i++) {
                drifts[i] = Math.max(drifts[i], Math.abs(now[i] - invariants[i]));
            }
        }

        List<Drift> drifts() {
            List<Drift> result = new ArrayList<>();
            for (int i = 0; i < drifts.length; i++) {
                result.add(new Drift(request.invariants().get(i).name(), invariants[i], drifts[i]));
            }
            return result;
        }

        Samples samples() {
            double[] times = Arrays.copyOf(request.saveTimes(), rows.size());
            List<String> names = request.observables().stream().map(NamedFunction::name).toList();
            double[][] values = new double[names.size()][times.length];
            for (int k = 0; k < times.length; k++) {
                for (int f = 0; f < names.size(); f++) {
                    values[f][k] = rows.get(k)[f];
                }
            }
            return new Samples(times, times.clone(), names, values, Optional.empty());
        }
    }

    /** Whole times from zero to an end, both included, at nearly equal distances: at most as many as asked for. */
    public static double[] wholeTimes(double end, int count) {
        double last = Math.max(1, Math.floor(end));
        return Arrays.stream(RunRequest.evenly(0, last, count)).map(Math::rint).distinct().toArray();
    }
}
