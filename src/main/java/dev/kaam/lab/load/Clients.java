package dev.kaam.lab.load;

import dev.kaam.flow.Time;
import dev.kaam.lab.LabException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * Many clients of a server, each with a connection of its own and on a virtual thread of its own: it sends, waits, and notes when.
 * Any thread may call; a call returns when all have ended. An exchange without an answer has the status 0.
 */
public final class Clients {
    /** An open load that would need more connections than this at once sends late, and so shows that it is the limit. */
    private static final int CONNECTIONS_MAX = 4_000;

    private final Time time;

    public Clients(Time time) {
        this.time = time;
    }

    /** One client, one request. Throws {@link LabException} where there is no answer. */
    public Answer ask(URI server, Call call) {
        try (Connection connection = Connection.open(server, time)) {
            return connection.exchange(call, time.nanos());
        }
    }

    /** All at once: when all are connected, each sends one request. */
    public Load burst(URI server, int clients, Call call) throws InterruptedException {
        var done = new ConcurrentLinkedQueue<Exchange>();
        var connected = new CountDownLatch(clients);
        var go = new CountDownLatch(1);
        long[] due = new long[1];
        try (ExecutorService threads = threads()) {
            each(threads, clients, client -> {
                try (Connection connection = openOrCount(server, connected)) {
                    byte[] request = connection.request(call);
                    await(go);
                    done.add(exchange(connection, request, due[0]));
                } catch (LabException refused) {
                    done.add(failed(time.nanos()));
                }
            });
            connected.await();
            due[0] = time.nanos();
            go.countDown();
        }
        return load(Load.Kind.BURST, clients, due[0], time.nanos(), done);
    }

    /**
     * Closed: each client sends its next request when it has the answer to the one before, until the time is over.
     *
     * @param warmUp what was due in it is not in the load
     */
    public Load closed(URI server, int clients, Call call, Duration warmUp, Duration length)
            throws InterruptedException {
        var done = new ConcurrentLinkedQueue<Exchange>();
        var connected = new CountDownLatch(clients);
        var go = new CountDownLatch(1);
        long[] from = new long[2];
        try (ExecutorService threads = threads()) {
            each(threads, clients, client -> {
                try (Connection connection = openOrCount(server, connected)) {
                    byte[] request = connection.request(call);
                    await(go);
                    for (long now = time.nanos(); now < from[1]; now = time.nanos()) {
                        Exchange one = exchange(connection, request, now);
                        if (one.due() >= from[0]) {
                            done.add(one);
                        }
                        if (one.status() == 0) {
                            return;
                        }
                    }
                } catch (LabException refused) {
                    done.add(failed(time.nanos()));
                }
            });
            connected.await();
            from[0] = time.nanos() + warmUp.toNanos();
            from[1] = from[0] + length.toNanos();
            go.countDown();
        }
        return load(Load.Kind.CLOSED, clients, from[0], from[1], done);
    }

    /** Open: requests come on their own, at random (as a Poisson process), however long the answers take. */
    public Load open(URI server, double perSecond, Call call, Duration length, RandomGenerator random)
            throws InterruptedException {
        var done = new ConcurrentLinkedQueue<Exchange>();
        var idle = new ConcurrentLinkedDeque<Connection>();
        var places = new Semaphore(CONNECTIONS_MAX);
        var due = new ArrayDeque<Long>();
        long begun = time.nanos();
        for (double at = gap(perSecond, random); at < length.toNanos(); at += gap(perSecond, random)) {
            due.add(begun + (long) at);
        }
        try (ExecutorService threads = threads()) {
            for (long next : due) {
                LockSupport.parkNanos(next - time.nanos());
                if (Thread.interrupted()) {
                    threads.shutdownNow();
                    throw new InterruptedException();
                }
                places.acquire();
                threads.execute(() -> {
                    done.add(onIdle(server, call, next, idle));
                    places.release();
                });
            }
        } finally {
            idle.forEach(Connection::close);
        }
        return load(Load.Kind.OPEN, 0, begun, begun + length.toNanos(), done);
    }

    private Exchange onIdle(URI server, Call call, long due, ConcurrentLinkedDeque<Connection> idle) {
        try {
            Connection kept = idle.pollFirst();
            Connection connection = kept == null ? Connection.open(server, time) : kept;
            Exchange one = exchange(connection, connection.request(call), due);
            if (one.status() == 0) {
                connection.close();
            } else {
                idle.addFirst(connection);
            }
            return one;
        } catch (LabException refused) {
            return failed(due);
        }
    }

    private Exchange exchange(Connection connection, byte[] request, long due) {
        try {
            return connection.exchange(request, due).exchange();
        } catch (LabException none) {
            return failed(due);
        }
    }

    private Exchange failed(long due) {
        long now = time.nanos();
        return new Exchange(due, now, now, 0);
    }

    private Connection openOrCount(URI server, CountDownLatch connected) {
        try {
            return Connection.open(server, time);
        } finally {
            connected.countDown();
        }
    }

    private static double gap(double perSecond, RandomGenerator random) {
        return random.nextExponential() * 1e9 / perSecond;
    }

    private static Load load(
            Load.Kind kind, int clients, long begun, long ended, ConcurrentLinkedQueue<Exchange> done) {
        List<Exchange> exchanges = new ArrayList<>(done);
        exchanges.sort((one, other) -> Long.compare(one.due(), other.due()));
        return new Load(kind, clients, begun, ended, exchanges);
    }

    private static void each(ExecutorService threads, int clients, IntConsumer work) {
        for (int client = 0; client < clients; client++) {
            int number = client;
            threads.execute(() -> work.accept(number));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExecutorService threads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("client-", 0).factory());
    }
}
