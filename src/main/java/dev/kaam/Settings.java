package dev.kaam;

import dev.kaam.background.TaskKind;
import dev.kaam.job.Mail;
import dev.kaam.store.Listening;
import dev.kaam.store.Postgres;
import dev.kaam.web.LocalGuard;
import dev.kaam.web.Proxies;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a Kaam is to run.
 *
 * @param port 0 takes a free one
 * @param data the folder of the database
 * @param run the execution strategy, as {@code --run} has it
 * @param fakeDb the fake database instead of a real one, or null
 * @param fakeTask what comes behind each todo that is added, or null
 * @param cors the origin whose pages may use the API, or null
 * @param idle how long a client may take to send a request, and to take its answer
 * @param requestsMax how many requests may be in the works at once
 * @param streams the answers that go on
 * @param outward what goes to others
 * @param kinds of durable tasks that it does instead of its own; null: its own
 * @param flow whether what each request does is kept and shown
 * @param db the PostgreSQL instead of SQLite, or null
 * @param dbListen where it hears the other nodes on that PostgreSQL
 * @param proxy what stands before it, or null
 */
public record Settings(
        String host,
        int port,
        Path data,
        String run,
        @Nullable FakeDb fakeDb,
        @Nullable FakeTask fakeTask,
        @Nullable String cors,
        Duration idle,
        int requestsMax,
        Streams streams,
        Outward outward,
        @Nullable List<TaskKind> kinds,
        boolean flow,
        Postgres.@Nullable Address db,
        Listening dbListen,
        @Nullable Proxy proxy) {

    public Settings {
        kinds = kinds == null ? null : List.copyOf(kinds);
    }

    /** Whether a change asks for a fake task, in its commit. */
    boolean hasDurableFakes() {
        return fakeTask != null && fakeTask.isDurable();
    }

    /**
     * How long each call of the fake database waits and computes.
     *
     * @param pool how many may do so at once; 0: as many as come
     * @param exponential whether the waits are drawn at random, and only their mean is given
     */
    public record FakeDb(Duration pause, Duration cpu, int pool, boolean exponential) {
        /** Each call alike, however many there are. */
        public FakeDb(Duration pause, Duration cpu) {
            this(pause, cpu, 0, false);
        }
    }

    /**
     * Work behind each todo that is added.
     *
     * @param to who is called at its end, on this machine; null: nobody
     */
    public record FakeTask(
            Duration pause, Duration cpu, By by, @Nullable URI to) {
        /** Who does it. */
        public enum By {
            EPHEMERAL,
            DURABLE,
            /** The event loop that has sent the answer: the pitfall. */
            LOOP
        }

        boolean isDurable() {
            return by == By.DURABLE;
        }
    }

    /**
     * The limits of the answers that go on.
     *
     * @param max how many may be open at once
     * @param heartbeat how long one may be silent
     * @param patience how long a client may take for a piece
     */
    public record Streams(int max, Duration heartbeat, Duration patience) {
        static final Streams USUAL = new Streams(2_000, Duration.ofSeconds(15), Duration.ofSeconds(5));
    }

    /**
     * What goes to others.
     *
     * @param mail null: no reminder is sent
     * @param webhooksToPrivate whether webhooks may lead to this machine and its network
     * @param otlp where spans are taken; null: none are sent
     */
    public record Outward(
            @Nullable Mail mail,
            boolean webhooksToPrivate,
            @Nullable URI otlp) {
        static final Outward USUAL = new Outward(null, false, null);
    }

    /**
     * A proxy that lets others in.
     *
     * @param trusted whose X-Forwarded-* says who asks, and for what
     * @param leave how long it goes on taking requests when it is told to stop, so that a balancer sees in time that it will
     */
    public record Proxy(Proxies trusted, Duration leave) {}

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final int REQUESTS_MAX = 10_000;

    public static Settings local(int port, Path data) {
        return new Settings(
                "127.0.0.1",
                port,
                data,
                "virtual-threads",
                null,
                null,
                null,
                IDLE,
                REQUESTS_MAX,
                Streams.USUAL,
                Outward.USUAL,
                null,
                true,
                null,
                Listening.USUAL,
                null);
    }

    public Settings withRun(String strategy) {
        return with(parts -> parts.run = strategy);
    }

    public Settings withFakeDb(@Nullable FakeDb fake) {
        return with(parts -> parts.fakeDb = fake);
    }

    public Settings withFakeTask(@Nullable FakeTask fake) {
        return with(parts -> parts.fakeTask = fake);
    }

    public Settings withCors(@Nullable String origin) {
        return with(parts -> parts.cors = origin);
    }

    public Settings withHost(String name) {
        return with(parts -> parts.host = name);
    }

    public Settings withIdle(Duration limit) {
        return with(parts -> parts.idle = limit);
    }

    public Settings withRequestsMax(int max) {
        return with(parts -> parts.requestsMax = max);
    }

    public Settings withStreams(Streams limits) {
        return with(parts -> parts.streams = limits);
    }

    public Settings withOutward(Outward others) {
        return with(parts -> parts.outward = others);
    }

    public Settings withKinds(List<TaskKind> others) {
        return with(parts -> parts.kinds = others);
    }

    public Settings withFlow(boolean kept) {
        return with(parts -> parts.flow = kept);
    }

    public Settings withDb(Postgres.@Nullable Address address) {
        return with(parts -> parts.db = address);
    }

    public Settings withDbListen(Listening listening) {
        return with(parts -> parts.dbListen = listening);
    }

    public Settings withProxy(@Nullable Proxy before) {
        return with(parts -> parts.proxy = before);
    }

    /** Whether only programs on this machine reach it. */
    boolean isLocal() {
        return LocalGuard.isLoopback(host) && proxy == null;
    }

    private Settings with(Consumer<Parts> change) {
        var parts = new Parts(this);
        change.accept(parts);
        return parts.settings();
    }

    /** The same, while one of them becomes another. */
    private static final class Parts {
        private String host;
        private final int port;
        private final Path data;
        private String run;
        private @Nullable FakeDb fakeDb;
        private @Nullable FakeTask fakeTask;
        private @Nullable String cors;
        private Duration idle;
        private int requestsMax;
        private Streams streams;
        private Outward outward;
        private @Nullable List<TaskKind> kinds;
        private boolean flow;
        private Postgres.@Nullable Address db;
        private Listening dbListen;
        private @Nullable Proxy proxy;

        Parts(Settings of) {
            host = of.host;
            port = of.port;
            data = of.data;
            run = of.run;
            fakeDb = of.fakeDb;
            fakeTask = of.fakeTask;
            cors = of.cors;
            idle = of.idle;
            requestsMax = of.requestsMax;
            streams = of.streams;
            outward = of.outward;
            kinds = of.kinds;
            flow = of.flow;
            db = of.db;
            dbListen = of.dbListen;
            proxy = of.proxy;
        }

        Settings settings() {
            return new Settings(
                    host,
                    port,
                    data,
                    run,
                    fakeDb,
                    fakeTask,
                    cors,
                    idle,
                    requestsMax,
                    streams,
                    outward,
                    kinds,
                    flow,
                    db,
                    dbListen,
                    proxy);
        }
    }
}
