package dev.kaam.lab.load;

import dev.kaam.flow.Time;
import dev.kaam.lab.LabException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Requests that come on their own, each at its time, whatever becomes of those before. */
final class Arrivals {
    /** A load that would need more connections than this at once sends late, and so shows that it is the limit. */
    private static final int CONNECTIONS_MAX = 4_000;
    /** Opened before time starts, as a share of what comes in a second: enough where answers take a tenth of that. */
    private static final double READY = 0.1;

    private static final int READY_MIN = 8;
    /** A sleep ends up to so much later than asked (Linux's timer slack is half of it); the rest is waited for awake. */
    private static final long OVERSLEPT = 100_000;

    private final URI server;
    private final Time time;
    private final Deque<Client> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore places = new Semaphore(Math.min(CONNECTIONS_MAX, OpenFiles.left()));

    Arrivals(URI server, Time time) {
        this.server = server;
        this.time = time;
    }

    /**
     * When requests of a Poisson process come, in nanoseconds from its start. The gaps add up, so that none is later because
     * another was. Throws {@link LabException} where they would be too many.
     */
    static long[] poisson(double perSecond, Duration length, RandomGenerator random) {
        if (!(perSecond > 0) || perSecond * length.toNanos() / 1e9 > Crowd.EXCHANGES_MAX) {
            throw new LabException(String.format(
                    "%s requests a second for %s s are more than the %,d that a load may have, or none.",
                    perSecond, length.toSeconds(), Crowd.EXCHANGES_MAX));
        }
        double mean = 1e9 / perSecond;
        long[] at = new long[16];
        int n = 0;
        for (double next = random.nextExponential() * mean;
                next < length.toNanos();
                next += random.nextExponential() * mean) {
            at = n == at.length ? Arrays.copyOf(at, 2 * n) : at;
            at[n++] = (long) next;
        }
        return Arrays.copyOf(at, n);
    }

    /** Returns when all have their answer, or have failed. */
    Load play(long[] offsets, double perSecond, Calls calls, Duration length) throws InterruptedException {
        Exchange[] done = new Exchange[offsets.length];
        try {
            connect((int) Math.clamp(perSecond * READY, READY_MIN, places.availablePermits()));
            try (ExecutorService threads = Crowd.threads();
                    var pulse = new Pulse(time)) {
                long begun = time.nanos();
                try {
                    long patience = begun + length.toNanos() + Crowd.PATIENCE.toNanos();
                    send(threads, begun, offsets, calls, done, patience);
                    threads.shutdown();
                    Crowd.end(threads, patience - time.nanos());
                    return new Load(
                            Load.Kind.OPEN,
                            0,
                            begun,
                            begun + length.toNanos(),
                            all(done, begun, offsets),
                            pulse.strain());
                } finally {
                    threads.shutdownNow();
                }
            }
        } finally {
            idle.forEach(Client::close);
        }
    }

    private void connect(int ready) {
        for (int i = 0; i < ready; i++) {
            var client = new Client(server, time);
            client.connect();
            idle.add(client);
        }
    }

    private void send(ExecutorService threads, long begun, long[] offsets, Calls calls, Exchange[] done, long patience)
            throws InterruptedException {
        for (int i = 0; i < offsets.length; i++) {
            int number = i;
            waitUntil(begun + offsets[i]);
            if (!places.tryAcquire(patience - time.nanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            threads.execute(() -> {
                try {
                    done[number] = onIdle(calls.next(number, 0), begun + offsets[number]);
                } finally {
                    places.release();
                }
            });
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // a server on the same processor may run meanwhile
    private void waitUntil(long due) throws InterruptedException {
        long left = due - time.nanos() - OVERSLEPT;
        if (left > 0) {
            time.sleep(Duration.ofNanos(left));
        }
        while (time.nanos() < due) {
            Thread.yield();
        }
    }

    private Exchange onIdle(Call call, long due) {
        Client kept = idle.pollFirst();
        Client client = kept == null ? new Client(server, time) : kept;
        Exchange one = client.send(call, due);
        idle.addFirst(client);
        return one;
    }

    /** What was never sent has failed. */
    private List<Exchange> all(@Nullable Exchange[] done, long begun, long[] offsets) {
        long now = time.nanos();
        return IntStream.range(0, done.length)
                .mapToObj(i -> {
                    long due = begun + offsets[i];
                    return done[i] == null ? new Exchange(due, due, now, 0) : done[i];
                })
                .toList();
    }
}
