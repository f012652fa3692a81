package org.flowcheck.simulation.ode;

import java.util.List;
import java.util.Optional;

/**
 * Finds the blow-up time T of a homogeneous flow, with a numerical interval, an analytic bracket, rate and direction.
 *
 * <p>Two marches along the {@linkplain ProjectedFlow projected flow} are made, a coarse and a fine one. T is the fine
 * one's; its interval is T +- w with
 * <pre>
 *   w = 2 |T_fine - T_coarse| + slack + (ROUNDING + EPSILON (|y(0)| / min |y|)^2) (T - t(0)).
 * </pre>
 * The coarse error dominates the difference, so it overstates the fine one's error some hundred times. A solution that
 * first shrinks remembers its start only through small differences of squared norms: rounding is magnified by the square
 * of the shrinkage. Such runs are recognised and repeated with short steps while they shrink.
 *
 * <p>All evaluations of the field are counted, those of abandoned and coarse marches included.
 */
public final class BlowUpDriver {

    /** Relative half-width always allowed for rounding: {@value}. */
    public static final double ROUNDING = 1e-12;
    /** Rounding magnified by shrinkage: {@value} times its square. */
    public static final double EPSILON = 0x1p-52;
    /** Disagreement of the two marches, relative to T, beyond which T is only suspected: {@value}. */
    public static final double DISAGREEMENT = 1e-2;

    /** Tolerance of the fine march, relative to the one asked for, where the solution shrinks: {@value}. */
    private static final double CAREFUL_FINE = 0.3;
    /** Tolerance of the coarse march, relative to the one asked for, where the solution shrinks: {@value}. */
    private static final double CAREFUL_COARSE = 0.1;
    /** Largest |lambda| times step of the fine march while the solution shrinks: {@value}. */
    private static final double CAREFUL_FINE_STEP = 0.05;
    /** Largest |lambda| times step of the coarse march while the solution shrinks: {@value}. */
    private static final double CAREFUL_COARSE_STEP = 0.1;
    /** Largest |lambda| times step while the solution shrinks, where no care is asked for: {@value}. */
    private static final double ORDINARY_STEP = 1;

    /** Size of a state that counts as near the blow-up: {@value}; its cube is far from the ends of double precision. */
    private static final double FAR = 1e50;

    private final BlowUpSettings settings;
    private final Control control;

    /**
     * A driver.
     *
     * @param settings tolerances and limits
     * @param control cancellation and progress
     */
    public BlowUpDriver(BlowUpSettings settings, Control control) {
        this.settings = settings;
        this.control = control;
    }

    /** Searches without sampling. */
    public BlowUpRun run(BlowUpProblem problem) {
        return run(problem, Optional.empty());
    }

    /**
     * Searches, and samples along the way if asked to.
     *
     * @param problem the flow and what is known of it; its field and functions are used by this call's thread only
     * @param sampling what to sample; the same places on both marches
     */
    public BlowUpRun run(BlowUpProblem problem, Optional<BlowUpSampling> sampling) {
        return new Attempt(problem, sampling).run();
    }

    /** One call of the driver. */
    private final class Attempt {
        private final BlowUpProblem problem;
        private final Optional<BlowUpSampling> sampling;
        private final long deadline;
        private final double horizon;
        private Effort effort;

        Attempt(BlowUpProblem problem, Optional<BlowUpSampling> sampling) {
            this.problem = problem;
            this.sampling = sampling;
            this.deadline = System.nanoTime() + (long) Math.min(settings.maxSeconds() * 1e9, 1e18);
            this.effort = Effort.NONE;
            double[] y = problem.problem().initial();
            double[] f = new double[y.length];
            problem.problem().field().derivatives(problem.problem().start(), y, f);
            effort = effort.plus(new Effort(1, 0, 0));
            double characteristic = BlowUpSearch.norm(y) / BlowUpSearch.norm(f);
            double asked = settings.horizon();
            this.horizon = asked < Double.POSITIVE_INFINITY && !Double.isNaN(characteristic) ? asked
                    : problem.problem().start() + BlowUpSettings.CHARACTERISTIC_TIMES * characteristic;
        }

        BlowUpRun run() {
            if (!(horizon < Double.POSITIVE_INFINITY)) {
                Outcome outcome = Double.isNaN(horizon)
                        ? new Outcome.NotFinite(problem.problem().start(), firstNotFinite(problem.problem().initial()))
                        : new Outcome.End(settings.horizon());
                return new BlowUpRun(outcome, List.of(), Optional.empty(), Optional.empty(),
                        effort, method(settings.fineTolerance(), settings.coarseTolerance()));
            }
            double fineTolerance = settings.fineTolerance();
            double coarseTolerance = settings.coarseTolerance();
            BlowUpSearch.Result coarse = march(coarseTolerance, true, ORDINARY_STEP);
            boolean careful = coarse.ending() == BlowUpSearch.Ending.MAGNIFYING;
            if (careful) {
                fineTolerance *= CAREFUL_FINE;
                coarseTolerance *= CAREFUL_COARSE;
                coarse = march(coarseTolerance, false, CAREFUL_COARSE_STEP);
            }
            boolean stopped = switch (coarse.ending()) {
                case CANCELLED, EVALUATIONS, SECONDS -> true;
                default -> false;
            };
            if (stopped) {
                return report(outcome(coarse, coarse), coarse, coarse, fineTolerance, coarseTolerance);
            }
            BlowUpSearch.Result fine = march(fineTolerance, false, careful ? CAREFUL_FINE_STEP : ORDINARY_STEP);
            return report(outcome(fine, coarse), fine, coarse, fineTolerance, coarseTolerance);
        }

