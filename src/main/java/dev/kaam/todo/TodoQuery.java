package dev.kaam.todo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which todos to list, and in which order.
 *
 * @param sort a total order ({@link Sort#total}); where something is searched, how well it was found comes first
 * @param limit how many, 1 to {@value #LIMIT_MAX}
 * @param behind only todos that come later in the order than this place; null starts with the first
 */
public record TodoQuery(
        TodoFilter filter,
        List<Sort> sort,
        int limit,
        @Nullable Position behind) {
    public static final int LIMIT_DEFAULT = 50;
    public static final int LIMIT_MAX = 200;

    public TodoQuery {
        sort = Sort.total(sort);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw Problem.malformed("limit must be a whole number from 1 to " + LIMIT_MAX + ".");
        }
    }

    public static TodoQuery newest(int limit) {
        return new TodoQuery(TodoFilter.ALL, List.of(), limit, null);
    }

    /** The same list, going on behind this todo. */
    public TodoQuery behind(Todo last) {
        return new TodoQuery(filter, sort, limit, Position.of(last, filter));
    }
}
