package dev.kaam;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** What a process writes: read as it comes, so that the process does not wait for us; the last lines are kept. */
final class Lines {
    private static final int KEPT = 20_000;

    private final Deque<String> kept = new ArrayDeque<>();
    private final Semaphore gate = new Semaphore(1);
    private final Thread reader;

    /**
     * @param seen is told each line
     * @param ended is called behind the last line
     */
    Lines(BufferedReader from, Consumer<String> seen, Runnable ended) {
        reader = Thread.ofPlatform().daemon().name("lines").start(() -> {
            try (from) {
                for (String line = from.readLine(); line != null; line = from.readLine()) {
                    gate.acquireUninterruptibly();
                    gate.release();
                    keep(line);
                    seen.accept(line);
                }
            } catch (IOException processHasGone) {
                keep("(" + processHasGone + ")");
            } finally {
                ended.run();
            }
        });
    }

    private synchronized void keep(String line) {
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        kept.addLast(line);
    }

    /** Reads no further, so that the process can write only what a pipe holds, until {@link #goOn}. */
    void hold() {
        gate.acquireUninterruptibly();
    }

    void goOn() {
        gate.release();
    }

    synchronized List<String> soFar() {
        return List.copyOf(kept);
    }

    /** All lines: waits until the process has ended. */
    List<String> all() throws InterruptedException {
        reader.join();
        return soFar();
    }
}
