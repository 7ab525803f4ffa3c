package dev.kaam.lab.load;

import dev.kaam.flow.Time;
import dev.kaam.lab.LabException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Clients that begin together: each on a virtual thread of its own, with a connection that is open before time starts. */
final class Crowd {
    /** For the last answers, after the time is over; longer than any that an experiment waits for. What comes later has failed. */
    static final Duration PATIENCE = Duration.ofSeconds(60);
    /** All that a load may hold; some 100 MB meanwhile. */
    static final int EXCHANGES_MAX = 2_000_000;

    /** What each client does. */
    @FunctionalInterface
    interface Part {
        void play(int number, Client client, Stretch stretch, Ledger ledger);
    }

    /** What is measured: from one reading of the clock to another. */
    record Stretch(long begun, long ended) {}

    private final URI server;
    private final int clients;
    private final Time time;
    private final CountDownLatch connected;
    private final CompletableFuture<Stretch> start = new CompletableFuture<>();

    Crowd(URI server, int clients, Time time) {
        if (clients < 1) {
            throw new IllegalArgumentException("nobody asks");
        }
        this.server = server;
        this.clients = clients;
        this.time = time;
        this.connected = new CountDownLatch(clients);
    }

    /**
     * Returns when all have played their part. Throws {@link InterruptedException} as soon as the caller is interrupted; all have
     * ended then too.
     */
    Load play(Load.Kind kind, Duration warmUp, Duration length, Part part) throws InterruptedException {
        OpenFiles.need(clients);
        var ledgers = new ArrayList<Ledger>();
        var parts = new ArrayList<Future<?>>();
        try (ExecutorService threads = threads()) {
            try {
                for (int number = 0; number < clients; number++) {
                    int own = number;
                    var ledger = new Ledger(EXCHANGES_MAX / clients);
                    ledgers.add(ledger);
                    parts.add(threads.submit(() -> play(own, part, ledger)));
                }
                threads.shutdown();
                connected.await();
                return measure(kind, warmUp, length, threads, parts, ledgers);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private Load measure(
            Load.Kind kind,
            Duration warmUp,
            Duration length,
            ExecutorService threads,
            List<Future<?>> parts,
            List<Ledger> ledgers)
            throws InterruptedException {
        try (var pulse = new Pulse(time)) {
            long begun = time.nanos() + warmUp.toNanos();
            var stretch = new Stretch(begun, begun + length.toNanos());
            start.complete(stretch);
            end(threads, stretch.ended() + PATIENCE.toNanos() - time.nanos());
            long ended = length.isZero() ? time.nanos() : stretch.ended();
            failOf(parts);
            return new Load(kind, clients, begun, ended, inOrder(ledgers), pulse.strain());
        }
    }

    private Void play(int number, Part part, Ledger ledger) throws InterruptedException, ExecutionException {
        try (var client = new Client(server, time)) {
            try {
                client.connect();
            } finally {
                connected.countDown();
            }
            part.play(number, client, start.get(), ledger);
        }
        return null;
    }

    private static void failOf(List<Future<?>> parts) throws InterruptedException {
        for (Future<?> part : parts) {
            try {
                part.get();
            } catch (ExecutionException broken) {
                throw LabException.of(broken.getCause(), "A client broke: " + broken.getMessage() + ".");
            }
        }
    }

    private static List<Exchange> inOrder(List<Ledger> ledgers) {
        return ledgers.stream()
                .flatMap(Ledger::stream)
                .sorted(Comparator.comparingLong(Exchange::due))
                .toList();
    }

    /** Waits so long for all that were started, and cuts off those that have no answer then. */
    static void end(ExecutorService threads, long nanos) throws InterruptedException {
        if (!threads.awaitTermination(nanos, TimeUnit.NANOSECONDS)) {
            threads.shutdownNow(); // each notes that it has no answer
            threads.awaitTermination(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    static ExecutorService threads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("client-", 0).factory());
    }
}
