package dev.kaam.lab.load;

import dev.kaam.flow.Time;
import dev.kaam.lab.LabException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets something befall a server while a load is on it. */
public final class Meanwhile {
    private Meanwhile() {}

    /** What may be waited for. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws InterruptedException;
    }

    /** What befalls it. */
    @FunctionalInterface
    public interface Event {
        void happen() throws InterruptedException;
    }

    /**
     * Returns when both have ended.
     *
     * @param after how long after the load's beginning it befalls
     * @throws LabException of the load, or of the event
     */
    public static <T> T happens(Time time, Duration after, Event event, Work<T> load) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> happening = threads.submit(() -> {
                time.sleep(after);
                event.happen();
                return null;
            });
            try {
                T result = load.run();
                happening.get();
                return result;
            } finally {
                threads.shutdownNow(); // of a load that has failed nothing is to be awaited
            }
        } catch (ExecutionException failed) {
            throw LabException.of(failed.getCause(), "What was to befall a server did not.");
        }
    }
}
