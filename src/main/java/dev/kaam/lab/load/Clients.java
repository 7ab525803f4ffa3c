package dev.kaam.lab.load;

import dev.kaam.flow.Time;
import dev.kaam.lab.LabException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.random.RandomGenerator;

/**
 * Many clients of a server, each with a connection of its own and on a virtual thread of its own: it sends, waits, and notes when.
 * Any thread may call; a call returns when all have ended, and where the caller is interrupted they end at once. What becomes of
 * each request is in the load: where a connection is refused, or there is no answer or a broken one, with the status 0.
 */
public final class Clients {
    private final Time time;

    public Clients(Time time) {
        this.time = time;
    }

    /**
     * One client, one request. Throws {@link LabException} where there is no answer, and at once where the caller is interrupted, who
     * is so still then.
     */
    public Answer ask(URI server, Call call) {
        var asked = new FutureTask<>(() -> asked(server, call));
        Thread client = Thread.ofVirtual().name("client").start(asked);
        try {
            return asked.get();
        } catch (InterruptedException stopped) {
            client.interrupt(); // which closes its connection
            Thread.currentThread().interrupt();
            throw new LabException("It was stopped while a server was asked.", stopped);
        } catch (ExecutionException none) {
            throw LabException.of(none.getCause(), "A client has failed.");
        }
    }

    private Answer asked(URI server, Call call) {
        try (Connection connection = Connection.open(server, time)) {
            return connection.ask(call);
        }
    }

    /** The same as {@link #burst(URI, int, Calls)} where all ask the same. */
    public Load burst(URI server, int clients, Call call) throws InterruptedException {
        return burst(server, clients, Calls.mixed(call));
    }

    /**
     * All at once: when all are connected, each sends one request. Throws {@link LabException} where the system does not allow
     * so many connections.
     */
    public Load burst(URI server, int clients, Calls calls) throws InterruptedException {
        return new Crowd(server, clients, time)
                .play(
                        Load.Kind.BURST,
                        Duration.ZERO,
                        Duration.ZERO,
                        (number, client, stretch, ledger) ->
                                ledger.note(client.send(calls.next(number, 0), stretch.begun())));
    }

    /** The same as {@link #closed(URI, int, Calls, Duration, Duration)} where all ask the same. */
    public Load closed(URI server, int clients, Call call, Duration warmUp, Duration length)
            throws InterruptedException {
        return closed(server, clients, Calls.mixed(call), warmUp, length);
    }

    /**
     * Closed: each client sends its next request when it has the answer to the one before, until the time is over. Who gets no
     * answer stops. Throws {@link LabException} where the system does not allow so many connections.
     *
     * @param warmUp what is well answered in it is not in the load
     */
    public Load closed(URI server, int clients, Calls calls, Duration warmUp, Duration length)
            throws InterruptedException {
        if (!length.isPositive()) {
            throw new IllegalArgumentException("no time to measure in");
        }
        return new Crowd(server, clients, time)
                .play(Load.Kind.CLOSED, warmUp, length, (number, client, stretch, ledger) -> {
                    int turn = 0;
                    boolean answered = true;
                    while (answered) {
                        Call call = calls.next(number, turn++);
                        long now = time.nanos();
                        if (now >= stretch.ended()) {
                            return;
                        }
                        Exchange one = client.send(call, now);
                        answered = one.status() > 0;
                        if (one.answered() >= stretch.begun() || !one.isWell()) {
                            ledger.note(one);
                        }
                    }
                });
    }

    /**
     * Closed too: each client asks so many times, the next when it has the answer to the one before. The stretch ends when the first
     * client is done, since until then all are there; the load has all that was answered. Who gets no answer stops. Throws
     * {@link LabException} where the system does not allow so many connections.
     */
    public Load inTurn(URI server, int clients, int times, Call call) throws InterruptedException {
        var ended = new LongAccumulator(Math::min, Long.MAX_VALUE);
        Load load = new Crowd(server, clients, time)
                .play(Load.Kind.CLOSED, Duration.ZERO, Duration.ZERO, (number, client, stretch, ledger) -> {
                    boolean answered = true;
                    for (int turn = 0; turn < times && answered; turn++) {
                        Exchange one = client.send(call, time.nanos());
                        ledger.note(one);
                        answered = one.status() > 0;
                    }
                    ended.accumulate(time.nanos());
                });
        return new Load(load.kind(), clients, load.begun(), ended.get(), load.exchanges(), load.strain());
    }

    /** The same as {@link #open(URI, double, Calls, Duration, RandomGenerator)} where all ask the same. */
    public Load open(URI server, double perSecond, Call call, Duration length, RandomGenerator random)
            throws InterruptedException {
        return open(server, perSecond, Calls.mixed(call), length, random);
    }

    /**
     * Open: requests come on their own, at random (as a Poisson process), however long the answers take. The same seed gives the
     * same times. Throws {@link LabException} where they would be too many to hold.
     */
    public Load open(URI server, double perSecond, Calls calls, Duration length, RandomGenerator random)
            throws InterruptedException {
        long[] offsets = Arrivals.poisson(perSecond, length, random);
        return new Arrivals(server, time).play(offsets, perSecond, calls, length);
    }
}
