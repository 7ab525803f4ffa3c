package dev.kaam.terminal;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Reads the data of one Server-Sent Event after another; what they are called does not matter here. For one thread. */
final class EventReader implements AutoCloseable {
    /** A whole state has a few hundred kilobytes. */
    private static final int EVENT_MAX = 16 << 20;

    private static final String DATA = "data:";

    private final InputStream stream;
    private final BufferedReader from;
    private volatile boolean hungUp;

    EventReader(InputStream from) {
        this.stream = from;
        this.from = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8));
    }

    /** Waits for the next. Throws {@code EOFException} when the stream has ended. */
    String next() throws IOException {
        var data = new StringBuilder();
        for (String line = line(); !line.isEmpty() || data.isEmpty(); line = line()) {
            if (line.startsWith(DATA)) {
                data.append(line, DATA.length(), line.length());
            }
            if (data.length() > EVENT_MAX) {
                throw tooLong();
            }
        }
        return data.toString().strip();
    }

    /** As {@code readLine} has it, but with a bound. */
    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = from.read(); c != '\n'; c = from.read()) {
            if (c < 0) {
                throw new EOFException("the server ended the stream");
            }
            if (line.length() == EVENT_MAX) {
                throw tooLong();
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static IOException tooLong() {
        return new IOException("what it sends has no end");
    }

    /** Ends it for who waits for the next. Any thread may call. */
    void hangUp() {
        hungUp = true;
        try {
            stream.close(); // and not the reader: who waits holds its lock
        } catch (IOException itHasEnded) {
            // which is what was wanted
        }
    }

    /** Whether the end of it was not the server's. */
    boolean isHungUp() {
        return hungUp;
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
