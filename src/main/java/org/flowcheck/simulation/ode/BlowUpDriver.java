package org.flowcheck.simulation.ode;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds the blow-up time T of a homogeneous flow, with a numerical interval, an analytic bracket, rate and direction.
 *
 * <p>Two marches along the {@linkplain ProjectedFlow projected flow} are made, a coarse and a fine one. T is the fine
 * one's; its interval is T +- w with
 * <pre>
 *   w = 2 |T_fine - T_coarse| + slack + (ROUNDING + EPSILON magnification) (T - t(0)).
 * </pre>
 * The coarse error dominates the difference, so it overstates the fine one's error some hundred times.
 *
 * <p>Near a separatrix the solution follows an unstable ray for long, and what it departs with is magnified: the
 * deviation from the ray, and every rounding error with it. Such runs are recognised and repeated, with the field in
 * twice the digits if the problem has it, else with steps so short that nothing but rounding is left to magnify.
 *
 * <p>All evaluations of the field are counted, those of abandoned and coarse marches included.
 */
public final class BlowUpDriver {

    /** Relative half-width always allowed for rounding: {@value}. */
    public static final double ROUNDING = 1e-12;
    /** Rounding to be magnified: {@value}. */
    public static final double EPSILON = 0x1p-52;
    /** Disagreement of the two marches, relative to T, beyond which T is only suspected: {@value}. */
    public static final double DISAGREEMENT = 1e-2;

    /**
     * How a pair of marches is made.
     *
     * @param fine factor on the fine tolerance asked for
     * @param coarse factor on the coarse tolerance asked for
     * @param fineStep largest step of the fine march, times the rate of magnification
     * @param coarseStep the same of the coarse march
     * @param precise whether the field is evaluated in twice the digits
     */
    private record Manner(double fine, double coarse, double fineStep, double coarseStep, boolean precise) {
        /** Where errors are not magnified. */
        static final Manner ORDINARY = new Manner(1, 1, 1, 1, false);
        /** Where they are: steps so short that what is left is rounding. */
        static final Manner CAREFUL = new Manner(0.3, 0.1, 0.05, 0.1, false);
        /**
         * Where they are, and there is a precise field: small deviations are followed to as many digits as large ones.
         */
        static final Manner PRECISE = new Manner(1, 1, 1, 1, true);
    }

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
            double speed = BlowUpSearch.norm(f);
            // A field that is zero stays zero: the state rests for ever, also at the origin.
            double characteristic = speed == 0 ? Double.POSITIVE_INFINITY : BlowUpSearch.norm(y) / speed;
            double asked = settings.horizon();
            this.horizon = asked < Double.POSITIVE_INFINITY && !Double.isNaN(characteristic) && speed > 0 ? asked
                    : problem.problem().start() + BlowUpSettings.CHARACTERISTIC_TIMES * characteristic;
        }

        BlowUpRun run() {
            if (!(horizon < Double.POSITIVE_INFINITY)) {
                Outcome outcome = Double.isNaN(horizon)
                        ? new Outcome.NotFinite(problem.problem().start(), firstNotFinite(problem.problem().initial()))
                        : new Outcome.End(settings.horizon());
                return new BlowUpRun(outcome, List.of(), Optional.empty(), Optional.empty(),
                        effort, method(Manner.ORDINARY));
            }
            Manner manner = Manner.ORDINARY;
            BlowUpSearch.Result coarse = coarse(manner, true);
            if (coarse.ending() == BlowUpSearch.Ending.MAGNIFYING) {
                manner = problem.precise().isPresent() ? Manner.PRECISE : Manner.CAREFUL;
                coarse = coarse(manner, false);
            }
            boolean stopped = switch (coarse.ending()) {
                case CANCELLED, EVALUATIONS, SECONDS -> true;
                default -> false;
            };
            BlowUpSearch.Result fine = stopped ? coarse
                    : march(manner, manner.fine() * settings.fineTolerance(), manner.fineStep(), false);
            control.progress().accept(1);
            Outcome outcome = outcome(fine, coarse);
            return new BlowUpRun(outcome, history(outcome, manner, fine), fine.samples(), coarse.samples(), effort,
                    method(manner));
        }

        /**
         * The bracket counts where the errors of time and state are known: of a blow-up, whose interval widens it, and
         * where errors were not magnified. Past a separatrix a march without a second one may be on the wrong side.
         */
        private List<BlowUpRun.BracketEntry> history(Outcome outcome, Manner manner, BlowUpSearch.Result fine) {
            boolean known = outcome instanceof Outcome.BlowUp
                    || manner == Manner.ORDINARY && !(outcome instanceof Outcome.SuspectedBlowUp);
            return known ? fine.history() : List.of();
        }

        private BlowUpSearch.Result coarse(Manner manner, boolean stopWhenMagnifying) {
            return march(manner, manner.coarse() * settings.coarseTolerance(), manner.coarseStep(), stopWhenMagnifying);
        }

        private BlowUpSearch.Result march(Manner manner, double tolerance, double magnifyingStep,
                                          boolean stopWhenMagnifying) {
            BlowUpSearch.Plan plan = new BlowUpSearch.Plan(tolerance, stopWhenMagnifying, magnifyingStep,
                    manner.precise(), Math.max(1, settings.maxEvaluations() - effort.evaluations()), deadline);
            BlowUpSearch.Result result = new BlowUpSearch(problem, plan, horizon, sampling, control).run();
            effort = effort.plus(result.effort());
            return result;
        }

        private Method method(Manner manner) {
            double fine = manner.fine() * settings.fineTolerance();
            return new Method("Adams, variable step and order, on the projected flow"
                    + (manner.precise() ? ", field in twice the digits" : ""), fine, fine,
                    manner.coarse() * settings.coarseTolerance() / fine,
                    "twice the difference to a march at the coarser tolerance, plus magnified rounding", "");
        }

        private Outcome outcome(BlowUpSearch.Result fine, BlowUpSearch.Result coarse) {
            double time = fine.time();
            return switch (fine.ending()) {
                case FOUND -> found(fine, coarse);
                case HORIZON -> new Outcome.End(time);
                case AT_REST -> new Outcome.End(horizon, OptionalDouble.of(time));
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
