package dev.kaam;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a Kaam is to run.
 *
 * @param port 0 takes a free one
 * @param data the folder of the database
 * @param run the execution strategy, as {@code --run} has it
 * @param fakeDb the fake database instead of SQLite, or null
 * @param cors the origin whose pages may use the API, or null
 * @param idle after how long a connection on which nothing moves is closed
 */
public record Settings(
        String host,
        int port,
        Path data,
        String run,
        @Nullable FakeDb fakeDb,
        @Nullable String cors,
        Duration idle) {

    /** How long each call of the fake database waits and computes. */
    public record FakeDb(Duration pause, Duration cpu) {}

    private static final Duration IDLE = Duration.ofSeconds(60);

    public static Settings local(int port, Path data) {
        return new Settings("127.0.0.1", port, data, "virtual-threads", null, null, IDLE);
    }

    public Settings withRun(String strategy) {
        return new Settings(host, port, data, strategy, fakeDb, cors, idle);
    }

    public Settings withFakeDb(@Nullable FakeDb fake) {
        return new Settings(host, port, data, run, fake, cors, idle);
    }

    public Settings withCors(@Nullable String origin) {
        return new Settings(host, port, data, run, fakeDb, origin, idle);
    }

    public Settings withHost(String name) {
        return new Settings(name, port, data, run, fakeDb, cors, idle);
    }

    public Settings withIdle(Duration limit) {
        return new Settings(host, port, data, run, fakeDb, cors, limit);
    }
}
