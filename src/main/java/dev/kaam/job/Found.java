package dev.kaam.job;

import dev.kaam.todo.Problem;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a task is about may be gone by the time the task is done: then there is nothing to do. */
final class Found {
    private Found() {}

    /** What the call returns; null where it throws {@code NOT_FOUND}. Any other problem is the caller's. */
    static <T> @Nullable T orNull(Supplier<T> call) {
        try {
            return call.get();
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.NOT_FOUND) {
                throw problem;
            }
            return null;
        }
    }
}
