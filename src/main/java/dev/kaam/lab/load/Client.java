package dev.kaam.lab.load;

import dev.kaam.flow.Time;
import dev.kaam.lab.LabException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** One client, which has one connection at a time: another where the server has closed the one before. Used by one thread. */
final class Client implements AutoCloseable {
    private final URI server;
    private final Time time;
    private @Nullable Connection connection;

    Client(URI server, Time time) {
        this.server = server;
        this.time = time;
    }

    /** Before time starts. Where that fails, the first request tries again, and tells. */
    void connect() {
        try {
            connection = Connection.open(server, time);
        } catch (LabException refused) {
            connection = null;
        }
    }

    /** What becomes of it is an exchange in any case: without a connection, or an answer, one of status 0. */
    Exchange send(Call call, long due) {
        try {
            return open().exchange(call, due);
        } catch (LabException refused) {
            long now = time.nanos();
            return new Exchange(due, now, now, 0);
        }
    }

    private Connection open() {
        Connection kept = connection;
        if (kept == null || kept.isOver()) {
            close();
            kept = Connection.open(server, time);
            connection = kept;
        }
        return kept;
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
    }
}
