package dev.kaam.web;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** On which thread a handler runs: the four strategies. The handlers are the same plain code under each. */
public sealed interface Execution extends AutoCloseable {
    /** How many requests may be in the works at once; one more is answered 503. */
    int REQUESTS_MAX = 10_000;

    int POOL_MAX = 2_000;

    /** Runs the work, now or when a thread is free. False, and nothing runs, when too much is in the works. */
    boolean offer(Runnable work);

    /** What the person who starts the server should know of it; empty for the usual one. */
    String warning();

    /** Ends the threads. What is still in the works is interrupted: the server has waited for it long enough. */
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
        private final Semaphore places = new Semaphore(REQUESTS_MAX);

        @Override
        public boolean offer(Runnable work) {
            if (!places.tryAcquire()) {
                return false;
            }
            Thread.ofVirtual().name("request").start(() -> {
                try {
                    work.run();
                } finally {
                    places.release();
                }
            });
            return true;
        }

        @Override
        public String warning() {
            return "";
        }
    }

    /** So many platform threads: where a handler waits, its thread waits with it. */
    final class Pool implements Execution {
        private final ThreadPoolExecutor threads;
        private final String warning;

        Pool(int size, String warning) {
            this.warning = warning;
            var number = new AtomicInteger();
            threads = new ThreadPoolExecutor(
                    size,
                    size,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(REQUESTS_MAX),
                    work -> Thread.ofPlatform()
                            .name("worker-" + number.getAndIncrement())
                            .unstarted(work));
        }

        @Override
        public boolean offer(Runnable work) {
            try {
                threads.execute(work);
                return true;
            } catch (RejectedExecutionException full) {
                return false;
            }
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
        public boolean offer(Runnable work) {
            work.run();
            return true;
        }

        @Override
        public String warning() {
            return "Handlers run on the event loops and block them: this is the pitfall, to be felt, not to be used.";
        }
    }
}
