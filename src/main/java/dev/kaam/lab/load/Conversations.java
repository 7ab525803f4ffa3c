package dev.kaam.lab.load;

import dev.kaam.flow.Time;
import dev.kaam.lab.LabException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
     * All at once: when all are connected.
     *
     * @return what each has come to, by their numbers
     * @throws LabException the first that one of them threw, when all have ended
     */
    public <T> List<T> hold(URI server, int clients, Talk<T> talk) throws InterruptedException {
        var connections = new ArrayList<Connection>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < clients; number++) {
                connections.add(Connection.open(server, time));
            }
            var talks = new ArrayList<Callable<T>>();
            for (int number = 0; number < clients; number++) {
                var client = new Client(number, connections.get(number));
                talks.add(() -> talk.with(client));
            }
            return threads.invokeAll(talks).stream().map(Conversations::result).toList();
        } finally {
            connections.forEach(Connection::close);
        }
    }

    private static <T> T result(Future<T> ended) {
        if (ended.state() == Future.State.SUCCESS) {
            return ended.resultNow();
        }
        throw ended.exceptionNow() instanceof LabException said
                ? said
                : new LabException("A client has failed.", ended.exceptionNow());
    }
}
