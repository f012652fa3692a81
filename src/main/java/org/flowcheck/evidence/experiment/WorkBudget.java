package org.flowcheck.evidence.experiment;

import java.util.concurrent.TimeUnit;

/**
 * A limit of time for several parts of work, each of which may use its share of what is left: one that takes too long
 * leaves time for the others.
 */
final class WorkBudget {

    private final Watch watch;
    private final long end;
    private final int parts;
    private final double seconds;
    private int begun;

    /**
     * A budget that begins now.
     *
     * @param seconds the limit for all parts
     */
    WorkBudget(Watch watch, double seconds, int parts) {
        this.watch = watch;
        this.seconds = seconds;
        this.parts = parts;
        end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    /** Why work was not finished, in words. */
    String unfinished() {
        return watch.cancelled() ? "interrupted" : "the budget of " + Math.round(seconds) + " s is used up";
    }

    /** The watch of the next part: it stops with the outer one, or once the part's share is used up. */
    Watch next() {
        int before = begun++;
        long now = System.nanoTime();
        long until = now + (end - now) / (parts - before);
        return new Watch() {
            @Override
            public boolean cancelled() {
                return watch.cancelled() || System.nanoTime() - until > 0;
            }

            @Override
            public void progress(double done, int total) {
                watch.progress(before * (double) total + done, parts * total);
            }
        };
    }
}
