package org.flowcheck.simulation.ode;

import java.util.List;
import java.util.Optional;
import org.hipparchus.util.FastMath;

/**
 * Tells growth towards a finite time from growth that merely outruns floating point, for fields of which nothing is
 * declared.
 *
 * <p>From a state the flow is followed in its own growth time, ds = dt (1/tau + |f|/|y|) with tau the largest time of
 * interest, in which |y| grows at most e-fold per unit. If dt/ds decays at a rate nu, about dt/ds / nu of time lies
 * ahead. A blow-up is suspected once that is below {@value #STALLED} of the time passed while |y| still grows; growth
 * up to overflow without that is overflow: x' = x log x, and also x' = x log(x)^2, whose blow-up no floating-point
 * number is large enough to show (declare the coordinate log x).
 */
public final class GrowthProbe {

    /** Share of the time passed below which time counts as stalled: {@value}. */
    static final double STALLED = 1e-12;
    /** Slowest decay rate of dt/ds that counts as convergence: {@value}. */
    static final double LEAST_DECAY = 0.05;
    /** Fastest: {@value}; where time stalls at a bounded state (x' = 1/(1-x)), the rate itself diverges. */
    static final double MOST_DECAY = 1e3;
    /** Smallest d log|y| / ds that counts as growth: {@value}. */
    static final double LEAST_GROWTH = 0.1;
    /** Local error allowed per step, relative to |y| and to time: {@value}. */
    static final double TOLERANCE = 1e-9;
    /** Evaluations allowed to one probe: {@value}. */
    public static final long MAX_EVALUATIONS = 20_000;
    private static final double MIN_STEP = 1e-12;
    /** States smaller than this fraction, {@value}, of the first one count as no smaller: paths may pass zero. */
    private static final double SMALL = 1e-3;

    private GrowthProbe() {
    }

    /**
     * What a probe saw.
     *
     * @param kind how it ended
     * @param time where it ended
     * @param estimate time of blow-up as extrapolated; NaN unless suspected
     * @param norm largest component reached
     * @param component the component that overflowed; empty otherwise
     * @param effort what it cost
     */
    record Finding(Kind kind, double time, double estimate, double norm, String component, Effort effort) {

        /** The outcome of a run that ended with {@code otherwise} where this probe began. */
        Outcome explain(Outcome otherwise) {
            return switch (kind) {
                case SUSPECTED -> new Outcome.SuspectedBlowUp(time, estimate, norm);
                case OVERFLOW -> new Outcome.Overflow(time, component);
                case OTHER, HORIZON, BUDGET, CANCELLED -> otherwise;
            };
        }
    }

    /** How a probe ended. */
    enum Kind { SUSPECTED, OVERFLOW, HORIZON, BUDGET, CANCELLED, OTHER }

    /**
     * Searches a field of which nothing is declared for growth towards a finite time.
     *
     * @param problem the initial value problem
     * @param horizon time up to which to look; finite
     * @param settings size that counts as overflow
     * @param control cancellation
     */
    public static BlowUpRun search(InitialValueProblem problem, double horizon, IntegrationSettings settings,
                                   Control control) {
        Finding finding = new March(problem, problem.start(), problem.initial(), horizon, settings, control).run();
        Outcome outcome = switch (finding.kind()) {
            case SUSPECTED -> new Outcome.SuspectedBlowUp(finding.time(), finding.estimate(), finding.norm());
            case OVERFLOW -> new Outcome.Overflow(finding.time(), finding.component());
            case HORIZON -> new Outcome.End(horizon);
            case BUDGET -> new Outcome.Budget(finding.time(), MAX_EVALUATIONS + " evaluations");
            case CANCELLED -> new Outcome.Cancelled(finding.time());
            case OTHER -> new Outcome.StepTooSmall(finding.time(), MIN_STEP);
        };
        return new BlowUpRun(outcome, List.of(), Optional.empty(), Optional.empty(),
                finding.effort(), new Method("Adams, variable step and order, in growth time", TOLERANCE, TOLERANCE, 1,
                "none: the time is extrapolated, not proved", ""));
    }

    /** Looks on from where a run in time could not. */
    static Finding from(InitialValueProblem problem, double time, double[] state, IntegrationSettings settings,
                        Control control) {
        return new March(problem, time, state, Double.POSITIVE_INFINITY, settings, control).run();
    }

    /** The flow in growth time: y[0..d-1], then t - t(0). */
    private static final class March implements VectorField {
        private final InitialValueProblem problem;
        private final VectorField field;
        private final int d;
        private final double start;
        private final double horizon;
        private final double slowest;
        private final double leastSize;
        private final double overflow;
        private final Control control;
        private final double[] y;
        private final double[] f;
        private final double[] initial;
        private long evaluations;
        private double pace;

