package org.flowcheck.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: asks the work to stop, waits until what was done is printed and written, and ends with exit code 130.
 */
final class Interruption {

    /** How long finished work may take to be written after Ctrl-C, in seconds: {@value}. */
    private static final int GRACE_SECONDS = 20;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean requested;

    private Interruption() {
    }

    /** Watches this process from now on. */
    static Interruption install() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "flowcheck-interruption"));
        return interruption;
    }

    /** Runs in the shutdown hook: by Ctrl-C, a kill, or the normal end. */
    private void stop() {
        if (finished.getCount() == 0) {
            return;
        }
        requested = true;
        try {
            if (!finished.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(Exit.INTERRUPTED);
            }
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(Exit.INTERRUPTED);
    }

    /** Whether the user asked to stop. */
    boolean requested() {
        return requested;
    }

    /** Tells that everything is written; the process may end. */
    void finished() {
        finished.countDown();
    }
}
