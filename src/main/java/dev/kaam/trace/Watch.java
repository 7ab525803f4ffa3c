package dev.kaam.trace;

import dev.kaam.flow.Flow;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Trace;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at the recorder again and again for what has ended since. Those who are looked at know nothing of it. For one thread. */
final class Watch {
    /** So many requests that are not over are kept in view; one more, and the oldest is left out. */
    static final int WATCHED_MAX = 16_384;

    private final FlowRecorder flows;
    private final Origin origin;
    private final LeftOut leftOut;
    private final Deque<Watched> watched = new ArrayDeque<>();
    private Set<Long> late = new HashSet<>();
    private long seen;

    Watch(FlowRecorder flows, Origin origin, LeftOut leftOut) {
        this.flows = flows;
        this.origin = origin;
        this.leftOut = leftOut;
    }

    void look(Consumer<List<SpanData>> to) {
        meet();
        long newestForgotten = flows.last() - FlowRecorder.KEPT;
        watched.removeIf(one -> one.tell(origin, newestForgotten, to));
        while (watched.size() > WATCHED_MAX) {
            watched.removeFirst();
            leftOut.add(1);
        }
    }

    /**
     * Takes note of the new requests. Those whose place another has taken meanwhile were lost. One that is missing otherwise has
     * its number, but may not be in its place yet: it is looked for once more.
     */
    private void meet() {
        long lost = flows.last() - FlowRecorder.KEPT;
        if (lost > seen) {
            leftOut.add(lost - seen);
            seen = lost;
        }
        var missing = new HashSet<Long>();
        for (Flow flow : flows.kept()) {
            if (flow.number() > seen) {
                while (++seen < flow.number()) {
                    missing.add(seen);
                }
                take(flow);
            } else if (late.remove(flow.number())) {
                take(flow);
            }
        }
        leftOut.add(late.size());
        late = missing;
    }

    private void take(Flow flow) {
        Trace trace = flow.trace();
        if (trace == null || trace.sampled()) {
            watched.add(new Watched(flow));
        }
    }
}
