package dev.kaam.web;

import dev.kaam.flow.Flow;
import dev.kaam.todo.Problem;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a handler's work that do not need one another, at the same time: each on a virtual thread of its own, whatever the strategy
 * under which the handler runs. They end before the handler goes on, so that how many there are is bounded by the requests.
 */
final class Together {
    private Together() {}

    /**
     * What each part returned, in their order. Where one throws, the others are interrupted and waited for, and then that is thrown; so
     * it is where the caller is interrupted, with {@code UNAVAILABLE}. What a part waits for is told in the caller's flow.
     */
    static <T> List<T> all(List<Supplier<T>> parts) {
        Flow flow = Flow.current();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("part-", 0).factory())) {
            var ends = new ExecutorCompletionService<T>(threads);
            List<Future<T>> begun = parts.stream()
                    .map(part -> ends.submit(() -> flow.share(part::get)))
                    .toList();
            awaitAll(threads, ends, begun.size());
            return begun.stream().map(Future::resultNow).toList();
        }
    }

    private static void awaitAll(ExecutorService threads, ExecutorCompletionService<?> ends, int count) {
        try {
            for (int i = 0; i < count; i++) {
                ends.take().get();
            }
        } catch (ExecutionException failure) {
            threads.shutdownNow();
            throw thrown(failure.getCause());
        } catch (InterruptedException stopped) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The server stops. Nothing was changed; try again.");
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(cause);
        };
    }
}
