package org.flowcheck.simulation.ode;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * What a caller watches and stops a run with. Both are called once per accepted step, on the run's thread.
 *
 * @param cancelled answers true to stop the run with {@link Outcome.Cancelled}
 * @param progress receives the fraction done, from 0 to 1, never decreasing
 */
public record Control(BooleanSupplier cancelled, DoubleConsumer progress) {

    /** Never cancels, unless the thread is interrupted, and tells nobody. */
    public static final Control NONE = new Control(() -> Thread.currentThread().isInterrupted(), fraction -> { });

    /** Refuses a missing part. */
    public Control {
        Objects.requireNonNull(cancelled, "cancelled");
        Objects.requireNonNull(progress, "progress");
    }

    /** A control that only cancels. */
    public static Control cancelledBy(BooleanSupplier cancelled) {
        return new Control(cancelled, fraction -> { });
    }
}
