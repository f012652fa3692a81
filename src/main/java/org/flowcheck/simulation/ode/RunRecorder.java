package org.flowcheck.simulation.ode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Watches accepted steps: samples, locates events, measures drift, and stops the run where it must end. */
final class RunRecorder {

    /**
     * A state that moves by more than this, {@value}, of the largest size so far within one rounding of time cannot be
     * followed in time.
     */
    private static final double UNRESOLVED = 1e-7;

    private final RunRequest request;
    private final double overflow;
    private final Control control;
    private final double[] y;
    private final List<EventWatch> watches = new ArrayList<>();
    private final double[] invariantStart;
    private final double[] invariantDrift;
    private final List<Occurrence> occurrences = new ArrayList<>();
    private final double[] times;
    private final double[][] values;
    private final double[][] states;
    private int sampled;
    private double largestSize;
    private double lastSize;
    private double lastSpeed;
    private long accepted;
    private double firstStep;
    private double longestStep;
    private double lastTime;
    private double[] lastState;

    RunRecorder(RunRequest request, double overflow, Control control) {
        this.request = request;
        this.overflow = overflow;
        this.control = control;
        InitialValueProblem problem = request.problem();
        int capacity = request.saveTimes().length;
        this.times = new double[capacity];
        this.values = new double[request.observables().size()][capacity];
        this.states = new double[capacity][0];
        this.lastTime = problem.start();
        this.lastState = problem.initial();
        this.y = new double[lastState.length];
        this.invariantStart = new double[request.invariants().size()];
        this.invariantDrift = new double[request.invariants().size()];
    }

    /** Looks at the initial state. */
    void begin() {
        double[] slope = new double[lastState.length];
        request.problem().field().derivatives(lastTime, lastState, slope);
        requireFinite(lastState, slope);
        largestSize = lastSize;
        for (int i = 0; i < invariantStart.length; i++) {
            invariantStart[i] = request.invariants().get(i).function().value(lastTime, lastState);
        }
        for (Event event : request.events()) {
            watches.add(new EventWatch(event, lastTime, lastState));
        }
        if (request.saveTimes()[0] == lastTime) {
            take(lastTime, lastState);
        }
    }

    /** Looks at an accepted step; throws {@link StopRun} where the run ends. */
    void accept(StepView step) {
        if (control.cancelled().getAsBoolean()) {
            throw new StopRun(new Outcome.Cancelled(lastTime));
        }
        double[] state = step.state();
        requireFinite(state, step.slope());
        requireResolved(step.current());
        Occurrence stop = events(step);
        double end = stop == null ? step.current() : stop.time();
        while (sampled < request.saveTimes().length && request.saveTimes()[sampled] <= end) {
            double time = request.saveTimes()[sampled];
            if (time == step.current()) {
                take(time, state);
            } else {
                step.interpolate(time, y);
                take(time, y);
            }
        }
        if (accepted == 0) {
            firstStep = step.current() - step.previous();
        }
        longestStep = Math.max(longestStep, step.current() - step.previous());
        accepted++;
        lastTime = end;
        if (stop == null) {
            System.arraycopy(state, 0, lastState, 0, lastState.length);
        } else {
            step.interpolate(end, lastState);
        }
        for (int i = 0; i < invariantStart.length; i++) {
            double value = request.invariants().get(i).function().value(lastTime, lastState);
            double drift = Math.abs(value - invariantStart[i]);
            invariantDrift[i] = Double.isNaN(drift) ? Double.POSITIVE_INFINITY : Math.max(invariantDrift[i], drift);
        }
        double start = request.problem().start();
        control.progress().accept(Math.min(1, (end - start) / (request.end() - start)));
        if (stop != null) {
            throw new StopRun(new Outcome.EventReached(stop.time(), stop.event()));
        }
    }

