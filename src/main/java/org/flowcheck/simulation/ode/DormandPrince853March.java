package org.flowcheck.simulation.ode;

import java.util.Arrays;
import org.flowcheck.simulation.ode.DormandPrince853Tableau.Row;

/**
 * Steps by the formula of Dormand and Prince of order 8(5, 3), for large states: all arrays are made once per run, sums
 * are plain loops, and slopes that only the dense output needs are evaluated only where something is interpolated.
 *
 * <p>Error norm, first step, rejection and limits are those of Hipparchus's integrator of the same name, and so are the
 * factors of {@link ElementaryControl}, with which both take the same steps up to rounding.
 */
final class DormandPrince853March implements March {

    /** Roundings of time that an interval must exceed: {@value}. */
    private static final double SHORTEST = 1000;

    private final GuardedField field;
    private final StepLimits limits;
    private final StepControl control;
    private final ErrorNorm norm;
    private final double end;
    private final Dense853 dense;
    private final View view = new View();
    private final double[][] slopes;
    private final double[] stage;
    private double[] before;
    private double[] after;
    private double previous;
    private double current;
    private long rejected;

    DormandPrince853March(GuardedField field, RunRequest request, StepLimits limits, StepControl control) {
        this.field = field;
        this.limits = limits;
        this.control = control;
        this.norm = new ErrorNorm(limits.absolute(), limits.relative());
        this.end = request.end();
        this.previous = request.problem().start();
        this.before = request.problem().initial();
        this.after = new double[before.length];
        this.stage = new double[before.length];
        this.slopes = new double[DormandPrince853Tableau.SLOPES][before.length];
        this.dense = new Dense853(field, slopes, stage);
    }

    @Override
    public void run(RunRecorder recorder) {
        if (end - previous < SHORTEST * Math.ulp(Math.max(Math.abs(previous), Math.abs(end)))) {
            throw tooSmall(recorder);
        }
        field.evaluate(previous, before, slopes[0]);
        double h = firstStep();
        while (true) {
            // What is left is taken whole once it is no more than a rounding longer than the step.
            boolean last = previous + h > end - Math.ulp(end);
            if (last) {
                h = end - previous;
            }
            double error = attempt(h);
            if (Double.isNaN(error)) {
                throw tooSmall(recorder);
            }
            if (error >= 1) {
                rejected++;
                h = atLeastSmallest(h * control.afterRejected(error), false, recorder);
                continue;
            }
            current = last ? end : previous + h;
            field.evaluate(current, after, slopes[DormandPrince853Tableau.LAST]);
            dense.nextStep();
            recorder.accept(view);
            field.accepted(recorder.lastTime());
            if (last) {
                return;
            }
            double longer = h * control.afterAccepted(error);
            h = atLeastSmallest(longer, current + longer >= end, recorder);
            turn();
        }
    }

    @Override
    public long rejected() {
        return rejected;
    }

    /** Computes stages 2 to 12 and the step's end; returns its error in units of the tolerance. */
    private double attempt(double h) {
        for (Row row : DormandPrince853Tableau.STAGES) {
            SlopeSum.write(before, h, slopes, row.slopes(), row.weights(), stage);
            field.evaluate(previous + row.at() * h, stage, slopes[row.to()]);
        }
        Row last = DormandPrince853Tableau.END;
        SlopeSum.write(before, h, slopes, last.slopes(), last.weights(), after);
        // Stages 2 and 3 have no weight in what follows: their places hold the two estimates.
        double[] fifth = estimate(DormandPrince853Tableau.ERROR5, slopes[1]);
        double[] third = estimate(DormandPrince853Tableau.ERROR3, slopes[2]);
        return norm.ofStep(h, before, after, fifth, third);
    }

    private double[] estimate(Row row, double[] out) {
        Arrays.fill(out, 0);
        SlopeSum.write(out, 1, slopes, row.slopes(), row.weights(), out);
        return out;
    }

    /** The end of the step becomes the start of the next one, its slope the first. */
    private void turn() {
        double[] oldState = before;
        before = after;
        after = oldState;
        double[] oldSlope = slopes[0];
        slopes[0] = slopes[DormandPrince853Tableau.LAST];
        slopes[DormandPrince853Tableau.LAST] = oldSlope;
        previous = current;
    }

    /**
     * A first step from the size of the state, its slope, and its second derivative by one step of Euler (Hairer,
     * Norsett, Wanner, II.4), in the variant of Hipparchus.
     */
    private double firstStep() {
        if (limits.firstStep() > 0) {
            return Math.min(limits.maxStep(), Math.max(limits.minStep(), limits.firstStep()));
        }
        double state = norm.squares(before, before);
        double slope = norm.squares(slopes[0], before);
        double guess = state < 1e-10 || slope < 1e-10 ? 1e-6 : 0.01 * Math.sqrt(state / slope);
        guess = Math.min(guess, limits.maxStep());
        SlopeSum.write(before, guess, slopes, new int[] {0}, new double[] {1}, stage);
        field.evaluate(previous + guess, stage, slopes[1]);
        double bend = Math.sqrt(norm.squaresOfDifference(slopes[1], slopes[0], before)) / guess;
        double largest = Math.max(Math.sqrt(slope), bend);
        double h = largest < 1e-15 ? Math.max(1e-6, 0.001 * guess)
                : StrictMath.pow(0.01 / largest, 1.0 / DormandPrince853Tableau.ORDER);
        h = Math.max(Math.min(100 * guess, h), 1e-12 * Math.abs(previous));
        return Math.min(limits.maxStep(), Math.max(limits.minStep(), h));
    }

    private double atLeastSmallest(double h, boolean last, RunRecorder recorder) {
        if (h < limits.minStep() && !last) {
            throw tooSmall(recorder);
        }
        return Math.min(limits.maxStep(), Math.max(limits.minStep(), h));
    }

    private StopRun tooSmall(RunRecorder recorder) {
        return new StopRun(new Outcome.StepTooSmall(recorder.lastTime(), limits.minStep()));
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
            return slopes[DormandPrince853Tableau.LAST];
        }

        @Override
        public void interpolate(double time, double[] result) {
            dense.write(previous, before, current, after, time, result);
        }
    }
}
