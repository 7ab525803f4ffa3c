package dev.kaam.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.function.Supplier;

/** {@code /metrics}: what is counted and timed, in the text that Prometheus reads. */
public final class MetricsRoutes {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<String> scrape;

    /** @param scrape returns the text as it is now; may be called by several threads at once */
    public MetricsRoutes(Supplier<String> scrape) {
        this.scrape = scrape;
    }

    public List<Route> routes() {
        return List.of(Route.of(HttpMethod.GET, "/metrics", this::metrics));
    }

    private Reply metrics(Request request) {
        return Reply.of(200, TYPE, Buffer.buffer(scrape.get()));
    }
}