        March(InitialValueProblem problem, double start, double[] state, double horizon,
              IntegrationSettings settings, Control control) {
            this.problem = problem;
            this.field = problem.field();
            this.d = field.dimension();
            this.start = start;
            this.horizon = horizon;
            this.overflow = settings.overflow();
            this.control = control;
            this.y = state.clone();
            this.f = new double[d];
            this.initial = new double[d + 1];
            System.arraycopy(state, 0, initial, 0, d);
            double ahead = horizon - start;
            double passed = Math.max(start - problem.start(), Math.ulp(start));
            this.slowest = ahead < Double.POSITIVE_INFINITY ? Math.max(ahead, Math.ulp(start)) : passed;
            field.derivatives(start, y, f);
            double size = BlowUpSearch.norm(y);
            double reach = BlowUpSearch.norm(f) * slowest;
            this.leastSize = SMALL * (size > 0 ? size : reach > 0 ? Math.min(1, reach) : 1);
            this.evaluations = 1;
        }

        @Override
        public int dimension() {
            return d + 1;
        }

        @Override
        public void derivatives(double s, double[] z, double[] rates) {
            evaluations++;
            System.arraycopy(z, 0, y, 0, d);
            field.derivatives(start + z[d], y, f);
            double size = Math.max(leastSize, BlowUpSearch.norm(y));
            double speed = BlowUpSearch.norm(f);
            pace = speed > 0 ? 1 / (1 / slowest + speed / size) : slowest;
            for (int i = 0; i < d; i++) {
                rates[i] = pace * f[i];
            }
            rates[d] = pace;
        }

        Finding run() {
            double[] slope = new double[d + 1];
            derivatives(0, initial, slope);
            for (double value : slope) {
                if (!Double.isFinite(value)) {
                    return finding(Kind.OTHER, initial, Double.NaN, 0, 0);
                }
            }
            AdamsMarch march = new AdamsMarch(this, this::size, TOLERANCE, initial);
            double lastPace = pace;
            while (true) {
                double[] z = march.state();
                if (control.cancelled().getAsBoolean()) {
                    return finding(Kind.CANCELLED, z, Double.NaN, march.accepted(), march.rejected());
                }
                if (start + z[d] >= horizon) {
                    return finding(Kind.HORIZON, z, Double.NaN, march.accepted(), march.rejected());
                }
                if (evaluations >= MAX_EVALUATIONS) {
                    return finding(Kind.BUDGET, z, Double.NaN, march.accepted(), march.rejected());
                }
                AdamsMarch.Step step = march.advance(1, MIN_STEP);
                if (step != AdamsMarch.Step.ACCEPTED) {
                    return finding(Kind.OTHER, z, Double.NaN, march.accepted(), march.rejected());
                }
                double width = march.position() - march.previousPosition();
                double[] rates = march.slope();
                double newPace = rates[d];
                double decay = FastMath.log(lastPace / newPace) / width;
                lastPace = newPace;
                double passed = start + z[d] - problem.start();
                boolean growing = growth(z, rates) >= LEAST_GROWTH;
                if (growing && decay >= LEAST_DECAY && decay <= MOST_DECAY && newPace / decay < STALLED * passed) {
                    return finding(Kind.SUSPECTED, z, newPace / decay, march.accepted(), march.rejected());
                }
                System.arraycopy(z, 0, y, 0, d);
                if (Math.abs(y[RunRecorder.largest(y)]) >= overflow) {
                    return finding(Kind.OVERFLOW, z, Double.NaN, march.accepted(), march.rejected());
                }
            }
        }

        /** d log|y| / ds. */
        private double growth(double[] z, double[] rates) {
            double yy = 0;
            double yf = 0;
            double scale = 0;
            for (int i = 0; i < d; i++) {
                scale = Math.max(scale, Math.abs(z[i]));
            }
            if (scale == 0) {
                return 0;
            }
            for (int i = 0; i < d; i++) {
                yy += z[i] / scale * (z[i] / scale);
                yf += z[i] / scale * (rates[i] / scale);
            }
            return yf / yy;
        }

        private double size(double[] error, double[] z) {
            double inSpace = 0;
            double scale = leastSize;
            for (int i = 0; i < d; i++) {
                inSpace = Math.max(inSpace, Math.abs(error[i]));
                scale = Math.max(scale, Math.abs(z[i]));
            }
            double inTime = Math.abs(error[d]) / (Math.abs(z[d]) + pace);
            return Math.max(scale > 0 ? inSpace / scale : inSpace, inTime);
        }

        private Finding finding(Kind kind, double[] z, double ahead, long accepted, long rejected) {
            System.arraycopy(z, 0, y, 0, d);
            int largest = RunRecorder.largest(y);
            double time = start + z[d];
            return new Finding(kind, time, time + ahead, Math.abs(y[largest]),
                    kind == Kind.OVERFLOW ? problem.layout().format(largest) : "",
                    new Effort(evaluations, accepted, rejected));
        }
    }
}
