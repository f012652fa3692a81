package org.flowcheck.simulation.ode;

import java.util.List;
import java.util.Objects;

/**
 * What a run in time is asked to do.
 *
 * @param problem the initial value problem
 * @param saveTimes where to sample, increasing, not before the start; the last is the end of the run
 * @param observables functions to sample
 * @param events passages to locate
 * @param invariants functions whose drift is measured at every accepted state
 * @param keepStates whether the sampled states are kept
 */
public record RunRequest(InitialValueProblem problem, double[] saveTimes, List<NamedFunction> observables,
                         List<Event> events, List<NamedFunction> invariants, boolean keepStates) {

    /** Refuses no save times, and save times that do not increase, are not finite or lie before the start. */
    public RunRequest {
        Objects.requireNonNull(problem, "problem");
        saveTimes = saveTimes.clone();
        observables = List.copyOf(observables);
        events = List.copyOf(events);
        invariants = List.copyOf(invariants);
        if (saveTimes.length == 0) {
            throw new IllegalArgumentException("no save times");
        }
        for (int k = 0; k < saveTimes.length; k++) {
            boolean ordered = k == 0 ? saveTimes[0] >= problem.start() : saveTimes[k] > saveTimes[k - 1];
            if (!ordered || !Double.isFinite(saveTimes[k])) {
                throw new IllegalArgumentException("save time " + saveTimes[k] + " at place " + k);
            }
        }
    }

    /** A request that only samples functions. */
    public static RunRequest sampling(InitialValueProblem problem, double[] saveTimes,
                                      List<NamedFunction> observables) {
        return new RunRequest(problem, saveTimes, observables, List.of(), List.of(), false);
    }

    /** This request, sampling other functions. */
    public RunRequest observing(List<NamedFunction> others) {
        return new RunRequest(problem, saveTimes, others, events, invariants, keepStates);
    }

    /** This request, also locating events. */
    public RunRequest withEvents(List<Event> wanted) {
        return new RunRequest(problem, saveTimes, observables, wanted, invariants, keepStates);
    }

    /** This request, also measuring the drift of invariants. */
    public RunRequest withInvariants(List<NamedFunction> wanted) {
        return new RunRequest(problem, saveTimes, observables, events, wanted, keepStates);
    }

    /** This request, also keeping the sampled states. */
    public RunRequest keepingStates() {
        return new RunRequest(problem, saveTimes, observables, events, invariants, true);
    }

    /** Places from start to end, both included, at equal distances. */
    public static double[] evenly(double start, double end, int count) {
        if (count < 2 || !(end > start)) {
            throw new IllegalArgumentException(count + " places from " + start + " to " + end);
        }
        double[] times = new double[count];
        for (int k = 0; k < count; k++) {
            times[k] = start + (end - start) * k / (count - 1);
        }
        times[count - 1] = end;
        return times;
    }

    /** End of the run. */
    public double end() {
        return saveTimes[saveTimes.length - 1];
    }
}
