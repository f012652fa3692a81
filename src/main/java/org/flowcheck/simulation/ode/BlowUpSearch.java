package org.flowcheck.simulation.ode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.util.FastMath;

/**
 * One march along the projected flow towards a blow-up, at one tolerance.
 *
 * <p>It stops as soon as T is known, in this order of preference: the analytic bracket has closed; or the tail estimate
 * g = t + rho^(1-p) / ((p - 1) lambda), which is exact on a ray and whose rate of change is
 * -rho^(1-p) lambda' / ((p - 1) lambda^2), has settled; or what lies ahead is negligible whatever happens there.
 */
final class BlowUpSearch {

    /** Relative gap at which a bracket or the tail counts as closed: {@value}. */
    static final double CLOSED = 1e-13;
    /** Share of T ahead below which nothing that happens there matters: {@value}. */
    private static final double NEGLIGIBLE = 1e-17;
    /** Magnification of small errors from which a march is repeated with care: {@value}. */
    static final double MAGNIFYING = 100;
    /** Turning below this many tolerances, {@value}, may be the march's own noise. */
    private static final double NOISE = 1e3;
    /** Steps shorter than this, {@value}, are too short to measure how the turning grows. */
    private static final double MEASURABLE_STEP = 1e-3;
    /** Size of f on the unit sphere, in tolerances, below which the march cannot tell it from rest: {@value}. */
    private static final double AT_REST = 30;
    /** Steps shorter than this, {@value}, relative to 1/lambda, say nothing about how the tail settles. */
    private static final double TELLING_STEP = 0.01;
    /** Least weight of errors late in a march that only seeks T: {@value}. */
    private static final double FREE_WEIGHT = 1e-3;
    /** Smallest step in s: {@value}. */
    private static final double MIN_STEP = 1e-14;

    /** How a march ended. */
    enum Ending { FOUND, AT_REST, MAGNIFYING, HORIZON, EVALUATIONS, SECONDS, CANCELLED, STEP_TOO_SMALL, NOT_FINITE }

    /**
     * What a march leaves behind.
     *
     * @param ending how it ended
     * @param time T if found, else the time reached
     * @param lower largest analytic lower bound of T
     * @param upper smallest analytic upper bound of T
     * @param slack what T may still move by, as far as bracket or tail tell
     * @param rate growth rate on the unit sphere at the end
     * @param state y at the end
     * @param magnification how much small errors were magnified
     * @param history the bracket at every accepted state
     * @param samples at equally spaced s, if asked for
     * @param effort what it cost
     */
    record Result(Ending ending, double time, double lower, double upper, double slack, double rate, double[] state,
                  double magnification, List<BlowUpRun.BracketEntry> history, Optional<Samples> samples, Effort effort) { }

    /**
     * How a march is made.
     *
     * @param tolerance local error per step
     * @param stopWhenMagnifying whether to give up as soon as errors are magnified {@link #MAGNIFYING} times
     * @param magnifyingStep largest step times the rate of magnification
     * @param precisely whether to use the field in twice the digits
     * @param maxEvaluations limit of evaluations
     * @param deadline {@link System#nanoTime} after which to stop
     */
    record Plan(double tolerance, boolean stopWhenMagnifying, double magnifyingStep, boolean precisely,
                long maxEvaluations, long deadline) { }

    private final BlowUpProblem problem;
    private final Plan plan;
    private final double horizon;
    private final Control control;
    private final ProjectedFlow flow;
    private final AdamsMarch march;
    private final Optional<SpacedSampler> sampler;
    private final List<BlowUpRun.BracketEntry> history = new ArrayList<>();
    private final double start;
    private final double initialNorm;
    private final double[] y;

    private double lower = Double.NEGATIVE_INFINITY;
    private double upper = Double.POSITIVE_INFINITY;
    private double shrinkage = 1;
    private double leastTurning = Double.POSITIVE_INFINITY;
    private double lastTurning = Double.NaN;
    private double fastestTurning;
    private double fastestBefore;
    private double magnification = 1;
    private double magnifyingRate;
    private double tail = Double.NaN;
    private double tailPosition;
    private int settled;
    private double lastSlack;

