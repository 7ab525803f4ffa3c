package dev.kaam.store;

import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tasks of a {@link FakeDatabase}, under its lock. Calls take no time: only those for todos wait and compute. */
final class FakeTasks implements TaskStore {
    private final FakeDatabase database;

    FakeTasks(FakeDatabase database) {
        this.database = database;
    }

    @Override
    public Task add(String owner, TaskDraft draft) {
        return database.at(in -> in.tasks().add(owner, draft));
    }

    @Override
    public List<Claim> claim(String node, List<Room> rooms, Duration lease) {
        return database.at(in -> in.tasks().claim(node, rooms, lease));
    }

    @Override
    public List<Ack> acknowledge(List<Ack> acks) {
        return MemoryTasks.canThrow(acks)
                ? database.wholly(in -> in.tasks().acknowledge(acks))
                : database.at(in -> in.tasks().acknowledge(acks));
    }

    @Override
    public List<Held> renew(String node, Duration lease) {
        return database.at(in -> in.tasks().renew(node, lease));
    }

    @Override
    public int takeBack() {
        return database.at(in -> in.tasks().takeBack());
    }

    @Override
    public boolean prune() {
        return database.at(in -> in.tasks().prune());
    }

    @Override
    public @Nullable Task find(String owner, UUID id) {
        return database.<@Nullable Task>at(in -> in.tasks().find(owner, id));
    }

    @Override
    public List<Attempt> attempts(String owner, UUID id) {
        return database.at(in -> in.tasks().attempts(owner, id));
    }

    @Override
    public List<Task> list(String owner, Query query) {
        return database.at(in -> in.tasks().list(owner, query));
    }

    @Override
    public List<Count> counts(String owner) {
        return database.at(in -> in.tasks().counts(owner));
    }

    @Override
    public @Nullable Moved retry(String owner, UUID id) {
        return database.<@Nullable Moved>at(in -> in.tasks().retry(owner, id));
    }

    @Override
    public @Nullable Moved cancel(String owner, UUID id) {
        return database.<@Nullable Moved>at(in -> in.tasks().cancel(owner, id));
    }

    @Override
    public Set<String> waitingKinds() {
        return database.at(in -> in.tasks().waitingKinds());
    }
}
