package dev.kaam.todo;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everybody's todos. Each belongs to an owner; nobody sees those of another.
 *
 * <p>Any thread may call; a call returns when the change is durable, and the thread waits so long (a virtual thread parks).
 * Every change also writes its row in the change log, in the same commit. Throws {@link Problem}: {@code NOT_FOUND} where
 * the owner has no such todo, {@code STALE} where it has another version than expected, {@code UNAVAILABLE} where the
 * store is full or cannot work, always with nothing changed.
 */
public interface Todos {
    /**
     * A todo after its last change was taken back.
     *
     * @param trashed whether it lies in the trash now
     */
    record Undone(Todo todo, boolean trashed) {}

    Todo add(String owner, TodoDraft draft);

    Todo find(String owner, UUID id);

    TodoPage list(String owner, TodoQuery query);

    /** How many todos fit. Takes longer the more they are. */
    long count(String owner, TodoFilter filter);

    /** A patch that changes nothing writes nothing: the todo keeps its version. */
    Todo change(String owner, UUID id, Expected expected, TodoPatch patch);

    /** Moves a todo to the trash and returns it as it lies there. */
    Todo remove(String owner, UUID id, Expected expected);

    /** Brings a todo back from the trash; {@code CONFLICT} where it is not there but lives. */
    Todo restore(String owner, UUID id, Expected expected);

    /**
     * Takes the last change of a todo back, whatever it was: what was updated is as before, what was moved to the trash is
     * back, and the other way round. That is itself a change, so a second call takes the first one back.
     *
     * <p>{@code CONFLICT} where what it was before is not known any more.
     */
    Undone undo(String owner, UUID id, Expected expected);

    /** What lies in the trash, what was moved there last first. {@code behind} tells where a page before ended. */
    TodoPage trash(String owner, int limit, @Nullable Position behind);

    /**
     * Removes a todo in the trash for good, and all that the change log tells of it; the log keeps only that it was purged.
     * Returns it as it was.
     */
    Todo purge(String owner, UUID id, Expected expected);
}