    BlowUpSearch(BlowUpProblem problem, Plan plan, double horizon, Optional<BlowUpSampling> sampling,
                 Control control) {
        this.problem = problem;
        this.plan = plan;
        this.horizon = horizon;
        this.control = control;
        this.start = problem.problem().start();
        this.flow = new ProjectedFlow(problem.problem(), problem.degree(),
                plan.precisely() ? problem.precise() : Optional.empty());
        this.y = problem.problem().initial();
        this.initialNorm = norm(y);
        double leastWeight = sampling.isPresent() ? 1 : FREE_WEIGHT;
        this.march = new AdamsMarch(flow, flow.errorNorm(leastWeight), plan.tolerance(), flow.initial());
        this.sampler = sampling.map(wanted -> new SpacedSampler(wanted, flow, initialNorm));
    }

    Result run() {
        sampler.ifPresent(s -> s.first(march.state()));
        double found = judge();
        double slack = 0;
        boolean done = !Double.isNaN(found);
        if (done) {
            slack = lastSlack;
        }
        while (!done || sampler.isPresent() && !sampler.get().finished()) {
            if (!done) {
                if (flow.time(march.state()) >= horizon) {
                    return result(Ending.HORIZON, horizon, 0);
                }
                if (flow.speed() <= AT_REST * plan.tolerance()) {
                    return result(Ending.AT_REST, flow.time(march.state()), 0);
                }
                if (plan.stopWhenMagnifying() && magnification >= MAGNIFYING) {
                    return result(Ending.MAGNIFYING, flow.time(march.state()), 0);
                }
            }
            if (control.cancelled().getAsBoolean()) {
                return result(Ending.CANCELLED, flow.time(march.state()), 0);
            }
            if (flow.evaluations() >= plan.maxEvaluations()) {
                return result(Ending.EVALUATIONS, flow.time(march.state()), 0);
            }
            if (System.nanoTime() - plan.deadline() > 0) {
                return result(Ending.SECONDS, flow.time(march.state()), 0);
            }
            AdamsMarch.Step step = march.advance(maxStep(), MIN_STEP);
            if (step != AdamsMarch.Step.ACCEPTED) {
                Ending ending = step == AdamsMarch.Step.TOO_SMALL ? Ending.STEP_TOO_SMALL : Ending.NOT_FINITE;
                return result(done ? Ending.FOUND : ending, done ? found : flow.time(march.state()), slack);
            }
            sampler.ifPresent(s -> s.passed(march));
            if (!done) {
                found = judge();
                done = !Double.isNaN(found);
                slack = lastSlack;
            }
        }
        return result(Ending.FOUND, found, slack);
    }

    private double maxStep() {
        return magnifyingRate > 0 ? plan.magnifyingStep() / magnifyingRate : Double.POSITIVE_INFINITY;
    }

    /**
     * Measures how errors are magnified: near an unstable ray the direction turns away ever faster, at the rate at
     * which it forgets how small its deviation was; and a solution that shrinks remembers its start only through
     * differences of squares of its size.
     */
    private void measureMagnification() {
        double[] z = march.state();
        double turning = flow.turning();
        double step = march.position() - march.previousPosition();
        double lambda = flow.lambda();
        shrinkage = Math.min(shrinkage, FastMath.exp(flow.logGrowth(z)));
        if (!plan.precisely()) {
            magnification = Math.max(magnification, 1 / (shrinkage * shrinkage));
        }
        fastestTurning = Math.max(fastestTurning, turning);
        boolean precisely = plan.precisely();
        // On a ray nothing turns: what comes after it is rounding, of which no ratio tells anything.
        boolean noise = turning == 0
                || turning < NOISE * plan.tolerance() * (precisely ? Math.min(1, fastestTurning) : 1);
        magnifyingRate = lambda < 0 ? -2 * lambda : 0;
        if (!noise) {
            if (turning < leastTurning) {
                leastTurning = turning;
                fastestBefore = fastestTurning;
            }
            // While the turning fell from v to w towards an unstable ray, the deviation along it grew unseen, about v/w
            // times; from then on it is seen to grow. Rounding made at v counts as v of it where the field is precise.
            double unseen = fastestBefore / leastTurning;
            double rounded = precisely ? Math.min(1, fastestBefore) : 1;
            if (turning > leastTurning) {
                magnification = Math.max(magnification, rounded * unseen * turning / leastTurning);
            }
            if (step >= MEASURABLE_STEP && turning > lastTurning && lastTurning > 0) {
                magnifyingRate = Math.max(magnifyingRate, FastMath.log(turning / lastTurning) / step);
            }
        }
        lastTurning = turning;
    }

