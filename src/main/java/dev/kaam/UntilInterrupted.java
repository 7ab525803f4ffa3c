package dev.kaam;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Work that a signal stops: its thread is interrupted, and the program ends only when it has put away what it had begun; then with
 * the status that the signal gives, 130 for Ctrl-C.
 */
final class UntilInterrupted {
    static final int STATUS = 130;
    /** So long a server may take to end. */
    private static final long PATIENCE_SECONDS = 30;

    private final PrintWriter err;
    private final String stopped;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean told;

    UntilInterrupted(PrintWriter err) {
        this(err, "stopped; nothing is concluded");
    }

    /** @param stopped what it means for the one who stops it */
    UntilInterrupted(PrintWriter err, String stopped) {
        this.err = err;
        this.stopped = stopped;
    }

    /** To be called once. Returns what the work does, or 130 where it was stopped. */
    int run(Callable<Integer> work) throws Exception {
        Thread worker = Thread.currentThread();
        Thread hook = Thread.ofPlatform().unstarted(() -> stop(worker));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } catch (Exception failure) {
            // a signal of the terminal goes to the servers too: where they were gone first, that was no failure
            if (!told && !(failure instanceof InterruptedException)) {
                throw failure;
            }
            err.println("kaam: " + stopped);
            return STATUS;
        } finally {
            over.countDown();
            forget(hook);
        }
    }

    private void stop(Thread worker) {
        told = true;
        worker.interrupt();
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                err.println("kaam: some servers of the lab may still run");
            }
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException itRuns) {
            // and the program ends
        }
    }
}
