package org.flowcheck.simulation.ode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flowcheck.simulation.ode.DormandPrince853Tableau.Row;

/**
 * The blow-up time of a homogeneous flow as a function of its start, by steps of Dormand and Prince of order 8 along
 * the {@linkplain ProjectedField projected flow} and the tail that is left after them, and the gradient of that
 * function by going back through the steps: their sizes are held fixed, all else is differentiated exactly (a discrete
 * adjoint; Sandu, On the properties of Runge-Kutta discrete adjoints, 2006: it converges with the order of the
 * formula).
 *
 * <p>What the tail misses in the gradient is a part of the tail's own part in it, which shrinks along the march like
 * the share of T that lies ahead, so the march goes on until that share is negligible.
 *
 * <p>Between both ways only the states at the ends of the steps are kept; the stages are computed again.
 */
final class AdjointMarch {

    /** Steps of one march: {@value}; 60 to 70 are usual, some 100 near a separatrix. */
    static final int MOST_STEPS = 2_000;
    /** Numbers that are kept for the way back: {@value}, a quarter of a gigabyte. */
    static final long MOST_NUMBERS = 1L << 25;
    /** Least weight of errors late in the march: {@value}. */
    private static final double LEAST_WEIGHT = 1e-3;
    /** Weight of the estimate of order 3 against the one of order 5. */
    private static final double THIRD_ORDER = 0.01;
    private static final double SAFETY = 0.9;
    private static final double SHRINK = 0.2;
    private static final double GROW = 5;
    private static final double FIRST_STEP = 0.01;
    /** A step that fails is not made smaller than this part of itself: {@value}. */
    private static final double SMALLEST = 1e-10;

    /**
     * What a march gives.
     *
     * @param time T
     * @param gradient of T by the start
     * @param steps how many steps were taken
     */
    record Result(double time, double[] gradient, int steps) { }

    /** Why there is no result. */
    static final class NoGradient extends Exception {
        private static final long serialVersionUID = 1;

        NoGradient(String reason) {
            super(reason, null, false, false);
        }
    }

    private final ProjectedField flow;
    private final double tolerance;
    private final double share;
    private final Control control;
    private final double[][] slopes;
    private final double[] stage;
    private final double[] other;
    private final List<double[]> states = new ArrayList<>();
    private final List<Double> sizes = new ArrayList<>();

    /**
     * A march, to be used once.
     *
     * @param flow the flow along which it goes
     * @param tolerance local error per step, in the measure of {@link ProjectedField#size}
     * @param share the share of T ahead at which the tail takes over
     */
    AdjointMarch(ProjectedField flow, double tolerance, double share, Control control) {
        this.flow = flow;
        this.tolerance = tolerance;
        this.share = share;
        this.control = control;
        this.slopes = new double[DormandPrince853Tableau.SLOPES][flow.dimension()];
        this.stage = new double[flow.dimension()];
        this.other = new double[flow.dimension()];
    }

    /**
     * Goes there and back.
     *
     * @param start a state of size about one; not modified
     */
    Result from(double[] start) throws NoGradient {
        double[] z = Arrays.copyOf(start, flow.dimension());
        double time = forward(z);
        double[] gradient = flow.gradientOfTime(z);
        for (int k = sizes.size() - 1; k >= 0; k--) {
            requireGoingOn();
            back(states.get(k), sizes.get(k), gradient);
        }
        for (double value : gradient) {
            if (!Double.isFinite(value)) {
                throw new NoGradient("the field has no finite derivatives along the solution");
            }
        }
        return new Result(time, Arrays.copyOf(gradient, start.length), sizes.size());
    }

    private void requireGoingOn() throws NoGradient {
        if (control.cancelled().getAsBoolean()) {
            throw new NoGradient("interrupted");
        }
    }

