package dev.kaam.todo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which todos are meant: those that fit all that is given here. The truth is {@link #fits}; a store may narrow by an index
 * first.
 *
 * @param completed null where both are meant
 * @param tags a todo must have each of them, as it is written
 * @param due null where it does not matter; otherwise a todo that is never due does not fit
 * @param updatedAfter only todos changed later than this
 */
public record TodoFilter(
        @Nullable Boolean completed,
        List<String> tags,
        @Nullable Integer priority,
        @Nullable DueWindow due,
        @Nullable Instant updatedAfter,
        @Nullable Search search) {
    /** Every todo fits. */
    public static final TodoFilter ALL = new TodoFilter(null, List.of(), null, null, null, null);

    public TodoFilter {
        tags = List.copyOf(tags);
    }

    public static TodoFilter found(Search search) {
        return new TodoFilter(null, List.of(), null, null, null, search);
    }

    /** How well a todo is found, 0 being best; the same for all where nothing is searched. */
    public int rank(Todo todo) {
        return search == null ? 0 : search.rank(todo);
    }

    public boolean fits(Todo todo) {
        return (completed == null || completed == todo.completed())
                && (tags.isEmpty() || todo.tags().containsAll(tags))
                && (priority == null || priority.equals(todo.priority()))
                && (due == null || due.holds(todo.due()))
                && (updatedAfter == null || todo.updatedAt().isAfter(updatedAfter))
                && (search == null || search.finds(todo));
    }
}
