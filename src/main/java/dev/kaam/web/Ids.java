package dev.kaam.web;

import dev.kaam.todo.Problem;
import java.util.UUID;

/** Ids as text. */
final class Ids {
    private Ids() {}

    /** {@code NOT_FOUND} where it is none. */
    static UUID read(String text, String of) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException notOne) {
            // said below
        }
        throw Problem.of(Problem.Kind.NOT_FOUND, "'" + text + "' is not the id of a " + of + ": ids are UUIDs.");
    }
}
