package dev.kaam.web;

import dev.kaam.flow.Flow;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Loop;
import dev.kaam.flow.Trace;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where requests come in on one event loop: each gets its flow, and with it its name, before anything else. */
final class Arrivals {
    /** What a log, a header and an address can bear. Another name is not taken, and the request gets one of ours. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private static final String KEY = "kaam.flow";

    private final FlowRecorder recorder;
    private final Loop loop;

    Arrivals(FlowRecorder recorder, Loop loop) {
        this.recorder = recorder;
        this.loop = loop;
    }

    /** What it has taken already, it leaves as it is. */
    void take(RoutingContext context) {
        if (context.get(KEY) == null) {
            context.put(KEY, begin(context.request()));
        }
    }

    Flow begin(HttpServerRequest request) {
        return recorder.begin(new Flow.Head(
                String.valueOf(request.method()),
                Objects.requireNonNullElse(request.path(), ""),
                loop,
                name(request.getHeader("X-Request-Id")),
                Trace.of(request.getHeader("traceparent"))));
    }

    private static @Nullable String name(@Nullable String given) {
        return given != null && NAME.matcher(given).matches() ? given : null;
    }

    /** The flow of a request that was taken. */
    static Flow flow(RoutingContext context) {
        return Objects.requireNonNullElse(context.get(KEY), Flow.NONE);
    }
}
