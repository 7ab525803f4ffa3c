package dev.kaam.store;

import dev.kaam.background.Task;
import dev.kaam.background.Task.State;
import dev.kaam.background.TaskStore.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task, and what its store knows of it besides.
 *
 * @param attempts those that failed or were lost, oldest first
 */
record MemoryTask(Task task, long token, @Nullable String node, Instant leaseUntil, List<Attempt> attempts) {
    static MemoryTask first(Task task) {
        return new MemoryTask(task, 0, null, Instant.EPOCH, List.of());
    }

    /** Whether only one of them may be unfinished. */
    boolean isTwinOf(Task other) {
        return other.dedupe() != null
                && other.dedupe().equals(task.dedupe())
                && other.owner().equals(task.owner())
                && other.kind().equals(task.kind())
                && Objects.equals(other.about(), task.about());
    }

    /** Whether only one of them may run at a time. */
    boolean isOrderedWith(Task other) {
        return other.ordering() != null
                && other.ordering().equals(task.ordering())
                && other.owner().equals(task.owner());
    }

    boolean isHeldBy(long holder, Instant now) {
        return task.state() == State.RUNNING && token == holder && leaseUntil.isAfter(now);
    }

    /** Of two with one ordering: the one that runs, else the older. */
    MemoryTask whoseTurn(MemoryTask other) {
        if (task.state() == State.RUNNING) {
            return this;
        }
        boolean older = task.id().compareTo(other.task.id()) < 0;
        return other.task.state() != State.RUNNING && older ? this : other;
    }

    boolean endedBefore(Instant doneSince, Instant deadSince) {
        Instant end = task.endedAt();
        return end != null && end.isBefore(task.state() == State.DONE ? doneSince : deadSince);
    }

    MemoryTask claimed(String by, Instant now, Instant until) {
        Task next = moved(State.RUNNING, task.runAt(), task.attempts() + 1, now, null, task.error());
        return new MemoryTask(next.leasedTo(by, until), token + 1, by, until, attempts);
    }

    MemoryTask renewed(Instant until) {
        Task next = task.leasedTo(Objects.requireNonNull(node), until);
        return new MemoryTask(next, token, node, until, attempts);
    }

    MemoryTask ended(State state, Instant now, @Nullable String error) {
        return with(moved(state, task.runAt(), task.attempts(), task.startedAt(), now, error));
    }

    MemoryTask ready(Instant runAt, @Nullable String error) {
        return with(moved(State.READY, runAt, task.attempts(), task.startedAt(), null, error));
    }

    MemoryTask givenBack(Instant runAt) {
        return with(moved(State.READY, runAt, task.attempts() - 1, task.startedAt(), null, task.error()));
    }

    MemoryTask retried(Instant now) {
        return with(moved(State.READY, now, 0, task.startedAt(), null, null));
    }

    /** With the attempt that ends now. */
    MemoryTask noted(Instant now, String error) {
        var attempt = new Attempt(
                task.attempts(), Objects.requireNonNull(node), Objects.requireNonNull(task.startedAt()), now, error);
        return new MemoryTask(
                task,
                token,
                node,
                leaseUntil,
                Stream.concat(attempts.stream(), Stream.of(attempt)).toList());
    }

    private MemoryTask with(Task next) {
        return new MemoryTask(next, token, node, leaseUntil, attempts);
    }

    private Task moved(
            State state,
            Instant runAt,
            int tries,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String error) {
        return new Task(
                task.id(),
                task.owner(),
                task.kind(),
                task.version(),
                task.payload(),
                task.about(),
                task.priority(),
                task.ordering(),
                task.dedupe(),
                state,
                runAt,
                tries,
                task.createdAt(),
                startedAt,
                endedAt,
                error,
                null);
    }
}
