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
    private static final double PER_CENT = 100;
    /** Below this fraction a guess of what is left would be wild. */
    private static final double ENOUGH_TO_GUESS = 0.01;

    private final PrintWriter err;
    private final boolean visible;
    private final int width;
    private final String what;
    private final BooleanSupplier cancelled;
    private final long start = System.nanoTime();
    private long last = start;
    private int longest;
    private boolean closed;

    ProgressLine(Session session, String what) {
        this.err = session.terminal().err();
        this.visible = session.terminal().interactiveErr();
        this.width = session.terminal().width();
        this.what = what;
        this.cancelled = session.interruption()::requested;
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    @Override
    public synchronized void progress(double done, int total) {
        long now = System.nanoTime();
        if (visible && !closed && now - last >= INTERVAL) {
            last = now;
            show(line(done, total, (now - start) / NANOSECONDS));
        }
    }

    /**
     * The line.
     *
     * @param done finished pieces and parts of pieces
     * @param total all pieces
     * @param elapsed seconds since the start
     */
    private String line(double done, int total, double elapsed) {
        String far = total == 1 ? (int) (PER_CENT * done) + " %" : (int) done + " of " + total;
        double fraction = done / total;
        return what + ": " + far + (fraction < ENOUGH_TO_GUESS ? ""
                : ", about " + duration(elapsed * (1 - fraction) / fraction) + " left");
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 120) {
            return whole + " s";
        }
        return whole < 7200 ? whole / 60 + " min" : whole / 3600 + " h";
    }

    private void show(String line) {
        String cut = line.substring(0, Math.min(line.length(), width - 1));
        longest = Math.max(longest, cut.length());
        err.print("\r" + cut + " ".repeat(longest - cut.length()));
        err.flush();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (longest > 0) {
            err.print("\r" + " ".repeat(longest) + "\r");
            err.flush();
        }
    }
}
