package dev.kaam.web;

import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Incidents;
import dev.kaam.flow.Time;
import dev.kaam.todo.Problem;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code /flow} as Server-Sent Events: bounded, since each who watches makes some work of his own. */
final class FlowFeeds {
    private static final int WATCHERS_MAX = 20;

    private final FlowRecorder recorder;
    private final Incidents incidents;
    private final FlowView view;
    private final Time time;
    private final AtomicInteger watchers = new AtomicInteger();

    FlowFeeds(FlowRecorder recorder, Incidents incidents, FlowView view, Time time) {
        this.incidents = incidents;
        this.recorder = recorder;
        this.view = view;
        this.time = time;
    }

    static boolean isAskedFor(Request request) {
        return ChangeStreams.isAskedFor(request);
    }

    /** Throws {@code UNAVAILABLE} when too many watch. */
    Reply open(Request request) {
        request.onlyQuery(Set.of());
        if (watchers.get() >= WATCHERS_MAX) {
            throw Problem.unavailable("Already " + WATCHERS_MAX + " watch. Close one, or ask without a stream.");
        }
        return Reply.stream("text/event-stream", this::run)
                .with("Cache-Control", "no-store")
                .with("X-Accel-Buffering", "no"); // nginx would else keep events back until it has many
    }

    private void run(Outlet out) throws InterruptedException {
        try {
            if (watchers.incrementAndGet() > WATCHERS_MAX) {
                return; // another took the last place meanwhile: whoever asks again is told so
            }
            new FlowFeed(recorder, incidents, view, time).run(out);
        } finally {
            watchers.decrementAndGet();
        }
    }
}
