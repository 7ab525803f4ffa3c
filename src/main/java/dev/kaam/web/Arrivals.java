package dev.kaam.web;

import dev.kaam.flow.Flow;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Loop;
import dev.kaam.flow.Time;
import dev.kaam.flow.Trace;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where requests come in on one event loop: each gets its {@link Arrival}, and with it its name, before anything else. */
final class Arrivals {
    /** What a log, a header and an address can bear. Another name is not taken, and the request gets one of ours. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private static final int SHOWN_MAX = 200;
    /** Netty has a GET in its place. */
    private static final HttpMethod UNREADABLE = HttpMethod.valueOf("UNREADABLE");

    private static final String KEY = "kaam.arrival";

    private final FlowRecorder recorder;
    private final Loop loop;
    private final RequestMeter meter;
    private final Time time;

    Arrivals(FlowRecorder recorder, Loop loop, RequestMeter meter, Time time) {
        this.recorder = recorder;
        this.loop = loop;
        this.meter = meter;
        this.time = time;
    }

    /** What it has taken already, it leaves as it is. */
    void take(RoutingContext context) {
        if (context.get(KEY) == null) {
            context.put(KEY, begin(context.request()));
        }
    }

    Arrival begin(HttpServerRequest request) {
        Flow flow = recorder.begin(new Flow.Head(
                cut(String.valueOf(request.method())),
                cut(Objects.requireNonNullElse(request.path(), "")),
                loop,
                name(request.getHeader("X-Request-Id")),
                Trace.of(request.getHeader("traceparent"))));
        HttpMethod method = request.decoderResult().isFailure() ? UNREADABLE : request.method();
        return new Arrival(flow, method, meter, time);
    }

    /** What a handler of others may answer by itself, without us: that has a name, and an end, too. */
    void handle(RoutingContext context, Handler<RoutingContext> others) {
        Arrival arrival = of(context);
        HttpServerResponse response =
                context.response().putHeader("X-Request-Id", arrival.flow().id());
        others.handle(context);
        if (response.ended() && !arrival.hasAnswer()) {
            arrival.writes(response.getStatusCode());
            arrival.ended(false);
        }
    }

    private static @Nullable String name(@Nullable String given) {
        return given != null && NAME.matcher(given).matches() ? given : null;
    }

    /** Many requests are kept, and one may be very long. */
    private static String cut(String text) {
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }

    /** That of a request that was taken. */
    static Arrival of(RoutingContext context) {
        return Objects.requireNonNull(context.get(KEY));
    }
}
