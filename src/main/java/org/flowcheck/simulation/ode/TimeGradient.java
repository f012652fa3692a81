package org.flowcheck.simulation.ode;

/** What is known of how a blow-up time depends on the start. */
public sealed interface TimeGradient {

    /**
     * The gradient.
     *
     * @param time T as the same calculation gives it
     * @param start the numbers it is differentiated by
     * @param gradient dT/dy_i for each of them; not copied and not to be modified
     * @param errors an estimate of the error of each; not copied and not to be modified
     * @param inTime |sum_i f_i dT/dy_i + 1|, zero for the exact gradient: later starts blow up sooner
     * @param inSize |sum_i y_i dT/dy_i / ((p - 1) T) + 1|, zero likewise: T(r y) = r^(1-p) T(y)
     * @param steps steps of the finer calculation
     */
    record Found(double time, double[] start, double[] gradient, double[] errors, double inTime, double inSize,
                 int steps) implements TimeGradient {

        /** |y_i dT/dy_i| / T: how much T moves, relative to itself, with one number, relative to itself. */
        public double share(int component) {
            return Math.abs(start[component] * gradient[component]) / time;
        }
    }

    /**
     * There is none.
     *
     * @param reason why not, in half a sentence
     */
    record NotFound(String reason) implements TimeGradient {
    }
}
