package org.flowcheck.simulation.ode;

import java.util.Objects;
import java.util.Optional;

/**
 * An autonomous field proved homogeneous, f(r u) = r^p f(u) for r &gt; 0, and what is known of its blow-up time T.
 *
 * @param problem the initial value problem; its field does not depend on time
 * @param degree p &gt; 1
 * @param followed the quantity along which the blow-up is described (its sign gives the direction), if one is declared
 * @param remainingLower lower bound of T - t from a state, valid where it is a finite positive number
 * @param remainingUpper upper bound of T - t from a state, valid where it is a finite positive number
 * @param precise the field in twice the digits, if there is one: used where small errors are magnified
 */
public record BlowUpProblem(InitialValueProblem problem, double degree, Optional<NamedFunction> followed,
                            Optional<StateFunction> remainingLower, Optional<StateFunction> remainingUpper,
                            Optional<PreciseField> precise) {

    /** Refuses a degree that is not above 1. */
    public BlowUpProblem {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(followed, "followed");
        Objects.requireNonNull(remainingLower, "remainingLower");
        Objects.requireNonNull(remainingUpper, "remainingUpper");
        Objects.requireNonNull(precise, "precise");
        if (!(degree > 1) || Double.isInfinite(degree)) {
            throw new IllegalArgumentException("degree " + degree + ": a blow-up needs more than 1");
        }
    }

    /** A problem whose field is known in doubles only. */
    public BlowUpProblem(InitialValueProblem problem, double degree, Optional<NamedFunction> followed,
                         Optional<StateFunction> remainingLower, Optional<StateFunction> remainingUpper) {
        this(problem, degree, followed, remainingLower, remainingUpper, Optional.empty());
    }

    /** This problem with its field in twice the digits. */
    public BlowUpProblem withPrecise(PreciseField field) {
        return new BlowUpProblem(problem, degree, followed, remainingLower, remainingUpper, Optional.of(field));
    }

    /** A problem of which nothing but the degree is known. */
    public static BlowUpProblem of(InitialValueProblem problem, double degree) {
        return new BlowUpProblem(problem, degree, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
