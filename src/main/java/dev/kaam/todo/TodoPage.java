package dev.kaam.todo;

import java.util.List;

/**
 * Some todos of a list.
 *
 * @param more whether others come after these
 */
public record TodoPage(List<Todo> todos, boolean more) {
    /** Makes a page of what was found by asking for one todo more than {@code limit}. */
    public static TodoPage of(List<Todo> found, int limit) {
        return found.size() > limit
                ? new TodoPage(List.copyOf(found.subList(0, limit)), true)
                : new TodoPage(List.copyOf(found), false);
    }
}
