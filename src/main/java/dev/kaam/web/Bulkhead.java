package dev.kaam.web;

import dev.kaam.todo.Problem;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets one in at a time, and sends away who comes meanwhile: for work that would take a whole core. Any thread may call. */
final class Bulkhead {
    private final Semaphore place = new Semaphore(1);
    private final String full;

    /** @param full what those are told who are sent away */
    Bulkhead(String full) {
        this.full = full;
    }

    /** Does the work. Throws {@code UNAVAILABLE} while another does. */
    <T> T alone(Supplier<T> work) {
        if (!place.tryAcquire()) {
            throw Problem.unavailable(full);
        }
        try {
            return work.get();
        } finally {
            place.release();
        }
    }
}
