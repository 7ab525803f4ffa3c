package dev.kaam.todo;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which todos to list, newest first.
 *
 * @param limit how many, 1 to {@value #LIMIT_MAX}
 * @param before only todos made before this one; null starts with the newest
 */
public record TodoQuery(int limit, @Nullable UUID before) {
    public static final int LIMIT_DEFAULT = 50;
    public static final int LIMIT_MAX = 200;

    public TodoQuery {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw Problem.malformed("limit must be a whole number from 1 to " + LIMIT_MAX + ".");
        }
    }

    public static TodoQuery newest(int limit) {
        return new TodoQuery(limit, null);
    }
}
