package dev.kaam.lab.decide;

/**
 * A way to run handlers.
 *
 * @param threads how many of them can wait or compute at once; {@link #UNLIMITED} where each request has its own
 */
public record Strategy(Kind kind, int threads) {
    static final int UNLIMITED = Integer.MAX_VALUE;

    /** The ways. */
    public enum Kind {
        ONE_AT_A_TIME("one-at-a-time"),
        /** As many threads as cores. */
        CPU_POOL("cpu-pool"),
        /** As many threads as were asked about. */
        POOL("pool"),
        /** The fewest threads that are as good as one for each request. */
        BEST_POOL("best-pool"),
        VIRTUAL_THREADS("virtual-threads"),
        /** The handler waits on the event loops, of which there are as many as cores. */
        EVENT_LOOP("event-loop");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** As texts and JSON have it. */
        public String key() {
            return key;
        }
    }

    static Strategy oneAtATime() {
        return new Strategy(Kind.ONE_AT_A_TIME, 1);
    }

    static Strategy cpuPool(Question asked) {
        return new Strategy(Kind.CPU_POOL, asked.cores());
    }

    static Strategy pool(int threads) {
        return new Strategy(Kind.POOL, threads);
    }

    static Strategy virtualThreads() {
        return new Strategy(Kind.VIRTUAL_THREADS, UNLIMITED);
    }

    static Strategy eventLoop(Question asked) {
        return new Strategy(Kind.EVENT_LOOP, asked.cores());
    }

    /** As {@code kaam serve --run} has it. */
    public String run() {
        return switch (kind) {
            case ONE_AT_A_TIME, VIRTUAL_THREADS, EVENT_LOOP -> kind.key();
            case CPU_POOL, POOL, BEST_POOL -> "pool:" + threads;
        };
    }

    /** As a text calls it: {@code strategy.pool}, which has a hole for its threads where they are limited. */
    Sentence label() {
        Sentence name = Sentence.of("strategy." + kind.key());
        return threads == UNLIMITED ? name : name.with("threads", threads);
    }
}