    /** Updates bracket and tail at the accepted state; answers T once it is known, NaN before. */
    private double judge() {
        measureMagnification();
        double[] z = march.state();
        double time = flow.time(z);
        flow.physicalState(z, y);
        double below = bound(problem.remainingLower(), time);
        double above = bound(problem.remainingUpper(), time);
        if (!Double.isNaN(below)) {
            lower = Math.max(lower, time + below);
        }
        if (!Double.isNaN(above)) {
            upper = Math.min(upper, time + above);
        }
        history.add(new BlowUpRun.BracketEntry(time, norm(y), lower, upper));

        double ahead = flow.remaining(z);
        double lambda = flow.lambda();
        if (!(lambda > 0)) {
            tail = Double.NaN;
            settled = 0;
            return Double.NaN;
        }
        double span = z[z.length - 1] + ahead / ((problem.degree() - 1) * lambda);
        double estimate = start + flow.physical(span);
        double change = changeAhead(span, lambda);
        if (flow.dimension() == 3) {
            lastSlack = 0;
            return estimate;
        }
        // T is at most the bracket's end. Near an unstable rest state lambda is tiny, and the tail estimate far beyond it.
        double scale = CLOSED * (Math.min(estimate, upper) - start);
        if (Math.abs(upper - lower) <= scale) {
            lastSlack = 0.5 * Math.abs(upper - lower);
            return 0.5 * (lower + upper);
        }
        boolean bracketMayClose = upper < Double.POSITIVE_INFINITY && lower > Double.NEGATIVE_INFINITY
                && upper >= lower;
        boolean tailSettled = settled >= 2 && !bracketMayClose;
        if (tailSettled || ahead <= NEGLIGIBLE * z[z.length - 1]) {
            lastSlack = Math.min(flow.physical(Math.abs(change)), scale);
            return estimate;
        }
        return Double.NaN;
    }

    /** How far the tail estimate will still move: its rate of change over the slowest rate at which that decays. */
    private double changeAhead(double span, double lambda) {
        double position = march.position();
        double step = position - tailPosition;
        if (Double.isNaN(tail) || step * lambda < TELLING_STEP) {
            if (Double.isNaN(tail)) {
                tail = span;
                tailPosition = position;
            }
            return Double.NaN;
        }
        double change = (span - tail) / (step * (problem.degree() - 1) * lambda);
        tail = span;
        tailPosition = position;
        settled = Math.abs(change) <= CLOSED * span ? settled + 1 : 0;
        return change;
    }

    private double bound(Optional<StateFunction> function, double time) {
        if (function.isEmpty()) {
            return Double.NaN;
        }
        double value = function.get().value(time, y);
        return value > 0 && value < Double.POSITIVE_INFINITY ? value : Double.NaN;
    }

    private Result result(Ending ending, double time, double slack) {
        flow.physicalState(march.state(), y);
        return new Result(ending, time, lower, upper, slack, flow.unitRate(), y.clone(), magnification, history,
                sampler.map(SpacedSampler::samples),
                new Effort(flow.evaluations(), march.accepted(), march.rejected()));
    }

    static double norm(double[] v) {
        double largest = 0;
        for (double value : v) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (!(largest > 0) || Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double value : v) {
            double scaled = value / largest;
            sum += scaled * scaled;
        }
        return largest * Math.sqrt(sum);
    }
}
