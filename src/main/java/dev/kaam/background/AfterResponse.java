package dev.kaam.background;

import dev.kaam.flow.Flow;
import java.util.ArrayList;
import java.util.List;

/** The tasks of one request, held back until its response is out. */
public final class AfterResponse implements BackgroundTasks {
    private final EphemeralTasks tasks;
    private final Flow flow;
    private List<EphemeralTasks.Task> held = new ArrayList<>(1);
    private boolean released;

    public AfterResponse(EphemeralTasks tasks, Flow flow) {
        this.tasks = tasks;
        this.flow = flow;
    }

    @Override
    public void add(String name, Runnable work) {
        var task = new EphemeralTasks.Task(name, work, flow.task(name));
        synchronized (this) {
            if (!released) {
                held.add(task);
                return;
            }
        }
        tasks.start(task);
    }

    /** Starts what was held back, in the order in which it was added. A second call does nothing. */
    public void release() {
        List<EphemeralTasks.Task> ready;
        synchronized (this) {
            released = true;
            ready = held;
            held = List.of();
        }
        ready.forEach(tasks::start);
    }
}
