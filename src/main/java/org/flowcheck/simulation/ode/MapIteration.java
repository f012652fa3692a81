package org.flowcheck.simulation.ode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Iterates a map in whole steps of time. There is no error of integration; the error of rounding is estimated from a
 * second iteration whose state is moved at each step as rounding might move it ({@link RoundingNudge}).
 */
public final class MapIteration {

    private static final String ERROR_ESTIMATE =
            "difference to an iteration with every component moved by up to four units in its last place at each step";

    private final IntegrationSettings settings;
    private final Control control;

    /**
     * An iteration.
     *
     * @param settings limits: evaluations, seconds, and the size at which a run is stopped
     * @param control cancellation and progress
     */
    public MapIteration(IntegrationSettings settings, Control control) {
        this.settings = settings;
        this.control = control;
    }

    /**
     * Runs twice: the samples, and their error.
     *
     * @param request a problem whose field gives the state one step later, and whose times are whole numbers
     * @throws IllegalArgumentException if a time is not a whole number, or events are asked for
     */
    public Trajectory run(RunRequest request) {
        requireWhole(request.problem().start());
        Arrays.stream(request.saveTimes()).forEach(MapIteration::requireWhole);
        if (!request.events().isEmpty()) {
            throw new IllegalArgumentException("a map has no events");
        }
        long deadline = System.nanoTime() + (long) Math.min(settings.maxSeconds() * 1e9, 1e18);
        Run fine = new Run(request, Optional.empty(), deadline);
        Outcome outcome = fine.go();
        Optional<Samples> coarse = Optional.empty();
        long steps = fine.steps;
        if (!(outcome instanceof Outcome.Cancelled)) {
            RoundingNudge nudge = new RoundingNudge(request.problem().layout().dimension());
            Run moved = new Run(request, Optional.of(nudge), deadline);
            if (moved.go() instanceof Outcome.Cancelled cancelled) {
                outcome = cancelled;
            }
            coarse = Optional.of(moved.samples());
            steps += moved.steps;
        }
        control.progress().accept(1);
        Method method = new Method("iteration of the map", 0, 0, 1, ERROR_ESTIMATE, "");
        return new Trajectory(fine.samples(), coarse, outcome, List.of(), fine.drifts(), new Effort(steps, steps, 0),
                method);
    }

    private static void requireWhole(double time) {
        if (time != Math.rint(time)) {
            throw new IllegalArgumentException("a map has no state at the time " + time);
        }
    }

    /** Whole times from zero to an end, both included, at nearly equal distances: at most as many as asked for. */
    public static double[] wholeTimes(double end, int count) {
        double last = Math.floor(end);
        return last < 1 ? new double[] {0}
                : Arrays.stream(RunRequest.evenly(0, last, count)).map(Math::rint).distinct().toArray();
    }

    private final class Run {

        private final RunRequest request;
        private final Optional<RoundingNudge> nudge;
        private final long deadline;
        private final VectorField map;
        private final List<Double> times = new ArrayList<>();
        private final List<double[]> rows = new ArrayList<>();
        private final List<double[]> states = new ArrayList<>();
        private final double[] invariants;
        private final double[] drifts;
        private double[] state;
        private double[] next;
        private double time;
        private long steps;

        Run(RunRequest request, Optional<RoundingNudge> nudge, long deadline) {
            this.request = request;
            this.nudge = nudge;
            this.deadline = deadline;
            map = request.problem().field();
            time = request.problem().start();
            state = request.problem().initial();
            next = new double[state.length];
            invariants = values(request.invariants());
            drifts = new double[invariants.length];
        }

        private double[] values(List<NamedFunction> functions) {
            return functions.stream().mapToDouble(function -> function.function().value(time, state)).toArray();
        }

        Outcome go() {
            nudge.ifPresent(moves -> moves.move(state));
            while (true) {
                if (time == request.saveTimes()[rows.size()]) {
                    sample();
                }
                if (rows.size() == request.saveTimes().length) {
                    return new Outcome.End(time);
                }
                Optional<Outcome> stop = limit().or(this::step);
                if (stop.isPresent()) {
                    // Where a run stops early, its last state is worth knowing.
                    if (times.isEmpty() || times.get(times.size() - 1) < time) {
                        sample();
                    }
                    return stop.get();
                }
            }
        }

        private void sample() {
            states.add(request.keptStates().contains(times.size()) ? state.clone() : new double[0]);
            times.add(time);
            rows.add(values(request.observables()));
        }

        private Optional<Outcome> limit() {
            if (control.cancelled().getAsBoolean()) {
                return Optional.of(new Outcome.Cancelled(time));
            }
            if (steps >= settings.maxEvaluations()) {
                return Optional.of(new Outcome.Budget(time, settings.maxEvaluations() + " steps"));
            }
            return System.nanoTime() - deadline > 0 ? Optional.of(new Outcome.Budget(time, "the wall-clock time"))
                    : Optional.empty();
        }

        /** The next state, unless it is none; then the state stays as it is. */
        private Optional<Outcome> step() {
            map.derivatives(time, state, next);
            steps++;
            for (int i = 0; i < next.length; i++) {
                if (Double.isNaN(next[i])) {
                    return Optional.of(new Outcome.NotFinite(time, request.problem().layout().format(i)));
                }
                if (Math.abs(next[i]) >= settings.overflow()) {
                    return Optional.of(new Outcome.Overflow(time, request.problem().layout().format(i)));
                }
            }
            double[] before = state;
            state = next;
            next = before;
            time++;
            nudge.ifPresent(moves -> moves.move(state));
            watch();
            double start = request.problem().start();
            double done = (time - start) / (request.end() - start);
            control.progress().accept(nudge.isEmpty() ? 0.5 * done : 0.5 + 0.5 * done);
            return Optional.empty();
        }

        private void watch() {
            double[] now = values(request.invariants());
            for (int i = 0; i < now.length; i++) {
                double drift = Math.abs(now[i] - invariants[i]);
                drifts[i] = Double.isNaN(drift) ? Double.POSITIVE_INFINITY : Math.max(drifts[i], drift);
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
            double[] places = times.stream().mapToDouble(Double::doubleValue).toArray();
            List<String> names = request.observables().stream().map(NamedFunction::name).toList();
            double[][] values = new double[names.size()][places.length];
            for (int k = 0; k < places.length; k++) {
                for (int f = 0; f < names.size(); f++) {
                    values[f][k] = rows.get(k)[f];
                }
            }
            return new Samples(places, places.clone(), names, values, request.keptStates().isEmpty() ? Optional.empty()
                    : Optional.of(states.toArray(double[][]::new)));
        }
    }
}
