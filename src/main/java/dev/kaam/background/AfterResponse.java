package dev.kaam.background;

import dev.kaam.flow.Flow;
import java.util.ArrayList;
import java.util.List;

/** The tasks of one request, held back until its response is out. */
public final class AfterResponse implements BackgroundTasks {
    private final EphemeralTasks tasks;
    private final Flow flow;
    private List<Held> held = new ArrayList<>(1);
    private boolean released;

    /** @param here whether the thread that releases it is to do it */
    private record Held(EphemeralTasks.Task task, boolean here) {}

    public AfterResponse(EphemeralTasks tasks, Flow flow) {
        this.tasks = tasks;
        this.flow = flow;
    }

    @Override
    public void add(String name, Runnable work) {
        add(name, work, false);
    }

    @Override
    public void addOnLoop(String name, Runnable work) {
        add(name, work, true);
    }

    private void add(String name, Runnable work, boolean here) {
        var task = new Held(new EphemeralTasks.Task(name, work, flow.task(name)), here);
        synchronized (this) {
            if (!released) {
                held.add(task);
                return;
            }
        }
        start(task);
    }

    /**
     * Starts what was held back, in the order in which it was added; what the calling thread is to do itself, behind all others, and
     * returns then. A second call does nothing.
     */
    public void release() {
        List<Held> ready;
        synchronized (this) {
            released = true;
            ready = held;
            held = List.of();
        }
        ready.stream().filter(each -> !each.here()).forEach(this::start);
        ready.stream().filter(Held::here).forEach(this::start);
    }

    private void start(Held one) {
        if (one.here()) {
            tasks.runHere(one.task());
        } else {
            tasks.start(one.task());
        }
    }
}
