package org.flowcheck.simulation.enclosure;

import java.util.Arrays;
import java.util.Optional;
import org.flowcheck.simulation.enclosure.Certificate.Verdict;
import org.flowcheck.simulation.ode.Control;

/**
 * Encloses a solution step by step until bounds of the remaining time, evaluated over the enclosure, leave T no room.
 *
 * <p>At every step T lies between t + earliest and t + latest, and is not below t; the best of all steps count. Near T
 * both come together as the model's bounds do, until the enclosure's own width shows; the search goes on as long as
 * that gains.
 */
public final class CertifiedSearch {

    /** Steps of one search at most: {@value}; one that succeeds takes about a hundred. */
    public static final int MOST_STEPS = 5000;

    /** The search ends when so many steps ({@value}) have not halved the width any more. */
    private static final int PATIENCE = 6;
    /** Width relative to T that is the roundings of T itself: {@value}. */
    private static final double ROUNDING = 1e-15;

    private final TaylorStep step;
    private final RemainingTime remaining;
    private final double horizon;
    private final int mostSteps;
    private final long deadline;
    private final Control control;

    private double lower;
    private double upper = Double.POSITIVE_INFINITY;
    private double told;

    /**
     * A search.
     *
     * @param tape the flow
     * @param remaining bounds of the time that remains
     * @param horizon give up at this time
     * @param mostSteps steps at most
     * @param maxSeconds seconds at most
     * @param control asked before each step, and told how far it is
     */
    public CertifiedSearch(Tape tape, RemainingTime remaining, double horizon, int mostSteps, double maxSeconds,
                           Control control) {
        this(new TaylorStep(tape), remaining, horizon, mostSteps, maxSeconds, control);
    }

    CertifiedSearch(TaylorStep step, RemainingTime remaining, double horizon, int mostSteps, double maxSeconds,
                    Control control) {
        this.step = step;
        this.remaining = remaining;
        this.horizon = horizon;
        this.mostSteps = mostSteps;
        this.deadline = System.nanoTime() + (long) Math.min(maxSeconds * 1e9, 1e18);
        this.control = control;
    }

    /**
     * Searches from a state at time zero.
     *
     * @throws ArithmeticException if a component in another coordinate is not defined
     */
    public Certificate run(ExactStart start) {
        return run(start.of(new IntervalArithmetic(), StartBox.of(start.stated())));
    }

    /**
     * Searches from a state at time zero.
     *
     * @param start a box that holds it
     */
    Certificate run(Interval[] start) {
        EnclosedState state = EnclosedState.of(Interval.ZERO, start);
        double[] widths = new double[PATIENCE];
        Arrays.fill(widths, Double.POSITIVE_INFINITY);
        for (int steps = 0;; steps++) {
            Optional<String> contradiction = bracket(state);
            if (contradiction.isPresent()) {
                return certificate(Verdict.NOT_PROVED, steps, state, contradiction.get());
            }
            double width = upper - lower;
            double before = widths[steps % PATIENCE];
            widths[steps % PATIENCE] = width;
            tell(width);
            boolean narrow = upper < Double.POSITIVE_INFINITY && width <= Certificate.NARROW * upper;
            if (narrow && (width <= ROUNDING * upper || width > before / 2)) {
                return certificate(Verdict.CERTIFIED, steps, state, "the enclosure's own width is reached");
            }
            Verdict instead = narrow ? Verdict.CERTIFIED : Verdict.BUDGET;
            if (control.cancelled().getAsBoolean()) {
                return certificate(Verdict.CANCELLED, steps, state, "cancelled");
            }
            if (steps == mostSteps) {
                return certificate(instead, steps, state, mostSteps + " steps");
            }
            if (System.nanoTime() > deadline) {
                return certificate(instead, steps, state, "seconds ran out");
            }
            if (state.time().lower() >= horizon) {
                return certificate(narrow ? Verdict.CERTIFIED : Verdict.NOT_PROVED, steps, state,
                        "the solution exists up to the end of the search");
            }
            try {
                state = step.from(state, horizon - state.time().lower());
            } catch (ArithmeticException stuck) {
                return certificate(narrow ? Verdict.CERTIFIED : Verdict.NOT_PROVED, steps, state, stuck.getMessage());
            }
        }
    }

    /** Narrows the bounds of T; says what is wrong with the bounds of the remaining time if they exclude each other. */
    private Optional<String> bracket(EnclosedState state) {
        lower = Math.max(lower, state.time().lower());
        remaining.earliest(state.time(), state.box()).ifPresent(bound ->
                lower = Math.max(lower, Interval.sumDown(state.time().lower(), bound.lower())));
        remaining.latest(state.time(), state.box()).ifPresent(bound ->
                upper = Math.min(upper, Interval.sumUp(state.time().upper(), bound.upper())));
        return lower <= upper ? Optional.empty()
                : Optional.of("the bounds contradict each other or the solution: not before " + lower
                        + ", not after " + upper);
    }

    /** Progress on the scale of decades of the width, from that of T itself to its roundings. */
    private void tell(double width) {
        double decades = upper < Double.POSITIVE_INFINITY && width > 0
                ? StrictMath.log10(width / upper) / StrictMath.log10(ROUNDING) : 0;
        told = Math.max(told, Math.min(1, Math.max(0, decades)));
        control.progress().accept(told);
    }

    private Certificate certificate(Verdict verdict, int steps, EnclosedState state, String reason) {
        boolean contradicting = lower > upper;
        return new Certificate(verdict, contradicting ? state.time().lower() : lower,
                contradicting ? Double.POSITIVE_INFINITY : upper, steps, state.time().lower(),
                state.scale() > 0 ? state.width() / state.scale() : 0, reason, remaining.origin());
    }
}
