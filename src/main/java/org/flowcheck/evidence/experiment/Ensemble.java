package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs many independent pieces of work on a fixed number of threads and gives their results in the order of the pieces,
 * so that nothing depends on the number of threads.
 */
public final class Ensemble {

    private Ensemble() {
    }

    /**
     * Runs all pieces. Once the watch is cancelled no further piece is started; a piece under way is expected to look at
     * the watch itself.
     *
     * @param threads how many pieces run at a time, at least 1
     * @param pieces the work
     * @param watch hears of progress, and stops
     * @return one result per piece, empty for those not started
     * @throws RuntimeException the first piece's exception, in the order of the pieces
     */
    public static <T> List<Optional<T>> run(int threads, List<Callable<T>> pieces, Watch watch) {
        AtomicInteger done = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads, Ensemble::worker);
        try {
            List<Future<Optional<T>>> futures = new ArrayList<>(pieces.size());
            for (Callable<T> piece : pieces) {
                futures.add(pool.submit(() -> {
                    if (watch.cancelled()) {
                        return Optional.empty();
                    }
                    T result = piece.call();
                    watch.progress(done.incrementAndGet(), pieces.size());
                    return Optional.of(result);
                }));
            }
            List<Optional<T>> results = new ArrayList<>(pieces.size());
            for (Future<Optional<T>> future : futures) {
                results.add(result(future));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "flowcheck-worker");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a run", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
