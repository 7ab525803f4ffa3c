package dev.kaam.web;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** On which thread a handler runs: the four strategies. The handlers are the same plain code under each. */
public sealed interface Execution extends AutoCloseable {
    int POOL_MAX = 2_000;

    /** Runs the work, now or when a thread is free. How much may wait is bounded by the caller. */
    void run(Runnable work);

    /** What the person who starts the server should know of it; empty for the usual one. */
    String warning();

    /** Ends the platform threads, and interrupts what still runs on them: the server has waited for it long enough. */
    @Override
    default void close() {}

    /**
     * @param strategy {@code virtual-threads}, {@code one-at-a-time}, {@code pool:N} or {@code event-loop}
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Execution of(String strategy) {
        return switch (strategy) {
            case "virtual-threads" -> new VirtualThreads();
            case "one-at-a-time" -> new Pool(1, "Requests run one at a time: each waits for the one before it.");
            case "event-loop" -> new EventLoop();
            default -> new Pool(poolSize(strategy), "");
        };
    }

    private static int poolSize(String strategy) {
        if (strategy.matches("pool:[0-9]{1,4}")) {
            int size = Integer.parseInt(strategy.substring("pool:".length()));
            if (size >= 1 && size <= POOL_MAX) {
                return size;
            }
        }
        throw new IllegalArgumentException("'" + strategy + "' is no strategy: choose virtual-threads, one-at-a-time,"
                + " pool:N (1 to " + POOL_MAX + " threads) or event-loop");
    }

    /** A virtual thread for each request: where it waits, its carrier does other work. */
    final class VirtualThreads implements Execution {
        @Override
        public void run(Runnable work) {
            Thread.ofVirtual().name("request").start(work);
        }

        @Override
        public String warning() {
            return "";
        }
    }

    /** So many platform threads: where a handler waits, its thread waits with it. */
    final class Pool implements Execution {
        private final ExecutorService threads;
        private final String warning;

        Pool(int size, String warning) {
            this.threads = Executors.newFixedThreadPool(
                    size, Thread.ofPlatform().name("worker-", 0).factory());
            this.warning = warning;
        }

        @Override
        public void run(Runnable work) {
            threads.execute(work);
        }

        @Override
        public String warning() {
            return warning;
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    /** The event loop itself: where a handler waits, everything waits. The pitfall, to be felt. */
    final class EventLoop implements Execution {
        @Override
        public void run(Runnable work) {
            work.run();
        }

        @Override
        public String warning() {
            return "Handlers run on the event loops and block them: this is the pitfall, to be felt, not to be used.";
        }
    }
}