    /** Goes from z to where the tail takes over, which is left in z; returns T. */
    private double forward(double[] z) throws NoGradient {
        double h = 0;
        while (true) {
            requireGoingOn();
            flow.derivatives(z, slopes[0]);
            double speed = BlowUpSearch.norm(slopes[0]);
            if (!(speed < Double.POSITIVE_INFINITY)) {
                throw new NoGradient("the field is not finite along the solution");
            }
            double tail = flow.tail(z);
            double time = z[z.length - 1] + tail;
            if (tail > 0 && tail <= share * time) {
                return time;
            }
            if (sizes.size() == MOST_STEPS || (long) (sizes.size() + 1) * z.length > MOST_NUMBERS) {
                throw new NoGradient("the way to T takes more than " + sizes.size() + " steps");
            }
            h = step(z, sizes.isEmpty() ? FIRST_STEP / speed : h);
        }
    }

    /** Makes a step of at most h from z, of which the slope is known; returns the size of the next one. */
    private double step(double[] z, double h) throws NoGradient {
        double[] after = new double[z.length];
        double tried = h;
        while (true) {
            double error = attempt(z, tried, after) / tolerance;
            double factor = SAFETY * StrictMath.pow(error, -1.0 / DormandPrince853Tableau.ORDER);
            double next = tried * (Double.isNaN(error) ? SHRINK : Math.min(GROW, Math.max(SHRINK, factor)));
            if (error < 1) {
                sizes.add(tried);
                states.add(z.clone());
                System.arraycopy(after, 0, z, 0, z.length);
                return next;
            }
            tried = next;
            if (!(tried > SMALLEST * h)) {
                throw new NoGradient("the steps become too small");
            }
        }
    }

    /** Stages 2 to 12, from the first in its place. */
    private void stages(double[] z, double h) {
        for (Row row : DormandPrince853Tableau.STAGES) {
            SlopeSum.write(z, h, slopes, row.slopes(), row.weights(), stage);
            flow.derivatives(stage, slopes[row.to()]);
        }
    }

    /** Writes the step's end; returns the estimate of its error, which is NaN where a stage is not defined. */
    private double attempt(double[] z, double h, double[] after) {
        stages(z, h);
        Row last = DormandPrince853Tableau.END;
        SlopeSum.write(z, h, slopes, last.slopes(), last.weights(), after);
        double fifth = flow.size(estimate(DormandPrince853Tableau.ERROR5, stage), z, LEAST_WEIGHT);
        double third = flow.size(estimate(DormandPrince853Tableau.ERROR3, other), z, LEAST_WEIGHT);
        double sum = fifth * fifth + THIRD_ORDER * third * third;
        return sum == 0 ? 0 : h * fifth * fifth / Math.sqrt(sum);
    }

    private double[] estimate(Row row, double[] out) {
        Arrays.fill(out, 0);
        SlopeSum.write(out, 1, slopes, row.slopes(), row.weights(), out);
        return out;
    }

    /** From the gradient by the end of a step to the one by its start, in place. */
    private void back(double[] z, double h, double[] gradient) {
        flow.derivatives(z, slopes[0]);
        stages(z, h);
        double[][] weights = new double[DormandPrince853Tableau.LAST][z.length];
        addScaled(DormandPrince853Tableau.END, h, gradient, weights);
        for (int j = DormandPrince853Tableau.STAGES.length - 1; j >= 0; j--) {
            Row row = DormandPrince853Tableau.STAGES[j];
            SlopeSum.write(z, h, slopes, row.slopes(), row.weights(), stage);
            flow.pullBack(stage, weights[row.to()], other);
            addScaled(row, h, other, weights);
            add(other, gradient);
        }
        flow.pullBack(z, weights[0], other);
        add(other, gradient);
    }

    private static void addScaled(Row row, double h, double[] vector, double[][] weights) {
        for (int l = 0; l < row.slopes().length; l++) {
            double[] target = weights[row.slopes()[l]];
            double factor = h * row.weights()[l];
            for (int i = 0; i < vector.length; i++) {
                target[i] += factor * vector[i];
            }
        }
    }

    private static void add(double[] vector, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
    }
}
