package org.flowcheck.simulation.network;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs numbered tasks on the calling thread and on helpers of the common pool. Who runs which task is left to chance,
 * so a task writes only to places of its own; scratch memory goes with the slot, which no two running tasks share.
 */
final class Workers {

    /** A piece of work. */
    @FunctionalInterface
    interface Task {
        /**
         * Does the work.
         *
         * @param slot which scratch memory, below the number of threads
         * @param number which piece
         */
        void run(int slot, int number);
    }

    private final Helper[] helpers;
    private final AtomicInteger next = new AtomicInteger();
    private int tasks;
    private Task task;

    /** Workers of a number of threads, the calling one included. */
    Workers(int threads) {
        helpers = new Helper[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(i + 1);
        }
    }

    int threads() {
        return helpers.length + 1;
    }

    /** Returns when all tasks are done; allocates nothing. */
    void run(int count, Task work) {
        next.set(0);
        tasks = count;
        task = work;
        int hired = Math.min(helpers.length, count - 1);
        for (int i = 0; i < hired; i++) {
            helpers[i].reinitialize();
            ForkJoinPool.commonPool().execute(helpers[i]);
        }
        try {
            drain(0);
        } finally {
            for (int i = 0; i < hired; i++) {
                helpers[i].join();
            }
        }
    }

    private void drain(int slot) {
        for (int number = next.getAndIncrement(); number < tasks; number = next.getAndIncrement()) {
            task.run(slot, number);
        }
    }

    private final class Helper extends RecursiveAction {

        private static final long serialVersionUID = 1L;
        private final int slot;

        Helper(int slot) {
            this.slot = slot;
        }

        @Override
        protected void compute() {
            drain(slot);
        }
    }
}
