package org.flowcheck.simulation.ode;

/**
 * How finely and how far a blow-up is searched.
 *
 * @param fineTolerance local error allowed per step of the run that gives T, relative to |y| and to T
 * @param coarseTolerance the same for the run that only measures the error; larger
 * @param horizon time up to which the search goes; infinite for {@value #CHARACTERISTIC_TIMES} characteristic times
 * @param maxEvaluations evaluations of the field allowed to one search, both runs together
 * @param maxSeconds wall-clock seconds allowed to one search
 */
public record BlowUpSettings(double fineTolerance, double coarseTolerance, double horizon, long maxEvaluations,
                             double maxSeconds) {

    /** Default tolerance of the run that gives T: {@value}. */
    public static final double DEFAULT_FINE_TOLERANCE = 1e-14;
    /** Default tolerance of the run that measures the error: {@value}. */
    public static final double DEFAULT_COARSE_TOLERANCE = 1e-12;
    /** Default limit of evaluations: {@value}; a search that succeeds needs some 500. */
    public static final long DEFAULT_MAX_EVALUATIONS = 20_000;
    /** Default limit of seconds: {@value}. */
    public static final double DEFAULT_MAX_SECONDS = 600;
    /**
     * Without a horizon the search ends at this many ({@value}) times |y(0)|/|f(y(0))|: a state nearer to a separatrix
     * than that is decided by rounding.
     */
    public static final double CHARACTERISTIC_TIMES = 1e6;

    /** The settings used where nothing else is asked for. */
    public static final BlowUpSettings DEFAULT = new BlowUpSettings(DEFAULT_FINE_TOLERANCE, DEFAULT_COARSE_TOLERANCE,
            Double.POSITIVE_INFINITY, DEFAULT_MAX_EVALUATIONS, DEFAULT_MAX_SECONDS);

    /** Refuses tolerances and limits that are not positive, and a coarse run that is not coarser. */
    public BlowUpSettings {
        if (!(fineTolerance > 0 && coarseTolerance > fineTolerance && coarseTolerance < 1)) {
            throw new IllegalArgumentException("tolerances " + fineTolerance + " and " + coarseTolerance);
        }
        if (Double.isNaN(horizon) || !(maxEvaluations > 0) || !(maxSeconds > 0)) {
            throw new IllegalArgumentException(
                    "horizon " + horizon + ", " + maxEvaluations + " evaluations, " + maxSeconds + " seconds");
        }
    }

    /** These settings with another horizon. */
    public BlowUpSettings withHorizon(double time) {
        return new BlowUpSettings(fineTolerance, coarseTolerance, time, maxEvaluations, maxSeconds);
    }

    /** These settings with other tolerances. */
    public BlowUpSettings withTolerances(double fine, double coarse) {
        return new BlowUpSettings(fine, coarse, horizon, maxEvaluations, maxSeconds);
    }

    /** These settings with other limits of effort. */
    public BlowUpSettings withLimits(long evaluations, double seconds) {
        return new BlowUpSettings(fineTolerance, coarseTolerance, horizon, evaluations, seconds);
    }
}
