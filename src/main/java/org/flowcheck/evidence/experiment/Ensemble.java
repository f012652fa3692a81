package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.DoubleAdder;
import org.flowcheck.simulation.ode.Control;

/**
 * Runs many independent pieces of work on a fixed number of threads and gives their results in the order of the pieces,
 * so that nothing depends on the number of threads.
 */
public final class Ensemble {

    /** How often a wait for a result looks whether the work was cancelled, in milliseconds: {@value}. */
    private static final long GLANCE = 50;
    /**
     * How long after a cancellation pieces under way may take to end by themselves, in milliseconds: {@value}. Steps of
     * an integration look at the watch; the compilation of a large system cannot.
     */
    private static final long PATIENCE = 1000;

    private Ensemble() {
    }

    /**
     * A piece of work.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Piece<T> {
        /** Does the work; asks the control whether to stop, and tells it how far it is. */
        T run(Control control) throws Exception;
    }

    /**
     * Runs all pieces. Once the watch is cancelled no further piece is started; a piece under way is expected to look
     * at its control, and is given up if it does not end soon.
     *
     * @param threads how many pieces run at a time, at least 1
     * @param pieces the work
     * @param watch hears of progress, and stops
     * @return one result per piece, empty for those not started and those given up
     * @throws RuntimeException the first piece's exception, in the order of the pieces
     */
    public static <T> List<Optional<T>> runPieces(int threads, List<Piece<T>> pieces, Watch watch) {
        DoubleAdder done = new DoubleAdder();
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, Math.max(1, pieces.size())),
                Ensemble::worker);
        try {
            List<Future<Optional<T>>> futures = new ArrayList<>(pieces.size());
            for (Piece<T> piece : pieces) {
                Share share = new Share(watch, done, pieces.size());
                futures.add(pool.submit(() -> {
                    if (watch.cancelled()) {
                        return Optional.empty();
                    }
                    T result = piece.run(share.control());
                    share.advanced(1);
                    return Optional.of(result);
                }));
            }
            Patience patience = new Patience(watch);
            List<Optional<T>> results = new ArrayList<>(pieces.size());
            for (Future<Optional<T>> future : futures) {
                results.add(result(future, patience));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Runs pieces that do not tell how far they are. */
    public static <T> List<Optional<T>> run(int threads, List<Callable<T>> pieces, Watch watch) {
        return runPieces(threads, pieces.stream().<Piece<T>>map(piece -> control -> piece.call()).toList(), watch);
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "flowcheck-worker");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> Optional<T> result(Future<Optional<T>> future, Patience patience) {
        try {
            while (true) {
                try {
                    return future.get(GLANCE, TimeUnit.MILLISECONDS);
                } catch (TimeoutException underWay) {
                    if (patience.isOver()) {
                        return Optional.empty();
                    }
                }
            }
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

    /** Counts the time since the cancellation was first seen. */
    private static final class Patience {
        private final Watch watch;
        private long since;
        private boolean cancelled;

        Patience(Watch watch) {
            this.watch = watch;
        }

        boolean isOver() {
            if (!cancelled && watch.cancelled()) {
                cancelled = true;
                since = System.nanoTime();
            }
            return cancelled && System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(PATIENCE);
        }
    }

    /** One piece's share of the progress of all. */
    private static final class Share {
        private final Watch watch;
        private final DoubleAdder done;
        private final int total;
        private double told;

        Share(Watch watch, DoubleAdder done, int total) {
            this.watch = watch;
            this.done = done;
            this.total = total;
        }

        Control control() {
            return new Control(watch::cancelled, this::advanced);
        }

        private void advanced(double fraction) {
            double clipped = Math.min(1, Math.max(told, fraction));
            done.add(clipped - told);
            told = clipped;
            watch.progress(done.sum(), total);
        }
    }
}
