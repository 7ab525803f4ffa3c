package dev.kaam.web;

import dev.kaam.todo.Problem;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers that go on. Each has a virtual thread of its own, whatever the strategy of the handlers: it waits nearly all of
 * its life, and would hold up a worker or an event loop. Bounded in number; a client that takes nothing is cut.
 */
final class Streams {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final Connections connections;
    private final Duration patience;
    private final Semaphore places;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /**
     * @param max how many may be open at once; one more is answered 503
     * @param patience how long a client may take for a piece
     */
    Streams(Connections connections, int max, Duration patience) {
        this.connections = connections;
        this.patience = patience;
        this.places = new Semaphore(max);
    }

    /** Takes the place that {@link #start} then uses. Throws {@code UNAVAILABLE} when there is none. */
    void enter() {
        if (!places.tryAcquire()) {
            throw Problem.unavailable("Too many streams are open. Close one, or try again later.");
        }
    }

    /** Called on an event loop, for a response that is still open and has its status and headers. */
    void start(RoutingContext context, Reply.Stream stream) {
        Context loop = context.vertx().getOrCreateContext();
        HttpServerResponse response = context.response().setChunked(true);
        var outlet = new Outlet(response, patience);
        connections.asked(context.request().connection()); // it may be silent for as long as we are
        Thread thread = Thread.ofVirtual().name("stream").unstarted(() -> {
            run(stream, outlet);
            onLoop(loop, () -> end(context, outlet));
        });
        running.add(thread);
        response.closeHandler(gone -> thread.interrupt());
        thread.start();
        if (stopped) {
            thread.interrupt();
        }
    }

    /** Ends all, at once. Those that come after are ended as soon as they begin. */
    void stop() {
        stopped = true;
        running.forEach(Thread::interrupt);
    }

    private void run(Reply.Stream stream, Outlet outlet) {
        try {
            stream.run(outlet);
        } catch (InterruptedException over) {
            LOG.debug("the client has gone, or the server stops");
        } catch (Outlet.Blocked slow) {
            LOG.info("stream.cut patience={}", patience);
        } catch (Problem problem) {
            LOG.warn("stream.ended {}", problem.detail());
        } catch (RuntimeException | Error failure) {
            LOG.error("stream.failed", failure);
        } finally {
            running.remove(Thread.currentThread());
            places.release();
        }
    }

    private static void onLoop(Context loop, Runnable work) {
        try {
            loop.runOnContext(there -> work.run());
        } catch (RejectedExecutionException stopped) {
            // the event loops have ended, and all connections with them
        }
    }

    /** Well, where the client has taken all; to wait for that would be to wait for the client. */
    private void end(RoutingContext context, Outlet outlet) {
        var connection = context.request().connection();
        connections.answered(connection);
        if (context.response().closed()) {
            return;
        }
        if (outlet.isFree()) {
            context.response().end();
        } else {
            Connections.cut(connection);
        }
    }
}
