package dev.kaam.flow;

/** What is the same wherever threads are ended. */
public final class Threads {
    private Threads() {}

    /** Waits for the end of a thread. An interrupt does not end the wait; it is kept for the caller's next one. */
    public static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
