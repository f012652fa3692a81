package org.flowcheck.simulation.ode;

import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.hipparchus.util.FastMath;

/**
 * Steps by the stabilised formula of order 2 of {@link ChebyshevStages}: as many stages as the step and the field's
 * spectral radius ask for, so that accuracy alone chooses the step. For gradient flows late in training, whose Jacobian
 * is symmetric and whose solution changes slowly; between steps cubic Hermite interpolation. Nothing is allocated per
 * step.
 *
 * <p>Error estimate, step control and the places where the radius is computed anew are those of RKC (Sommeijer,
 * Shampine, Verwer 1997).
 */
final class ChebyshevMarch implements March {

    /** Smallest relative tolerance taken: {@value}; below it a formula of order 2 makes steps without end. */
    static final double TIGHTEST = 1e-9;
    /** Accepted steps after which the radius is computed anew: {@value}. */
    private static final int RENEWAL = 25;
    private static final double SAFETY = 0.8;
    private static final double LEAST = 0.1;
    private static final double MOST = 10;
    /** Share of what rounding of the stages may take of the tolerance: {@value}. */
    private static final double ROUNDING_SHARE = 0.1;

    private final GuardedField field;
    private final StepLimits limits;
    private final ErrorNorm norm;
    private final SpectralRadius radius;
    private final ChebyshevStages stages;
    private final View view = new View();
    private final double end;
    private final double mostStages;
    private final double[] estimate;
    private double[] before;
    private double[] after;
    private double[] slopeBefore;
    private double[] slopeAfter;
    private double previous;
    private double current;
    private double bound;
    private boolean fresh;
    private double errorBefore;
    private double stepBefore;
    private long rejected;

    ChebyshevMarch(GuardedField field, RunRequest request, StepLimits limits) {
        this.field = field;
        this.limits = limits;
        this.norm = new ErrorNorm(limits.absolute(), limits.relative());
        this.radius = new SpectralRadius(field);
        this.stages = new ChebyshevStages(field);
        this.end = request.end();
        this.previous = request.problem().start();
        this.before = request.problem().initial();
        this.after = new double[before.length];
        this.slopeBefore = new double[before.length];
        this.slopeAfter = new double[before.length];
        this.estimate = new double[before.length];
        this.mostStages = Math.max(2, Math.rint(Math.sqrt(ROUNDING_SHARE * limits.relative() / Math.ulp(1.0))));
    }

    @Override
    public void run(RunRecorder recorder) {
        field.evaluate(previous, before, slopeBefore);
        renew();
        double h = firstStep();
        while (true) {
            boolean last = 1.1 * h >= end - previous;
            if (last) {
                h = end - previous;
            }
            double wanted = ChebyshevStages.fewest(h * bound);
            int s = (int) Math.min(wanted, mostStages);
            if (wanted > mostStages) {
                h = ChebyshevStages.reach(s) / bound;
                last = false;
            }
            if (h < limits.minStep() && !last) {
                throw new StopRun(new Outcome.StepTooSmall(recorder.lastTime(), limits.minStep()));
            }
            double error = attempt(s, h, last);
            if (!(error < 1)) {
                rejected++;
                h *= Math.max(LEAST, SAFETY / cubeRoot(error));
                if (!fresh) {
                    renew();
                }
                continue;
            }
            recorder.accept(view);
            field.accepted(recorder.lastTime());
            if (last) {
                return;
            }
            double factor = factor(error, h);
            turn();
            h = Math.min(limits.maxStep(), h * factor);
            fresh = false;
            if (recorder.accepted() % RENEWAL == 0) {
                renew();
            }
        }
    }

    @Override
    public long rejected() {
        return rejected;
    }

    private double attempt(int s, double h, boolean last) {
        stages.step(s, previous, h, before, slopeBefore, after);
        current = last ? end : previous + h;
        field.evaluate(current, after, slopeAfter);
        for (int i = 0; i < estimate.length; i++) {
            estimate[i] = 0.8 * (before[i] - after[i]) + 0.4 * h * (slopeBefore[i] + slopeAfter[i]);
        }
        double error = norm.rootMeanSquare(estimate, before, after);
        // Sums that overflow are as good a reason to shorten the step as any.
        return error < GuardedField.REJECTED ? error : GuardedField.REJECTED;
    }

    /** From the last two errors and steps, between {@value #LEAST} and {@value #MOST}. */
    private double factor(double error, double h) {
        double root = cubeRoot(error);
        double factor = SAFETY / root;
        if (stepBefore > 0) {
            factor = SAFETY * h * cubeRoot(errorBefore) / (stepBefore * root * root);
        }
        stepBefore = h;
        errorBefore = error;
        return Math.min(MOST, Math.max(LEAST, factor));
    }

    /** By logarithms: powers allocate. An error of 0 counts as 1e-30. */
    private static double cubeRoot(double error) {
        return FastMath.exp(FastMath.log(Math.max(error, 1e-30)) / 3);
    }

    /** The bound of the spectral radius at the step's start, where it was not just computed. */
    private void renew() {
        bound = radius.bound(previous, before, slopeBefore, 1 / (end - previous));
        if (Double.isNaN(bound)) {
            throw Diagnostic.of(Code.UNSUITABLE_INTEGRATOR, "at t = " + previous + " the field rotates: the eigenvalues"
                            + " of its Jacobian that are largest are not real, or not to be found")
                    .expecting("a gradient flow, or another field with real eigenvalues")
                    .exception();
        }
        fresh = true;
    }

    /** From the change of the slope over one step of Euler of the radius's length, as RKC begins. */
    private double firstStep() {
        if (limits.firstStep() > 0) {
            return Math.min(limits.maxStep(), Math.max(limits.minStep(), limits.firstStep()));
        }
        double h = Math.min(limits.maxStep(), bound > 0 ? 1 / bound : limits.maxStep());
        for (int i = 0; i < before.length; i++) {
            after[i] = before[i] + h * slopeBefore[i];
        }
        field.evaluate(previous + h, after, slopeAfter);
        for (int i = 0; i < estimate.length; i++) {
            estimate[i] = h * (slopeAfter[i] - slopeBefore[i]);
        }
        double root = Math.sqrt(norm.rootMeanSquare(estimate, before, before));
        return 0.1 * h < limits.maxStep() * root ? Math.max(limits.minStep(), 0.1 * h / root) : limits.maxStep();
    }

    private void turn() {
        double[] state = before;
        before = after;
        after = state;
        double[] slope = slopeBefore;
        slopeBefore = slopeAfter;
        slopeAfter = slope;
        previous = current;
    }

    /** The step just made. */
    private final class View implements StepView {

        @Override
        public double previous() {
            return previous;
        }

        @Override
        public double current() {
            return current;
        }

        @Override
        public double[] state() {
            return after;
        }

        @Override
        public double[] slope() {
            return slopeAfter;
        }

        @Override
        public void interpolate(double time, double[] result) {
            double h = current - previous;
            double x = (time - previous) / h;
            double rest = 1 - x;
            double value = x * x * (3 - 2 * x);
            double slope0 = h * x * rest * rest;
            double slope1 = -h * x * x * rest;
            for (int i = 0; i < result.length; i++) {
                result[i] = before[i] + value * (after[i] - before[i]) + slope0 * slopeBefore[i]
                        + slope1 * slopeAfter[i];
            }
        }
    }
}
