package dev.kaam.lab.load;

import dev.kaam.flow.Time;
import dev.kaam.lab.LabException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Clients who say one thing after another, the next by what was answered to the one before: read, then write what was read. Each
 * has a connection and a virtual thread of its own. Any thread may call; a call returns when all have ended.
 */
public final class Conversations {
    private final Time time;

    public Conversations(Time time) {
        this.time = time;
    }

    /** What one client does, from its first request to its last. */
    @FunctionalInterface
    public interface Talk<T> {
        /** Throws {@link LabException} where it cannot go on. */
        T with(Client client) throws InterruptedException;
    }

    /** One of them. Used by one thread. */
    public static final class Client {
        private final int number;
        private final Connection connection;

        private Client(int number, Connection connection) {
            this.number = number;
            this.connection = connection;
        }

        /** From 0. */
        public int number() {
            return number;
        }

        /** Throws {@link LabException} where there is no answer; every later call does so too. */
        public Answer ask(Call call) {
            return connection.ask(call);
        }
    }

    /**
     * What became of all.
     *
     * @param said what each has come to, by their numbers
     * @param begun when all were connected, in nanoseconds of the exchanges' clock
     * @param ended when all had ended
     * @param strain what it has asked of this process
     */
    public record Held<T>(List<T> said, long begun, long ended, Strain strain) {}

    /** What each has come to, by their numbers; else as {@link #held}. */
    public <T> List<T> hold(URI server, int clients, Talk<T> talk) throws InterruptedException {
        return held(server, clients, talk).said();
    }

    /**
     * All at once: when all are connected.
     *
     * @throws LabException the first that one of them threw, when all have ended; where they have not after a minute; or where the
     *     system does not allow so many connections
     */
    public <T> Held<T> held(URI server, int clients, Talk<T> talk) throws InterruptedException {
        OpenFiles.need(clients);
        var connections = new ArrayList<Connection>();
        try (ExecutorService threads = Crowd.threads()) {
            for (int number = 0; number < clients; number++) {
                connections.add(Connection.open(server, time));
            }
            var talks = new ArrayList<Callable<T>>();
            for (int number = 0; number < clients; number++) {
                var client = new Client(number, connections.get(number));
                talks.add(() -> talk.with(client));
            }
            return held(threads, talks);
        } finally {
            connections.forEach(Connection::close);
        }
    }

    private <T> Held<T> held(ExecutorService threads, List<Callable<T>> talks) throws InterruptedException {
        try (var pulse = new Pulse(time)) {
            long begun = time.nanos();
            var ended = threads.invokeAll(talks, Crowd.PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            return new Held<>(ended.stream().map(Conversations::result).toList(), begun, time.nanos(), pulse.strain());
        }
    }

    private static <T> T result(Future<T> ended) {
        return switch (ended.state()) {
            case SUCCESS -> ended.resultNow();
            case FAILED -> throw LabException.of(ended.exceptionNow(), "A client has failed.");
            default ->
                throw new LabException("The clients had not done all after " + Crowd.PATIENCE.toSeconds() + " s.");
        };
    }
}
