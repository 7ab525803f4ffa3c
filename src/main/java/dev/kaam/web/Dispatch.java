package dev.kaam.web;

import dev.kaam.background.AfterResponse;
import dev.kaam.background.EphemeralTasks;
import dev.kaam.flow.Flow;
import dev.kaam.flow.Time;
import dev.kaam.todo.Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request's way: from the event loop to a thread that may wait, and with its reply back; then what comes after. Bounds
 * how many are on their way at once.
 */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final String FULL = "Too many requests are in the works. Nothing was changed; try again.";

    private final Execution execution;
    private final EphemeralTasks background;
    private final Connections connections;
    private final Streams streams;
    private final Leaving leaving;
    private final Time time;
    private final HttpDate date;
    private final int max;
    private final Semaphore places;

    /** @param max how many requests may be on their way at once; one more is answered 503 */
    Dispatch(
            Execution execution,
            EphemeralTasks background,
            Connections connections,
            Streams streams,
            Leaving leaving,
            Time time,
            int max) {
        this.execution = execution;
        this.background = background;
        this.connections = connections;
        this.streams = streams;
        this.leaving = leaving;
        this.time = time;
        this.date = new HttpDate(time);
        this.max = max;
        this.places = new Semaphore(max);
    }

    /** Called on an event loop. */
    void handle(RoutingContext context, Route route) {
        Flow flow = Arrivals.of(context).flow();
        var after = new AfterResponse(background, flow);
        var request = new Request(context, after, flow, time);
        flow.queue(route.path());
        if (route.onLoop()) {
            send(context, answer(route, request, flow)).onComplete(out -> after.release());
        } else if (places.tryAcquire()) {
            handleElsewhere(context, route, request, flow, after);
        } else {
            send(context, Problems.reply(Problem.unavailable(FULL)));
        }
    }

    int inFlight() {
        return max - places.availablePermits();
    }

    /**
     * Waits, at most so long, until no request is on its way any more: each is handled, its answer is out or its client has
     * gone, and what comes after has been started. No more may come. The clients of those that are left are cut off, and the
     * log says how many.
     */
    void drain(Duration patience) {
        try {
            if (!places.tryAcquire(max, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("http.abandoned requests={}", inFlight());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void handleElsewhere(RoutingContext context, Route route, Request request, Flow flow, AfterResponse after) {
        Context loop = context.vertx().getOrCreateContext();
        connections.asked(context.request().connection());
        execution.run(() -> {
            Reply reply = answer(route, request, flow);
            try {
                loop.runOnContext(there -> send(context, reply, after));
            } catch (RejectedExecutionException stopped) {
                // the server did not wait any longer for this handler, and its client has gone
                flow.end(true);
                end(after);
            }
        });
    }

    private static Reply answer(Route route, Request request, Flow flow) {
        try {
            return flow.call(() -> route.handler().handle(request));
        } catch (RuntimeException | Error failure) {
            return Problems.reply(failure);
        }
    }

    /**
     * Starts what comes after when the answer is out, and also when it will never be: a client that has gone must not take
     * the work with it.
     */
    private void send(RoutingContext context, Reply reply, AfterResponse after) {
        connections.answered(context.request().connection());
        if (context.response().closed()) {
            Arrivals.of(context).ended(true);
            end(after);
        } else {
            send(context, reply).onComplete(outOrGone -> end(after));
        }
    }

    private void end(AfterResponse after) {
        after.release();
        places.release();
    }

    /** Called on an event loop, for a response that is still open. */
    Future<Void> send(RoutingContext context, Reply asked) {
        if (context.response().ended()) {
            return Future.succeededFuture(); // it had its answer before something more went wrong
        }
        Reply reply = withPlace(asked);
        Arrival arrival = Arrivals.of(context);
        arrival.writes(reply.status());
        context.response().putHeader("X-Request-Id", arrival.flow().id());
        return write(context, reply).onComplete(out -> {
            arrival.ended(out.failed());
            connections.moved(context.request().connection());
        });
    }

    /** What cannot even be read as HTTP gets its problem too, and the connection ends. */
    void refuse(HttpServerRequest unreadable, Arrivals arrivals) {
        Reply reply = Problems.reply(Problem.malformed("This is not HTTP as we know it: "
                + unreadable.decoderResult().cause().getMessage()));
        Arrival arrival = arrivals.begin(unreadable);
        arrival.writes(reply.status());
        unreadable.response().putHeader("X-Request-Id", arrival.flow().id());
        write(unreadable, reply.with("Connection", "close")).onComplete(out -> {
            arrival.ended(out.failed());
            unreadable.connection().close();
        });
    }

    private Future<Void> write(RoutingContext context, Reply reply) {
        Reply.Stream stream = reply.stream();
        return stream == null ? write(context.request(), reply) : start(context, reply, stream);
    }

    /** A stream has a place of its own, and no request's; where there is none, that is the reply. */
    private Reply withPlace(Reply reply) {
        if (reply.stream() == null) {
            return reply;
        }
        try {
            streams.enter();
            return reply;
        } catch (Problem full) {
            return Problems.reply(full);
        }
    }

    private Future<Void> start(RoutingContext context, Reply reply, Reply.Stream stream) {
        writeHead(context.request(), reply);
        streams.start(context, stream);
        return Future.succeededFuture();
    }

    private HttpServerResponse writeHead(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response().setStatusCode(reply.status());
        response.putHeader("Date", date.now());
        for (Reply.Header header : reply.headers()) {
            response.putHeader(header.name(), header.value());
        }
        if (leaving.hasBegun()) {
            response.putHeader("Connection", "close");
        }
        return response;
    }

    private Future<Void> write(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = writeHead(request, reply);
        if (HttpMethod.HEAD.equals(request.method()) && reply.body().length() > 0) {
            response.putHeader("Content-Length", String.valueOf(reply.body().length()));
            return response.end();
        }
        return reply.body().length() == 0 ? response.end() : response.end(reply.body());
    }
}
