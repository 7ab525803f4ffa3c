package dev.kaam.store;

import dev.kaam.flow.Flow;
import dev.kaam.flow.Wait;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One caller's work on its way through a {@link Lane}: who waits for it, and how it ended. */
final class Unit<T extends @Nullable Object> {
    private final Work<T> work;
    private final Thread caller = Thread.currentThread();
    private final Flow flow = Flow.current();
    private final Wait wait;
    private @Nullable T result;
    private @Nullable Throwable failure;
    private volatile boolean ended;

    /** Made by the thread that is going to wait for it. */
    Unit(Work<T> work, Wait.On on) {
        this.work = work;
        this.wait = flow.waitFor(on);
    }

    /** It was taken out of the queue, and is done together with others. */
    void taken(String lane, int together) {
        wait.taken(lane, together);
    }

    /** The todos that some of these look for first. */
    static List<TodoKey> todos(List<Unit<?>> units) {
        return units.stream().map(Unit::todo).filter(Objects::nonNull).toList();
    }

    /** Whose todos some of these write. */
    static Set<String> owners(List<Unit<?>> units) {
        return units.stream()
                .map(unit -> unit.work.owner())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The todo that it looks for first; null where it is none. */
    @Nullable
    TodoKey todo() {
        return work.todo();
    }

    boolean isOfVirtualThread() {
        return caller.isVirtual();
    }

    /** Whether it needs no snapshot of its own. */
    boolean needsNoSnapshot() {
        return work.needsNoSnapshot();
    }

    /** As {@link #run}; what it throws is its own failure, and nobody else's. */
    void runAlone(Session session) {
        try {
            run(session);
        } catch (SQLException | RuntimeException | Error its) {
            fail(its);
        }
    }

    void run(Session session) throws SQLException {
        wait.begin();
        session.serve(flow);
        try {
            result = work.run(session);
        } catch (SQLException failure) {
            session.forget();
            throw failure;
        } finally {
            wait.done();
        }
    }

    /** Forgets how it went: what it did was undone, and it is to be run once more. */
    void startAnew() {
        wait.alone();
        result = null;
        failure = null;
    }

    /** A unit that has failed stays so: the first cause is the one to tell. */
    void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /** Nobody does it: its caller goes on. */
    void refuse() {
        wait.end();
    }

    /** Tells the caller. The volatile write comes last: it publishes the result. */
    void end() {
        ended = true;
        LockSupport.unpark(caller);
    }

    /**
     * Waits until the unit has ended. An interrupt does not end the wait, since the work is already on its way and the
     * caller must learn how it ends; it is kept for the caller's next wait.
     */
    T await() {
        boolean interrupted = false;
        while (!ended) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        wait.end();
        return outcome();
    }

    @SuppressWarnings(
            "NullAway") // a unit that ended well has the result that its work returned, null only where T allows
    private T outcome() {
        if (failure != null) {
            throw Failures.asProblem(failure);
        }
        return result;
    }
}
