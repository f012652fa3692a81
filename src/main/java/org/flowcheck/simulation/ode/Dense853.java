package org.flowcheck.simulation.ode;

/**
 * States inside a step of {@link DormandPrince853March}, by the dense output of order 7. Three more slopes are needed;
 * they are evaluated when a step is first asked for a state, so that steps in which nothing is looked at cost nothing.
 */
final class Dense853 {

    private final GuardedField field;
    private final double[][] slopes;
    private final double[] stage;
    private final double[] weights = new double[DormandPrince853Tableau.DENSE_SLOPES.length];
    private boolean ready;

    /**
     * Dense output of a run.
     *
     * @param field what is integrated
     * @param slopes the run's slopes, whose places 1 to 3 are overwritten
     * @param stage room for a state
     */
    Dense853(GuardedField field, double[][] slopes, double[] stage) {
        this.field = field;
        this.slopes = slopes;
        this.stage = stage;
    }

    /** Says that another step was made. */
    void nextStep() {
        ready = false;
    }

    /**
     * Writes the state at a time inside the step, counted from the nearer end, so that both ends are met exactly.
     *
     * @param previous time of the step's start
     * @param before state there; not modified
     * @param current time of the step's end
     * @param after state there; not modified
     * @param time where
     * @param result overwritten
     */
    void write(double previous, double[] before, double current, double[] after, double time, double[] result) {
        double h = current - previous;
        if (!ready) {
            for (DormandPrince853Tableau.Row row : DormandPrince853Tableau.DENSE_STAGES) {
                SlopeSum.write(before, h, slopes, row.slopes(), row.weights(), stage);
                field.evaluate(previous + row.at() * h, stage, slopes[row.to()]);
            }
            ready = true;
        }
        double theta = (time - previous) / h;
        boolean early = theta <= 0.5;
        weigh(theta, early ? theta : theta - 1);
        SlopeSum.write(early ? before : after, h, slopes, DormandPrince853Tableau.DENSE_SLOPES, weights, result);
    }

    /** Sets the weights of all slopes; only the first basis function depends on the end counted from. */
    private void weigh(double theta, double first) {
        double eta = 1 - theta;
        double f1 = theta * eta;
        double f2 = f1 * theta;
        double f3 = f2 * eta;
        double f4 = f3 * theta;
        double f5 = f4 * eta;
        double f6 = f5 * theta;
        double[][] dense = DormandPrince853Tableau.DENSE;
        for (int j = 0; j < weights.length; j++) {
            weights[j] = first * dense[0][j] + f1 * dense[1][j] + f2 * dense[2][j] + f3 * dense[3][j]
                    + f4 * dense[4][j] + f5 * dense[5][j] + f6 * dense[6][j];
        }
    }
}
