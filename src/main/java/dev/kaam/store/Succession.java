package dev.kaam.store;

import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a todo means for the one that follows it, all in one commit: it is made when a todo that repeats is completed,
 * and withdrawn when that is not completed any more, unless somebody has touched it meanwhile. Who has one already gets no other.
 *
 * @param todo as it is to be written
 * @param made to be added behind that; null where nothing is
 * @param withdrawn to be moved to the trash behind that; null where nothing is
 */
record Succession(Todo todo, @Nullable Todo made, @Nullable Todo withdrawn) {
    /** Where to look for a todo that lives. */
    @FunctionalInterface
    interface Living<E extends Exception> {
        @Nullable
        Todo find(UUID id) throws E;
    }

    /** @param before null where {@code after} is new */
    static <E extends Exception> Succession of(
            @Nullable Todo before, Todo after, Following following, UuidV7 ids, Living<E> living) throws E {
        boolean wasCompleted = before != null && before.completed();
        if (wasCompleted == after.completed()) {
            return new Succession(after, null, null);
        }
        return after.completed() ? completed(after, following, ids) : reopened(after, living);
    }

    private static Succession completed(Todo todo, Following following, UuidV7 ids) {
        TodoDraft draft = todo.repeat() == null || todo.next() != null ? null : following.next(todo);
        if (draft == null) {
            return new Succession(todo, null, null);
        }
        Todo made = Todo.first(ids.next(), draft, todo.updatedAt());
        return new Succession(todo.followedBy(made.id()), made, null);
    }

    private static <E extends Exception> Succession reopened(Todo todo, Living<E> living) throws E {
        Todo next = todo.next() == null ? null : living.find(todo.next());
        boolean untouched = next != null && next.version() == 1;
        return untouched ? new Succession(todo.followedBy(null), null, next) : new Succession(todo, null, null);
    }

    /** How many changes it is. */
    int changes() {
        return made == null && withdrawn == null ? 1 : 2;
    }
}
