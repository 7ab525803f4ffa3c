package dev.kaam.web;

import dev.kaam.flow.Flow;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Incidents;
import dev.kaam.flow.Time;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one who watches gets: the whole, then five times a second what began or went on since. Where that is too much, the
 * slowest and the newest, and how many were left out.
 */
final class FlowFeed implements Reply.Stream {
    private static final Duration PACE = Duration.ofMillis(200);
    private static final int QUIET_MAX = 5;
    private static final int SLOWEST = 50;
    private static final int SHOWN_MAX = 250;

    private final FlowRecorder recorder;
    private final Incidents incidents;
    private final FlowView view;
    private final Time time;
    /** The requests that may go on, each with when it was last marked. */
    private final Map<Flow, Long> open = new LinkedHashMap<>();

    private long last;

    /** Up to which edition the incidents were told. */
    private long told;

    FlowFeed(FlowRecorder recorder, Incidents incidents, FlowView view, Time time) {
        this.incidents = incidents;
        this.recorder = recorder;
        this.view = view;
        this.time = time;
    }

    @Override
    public void run(Outlet out) throws InterruptedException {
        send(out, changed());
        int quiet = 0;
        while (true) {
            time.sleep(PACE);
            List<Flow> changed = changed();
            boolean isNews = !changed.isEmpty() || incidents.edition() > told;
            quiet = isNews ? 0 : quiet + 1;
            if (isNews || quiet == QUIET_MAX) { // the figures go on, when nothing else does
                quiet = 0;
                send(out, changed);
            }
        }
    }

    private void send(Outlet out, List<Flow> changed) throws InterruptedException {
        List<Flow> shown = chosen(changed);
        long before = told;
        told = incidents.edition();
        Buffer data = Json.buffer(to -> view.write(to, shown, Math.max(0, changed.size() - shown.size()), before));
        out.write(Buffer.buffer("event: flow\ndata: ").appendBuffer(data).appendString("\n\n"));
    }

    /** Those that went on since the last look, and those that are new; in the order of their numbers. */
    private List<Flow> changed() {
        var changed = new ArrayList<Flow>();
        open.keySet().removeIf(flow -> !recorder.keeps(flow));
        for (Flow flow : List.copyOf(open.keySet())) {
            look(flow, changed);
        }
        for (Flow flow : recorder.keptAfter(last)) {
            look(flow, changed);
            last = flow.number();
        }
        return changed;
    }

    /** What it was is asked before when: of a mark that comes in between, the next look tells. */
    private void look(Flow flow, List<Flow> changed) {
        boolean over = flow.isOver();
        long touched = flow.touched();
        if (!Long.valueOf(touched).equals(open.put(flow, touched))) {
            changed.add(flow);
        }
        if (over) {
            open.remove(flow);
        }
    }

    private Stream<Flow> underWay() {
        return open.keySet().stream().filter(flow -> flow.sent() == 0);
    }

    /** Where they are too many, a client forgets those that it is not told of: what takes long is told again, though nothing happens. */
    private List<Flow> chosen(List<Flow> changed) {
        if (changed.size() <= SHOWN_MAX) {
            return changed;
        }
        long now = recorder.now();
        List<Flow> slowest = Stream.concat(changed.stream(), underWay())
                .distinct()
                .sorted(Comparator.comparingLong((Flow flow) -> FlowJson.took(flow, now))
                        .reversed())
                .limit(SLOWEST)
                .toList();
        List<Flow> newest = changed.subList(changed.size() - SHOWN_MAX + SLOWEST, changed.size());
        return Stream.concat(slowest.stream(), newest.stream())
                .distinct()
                .sorted(Comparator.comparingLong(Flow::number))
                .toList();
    }
}
