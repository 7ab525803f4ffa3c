package dev.kaam.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Keeps the flows of the last requests, without a lock. Any thread may call. */
public final class FlowRecorder {
    /** So many requests are kept; one more takes the place of the oldest. A power of two; each collection of garbage moves them. */
    public static final int KEPT = 2_048;

    private final @Nullable Time time;
    private final String prefix;
    private final long start;
    private final AtomicReferenceArray<@Nullable Flow> ring;
    private final AtomicLong last = new AtomicLong();
    private final Map<UUID, FlowTask> expected = new ConcurrentHashMap<>();
    /** At least as many as are expected: it is the first to grow and the last to shrink. */
    private final AtomicInteger expecting = new AtomicInteger();

    private final List<Loop> loops = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicReference<Flow>> onLoops = new ConcurrentHashMap<>();
    private final LongAdder ended = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    private FlowRecorder(@Nullable Time time, String prefix, int kept) {
        this.time = time;
        this.prefix = prefix;
        this.start = time == null ? 0 : time.nanos();
        this.ring = new AtomicReferenceArray<>(kept);
    }

    /** @param prefix of the ids that it gives: another at each start, so that ids of two starts differ */
    public static FlowRecorder on(Time time, String prefix) {
        return new FlowRecorder(time, prefix, KEPT);
    }

    /** Keeps nothing; gives ids. */
    public static FlowRecorder off(String prefix) {
        return new FlowRecorder(null, prefix, 0);
    }

    /** Keeps nothing. */
    public static FlowRecorder off() {
        return off("");
    }

    public boolean isRecording() {
        return time != null;
    }

    /** An event loop reads requests. */
    public void add(Loop loop) {
        loops.add(loop);
    }

    /** The event loops that read requests. */
    public List<Loop> loops() {
        return List.copyOf(loops);
    }

    /** A request has come. */
    public Flow begin(Flow.Head head) {
        long number = last.incrementAndGet();
        var flow = new Flow(this, time, number, head);
        if (time != null) {
            keep(flow);
        }
        return flow;
    }

    /**
     * The oldest has long left the cache of the processor, so it is looked at only where durable tasks are expected. None is forgotten by
     * that: who begins to expect one lets {@code expecting} grow and then reads {@code last}; here {@code last} has grown before
     * {@code expecting} is read. So one of the two sees the other, and takes the task out.
     */
    private void keep(Flow flow) {
        int place = place(flow.number());
        if (expecting.get() == 0) {
            ring.setRelease(place, flow);
            return;
        }
        Flow oldest = ring.getAndSet(place, flow);
        if (oldest != null) {
            forget(oldest);
        }
    }

    /** A durable task that one of the requests asked for is begun on this node. */
    public void started(UUID task) {
        FlowTask known = expected.get(task);
        if (known != null) {
            known.start();
        }
    }

    /** @param how in a word */
    public void ended(UUID task, String how) {
        FlowTask known = expected.get(task);
        if (known != null) {
            known.end(how);
        }
    }

    /** The requests that are kept, oldest first. */
    public List<Flow> kept() {
        return keptAfter(0);
    }

    /** Those among them with higher numbers than this one. */
    public List<Flow> keptAfter(long behind) {
        long newest = last.get();
        long first = Math.max(behind, newest - ring.length()) + 1;
        var kept = new ArrayList<Flow>((int) Math.max(0, newest - first + 1));
        for (long number = first; number <= newest; number++) {
            Flow flow = ring.get(place(number));
            if (flow != null && flow.number() == number) {
                kept.add(flow);
            }
        }
        return kept;
    }

    /** Whether it is kept. */
    public boolean keeps(Flow flow) {
        return ring.length() > 0 && flow.equals(ring.get(place(flow.number())));
    }

    /** The request whose handler, or whose task, was the last to begin on this event loop; null where none has. */
    @Nullable
    Flow ranLast(Loop loop) {
        AtomicReference<Flow> its = onLoops.get(loop.name());
        return its == null ? null : its.get();
    }

    void runs(Flow flow) {
        AtomicReference<Flow> its = onLoops.get(flow.loop());
        if (its == null) {
            onLoops.put(flow.loop(), new AtomicReference<>(flow)); // the loop's thread alone does
        } else {
            its.setRelease(flow);
        }
    }

    /** The newest kept request with this {@code X-Request-Id} or, where none has it, this number; null where none is kept. */
    public @Nullable Flow find(String idOrNumber) {
        Flow found = null;
        for (Flow flow : kept()) {
            boolean byNumber = found == null && idOrNumber.equals(Long.toString(flow.number()));
            if (byNumber || flow.id().equals(idOrNumber)) {
                found = flow;
            }
        }
        return found;
    }

    /** The number of the newest request; 0 before the first. */
    public long last() {
        return last.get();
    }

    /** How many requests have come and are not answered yet. */
    public long inFlight() {
        return isRecording() ? Math.max(0, last.get() - ended.sum()) : 0;
    }

    /** How many requests have been answered since the start. */
    public long answered() {
        return ended.sum();
    }

    /** How long they took, all together, in nanoseconds. */
    public long answeredNanos() {
        return nanos.sum();
    }

    /** When it began, by its clock, in nanoseconds. */
    public long start() {
        return start;
    }

    /** Its clock, in nanoseconds; 0 where nothing is recorded. */
    public long now() {
        return time == null ? 0 : time.nanos();
    }

    String id(long number) {
        return prefix + "-" + number;
    }

    /** @param took from received to sent */
    void ended(long took) {
        ended.increment();
        nanos.add(took);
    }

    /** It is to be told of this task, as long as the request is kept. */
    void expect(Flow flow, UUID id, FlowTask task) {
        expecting.incrementAndGet();
        if (expected.put(id, task) != null) {
            expecting.decrementAndGet();
        }
        if (flow.number() <= last.get() - ring.length()) {
            expectNoMore(id);
        }
    }

    /** How many durable tasks it is to be told of. */
    int expected() {
        return expected.size();
    }

    private void forget(Flow oldest) {
        for (FlowTask task : oldest.tasks()) {
            UUID id = task.id();
            if (id != null) {
                expectNoMore(id);
            }
        }
    }

    private void expectNoMore(UUID id) {
        if (expected.remove(id) != null) {
            expecting.decrementAndGet();
        }
    }

    private int place(long number) {
        return (int) (number & (ring.length() - 1));
    }
}
