package dev.kaam.background;

import dev.kaam.background.TaskStore.Ack;
import dev.kaam.background.TaskStore.Claim;
import dev.kaam.background.TaskStore.Held;
import dev.kaam.background.TaskStore.Room;
import dev.kaam.flow.Deadline;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does tasks of a store on this node, by turns: what has ended is acknowledged, what there is room for is claimed and started,
 * each on a virtual thread of its own. {@link DurableTasks} takes turns for ever; a test takes them by hand.
 *
 * <p>A task has its place from its claim until its end is written. One thread takes turns, one beats; any may call the rest.
 */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** Who does the tasks, and for how long it may hold one without a sign of life. */
    public record Node(String name, Duration lease) {}

    private final TaskStore store;
    private final Map<String, TaskKind> kinds;
    private final Node node;
    private final Time time;
    private final Retry retry;
    private final TaskMeter meter;
    private final FlowRecorder flows;
    private final Endings endings;
    private final Object written = new Object();
    private final Map<Held, Run> runs = new ConcurrentHashMap<>();
    private final Queue<Run> ended = new ConcurrentLinkedQueue<>();
    private volatile Runnable bell = () -> {};
    private boolean claiming = true;
    private volatile Set<String> unknown = Set.of();

    public Dispatcher(
            TaskStore store,
            List<TaskKind> kinds,
            Node node,
            Time time,
            Retry retry,
            TaskMeter meter,
            FlowRecorder flows) {
        this.store = store;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(TaskKind::name, Function.identity()));
        this.node = node;
        this.time = time;
        this.retry = retry;
        this.meter = meter;
        this.flows = flows;
        this.endings = new Endings(meter);
    }

    /** What to call when a turn is due before its time. */
    void onDue(Runnable wake) {
        bell = wake;
    }

    /** Takes one turn; returns whether the next is due at once. Throws the store's problem when that cannot work now. */
    boolean turn() {
        boolean more = acknowledge();
        return claim() || more;
    }

    /** A sign of life: keeps the leases, and stops what has lost its own. */
    void beat() {
        Set<Held> before = Set.copyOf(runs.keySet());
        var held = new HashSet<>(store.renew(node.name(), node.lease()));
        before.stream().filter(each -> !held.contains(each)).forEach(this::stop);
    }

    /** Takes back what a node has lost, this one or another. */
    void takeBack() {
        int lost = store.takeBack();
        if (lost > 0) {
            meter.leasesLost(lost);
            LOG.warn("task.taken_back tasks={}", lost);
            beat(); // its own among them are stopped before they are claimed again
            bell.run();
        }
    }

    /** Interrupts what runs longer than its kind may. */
    void interruptOverdue() {
        long now = time.nanos();
        runs.values().forEach(run -> run.interruptIfOverdue(now));
    }

    /** Looks for tasks that wait and that nobody here can do: they are left alone, for a node that can. */
    void lookForUnknown() {
        Set<String> waiting = store.waitingKinds().stream()
                .filter(kind -> !kinds.containsKey(kind))
                .collect(Collectors.toUnmodifiableSet());
        if (!waiting.equals(unknown) && !waiting.isEmpty()) {
            LOG.warn("task.unknown kinds={}: tasks wait, and nothing here does them", waiting);
        }
        unknown = waiting;
    }

    /** Kinds of which tasks wait and that this node cannot do. */
    public Set<String> unknownKinds() {
        return unknown;
    }

    public Set<String> knownKinds() {
        return kinds.keySet();
    }

    public String nodeName() {
        return node.name();
    }

    /** How many tasks this node has whose ends are not written yet. */
    int unfinished() {
        return runs.size();
    }

    /** How many of them are being worked at. */
    int working() {
        return (int) runs.values().stream().filter(run -> !run.hasEnded()).count();
    }

    /** Returns when no claim is under way, and none begins any more. */
    synchronized void stopClaiming() {
        claiming = false;
    }

    /** Waits until the end of each task that this node has is written, or until the deadline. Others take the turns. */
    void awaitEnds(Deadline deadline) throws InterruptedException {
        synchronized (written) {
            while (!runs.isEmpty() && deadline.left().isPositive()) {
                written.wait(Math.max(1, deadline.left().toMillis()));
            }
        }
    }

    /**
     * Gives back what has not ended: the attempt does not count, and its own end, should it still come, is refused. Called when
     * nobody takes turns any more.
     */
    void giveBack() {
        while (acknowledge()) {
            LOG.debug("more ends are written");
        }
        List<Run> left = List.copyOf(runs.values());
        if (left.isEmpty()) {
            return;
        }
        LOG.warn("task.given_back tasks={}", left.size());
        settle(left, left.stream().map(Run::givenBack).toList());
        left.forEach(Run::interrupt);
    }

    private synchronized boolean claim() {
        List<Room> rooms = rooms();
        if (!claiming || rooms.isEmpty()) {
            return false;
        }
        List<Claim> claims = store.claim(node.name(), rooms, node.lease());
        claims.forEach(this::start);
        return claims.size() == TaskStore.CLAIM_MAX;
    }

    private List<Room> rooms() {
        Map<String, Long> taken = runs.values().stream()
                .collect(Collectors.groupingBy(run -> run.task().kind(), Collectors.counting()));
        return kinds.values().stream()
                .map(kind -> new Room(
                        kind.name(), kind.version(), (int) (kind.places() - taken.getOrDefault(kind.name(), 0L))))
                .filter(room -> room.places() > 0)
                .toList();
    }

    private void start(Claim claim) {
        Task task = claim.task();
        TaskKind kind = Objects.requireNonNull(kinds.get(task.kind()), task.kind());
        meter.started(task.kind(), waited(task));
        var run = new Run(claim, kind, time.nanos(), retry);
        runs.put(run.held(), run);
        Thread.ofVirtual().name("task-" + task.kind()).start(() -> work(run));
    }

    private Duration waited(Task task) {
        Instant due = task.runAt();
        Duration waited = Duration.between(due, time.instant());
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    private void work(Run run) {
        flows.started(run.task().id());
        run.work();
        ended.add(run);
        bell.run();
    }

    private void stop(Held lost) {
        Run run = runs.get(lost);
        if (run != null) {
            run.interrupt();
        }
    }

    /** What could not be written is written in a later turn: while the lease lasts, nobody else does it. */
    private boolean acknowledge() {
        List<Run> some = nextEnded();
        try {
            settle(some.stream().filter(run -> !run.hasEffect()).toList());
            some.stream().filter(Run::hasEffect).forEach(this::settleWithEffect);
        } finally {
            some.stream().filter(run -> runs.containsKey(run.held())).forEach(ended::add);
        }
        return !ended.isEmpty();
    }

    private List<Run> nextEnded() {
        var some = new ArrayList<Run>();
        for (Run run = ended.poll(); run != null; run = some.size() < TaskStore.CLAIM_MAX ? ended.poll() : null) {
            some.add(run);
        }
        return some;
    }

    /** Where the effect itself throws, the attempt has failed; where the store cannot work now, it has not. */
    private void settleWithEffect(Run run) {
        try {
            settle(List.of(run));
        } catch (RuntimeException | Error failure) {
            if (!run.failIfItsEffectThrew(failure)) {
                throw failure;
            }
        }
    }

    private void settle(List<Run> some) {
        settle(some, some.stream().map(Run::ack).toList());
    }

    private void settle(List<Run> some, List<Ack> acks) {
        if (some.isEmpty()) {
            return;
        }
        Set<Ack> refused = Set.copyOf(store.acknowledge(acks));
        for (int i = 0; i < some.size(); i++) {
            Run run = some.get(i);
            Ack ack = acks.get(i);
            runs.remove(run.held());
            endings.tell(run.task(), ack.outcome(), refused.contains(ack), run.took(time.nanos()));
            flows.ended(
                    run.task().id(),
                    refused.contains(ack) ? "refused" : ack.outcome().word());
        }
        synchronized (written) {
            written.notifyAll();
        }
    }
}
