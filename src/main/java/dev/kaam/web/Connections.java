package dev.kaam.web;

import dev.kaam.flow.Time;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections: bounded in number, and none stays open on which a client is idle. A client is idle while it has not
 * sent a whole request, or has not taken its whole answer; it is not while we work for it, however long that takes.
 * Any thread may call.
 */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final long PORT_CLOSES_MILLIS = 1_000;

    private final Time time;
    private final int max;
    private final Duration idle;
    private final Map<HttpConnection, Use> open = new ConcurrentHashMap<>();
    /** What the connections came by. */
    private final Set<Channel> ports = ConcurrentHashMap.newKeySet();

    private static final class Use {
        private final AtomicInteger working = new AtomicInteger();
        private volatile long since;
    }

    /**
     * @param max one more is closed at once
     * @param idle how long a client may be idle
     */
    Connections(Time time, int max, Duration idle) {
        this.time = time;
        this.max = max;
        this.idle = idle;
    }

    void opened(HttpConnection connection) {
        ports.add(((ConnectionBase) connection).channel().parent());
        if (open.size() >= max) {
            LOG.warn("http.refused connections={}", max);
            connection.close();
            return;
        }
        open.put(connection, new Use());
        moved(connection);
        connection.closeHandler(closed -> open.remove(connection));
    }

    /** A request is whole, and we work for it. */
    void asked(HttpConnection connection) {
        Use use = open.get(connection);
        if (use != null) {
            use.working.incrementAndGet();
        }
    }

    /** The answer to a request is on its way. */
    void answered(HttpConnection connection) {
        Use use = open.get(connection);
        if (use != null) {
            use.since = time.nanos();
            use.working.decrementAndGet();
        }
    }

    /** A client has taken an answer, or has just come. */
    void moved(HttpConnection connection) {
        Use use = open.get(connection);
        if (use != null) {
            use.since = time.nanos();
        }
    }

    /**
     * Ends a connection at once. Its own close waits until all is written, so that of a client which takes nothing never comes;
     * nor does that of its channel, which asks the connection.
     */
    static void cut(HttpConnection connection) {
        var _ = ((ConnectionBase) connection).channelHandlerContext().close();
    }

    /** Whoever comes from now on finds nobody; whoever is connected may go on. A server to which nobody ever came keeps its port. */
    void closePort() {
        ports.forEach(port -> port.close().awaitUninterruptibly(PORT_CLOSES_MILLIS));
    }

    void closeIdle() {
        long now = time.nanos();
        open.forEach((connection, use) -> {
            if (use.working.get() == 0 && now - use.since > idle.toNanos()) {
                cut(connection);
            }
        });
    }
}
