package dev.kaam;

import dev.kaam.background.Dispatcher;
import dev.kaam.background.DurableTasks;
import dev.kaam.background.EphemeralTasks;
import dev.kaam.background.Member;
import dev.kaam.background.Nodes;
import dev.kaam.background.Retry;
import dev.kaam.background.TaskKind;
import dev.kaam.background.TaskMeter;
import dev.kaam.flow.Deadline;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Time;
import dev.kaam.todo.Problem;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that works after a response: what may be lost, and what may not. */
record Background(EphemeralTasks ephemeral, Dispatcher dispatcher, DurableTasks durable, Nodes nodes) {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Duration EPHEMERAL_LIMIT = Duration.ofSeconds(30);
    private static final int EPHEMERAL_MAX = 10_000;
    private static final Duration LEASE = Duration.ofSeconds(30);

    /**
     * @param name of this node, another at each start: what one that was killed has left, its successor must not take for its own
     * @param random safe for all threads
     */
    static Background start(
            Store store,
            String name,
            List<TaskKind> kinds,
            TaskMeter meter,
            FlowRecorder flows,
            Time time,
            RandomGenerator random) {
        var ephemeral = new EphemeralTasks(time, EPHEMERAL_MAX, EPHEMERAL_LIMIT);
        var node = new Dispatcher.Node(name, LEASE);
        var dispatcher = new Dispatcher(store.tasks(), kinds, node, time, new Retry(random), meter, flows);
        var durable = new DurableTasks(dispatcher, store.tasks(), time);
        store.onDue().accept(durable::wake);
        durable.wake(); // for what was asked for before anybody listened
        return new Background(ephemeral, dispatcher, durable, store.nodes());
    }

    /** Is one of the nodes from now on. */
    void enter(Member self) {
        nodes.seen(self);
        durable.atBeats(() -> nodes.seen(self));
    }

    /** The first thing to do when the program is told to stop. */
    void stopClaiming() {
        durable.stopClaiming();
    }

    /** While the store still works. */
    void drain(Deadline deadline) {
        ephemeral.drain(deadline.left());
        durable.drain(deadline);
        leave();
    }

    private void leave() {
        try {
            nodes.left(dispatcher.nodeName());
        } catch (Problem unavailable) {
            LOG.info("the others will see by themselves that this node has ended: {}", unavailable.detail());
        }
    }
}
