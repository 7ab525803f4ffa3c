package dev.kaam.lab.load;

import dev.kaam.flow.Time;
import dev.kaam.lab.LabException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/**
 * Users who keep a server at work, and bystanders who ask it for something small meanwhile, each at moments of its own: what do
 * these feel? Every client has a connection and a virtual thread of its own. Any thread may call.
 */
public final class Beside {
    private final Time time;
    private final SplittableRandom random;

    /** @param seed of the bystanders' pauses */
    public Beside(Time time, long seed) {
        this.time = time;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Clients that do the same.
     *
     * @param pauseMax before each request one waits for some time between none and this, each as likely
     */
    public record Party(int clients, Call call, Duration pauseMax) {
        public static Party busy(int clients, Call call) {
            return new Party(clients, call, Duration.ZERO);
        }
    }

    /**
     * What both have got. A bystander's request is due when it is sent: that its client woke late is not the server's doing.
     */
    public record Felt(Load users, Load bystanders) {}

    /**
     * Returns when all have ended. Throws {@link LabException} where a client got no answer, or a bad one.
     *
     * @param length none sends any more after it
     */
    public Felt feel(URI server, Party users, Party bystanders, Duration length) throws InterruptedException {
        List<Connection> open = new ArrayList<>();
        try (ExecutorService threads = threads()) {
            // one after another, so that a server that deals them out to its event loops in turn has as many of each on
            // each
            connect(server, users.clients + bystanders.clients, open);
            long begun = time.nanos();
            long end = begun + length.toNanos();
            var working = talk(threads, open.subList(0, users.clients), users, end);
            var watching = talk(threads, open.subList(users.clients, open.size()), bystanders, end);
            return new Felt(
                    well(load(Load.Kind.CLOSED, users.clients, begun, end, working)),
                    well(load(Load.Kind.OPEN, 0, begun, end, watching)));
        } finally {
            open.forEach(Connection::close);
        }
    }

    private void connect(URI server, int clients, List<Connection> open) {
        for (int client = 0; client < clients; client++) {
            open.add(Connection.open(server, time));
        }
    }

    private List<Future<List<Exchange>>> talk(ExecutorService threads, List<Connection> open, Party party, long end) {
        return open.stream()
                .map(connection -> {
                    RandomGenerator own = random.split();
                    return threads.submit(() -> talk(connection, party, end, own));
                })
                .toList();
    }

    private List<Exchange> talk(Connection connection, Party party, long end, RandomGenerator pauses)
            throws InterruptedException {
        List<Exchange> done = new ArrayList<>();
        while (true) {
            long pause = (long) (pauses.nextDouble() * party.pauseMax.toNanos());
            if (pause > 0) {
                time.sleep(Duration.ofNanos(pause));
            }
            long now = time.nanos();
            if (now >= end) {
                return done;
            }
            done.add(connection.exchange(party.call, now));
        }
    }

    private static Load load(Load.Kind kind, int clients, long begun, long end, List<Future<List<Exchange>>> talks)
            throws InterruptedException {
        List<Exchange> all = new ArrayList<>();
        for (Future<List<Exchange>> talk : talks) {
            all.addAll(result(talk));
        }
        all.sort((one, other) -> Long.compare(one.due(), other.due()));
        return new Load(kind, clients, begun, end, all);
    }

    private static List<Exchange> result(Future<List<Exchange>> talk) throws InterruptedException {
        try {
            return talk.get();
        } catch (ExecutionException failure) {
            throw new LabException("A server gave no answer while it was watched.", failure);
        }
    }

    private static Load well(Load load) {
        if (load.failures() > 0) {
            throw new LabException(
                    "A server did not answer " + load.failures() + " requests well while it was watched.");
        }
        return load;
    }

    private static ExecutorService threads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("beside-", 0).factory());
    }
}
