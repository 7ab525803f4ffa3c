package dev.kaam.web;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/**
 * One thing the API can do.
 *
 * @param path with names for its variable parts: {@code /todos/:id}
 * @param onLoop whether it is answered on the event loop itself, whatever the strategy; only for what never waits
 */
public record Route(HttpMethod method, String path, Handler handler, boolean onLoop) {
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    /** A handler in direct style: plain code, which may wait. */
    @FunctionalInterface
    public interface Handler {
        Reply handle(Request request);
    }

    static Route of(HttpMethod method, String path, Handler handler) {
        return new Route(method, path, handler, false);
    }

    static Route onLoop(HttpMethod method, String path, Handler handler) {
        return new Route(method, path, handler, true);
    }

    boolean takesBody() {
        return WITH_BODY.contains(method);
    }
}
