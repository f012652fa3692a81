package org.flowcheck.evidence.experiment;

import java.util.function.BooleanSupplier;

/**
 * What the caller of a long piece of work watches and stops it with. Both may be called from any thread.
 */
public interface Watch {

    /** Watches nothing and never stops. */
    Watch NONE = cancelledBy(() -> false);

    /** Whether the work should stop as soon as it can, keeping what is done. */
    boolean cancelled();

    /**
     * Tells how far the work is.
     *
     * @param done finished pieces, with the fractions of those under way
     * @param total all pieces
     */
    void progress(double done, int total);

    /** A watch that is only asked whether to stop. */
    static Watch cancelledBy(BooleanSupplier cancelled) {
        return new Watch() {
            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }

            @Override
            public void progress(double done, int total) {
                // Nobody listens.
            }
        };
    }
}
