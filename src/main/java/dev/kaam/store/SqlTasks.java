package dev.kaam.store;

import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskMeter;
import dev.kaam.background.TaskStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Durable tasks in a database. */
public final class SqlTasks implements TaskStore {
    private static final String NEWEST = "SELECT id FROM task ORDER BY id DESC LIMIT 1";
    static final String CANCEL = "UPDATE task SET state = 4, ended_at = ? WHERE id = ?";
    static final String RETRY = "UPDATE task SET state = 0, held = (ordering IS NOT NULL), run_at = ?, attempts = 0,"
            + " error = NULL, ended_at = NULL WHERE id = ?";

    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final Database database;
    private final InstantSource clock;
    private final TaskRows rows;
    private final TaskEnds ends;
    private final int kept;

    /**
     * Takes back all that run, where no other node shares the database: their program has ended, or it would still hold the lock of
     * the data folder. So a restart does not wait for leases. Where others share it, what they hold is theirs until its lease is over.
     */
    public SqlTasks(Database database, InstantSource clock, RandomGenerator random, TaskMeter meter) {
        this(database, clock, random, meter, ENDED_MAX);
    }

    SqlTasks(Database database, InstantSource clock, RandomGenerator random, TaskMeter meter, int kept) {
        this.database = database;
        this.clock = clock;
        this.kept = kept;
        var ids = new UuidV7(clock, random);
        this.rows = new TaskRows(ids, meter);
        this.ends = new TaskEnds(rows);
        UUID newest = database.<@Nullable UUID>read(SqlTasks::newest);
        if (newest != null) {
            ids.goOnBehind(newest);
        }
        Instant now = clock.instant();
        database.write(session -> ends.takeBack(session, database.isShared() ? now : END_OF_TIME, now));
    }

    /** What is to be called after each commit that recorded a task, or made one ready, whose time has come. */
    public void onDue(Runnable listener) {
        rows.onDue(listener);
    }

    /** For those who record tasks in units of their own. */
    TaskRows rows() {
        return rows;
    }

    @Override
    public Task add(String owner, TaskDraft draft) {
        return database.write(session -> rows.record(session, owner, draft, clock.instant()));
    }

    @Override
    public List<Claim> claim(String node, List<Room> rooms, Duration lease) {
        if (database.isShared() && !isAnyDue(rooms)) {
            return List.of(); // where nodes wait for each other to write, who has nothing to write looks first
        }
        return database.write(session -> TaskClaims.claim(session, node, rooms, lease, clock.instant()));
    }

    @Override
    public List<Ack> acknowledge(List<Ack> acks) {
        boolean effects =
                acks.stream().anyMatch(ack -> ack.outcome() instanceof Outcome.Done done && done.effect() != null);
        Acknowledged acknowledged = database.write(session -> effects
                ? acknowledgeWithEffects(session, acks)
                : new Acknowledged(ends.end(session, acks, clock.instant()), null));
        if (acknowledged.failure() != null) {
            throw acknowledged.failure();
        }
        return acknowledged.refused();
    }

    /** @param failure what an effect threw: then nothing was acknowledged */
    private record Acknowledged(List<Ack> refused, @Nullable RuntimeException failure) {}

    /** What an effect throws undoes this call alone, and reaches the caller as it is: the other units go on. */
    private Acknowledged acknowledgeWithEffects(Session session, List<Ack> acks) throws SQLException {
        try {
            List<Ack> refused = session.inSavepoint(part -> ends.end(part, acks, clock.instant()));
            return new Acknowledged(refused, null);
        } catch (OpenTransaction.BrokenTransaction whole) {
            throw whole;
        } catch (RuntimeException failure) {
            return new Acknowledged(List.of(), failure);
        }
    }

    @Override
    public List<Held> renew(String node, Duration lease) {
        return database.write(session -> TaskClaims.renew(session, node, lease, clock.instant()));
    }

    @Override
    public int takeBack() {
        if (database.isShared() && !database.read(session -> TaskClaims.isAnyLost(session, clock.instant()))) {
            return 0;
        }
        return database.write(session -> {
            Instant now = clock.instant();
            return ends.takeBack(session, now, now);
        });
    }

    @Override
    public boolean prune() {
        List<TaskPruning.Ended> some = database.read(session -> TaskPruning.find(session, clock.instant(), kept));
        if (!some.isEmpty()) {
            database.write(session -> {
                TaskPruning.drop(session, some);
                return true;
            });
        }
        return TaskPruning.isFull(some);
    }

    @Override
    public @Nullable Task find(String owner, UUID id) {
        return database.<@Nullable Task>read(session -> TaskLists.find(session, owner, id));
    }

    @Override
    public List<Attempt> attempts(String owner, UUID id) {
        return database.read(
                session -> TaskLists.find(session, owner, id) == null ? List.of() : TaskLists.attempts(session, id));
    }

    @Override
    public List<Task> list(String owner, Query query) {
        return database.read(session -> TaskLists.page(session, owner, query));
    }

    @Override
    public List<Count> counts(String owner) {
        return database.read(session -> TaskLists.counts(session, owner, clock.instant()));
    }

    @Override
    public @Nullable Moved retry(String owner, UUID id) {
        return database.<@Nullable Moved>write(session -> {
            Task task = TaskLists.find(session, owner, id);
            if (task == null) {
                return null;
            }
            boolean stopped = task.state() == Task.State.DEAD || task.state() == Task.State.CANCELLED;
            return stopped && TaskTwins.of(session, task) == null
                    ? retry(session, task, clock.instant())
                    : new Moved(task, false);
        });
    }

    @Override
    public @Nullable Moved cancel(String owner, UUID id) {
        return database.<@Nullable Moved>write(session -> {
            Task task = TaskLists.find(session, owner, id);
            if (task == null) {
                return null;
            }
            return task.state().isEnded() ? new Moved(task, false) : cancel(session, task, clock.instant());
        });
    }

    @Override
    public Set<String> waitingKinds() {
        return database.read(session -> TaskClaims.dueLines(session, clock.instant()).stream()
                .map(TaskClaims.Line::kind)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private boolean isAnyDue(List<Room> rooms) {
        Set<String> kinds = waitingKinds();
        return rooms.stream().anyMatch(room -> kinds.contains(room.kind()));
    }

    private Moved retry(Session session, Task task, Instant now) throws SQLException {
        move(session, RETRY, task, now);
        String ordering = task.ordering();
        if (ordering == null) {
            rows.tellDue(session);
        } else {
            TaskOrder.hold(session, task.owner(), ordering, task.id());
            rows.passOn(session, task.owner(), ordering, now);
        }
        return moved(session, task);
    }

    private Moved cancel(Session session, Task task, Instant now) throws SQLException {
        move(session, CANCEL, task, now);
        rows.passOn(session, task.owner(), task.ordering(), now);
        return moved(session, task);
    }

    private static void move(Session session, String sql, Task task, Instant now) throws SQLException {
        PreparedStatement move = session.prepare(sql);
        move.setLong(1, now.toEpochMilli());
        move.setBytes(2, TodoColumns.bytes(task.id()));
        move.executeUpdate();
    }

    private static Moved moved(Session session, Task task) throws SQLException {
        return new Moved(Objects.requireNonNull(TaskLists.find(session, task.owner(), task.id())), true);
    }

    private static @Nullable UUID newest(Session session) throws SQLException {
        try (ResultSet row = session.prepare(NEWEST).executeQuery()) {
            return row.next() ? TodoColumns.uuid(row.getBytes(1)) : null;
        }
    }
}
