package org.flowcheck.cli;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import org.flowcheck.evidence.experiment.Watch;

/**
 * One line on the error stream that says how far the work is and how long it may still take; nothing at all where no
 * person looks at that stream.
 */
final class ProgressLine implements Watch, AutoCloseable {

    /** Time before the first line and between lines, in nanoseconds: short work shows nothing. */
    private static final long INTERVAL = 500_000_000L;
    private static final double NANOSECONDS = 1e9;

    private final PrintWriter err;
    private final boolean visible;
    private final String what;
    private final BooleanSupplier cancelled;
    private final long start = System.nanoTime();
    private long last = start;
    private int longest;

    ProgressLine(Terminal terminal, String what, BooleanSupplier cancelled) {
        this.err = terminal.err();
        this.visible = terminal.interactiveErr();
        this.what = what;
        this.cancelled = cancelled;
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    @Override
    public synchronized void progress(int done, int total) {
        long now = System.nanoTime();
        if (!visible || now - last < INTERVAL) {
            return;
        }
        last = now;
        double elapsed = (now - start) / NANOSECONDS;
        StringBuilder line = new StringBuilder(what).append(": ").append(done).append(" of ").append(total);
        if (done > 0) {
            line.append(", about ").append(Math.round(elapsed * (total - done) / done)).append(" s left");
        }
        show(line.toString());
    }

    private void show(String line) {
        longest = Math.max(longest, line.length());
        err.print("\r" + line + " ".repeat(longest - line.length()));
        err.flush();
    }

    @Override
    public synchronized void close() {
        if (longest > 0) {
            err.print("\r" + " ".repeat(longest) + "\r");
            err.flush();
        }
    }
}
