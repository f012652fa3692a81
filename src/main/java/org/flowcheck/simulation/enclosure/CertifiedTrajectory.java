package org.flowcheck.simulation.enclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.simulation.enclosure.Certificate.Verdict;
import org.flowcheck.simulation.ode.Control;

/**
 * Encloses a solution at given times, by validated steps of their own lengths: each time is looked up in the series of
 * the step that passes it, so that the boxes do not depend on which other times are asked for.
 */
public final class CertifiedTrajectory {

    /** Steps of one march at most: {@value}. */
    public static final int MOST_STEPS = 20_000;

    private final TaylorStep step;
    private final TapeEvaluator<Interval> evaluator;
    private final List<String> formulas;
    private final int mostSteps;
    private final long deadline;
    private final Control control;

    /**
     * A march.
     *
     * @param tape the flow
     * @param formulas names of formulas on the tape that are enclosed too
     * @param mostSteps steps at most
     * @param maxSeconds seconds at most
     * @param control asked before each step, and told how far it is
     * @throws ArithmeticException if a constant of the flow is not defined
     */
    public CertifiedTrajectory(Tape tape, List<String> formulas, int mostSteps, double maxSeconds, Control control) {
        this(new TaylorStep(tape), tape, formulas, mostSteps, maxSeconds, control);
    }

    CertifiedTrajectory(TaylorStep step, Tape tape, List<String> formulas, int mostSteps, double maxSeconds,
                        Control control) {
        this.step = step;
        this.evaluator = new TapeEvaluator<>(tape, new IntervalArithmetic());
        this.formulas = List.copyOf(formulas);
        this.mostSteps = mostSteps;
        this.deadline = System.nanoTime() + (long) Math.min(maxSeconds * 1e9, 1e18);
        this.control = control;
    }

    /**
     * Marches from a state at time zero, in doubles that are meant exactly.
     *
     * @param start the state; not modified
     * @param times increasing, not negative
     */
    public TrajectoryCertificate run(double[] start, double[] times) {
        return run(StartBox.of(start), times);
    }

    TrajectoryCertificate run(Interval[] start, double[] times) {
        List<TrajectoryCertificate.Box> boxes = new ArrayList<>();
        EnclosedState state = EnclosedState.of(Interval.ZERO, start);
        if (times.length > 0 && times[0] == 0) {
            boxes.add(box(0, start));
        }
        double end = times.length == 0 ? 0 : times[times.length - 1];
        for (int steps = 0;; steps++) {
            control.progress().accept(end == 0 ? 1 : Math.min(1, state.time().lower() / end));
            Optional<Verdict> stopped = boxes.size() == times.length ? Optional.of(narrow(boxes))
                    : control.cancelled().getAsBoolean() ? Optional.of(Verdict.CANCELLED)
                    : steps == mostSteps || System.nanoTime() > deadline ? Optional.of(Verdict.BUDGET)
                    : Optional.empty();
            if (stopped.isPresent()) {
                String reason = switch (stopped.get()) {
                    case CERTIFIED -> "all times are enclosed";
                    case NOT_PROVED -> "the boxes become wide";
                    case BUDGET -> steps == mostSteps ? mostSteps + " steps" : "seconds ran out";
                    case CANCELLED -> "cancelled";
                };
                return new TrajectoryCertificate(stopped.get(), boxes, times.length, steps, state.time().lower(),
                        reason);
            }
            try {
                EnclosedState next = step.from(state, Interval.of(end).minus(state.time()).upper());
                List<TrajectoryCertificate.Box> passed = new ArrayList<>();
                for (int k = boxes.size(); k < times.length && times[k] <= next.time().lower(); k++) {
                    passed.add(box(times[k], step.at(times[k])));
                }
                boxes.addAll(passed);
                state = next;
            } catch (ArithmeticException stuck) {
                return new TrajectoryCertificate(Verdict.NOT_PROVED, boxes, times.length, steps, state.time().lower(),
                        stuck.getMessage());
            }
        }
    }

    private static Verdict narrow(List<TrajectoryCertificate.Box> boxes) {
        return boxes.stream().allMatch(box -> box.relativeWidth() <= Certificate.NARROW) ? Verdict.CERTIFIED
                : Verdict.NOT_PROVED;
    }

    private TrajectoryCertificate.Box box(double time, Interval[] state) {
        List<Optional<Interval>> values = new ArrayList<>();
        for (String formula : formulas) {
            values.add(value(formula, Interval.of(time), state));
        }
        return new TrajectoryCertificate.Box(time, state, values);
    }

    private Optional<Interval> value(String formula, Interval time, Interval[] state) {
        try {
            return evaluator.value(formula, time, state);
        } catch (ArithmeticException undefined) {
            return Optional.empty();
        }
    }
}
