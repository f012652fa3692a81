package org.flowcheck.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and other requests to end the process. Work that leaves results behind is asked to stop, and given time to
 * print and write what it has; anything else ends at once.
 */
final class Interruption {

    /** How long finished work may take to be written after Ctrl-C, in seconds: {@value}. */
    private static final int GRACE_SECONDS = 20;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean requested;
    private volatile boolean worthKeeping;

    /** Watches this process from now on. */
    static Interruption install() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::await, "flowcheck-interruption"));
        return interruption;
    }

    /**
     * Runs in the shutdown hook: by Ctrl-C, a kill, or the normal end. When the hook returns the JVM ends with 128 plus
     * the number of the signal: 130 after Ctrl-C, 143 after a plain kill.
     */
    private void await() {
        request();
        if (!worthKeeping) {
            return;
        }
        try {
            finished.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the work to stop. */
    void request() {
        requested = true;
    }

    /** Whether the work should stop. */
    boolean requested() {
        return requested;
    }

    /** Tells that from now on there are results that are worth waiting for. */
    void keep() {
        worthKeeping = true;
    }

    /** Tells that everything is written; the process may end. */
    void finished() {
        finished.countDown();
    }
}
