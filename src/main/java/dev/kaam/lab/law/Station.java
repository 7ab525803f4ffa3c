package dev.kaam.lab.law;

/** A place of a {@link ClosedNetwork} that each request visits. What it takes there is distributed exponentially. */
public sealed interface Station {
    /** What a request takes there each time around, without waiting for others, in milliseconds: visits times service. */
    double demandMillis();

    /** One server with a queue. */
    record Queue(double demandMillis) implements Station {
        public Queue {
            check(demandMillis);
        }
    }

    /** Nobody waits for others: a wait of its own, or a user who thinks. Any distribution gives the same here. */
    record Delay(double demandMillis) implements Station {
        public Delay {
            check(demandMillis);
        }
    }

    /** Several equal servers with one queue. */
    record Servers(double demandMillis, int servers) implements Station {
        public Servers {
            check(demandMillis);
            if (servers < 1) {
                throw new IllegalArgumentException("there must be a server");
            }
        }
    }

    private static void check(double demandMillis) {
        if (!(demandMillis >= 0) || Double.isInfinite(demandMillis)) {
            throw new IllegalArgumentException("no station takes " + demandMillis + " ms");
        }
    }
}
