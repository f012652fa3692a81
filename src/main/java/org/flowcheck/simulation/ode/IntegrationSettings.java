package org.flowcheck.simulation.ode;

import java.util.Objects;

/**
 * How finely, with what and at what cost a system is integrated.
 *
 * @param integrator a name of {@link Integrators}
 * @param relativeTolerance local error allowed per step, relative to each component
 * @param absoluteTolerance local error allowed per step, in the units of the state
 * @param maxEvaluations evaluations of the field allowed to one run
 * @param maxSeconds wall-clock seconds allowed to one run
 * @param minStepFraction smallest step, as a fraction of the larger of |t| and the time span
 * @param overflow absolute value of a component from which the state counts as overflown
 */
public record IntegrationSettings(String integrator, double relativeTolerance, double absoluteTolerance,
                                  long maxEvaluations, double maxSeconds, double minStepFraction, double overflow) {

    /** Default integrator: {@value}. */
    public static final String DEFAULT_INTEGRATOR = Integrators.AUTOMATIC;
    /** Default relative tolerance: {@value}; the estimated error of a smooth run then lies near 1e-10. */
    public static final double DEFAULT_RELATIVE_TOLERANCE = 1e-11;
    /** Default absolute tolerance: {@value}. */
    public static final double DEFAULT_ABSOLUTE_TOLERANCE = 1e-13;
    /** Default limit of evaluations: {@value}. */
    public static final long DEFAULT_MAX_EVALUATIONS = 2_000_000;
    /** Default limit of wall-clock seconds: {@value}. */
    public static final double DEFAULT_MAX_SECONDS = 600;
    /** Default smallest step as a fraction of time: {@value}, some sixteen roundings. */
    public static final double DEFAULT_MIN_STEP_FRACTION = 4e-15;
    /** Default size that counts as overflow: {@value}; its cube is still a double. */
    public static final double DEFAULT_OVERFLOW = 1e100;

    /** The settings used where nothing else is asked for. */
    public static final IntegrationSettings DEFAULT = new IntegrationSettings(DEFAULT_INTEGRATOR,
            DEFAULT_RELATIVE_TOLERANCE, DEFAULT_ABSOLUTE_TOLERANCE, DEFAULT_MAX_EVALUATIONS, DEFAULT_MAX_SECONDS,
            DEFAULT_MIN_STEP_FRACTION, DEFAULT_OVERFLOW);

    /** Refuses tolerances and limits that are not positive. */
    public IntegrationSettings {
        Objects.requireNonNull(integrator, "integrator");
        requirePositive(relativeTolerance, "relative tolerance");
        requirePositive(absoluteTolerance, "absolute tolerance");
        requirePositive(maxEvaluations, "limit of evaluations");
        requirePositive(maxSeconds, "limit of seconds");
        requirePositive(minStepFraction, "smallest step");
        requirePositive(overflow, "overflow size");
    }

    private static void requirePositive(double value, String what) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(what + " " + value);
        }
    }

    /** These settings with another integrator. */
    public IntegrationSettings withIntegrator(String name) {
        return new IntegrationSettings(name, relativeTolerance, absoluteTolerance, maxEvaluations, maxSeconds,
                minStepFraction, overflow);
    }

    /** These settings with other tolerances. */
    public IntegrationSettings withTolerances(double relative, double absolute) {
        return new IntegrationSettings(integrator, relative, absolute, maxEvaluations, maxSeconds, minStepFraction,
                overflow);
    }

    /** These settings with another relative tolerance, and an absolute one that is a hundredth of it, as by default. */
    public IntegrationSettings withTolerance(double relative) {
        return withTolerances(relative, DEFAULT_ABSOLUTE_TOLERANCE / DEFAULT_RELATIVE_TOLERANCE * relative);
    }

    /** These settings with other limits of effort. */
    public IntegrationSettings withLimits(long evaluations, double seconds) {
        return new IntegrationSettings(integrator, relativeTolerance, absoluteTolerance, evaluations, seconds,
                minStepFraction, overflow);
    }
}