        private BlowUpSearch.Result march(double tolerance, boolean restart, double shrinkingStep) {
            BlowUpSearch.Plan plan = new BlowUpSearch.Plan(tolerance, restart, shrinkingStep,
                    Math.max(1, settings.maxEvaluations() - effort.evaluations()), deadline);
            BlowUpSearch.Result result = new BlowUpSearch(problem, plan, horizon, sampling, control).run();
            effort = effort.plus(result.effort());
            return result;
        }

        private BlowUpRun report(Outcome outcome, BlowUpSearch.Result fine, BlowUpSearch.Result coarse,
                                 double fineTolerance, double coarseTolerance) {
            control.progress().accept(1);
            return new BlowUpRun(outcome, fine.history(), fine.samples(), coarse.samples(), effort,
                    method(fineTolerance, coarseTolerance));
        }

        private Method method(double fineTolerance, double coarseTolerance) {
            return new Method("Adams, variable step and order, on the projected flow", fineTolerance, fineTolerance,
                    coarseTolerance / fineTolerance, "twice the difference to a march at the coarser tolerance, plus"
                    + " rounding magnified by the square of the shrinkage of |y|");
        }

        private Outcome outcome(BlowUpSearch.Result fine, BlowUpSearch.Result coarse) {
            double time = fine.time();
            return switch (fine.ending()) {
                case FOUND -> found(fine, coarse);
                case HORIZON, AT_REST -> new Outcome.End(time);
                case EVALUATIONS -> new Outcome.Budget(time, settings.maxEvaluations() + " evaluations");
                case SECONDS -> new Outcome.Budget(time, settings.maxSeconds() + " seconds");
                case CANCELLED -> new Outcome.Cancelled(time);
                case STEP_TOO_SMALL, MAGNIFYING -> new Outcome.StepTooSmall(time, 0);
                case NOT_FINITE -> new Outcome.NotFinite(time, firstNotFinite(fine.state()));
            };
        }

        private String firstNotFinite(double[] y) {
            double[] f = new double[y.length];
            problem.problem().field().derivatives(problem.problem().start(), y, f);
            for (int i = 0; i < f.length; i++) {
                if (!Double.isFinite(y[i]) || !Double.isFinite(f[i])) {
                    return problem.problem().layout().format(i);
                }
            }
            return problem.problem().layout().format(0);
        }

        private Outcome found(BlowUpSearch.Result fine, BlowUpSearch.Result coarse) {
            double start = problem.problem().start();
            double span = fine.time() - start;
            boolean supported = coarse.ending() == BlowUpSearch.Ending.FOUND
                    && Math.abs(fine.time() - coarse.time()) <= DISAGREEMENT * span;
            if (!supported) {
                return new Outcome.SuspectedBlowUp(fine.time(), fine.time(), BlowUpSearch.norm(fine.state()));
            }
            double magnified = EPSILON * fine.magnification();
            double half = 2 * Math.abs(fine.time() - coarse.time()) + fine.slack() + (ROUNDING + magnified) * span
                    + Math.ulp(fine.time());
            return new Outcome.BlowUp(fine.time(), fine.time() - half, fine.time() + half, fine.lower() - half,
                    fine.upper() + half, fine.rate(), sign(fine), Optional.of(unit(fine.state())));
        }

        private int sign(BlowUpSearch.Result fine) {
            double value = 0;
            if (problem.followed().isPresent()) {
                value = problem.followed().get().function().value(fine.time(), nearT(fine.state()));
            } else {
                for (double entry : fine.state()) {
                    if (Math.abs(entry) > Math.abs(value)) {
                        value = entry;
                    }
                }
            }
            return value < 0 ? -1 : 1;
        }

        /** The state further along its limiting ray: where the solution leaves, the sign is that of large states. */
        private double[] nearT(double[] y) {
            double[] far = unit(y);
            for (int i = 0; i < far.length; i++) {
                far[i] *= FAR;
            }
            return far;
        }

        private double[] unit(double[] y) {
            double norm = BlowUpSearch.norm(y);
            double[] u = new double[y.length];
            for (int i = 0; i < u.length; i++) {
                u[i] = y[i] / norm;
            }
            return u;
        }
    }
}
