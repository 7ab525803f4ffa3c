package dev.kaam.terminal;

import dev.kaam.flow.Deadline;
import dev.kaam.flow.Threads;
import dev.kaam.flow.Time;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a server tells of its flow, read on a thread of its own, so that the one who looks can also hear keys and the clock. A
 * connection that is lost, or silent for too long, is made anew. Who takes the news slowly slows the reading down, and in the end the server hangs up.
 */
public final class Feed implements AutoCloseable {
    /** Something was heard. */
    public sealed interface News permits State, Lost {}

    /**
     * @param json as the server sent it
     * @param whole whether it begins anew, rather than tells what has changed
     * @param nanos when it was heard
     */
    public record State(String json, boolean whole, long nanos) implements News {}

    /** The connection is lost, and is being made anew. */
    public record Lost(String why, long nanos) implements News {}

    /** Three seconds of news. */
    private static final int WAITING_MAX = 16;

    /** The server speaks every second. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final FlowServer server;
    private final Time time;
    private final BlockingQueue<News> news = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    private volatile @Nullable Wait wait;

    /** What is waited for, and until when. */
    private record Wait(EventReader from, Deadline end) {}

    private Feed(FlowServer server, Time time, EventReader first) {
        this.server = server;
        this.time = time;
        this.thread = Thread.ofVirtual().name("flow feed").start(() -> read(first));
    }

    /** Returns when the server shows its flow. Throws {@code TerminalException} when it does not, or is closed before it does. */
    public static Feed open(FlowServer server, Time time) throws InterruptedException {
        try {
            return new Feed(server, time, new EventReader(server.open()));
        } catch (IOException failure) {
            throw new TerminalException(why(server, failure), failure);
        }
    }

    private static String why(FlowServer server, IOException failure) {
        if (server.isClosed()) {
            return "It was ended before " + server + " answered.";
        }
        return failure instanceof HttpTimeoutException
                ? "The server at " + server
                        + " does not answer: it may be held up. Try again, or name another with --url."
                : "Nobody answers at " + server
                        + ": start a Kaam there with bin/kaam serve, or name another with --url.";
    }

    /** The next news; null when there was none for so long. To be called all the time: it is also who notices silence. */
    public @Nullable News next(Duration patience) throws InterruptedException {
        News next = news.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        Wait now = wait;
        if (next == null && now != null && now.end().left().isZero()) {
            now.from().hangUp();
        }
        return next;
    }

    private void read(EventReader first) {
        try {
            EventReader events = first;
            while (true) {
                String why = readToItsEnd(events);
                if (server.isClosed()) {
                    return;
                }
                news.put(new Lost(why, time.nanos()));
                events = again();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt(); // and ends
        }
    }

    private String readToItsEnd(EventReader events) throws InterruptedException {
        try (events) {
            boolean whole = true;
            while (true) {
                wait = new Wait(events, Deadline.in(SILENCE, time));
                news.put(new State(events.next(), whole, time.nanos()));
                whole = false;
            }
        } catch (IOException lost) {
            return events.isHungUp()
                    ? "it has said nothing for " + SILENCE.toSeconds() + " s"
                    : Text.plain(String.valueOf(lost.getMessage()));
        } finally {
            wait = null;
        }
    }

    private EventReader again() throws InterruptedException {
        while (true) {
            time.sleep(RETRY);
            try {
                return new EventReader(server.open());
            } catch (IOException | TerminalException notYet) {
                // the next may
            }
        }
    }

    /** Hears no more. */
    @Override
    public void close() {
        server.close();
        thread.interrupt();
        Threads.awaitEnd(thread);
    }
}
