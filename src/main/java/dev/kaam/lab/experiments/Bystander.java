package dev.kaam.lab.experiments;

import dev.kaam.lab.Bench;
import dev.kaam.lab.load.Beside;
import dev.kaam.lab.load.Beside.Party;
import dev.kaam.lab.load.Call;
import java.time.Duration;

/** Asks for a sign of life, as a load balancer does, while users keep the server at work. */
final class Bystander {
    /** What a health check feels: of a hundred, five wait longer. */
    static final double PERCENTILE = 95;

    private static final Call HEALTH = Call.get("/health/live");
    /** Even on every event loop of up to as many, and enough for a percentile. */
    private static final int MANY = 16;

    private Bystander() {}

    /** @param watched for how long; in a quarter of it each of them asks about once, at any moment of what the users wait for */
    static Beside.Felt watch(Bench bench, String server, int users, Duration watched) throws InterruptedException {
        return new Beside(bench.time(), bench.random().nextLong())
                .feel(
                        bench.server(server).address(),
                        Party.busy(users, Crowd.READ),
                        new Party(MANY, HEALTH, watched.dividedBy(4)),
                        watched);
    }
}
