package org.flowcheck.simulation.ode;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a run in time is asked to do.
 *
 * @param problem the initial value problem
 * @param saveTimes where to sample, increasing, not before the start; the last is the end of the run
 * @param observables functions to sample
 * @param events passages to locate
 * @param invariants functions whose drift is measured at every accepted state
 * @param keptStates places among the save times whose states are kept
 */
public record RunRequest(InitialValueProblem problem, double[] saveTimes, List<NamedFunction> observables,
                         List<Event> events, List<NamedFunction> invariants, Set<Integer> keptStates) {

    /** Refuses no save times, and save times that do not increase, are not finite or lie before the start. */
    public RunRequest {
        Objects.requireNonNull(problem, "problem");
        saveTimes = saveTimes.clone();
        observables = List.copyOf(observables);
        events = List.copyOf(events);
        invariants = List.copyOf(invariants);
        keptStates = Set.copyOf(keptStates);
        if (saveTimes.length == 0) {
            throw new IllegalArgumentException("no save times");
        }
        for (int k = 0; k < saveTimes.length; k++) {
            boolean ordered = k == 0 ? saveTimes[0] >= problem.start() : saveTimes[k] > saveTimes[k - 1];
            if (!ordered || !Double.isFinite(saveTimes[k])) {
                throw new IllegalArgumentException("save time " + saveTimes[k] + " at place " + k);
            }
        }
        for (int place : keptStates) {
            if (place < 0 || place >= saveTimes.length) {
                throw new IllegalArgumentException("no place " + place + " among " + saveTimes.length);
            }
        }
    }

    /** A request that only samples functions. */
    public static RunRequest sampling(InitialValueProblem problem, double[] saveTimes,
                                      List<NamedFunction> observables) {
        return new RunRequest(problem, saveTimes, observables, List.of(), List.of(), Set.of());
    }

    /** This request, sampling other functions. */
    public RunRequest observing(List<NamedFunction> others) {
        return new RunRequest(problem, saveTimes, others, events, invariants, keptStates);
    }

    /** This request, also locating events. */
    public RunRequest withEvents(List<Event> wanted) {
        return new RunRequest(problem, saveTimes, observables, wanted, invariants, keptStates);
    }

    /** This request, also measuring the drift of invariants. */
    public RunRequest withInvariants(List<NamedFunction> wanted) {
        return new RunRequest(problem, saveTimes, observables, events, wanted, keptStates);
    }

    /** This request, also keeping all sampled states. */
    public RunRequest keepingStates() {
        return keepingStates(IntStream.range(0, saveTimes.length).boxed().collect(Collectors.toSet()));
    }

    /** This request, also keeping the states at some places among the save times. */
    public RunRequest keepingStates(Set<Integer> places) {
        return new RunRequest(problem, saveTimes, observables, events, invariants, places);
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
