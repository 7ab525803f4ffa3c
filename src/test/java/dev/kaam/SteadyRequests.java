package dev.kaam;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that read and write without a break, until it is closed. */
final class SteadyRequests implements AutoCloseable {
    private static final int CLIENTS = 6;

    private final Deployed to;
    private final List<Thread> clients = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    SteadyRequests(Deployed to) {
        this.to = to;
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(this::run));
        }
    }

    private void run() {
        for (int i = 0; !over; i++) {
            try {
                int status = i % 2 == 0
                        ? to.send("POST", "/todos", "{\"title\":\"steady\"}").statusCode()
                        : to.send("GET", "/todos?limit=3", "").statusCode();
                if (status >= 300) {
                    failures.add((i % 2 == 0 ? "POST " : "GET ") + status);
                }
            } catch (IOException | InterruptedException brokenOff) {
                failures.add(brokenOff.toString());
            }
            answered.incrementAndGet();
        }
    }

    /** Waits until so many more have come to their end. */
    void await(int more) {
        int enough = answered.get() + more;
        while (answered.get() < enough) {
            Thread.onSpinWait();
        }
    }

    /** Ends; returns what was not answered well. */
    List<String> failures() throws InterruptedException {
        close();
        for (Thread client : clients) {
            client.join();
        }
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        over = true;
    }
}
