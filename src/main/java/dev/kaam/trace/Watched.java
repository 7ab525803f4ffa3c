package dev.kaam.trace;

import dev.kaam.flow.Flow;
import dev.kaam.flow.FlowTask;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A request, until all of it is told. For one thread. */
final class Watched {
    /** After another outcome a durable task may be tried again. */
    private static final Set<String> LAST = Set.of("done", "dead");

    private final Flow flow;
    private boolean told;
    private long[] toldTasks = {};

    Watched(Flow flow) {
        this.flow = flow;
    }

    /**
     * Tells, together, what has ended since the last time: the request, and then each attempt at a task.
     *
     * @param newestForgotten the number of the newest request of whose durable tasks the recorder hears nothing more
     * @return whether nothing more can come
     */
    boolean tell(Origin origin, long newestForgotten, Consumer<List<SpanData>> to) {
        var news = new ArrayList<SpanData>();
        if (!told && flow.sent() != 0) {
            told = true;
            news.addAll(RequestSpans.of(flow, origin));
        }
        boolean over = told && addTasks(origin, newestForgotten, news);
        if (!news.isEmpty()) {
            to.accept(news);
        }
        return over;
    }

    private boolean addTasks(Origin origin, long newestForgotten, List<SpanData> news) {
        List<FlowTask> tasks = flow.tasks();
        toldTasks = Arrays.copyOf(toldTasks, tasks.size());
        boolean over = true;
        for (int i = 0; i < tasks.size(); i++) {
            FlowTask task = tasks.get(i);
            boolean forgotten = task.kind() == FlowTask.Kind.DURABLE && flow.number() <= newestForgotten;
            over &= add(i, task, origin, news) || forgotten;
        }
        return over;
    }

    private boolean add(int place, FlowTask task, Origin origin, List<SpanData> news) {
        long ended = task.ended();
        String outcome = task.outcome(); // set before the end, and emptied before the next attempt begins
        if (ended == 0 || outcome.isEmpty()) {
            return false;
        }
        if (ended != toldTasks[place]) {
            toldTasks[place] = ended;
            news.add(TaskSpans.of(flow, place, task, ended, outcome, origin));
        }
        return task.kind() == FlowTask.Kind.EPHEMERAL || LAST.contains(outcome);
    }
}
