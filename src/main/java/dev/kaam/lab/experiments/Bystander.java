package dev.kaam.lab.experiments;

import dev.kaam.flow.Time;
import dev.kaam.lab.Bench;
import dev.kaam.lab.LabException;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Conversations;
import dev.kaam.lab.load.Exchange;
import dev.kaam.lab.load.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks for a sign of life, as a load balancer does, while users give the server work. Each sends once and no more, because an event
 * loop that is asked again in the moment in which it answers serves now the one first and now the other, and then there is no law.
 *
 * @param users they all ask at once; as many on each event loop, so that there is a bystander for each loop too
 * @param busyMillis for so long their work lasts, about: health checks come at moments spread evenly over it
 */
record Bystander(String server, int users, double busyMillis) {
    private static final Call HEALTH = Call.get("/health/live");
    /** At least: the first of them comes when the users have hardly begun. */
    private static final int MANY = 16;
    /** So often it is looked at; the one in the middle counts. */
    private static final int TIMES = 3;
    /** Until all clients wait for the moment at which it begins. */
    private static final Duration READY = Duration.ofMillis(5);

    /** What both have got. A request is due when it is sent: that its client woke late is not the server's doing. */
    record Felt(Load users, Load bystanders) {
        /** How long the health check waited that waited longest, in milliseconds. */
        double worst() {
            return bystanders.latencyMillis(100);
        }
    }

    Felt watch(Bench bench) throws InterruptedException {
        List<Felt> some = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            some.add(once(bench));
        }
        some.sort((one, other) -> Double.compare(one.worst(), other.worst()));
        return some.get(TIMES / 2);
    }

    /** Connections are opened one after another, the users' first: a server deals them out to its event loops in turn. */
    private Felt once(Bench bench) throws InterruptedException {
        int many = Math.max(MANY, users);
        Time time = bench.time();
        var begin = new AtomicLong();
        List<Exchange> all = new Conversations(time).hold(bench.server(server).address(), users + many, client -> {
            begin.compareAndSet(0, time.nanos() + READY.toNanos());
            double part = Math.max(0, client.number() - users + 0.5) / many;
            long at = begin.get() + (long) (part * busyMillis * 1e6);
            time.sleep(Duration.ofNanos(Math.max(0, at - time.nanos())));
            return client.ask(client.number() < users ? Crowd.READ : HEALTH).exchange();
        });
        long end = time.nanos();
        return new Felt(
                well(new Load(Load.Kind.BURST, users, begin.get(), end, all.subList(0, users))),
                new Load(Load.Kind.BURST, many, begin.get(), end, all.subList(users, all.size())));
    }

    private Load well(Load work) {
        if (work.failures() > 0) {
            throw new LabException("The server '" + server + "' refused " + work.failures() + " requests.");
        }
        return work;
    }
}
