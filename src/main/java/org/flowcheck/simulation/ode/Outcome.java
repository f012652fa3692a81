package org.flowcheck.simulation.ode;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a run ended. A value, never an exception: judged on accepted states only, since a rejected trial step may lie
 * beyond a singularity.
 */
public sealed interface Outcome {

    /** Time of the last accepted state, or of what the run found there (an event, a blow-up). */
    double time();

    /** The word used in tables and JSON. */
    String word();

    /** One sentence: what it means and what to do about it. */
    String remedy();

    /**
     * The run reached the time it was asked for.
     *
     * @param time that time
     * @param restingFrom when the state was found at rest within rounding, so that it was followed no further: from then on
     *        it stays there, unless an unstable rest is left; empty if it was followed to the end
     */
    record End(double time, OptionalDouble restingFrom) implements Outcome {
        /** Followed to the end. */
        public End(double time) {
            this(time, OptionalDouble.empty());
        }

        @Override
        public String word() {
            return "end";
        }

        @Override
        public String remedy() {
            return "The run covers the whole time asked for.";
        }
    }

    /**
     * A stopping event occurred.
     *
     * @param time its time
     * @param name its name
     */
    record EventReached(double time, String name) implements Outcome {
        /** Refuses a nameless event. */
        public EventReached {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String word() {
            return "event";
        }

        @Override
        public String remedy() {
            return "The run stopped where '" + name + "' happened; remove the event to go on.";
        }
    }

    /**
     * The solution leaves every bounded set at a finite time T, with a proved tail.
     *
     * @param time T
     * @param lower lower end of the numerical interval for T
     * @param upper upper end of the numerical interval for T
     * @param bracketLower largest analytic lower bound of T met along the run; minus infinity if none
     * @param bracketUpper smallest analytic upper bound of T met along the run; plus infinity if none
     * @param rate limit of the growth rate &lt;u, f(u)&gt; on the unit sphere, u = y/|y|, so that |y|^(1-p) behaves as
     *        (p - 1) rate (T - t)
     * @param sign of the followed quantity near T: +1 or -1
     * @param limit the limiting unit vector u, if asked for
     */
    record BlowUp(double time, double lower, double upper, double bracketLower, double bracketUpper, double rate,
                  int sign, Optional<double[]> limit) implements Outcome {
        /** Refuses an interval that misses T and a sign other than +1 and -1. */
        public BlowUp {
            Objects.requireNonNull(limit, "limit");
            if (!(lower <= time && time <= upper)) {
                throw new IllegalArgumentException("T = " + time + " outside [" + lower + ", " + upper + "]");
            }
            if (sign != 1 && sign != -1) {
                throw new IllegalArgumentException("sign " + sign);
            }
        }

        @Override
        public String word() {
            return "blow-up";
        }

        @Override
        public String remedy() {
            return "The solution exists only before this time; sample claims before it, or along growing E.";
        }
    }

    /**
     * The solution grew as if towards a finite time, but no proof covers the rest of the way.
     *
     * @param time time of the last accepted state
     * @param estimate extrapolated time of blow-up
     * @param norm largest component reached, in absolute value
     */
    record SuspectedBlowUp(double time, double estimate, double norm) implements Outcome {
        @Override
        public String word() {
            return "suspected blow-up";
        }

        @Override
        public String remedy() {
            return "Declare a coordinate in which the field is homogeneous (blow-up: {in: ...}) to have the time proved.";
        }
    }

    /**
     * The state outgrew what double precision can follow, without a finite time in sight.
     *
     * @param time time of the last accepted state
     * @param component the largest component, as the layout formats it
     */
    record Overflow(double time, String component) implements Outcome {
        /** Refuses a nameless component. */
        public Overflow {
            Objects.requireNonNull(component, "component");
        }

        @Override
        public String word() {
            return "overflow";
        }

        @Override
        public String remedy() {
            return component + " exceeds the range of floating point: end earlier or state the model in its logarithm.";
        }
    }

    /**
     * The step the tolerance asks for is below the smallest allowed one.
     *
     * @param time time of the last accepted state
     * @param step the step asked for
     */
    record StepTooSmall(double time, double step) implements Outcome {
        @Override
        public String word() {
            return "step too small";
        }

        @Override
        public String remedy() {
            return "A discontinuity, stiffness or a singularity lies ahead: end earlier or loosen the tolerance.";
        }
    }

    /**
     * The right-hand side or the state is NaN or infinite at an accepted state.
     *
     * @param time time of that state
     * @param component the first such component, as the layout formats it
     */
    record NotFinite(double time, String component) implements Outcome {
        /** Refuses a nameless component. */
        public NotFinite {
            Objects.requireNonNull(component, "component");
        }

        @Override
        public String word() {
            return "not finite";
        }

        @Override
        public String remedy() {
            return "The equation of " + component + " has no value there that is finite and below 1e150: check its domain, "
                    + "and the size of what goes into it.";
        }
    }

    /**
     * A limit of effort was reached.
     *
     * @param time time of the last accepted state
     * @param what which limit, for example {@code "100000 evaluations"}
     */
    record Budget(double time, String what) implements Outcome {
        /** Refuses a nameless limit. */
        public Budget {
            Objects.requireNonNull(what, "what");
        }

        @Override
        public String word() {
            return "budget";
        }

        @Override
        public String remedy() {
            return "The run used up " + what + ": raise the limit, loosen the tolerance or end earlier.";
        }
    }

    /**
     * The caller asked the run to stop.
     *
     * @param time time of the last accepted state
     */
    record Cancelled(double time) implements Outcome {
        @Override
        public String word() {
            return "cancelled";
        }

        @Override
        public String remedy() {
            return "The run was interrupted; what was sampled until then is kept.";
        }
    }
}