    /** Records the passages of a step up to the first stopping one, which is returned; null if there is none. */
    private Occurrence events(StepView step) {
        if (watches.isEmpty()) {
            return null;
        }
        List<Occurrence> found = new ArrayList<>();
        Occurrence first = null;
        for (EventWatch watch : watches) {
            for (Occurrence next = watch.next(step); next != null; next = watch.next(step)) {
                found.add(next);
                if (watch.event().stops() && (first == null || next.time() < first.time())) {
                    first = next;
                }
            }
        }
        found.sort(Comparator.comparingDouble(Occurrence::time));
        for (Occurrence occurrence : found) {
            if (first == null || occurrence.time() <= first.time()) {
                occurrences.add(occurrence);
            }
        }
        return first;
    }

    /** One pass over both arrays; which component is at fault is looked for only where one is. */
    private void requireFinite(double[] state, double[] slope) {
        double size = 0;
        double speed = 0;
        for (int i = 0; i < state.length; i++) {
            double y = Math.abs(state[i]);
            double v = Math.abs(slope[i]);
            if (!(y < overflow) || !(v < GuardedField.REJECTED)) {
                throw refusal(state, slope);
            }
            size = y > size ? y : size;
            speed = v > speed ? v : speed;
        }
        lastSize = size;
        lastSpeed = speed;
    }

    /** A component that is not finite, if there is one; else the largest, which has overflown. */
    private StopRun refusal(double[] state, double[] slope) {
        for (int i = 0; i < state.length; i++) {
            if (!Double.isFinite(state[i]) || !(Math.abs(slope[i]) < GuardedField.REJECTED)) {
                return new StopRun(new Outcome.NotFinite(lastTime, request.problem().layout().format(i)));
            }
        }
        return new StopRun(new Outcome.Overflow(lastTime, request.problem().layout().format(largest(state))));
    }

    private void requireResolved(double time) {
        largestSize = Math.max(largestSize, lastSize);
        if (lastSpeed * Math.ulp(time) > UNRESOLVED * largestSize) {
            throw new StopRun(new Outcome.StepTooSmall(lastTime, Math.ulp(time)));
        }
    }

    static int largest(double[] state) {
        int largest = 0;
        for (int i = 1; i < state.length; i++) {
            if (Math.abs(state[i]) > Math.abs(state[largest])) {
                largest = i;
            }
        }
        return largest;
    }

    private void take(double time, double[] state) {
        times[sampled] = time;
        for (int f = 0; f < values.length; f++) {
            values[f][sampled] = request.observables().get(f).function().value(time, state);
        }
        if (request.keptStates().contains(sampled)) {
            states[sampled] = state.clone();
        }
        sampled++;
    }

    /**
     * Samples the last accepted state too, unless a sample was taken there, or all were: an integrator's last step may
     * end a rounding beyond the end of the run.
     */
    void finish() {
        boolean missing = sampled < request.saveTimes().length;
        if (missing && (sampled == 0 || times[sampled - 1] < lastTime)) {
            take(lastTime, lastState);
        }
    }

    double lastTime() {
        return lastTime;
    }

    double[] lastState() {
        return lastState;
    }

    /** Length of the first accepted step; 0 before it. */
    double firstStep() {
        return firstStep;
    }

    /** Length of the longest accepted step; 0 before the first. */
    double longestStep() {
        return longestStep;
    }

    long accepted() {
        return accepted;
    }

    List<Occurrence> occurrences() {
        return occurrences;
    }

    List<Drift> drifts() {
        List<Drift> drifts = new ArrayList<>();
        for (int i = 0; i < invariantStart.length; i++) {
            drifts.add(new Drift(request.invariants().get(i).name(), invariantStart[i], invariantDrift[i]));
        }
        return drifts;
    }

    Samples samples() {
        return samples(request.observables());
    }

    /** Samples of some of the functions, in the order given. */
    Samples samples(List<NamedFunction> functions) {
        double[] places = Arrays.copyOf(times, sampled);
        double[][] rows = new double[functions.size()][];
        for (int f = 0; f < rows.length; f++) {
            rows[f] = Arrays.copyOf(values[request.observables().indexOf(functions.get(f))], sampled);
        }
        return new Samples(places, places, functions.stream().map(NamedFunction::name).toList(), rows,
                request.keptStates().isEmpty() ? Optional.empty() : Optional.of(Arrays.copyOf(states, sampled)));
    }
}
