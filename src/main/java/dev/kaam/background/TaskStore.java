package dev.kaam.background;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where tasks are kept. Any thread may call; a call returns when what it did is durable, and throws the store's own problem,
 * with nothing changed, where it cannot work now.
 *
 * <p>A node that has claimed a task holds it by a <em>lease</em> on the store's clock, and proves that with a <em>token</em>,
 * which is new with every claim. Whoever acknowledges without a lease that lasts, or with an old token, is refused.
 */
public interface TaskStore {
    /** How long an ended task is kept. */
    Duration DONE_KEPT = Duration.ofHours(24);

    /** Dead and cancelled ones. */
    Duration DEAD_KEPT = Duration.ofDays(7);

    /** Of the ended tasks of an owner, a state and a kind only the newest are kept, so many. */
    int ENDED_MAX = 100_000;

    /** The most tasks that one call claims. */
    int CLAIM_MAX = 500;

    /** What a node has room for: tasks of a kind, up to this version of their payload. */
    record Room(String kind, int version, int places) {}

    /** A task that this node is to do now. */
    record Claim(Task task, long token) {}

    /** How a claimed task ended. */
    record Ack(UUID id, long token, Outcome outcome) {}

    /**
     * What a list is of; null does not narrow.
     *
     * @param behind the last task of the page before
     */
    record Query(
            Task.@Nullable State state,
            @Nullable String kind,
            @Nullable UUID about,
            int limit,
            @Nullable UUID behind) {}

    /** An attempt that failed, or whose lease was over before it was acknowledged. */
    record Attempt(int number, String node, Instant startedAt, Instant endedAt, String error) {}

    /**
     * A task, after somebody asked for it to move.
     *
     * @param moved whether it did; in another state than the one it needs to be in, it stays as it is
     */
    record Moved(Task task, boolean moved) {}

    /**
     * How many tasks of a kind there are.
     *
     * @param ready those too whose time has not come yet
     * @param oldestDue when the time came of the one that has waited longest for a place; null where none waits
     */
    record Count(
            String kind,
            long ready,
            long running,
            long done,
            long dead,
            long cancelled,
            @Nullable Instant oldestDue) {}

    // For whoever asks for work. In the transaction of a change, the store records what that change asks for by itself.

    /** Records a task, unless one that is not ended has its dedupe key: then returns that one. */
    Task add(String owner, TaskDraft draft);

    // For the nodes that do it.

    /**
     * Tasks whose time has come and for which there is room, urgent ones first, then in the order of their time; at most
     * {@link #CLAIM_MAX}. They run from now on: the attempt counts. Not one that has to wait for one before it.
     */
    List<Claim> claim(String node, List<Room> rooms, Duration lease);

    /** Ends attempts. Returns those that were refused: their lease was over, or somebody has cancelled the task. */
    List<Ack> acknowledge(List<Ack> acks);

    /** Has the leases of a node that are not over last so long from now; returns the tokens of all that it still holds, by task. */
    List<Held> renew(String node, Duration lease);

    /** A lease that a node holds. */
    record Held(UUID id, long token) {}

    /** Takes the tasks back whose lease is over, to be tried again at once; returns how many. The attempt counts. */
    int takeBack();

    /** Drops some of the tasks that ended long enough ago; returns whether there are more. */
    boolean prune();

    // For people.

    @Nullable
    Task find(String owner, UUID id);

    /** What was tried and failed, oldest first. */
    List<Attempt> attempts(String owner, UUID id);

    /** Newest first. */
    List<Task> list(String owner, Query query);

    /** One for each kind of which the owner has tasks, by name. */
    List<Count> counts(String owner);

    /** Has a dead or cancelled task tried again, now, with all its attempts before it. Null where there is none. */
    @Nullable
    Moved retry(String owner, UUID id);

    /** Cancels a task that is ready or running; one that runs is interrupted by its node, and its end is refused. */
    @Nullable
    Moved cancel(String owner, UUID id);

    /** The kinds of which tasks wait whose time has come. */
    Set<String> waitingKinds();
}
