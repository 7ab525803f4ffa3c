package dev.kaam;

import dev.kaam.change.ChangeLog;
import dev.kaam.change.LiveChanges;
import dev.kaam.store.Announcer;
import dev.kaam.store.DatabaseTime;
import dev.kaam.store.NodeListener;
import dev.kaam.store.Postgres;
import dev.kaam.todo.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other nodes on the same database: what this one tells them and hears of them, and a look once a second at what it may not have
 * heard. That a task is due is looked up by the dispatcher, which does so in any case.
 */
final class Neighbours implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int POLLS_A_CLOCK = 10;

    private final LiveChanges live;
    private final ChangeLog changes;
    private final DatabaseTime time;
    private final Announcer announcer;
    private final @Nullable NodeListener listener;
    private final LongAdder found = new LongAdder();
    private final List<Repeat> loops;
    private volatile Runnable wake = () -> {};
    private int polls;

    /**
     * Which way news came.
     *
     * @param told notifications that were sent
     * @param heard notifications of others
     * @param found how often a look found a change of which nobody had told
     * @param connected how often the connection that hears was made
     */
    record Counts(long told, long heard, long found, long connected) {}

    /**
     * Tells and hears at once.
     *
     * @param address where it hears; null: nowhere
     */
    Neighbours(
            Postgres database,
            Postgres.@Nullable Address address,
            String node,
            LiveChanges live,
            ChangeLog changes,
            DatabaseTime time,
            RandomGenerator random) {
        this.live = live;
        this.changes = changes;
        this.time = time;
        announcer = new Announcer(database, node);
        NodeListener ear = address == null ? null : new NodeListener(address, node, new Heard(), random);
        listener = ear;
        database.onCommit(this::committed);
        Stream<Repeat> hears = ear == null ? Stream.of() : Stream.of(new Repeat("node-hears", time, ear::step));
        loops = Stream.concat(
                        Stream.of(
                                new Repeat("node-tells", time, announcer::step),
                                new Repeat("node-looks", time, this::look)),
                        hears)
                .toList();
    }

    /** What to call when a task is due that another node has recorded. */
    void onDue(Runnable dispatcher) {
        wake = dispatcher;
    }

    /** A task is due that this node has recorded. */
    void tasksDue() {
        wake.run();
        announcer.tasksDue();
    }

    Counts counts() {
        NodeListener ear = listener;
        return ear == null
                ? new Counts(announcer.told(), 0, found.sum(), 0)
                : new Counts(announcer.told(), ear.heard(), found.sum(), ear.connected());
    }

    private void committed() {
        live.committed();
        announcer.committed();
    }

    private Duration look() {
        try {
            lookForChanges();
            if (++polls % POLLS_A_CLOCK == 0) {
                time.ask();
            }
        } catch (Problem unavailable) {
            LOG.debug("nothing was seen this time: {}", unavailable.getMessage());
        }
        return POLL;
    }

    private void lookForChanges() {
        if (!live.isRead()) {
            live.committed(); // who comes next reads the log first
        } else if (live.committedUpTo(changes.last())) {
            found.increment();
        }
    }

    private final class Heard implements NodeListener.Told {
        @Override
        public void changes(long last) {
            live.committedUpTo(last);
        }

        @Override
        public void tasks() {
            wake.run();
        }
    }

    /** Before the database. */
    @Override
    public void close() {
        loops.forEach(Repeat::close);
        if (listener != null) {
            listener.close();
        }
    }
}
