package dev.kaam.web;

import dev.kaam.background.AfterResponse;
import dev.kaam.background.EphemeralTasks;
import dev.kaam.flow.Time;
import dev.kaam.todo.Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** One request's way: from the event loop to a thread that may wait, and with its reply back; then what comes after. */
final class Dispatch {
    private static final String FULL =
            "Too many requests are in the works (" + Execution.REQUESTS_MAX + "). Nothing was changed; try again.";

    private final Execution execution;
    private final EphemeralTasks background;
    private final Time time;
    private final HttpDate date;

    Dispatch(Execution execution, EphemeralTasks background, Time time) {
        this.execution = execution;
        this.background = background;
        this.time = time;
        this.date = new HttpDate(time);
    }

    /** Called on an event loop. */
    void handle(RoutingContext context, Route route) {
        var after = new AfterResponse(background);
        var request = new Request(context, after, time);
        Context loop = context.vertx().getOrCreateContext();
        Runnable work = () -> {
            Reply reply = answer(route, request);
            loop.runOnContext(there -> send(context, reply, after));
        };
        if (route.onLoop()) {
            work.run();
        } else if (!execution.offer(work)) {
            send(context, Problems.reply(Problem.unavailable(FULL)), after);
        }
    }

    private static Reply answer(Route route, Request request) {
        try {
            return route.handler().handle(request);
        } catch (RuntimeException | Error failure) {
            return Problems.reply(failure);
        }
    }

    /**
     * Releases what comes after when the response is out, and also when it will never be: a client that has gone must not
     * take the work with it.
     */
    private void send(RoutingContext context, Reply reply, AfterResponse after) {
        if (context.response().closed()) {
            after.release();
            return;
        }
        send(context, reply).onComplete(out -> after.release());
    }

    Future<Void> send(RoutingContext context, Reply reply) {
        HttpServerResponse response = context.response().setStatusCode(reply.status());
        response.putHeader("Date", date.now());
        for (Reply.Header header : reply.headers()) {
            response.putHeader(header.name(), header.value());
        }
        if (HttpMethod.HEAD.equals(context.request().method())) {
            response.putHeader("Content-Length", String.valueOf(reply.body().length()));
            return response.end();
        }
        return reply.body().length() == 0 ? response.end() : response.end(reply.body());
    }
}
