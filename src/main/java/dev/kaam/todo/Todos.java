package dev.kaam.todo;

import java.util.UUID;

/**
 * Everybody's todos. Each belongs to an owner; nobody sees those of another.
 *
 * <p>Any thread may call; a call returns when the change is durable, and the thread waits so long (a virtual thread parks).
 * Every change also writes its row in the change log, in the same commit. Throws {@link Problem}: {@code NOT_FOUND} where
 * the owner has no such todo, {@code STALE} where it has another version than expected, {@code UNAVAILABLE} where the
 * store is full or cannot work, always with nothing changed.
 */
public interface Todos {
    Todo add(String owner, TodoDraft draft);

    Todo find(String owner, UUID id);

    TodoPage list(String owner, TodoQuery query);

    /** A patch that changes nothing writes nothing: the todo keeps its version. */
    Todo change(String owner, UUID id, Expected expected, TodoPatch patch);

    /** Moves a todo to the trash and returns it as it lies there. */
    Todo remove(String owner, UUID id, Expected expected);

    /** Brings a todo back from the trash. */
    Todo restore(String owner, UUID id);
}
