package dev.kaam.store;

import dev.kaam.flow.LaneLoad;
import dev.kaam.flow.Threads;
import dev.kaam.flow.Wait;
import dev.kaam.todo.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of units and the platform threads that serve it. A thread takes all that waits, up to a batch, does it
 * together and then tells the callers. It waits for no timer: a unit that comes alone is done at once.
 *
 * <p>Platform threads, because a native database call pins the carrier of a virtual thread.
 */
final class Lane implements AutoCloseable {
    private final String name;
    private final Wait.On on;
    private final BlockingQueue<Unit<?>> waiting;
    private final int batchMax;
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder done = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private volatile boolean closed;

    /**
     * @param on what those who wait for it wait for
     * @param capacity how many units may wait; one more is refused with {@code UNAVAILABLE}
     */
    Lane(String name, Wait.On on, int capacity, int batchMax, List<? extends Batch> batches) {
        this.name = name;
        this.on = on;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.batchMax = batchMax;
        for (Batch batch : batches) {
            String thread = name + "-" + threads.size();
            threads.add(Thread.ofPlatform().name(thread).start(() -> serve(thread, batch)));
        }
    }

    /** Does the work and returns what it returned, once it is as durable as the lane makes it. */
    <T extends @Nullable Object> T run(Work<T> work) {
        var unit = new Unit<T>(work, on);
        if (!waiting.offer(unit) || (closed && waiting.remove(unit))) {
            unit.refuse();
            throw Problem.unavailable(
                    "Too much work waits for the database (" + name + "). Nothing was changed; try again.");
        }
        return unit.await();
    }

    /** How many units have been done since the start. */
    long done() {
        return done.sum();
    }

    /** How many units wait now. */
    int waiting() {
        return waiting.size();
    }

    LaneLoad load() {
        return new LaneLoad(waiting(), done(), batches.sum());
    }

    private void serve(String thread, Batch batch) {
        try (batch) {
            var units = new ArrayList<Unit<?>>(batchMax);
            for (Unit<?> first = first(); first != null; first = first()) {
                units.add(first);
                waiting.drainTo(units, batchMax - 1);
                units.forEach(unit -> unit.taken(thread, units.size()));
                serve(batch, units);
                units.clear();
            }
        }
    }

    private void serve(Batch batch, List<Unit<?>> units) {
        try {
            batch.run(units);
        } catch (RuntimeException | Error defect) {
            units.forEach(unit -> unit.fail(defect));
        }
        done.add(units.size());
        batches.increment();
        try {
            end(units);
        } catch (Error noMemory) {
            units.forEach(Unit::end);
        }
    }

    /**
     * A virtual thread wakes virtual threads that wait together: on its carrier that is a place in a queue, from here each would be handed
     * over by itself, and the next batch would wait for that.
     */
    private static void end(List<Unit<?>> units) {
        if (units.size() > 1 && units.stream().allMatch(Unit::isOfVirtualThread)) {
            List<Unit<?>> ended = List.copyOf(units);
            Thread.ofVirtual().name("lane-end").start(() -> ended.forEach(Unit::end));
        } else {
            units.forEach(Unit::end);
        }
    }

    /** Waits for a unit. Null when the lane was closed and nothing is left; a unit that comes later takes itself out. */
    private @Nullable Unit<?> first() {
        if (!closed) {
            try {
                return waiting.take();
            } catch (InterruptedException closing) {
                // close() woke this thread: what was accepted before is still to be done
            }
        }
        return waiting.poll();
    }

    /** Does what waits, refuses what comes, and returns when the threads have ended. */
    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            Threads.awaitEnd(thread);
        }
    }
}
