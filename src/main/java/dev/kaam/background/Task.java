package dev.kaam.background;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work after the response that is not lost: a row, recorded in the commit of the change that asked for it, and done at least
 * once. {@code docs/task-states.md} draws its life.
 *
 * @param id UUIDv7; whoever is called for this task gets it with every attempt, and can know a repeat by it
 * @param kind which {@link TaskKind} does it
 * @param version of the form of {@code payload}; one that is too new for a kind is left alone
 * @param payload JSON, ids rather than copies: what has changed since is seen by whoever works
 * @param about the todo that it is about
 * @param ordering tasks of one owner with the same ordering are done one after another, in the order of their ids
 * @param dedupe of the tasks of one owner and kind, about one todo or about none, that are not ended, one has this
 * @param runAt not before
 * @param attempts how many have begun, this one too while it runs
 * @param startedAt when the last attempt began
 * @param endedAt when it was done, died or was cancelled
 * @param error why the last attempt failed; null where none has, or it ended well
 * @param lease who has it; null while nobody does
 */
public record Task(
        UUID id,
        String owner,
        String kind,
        int version,
        String payload,
        @Nullable UUID about,
        Priority priority,
        @Nullable String ordering,
        @Nullable String dedupe,
        State state,
        Instant runAt,
        int attempts,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error,
        @Nullable Lease lease) {

    /**
     * What keeps a task for one node.
     *
     * @param until when it is over, unless the node gives a sign of life
     */
    public record Lease(String node, Instant until) {}

    public enum State {
        /** Waits for its time, for a free place, or for one before it. */
        READY,
        /** A node has it, as long as its lease lasts. */
        RUNNING,
        DONE,
        /** Its attempts are used up, or another would be of no use. A person may have it tried again. */
        DEAD,
        CANCELLED;

        /** Whether nothing more happens by itself. */
        public boolean isEnded() {
            return this != READY && this != RUNNING;
        }
    }

    /** The same, as that node has it. */
    public Task leasedTo(String node, Instant until) {
        return new Task(
                id,
                owner,
                kind,
                version,
                payload,
                about,
                priority,
                ordering,
                dedupe,
                state,
                runAt,
                attempts,
                createdAt,
                startedAt,
                endedAt,
                error,
                new Lease(node, until));
    }

    /** Of the tasks of a kind whose time has come, the urgent ones go first. */
    public enum Priority {
        HIGH,
        NORMAL,
        LOW
    }
}
