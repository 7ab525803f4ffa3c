package dev.kaam;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.tinylog.core.LogEntry;
import org.tinylog.writers.AbstractFormatPatternWriter;

/**
 * Writes the log to standard error. Nobody waits for the terminal: a thread of its own writes all lines that wait and flushes
 * once, and rests before it looks again, so that a busy program does not wake it for each line. Bounded: where the terminal is too slow, lines are dropped, and the log says how many. tinylog makes it, by name.
 */
public final class LineWriter extends AbstractFormatPatternWriter {
    private static final int WAITING_MAX = 10_000;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long REST_MILLIS = 10;
    /** Netty's word, with a long trace, for a connection that comes while the server stops. */
    private static final String TOO_LATE = "Failed to register an accepted channel";

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final LongAdder dropped = new LongAdder();
    private final OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 1 << 16);
    private final Thread thread = Thread.ofPlatform().daemon().name("log").unstarted(this::writeAlways);
    private volatile boolean closed;

    public LineWriter(Map<String, String> properties) {
        super(properties);
        thread.start();
    }

    @Override
    public void write(LogEntry entry) {
        if (!isTooLate(entry) && !waiting.offer(render(entry))) {
            dropped.increment();
        }
    }

    private static boolean isTooLate(LogEntry entry) {
        return entry.getException() instanceof IllegalStateException
                && entry.getMessage().startsWith(TOO_LATE);
    }

    @Override
    public void flush() {
        // whoever writes does not wait; the thread flushes behind each batch
    }

    /** Writes what waits, at most for 5 s: a terminal that takes nothing does not keep the program from ending. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join(PATIENCE_MILLIS);
    }

    private void writeAlways() {
        var lines = new ArrayList<String>();
        try {
            while (!closed) {
                lines.add(next());
                waiting.drainTo(lines);
                write(lines);
                lines.clear();
                rest();
            }
            waiting.drainTo(lines);
            write(lines);
        } catch (IOException gone) {
            closed = true; // nobody reads standard error any more: from here on lines are dropped
        }
    }

    private void rest() {
        try {
            Thread.sleep(REST_MILLIS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private String next() {
        try {
            return waiting.take();
        } catch (InterruptedException closing) {
            return "";
        }
    }

    private void write(List<String> lines) throws IOException {
        for (String line : lines) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
        long lost = dropped.sumThenReset();
        if (lost > 0) {
            out.write(("log.dropped lines=" + lost + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }
}
