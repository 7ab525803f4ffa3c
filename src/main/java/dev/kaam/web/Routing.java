package dev.kaam.web;

import dev.kaam.todo.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.CorsHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the route for a request; where there is none, says what there is. */
final class Routing {
    private static final int BODY_MAX = 256 * 1024;
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Set<String> ALLOWED_HEADERS = Set.of(
            "Content-Type",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Last-Event-ID",
            "X-Request-Id",
            "traceparent");
    private static final Set<String> EXPOSED_HEADERS = Set.of(
            "ETag",
            "Link",
            "Location",
            "Retry-After",
            "X-Total-Count",
            "Last-Seq",
            "Idempotency-Replayed",
            "X-Request-Id");

    private Routing() {}

    static Router router(
            Vertx vertx, Server.Options options, List<Route> routes, Dispatch dispatch, Arrivals arrivals) {
        Router router = Router.router(vertx);
        router.route().handler(context -> {
            arrivals.take(context);
            options.proxies().client(context.request()).putInto(context);
            context.next();
        });
        guard(router, options, arrivals);
        routes.forEach(route -> add(router, route, dispatch));
        methods(routes)
                .forEach((path, methods) ->
                        router.route(path).handler(context -> otherMethod(context, methods, dispatch)));
        // from 200 on: with that the body handler fails when a body breaks off
        IntStream.range(200, 600)
                .forEach(status -> router.errorHandler(status, context -> {
                    arrivals.take(context); // one whose address cannot be read fails before anybody takes it
                    dispatch.send(context, Problems.reply(failure(context, status)));
                }));
        return router;
    }

    private static void guard(Router router, Server.Options options, Arrivals arrivals) {
        var guard = new LocalGuard(options.loopbackOnly(), options.cors());
        router.route().handler(context -> {
            if (BAD_ESCAPE.matcher(context.request().uri()).find()) {
                throw Problem.malformed("The address has a % without two hexadecimal digits behind it.");
            }
            guard.check(context);
            context.next();
        });
        String origin = options.cors();
        if (origin != null) {
            CorsHandler cors = CorsHandler.create()
                    .addOrigin(origin)
                    .allowedMethods(Set.of(
                            HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE))
                    .allowedHeaders(ALLOWED_HEADERS)
                    .exposedHeaders(EXPOSED_HEADERS);
            router.route().handler(context -> {
                String from = context.request().getHeader("Origin");
                if (from == null || LocalGuard.isOwn(context, from) || !guard.isAllowed(from)) {
                    context.next();
                } else {
                    arrivals.handle(context, cors);
                }
            });
        }
    }

    private static void add(Router router, Route route, Dispatch dispatch) {
        var entry = router.route(route.method(), route.path());
        if (route.method().equals(HttpMethod.GET)) {
            entry.method(HttpMethod.HEAD);
        }
        PlatformHandler arrives = context -> {
            Arrivals.of(context).goesTo(route.path()); // also where its body cannot be read
            context.next();
        };
        entry.handler(arrives);
        if (route.takesBody()) {
            entry.handler(BodyHandler.create(false).setBodyLimit(BODY_MAX));
        }
        entry.handler(context -> dispatch.handle(context, route));
    }

    private static Map<String, Set<String>> methods(List<Route> routes) {
        var methods = new LinkedHashMap<String, Set<String>>();
        for (Route route : routes) {
            var known = methods.computeIfAbsent(route.path(), path -> new TreeSet<>(Set.of("OPTIONS")));
            known.add(route.method().name());
            if (route.method().equals(HttpMethod.GET)) {
                known.add("HEAD");
            }
        }
        return methods;
    }

    private static void otherMethod(RoutingContext context, Set<String> methods, Dispatch dispatch) {
        String allow = String.join(", ", methods);
        HttpMethod method = context.request().method();
        Reply reply = method.equals(HttpMethod.OPTIONS)
                ? Reply.empty(204)
                : Problems.reply(Problem.of(
                        Problem.Kind.METHOD_NOT_ALLOWED,
                        "There is no " + method + " " + context.request().path() + ". Allowed are: " + allow + "."));
        dispatch.send(context, reply.with("Allow", allow));
    }

    private static Throwable failure(RoutingContext context, int status) {
        return switch (status) {
            case 403 -> Problem.of(Problem.Kind.REFUSED, "Pages of that Origin may not use this server.");
            case 404 ->
                Problem.of(
                        Problem.Kind.NOT_FOUND,
                        "There is nothing at " + context.request().path() + ".");
            case 413 -> Problem.of(Problem.Kind.TOO_LARGE, "The body is larger than " + BODY_MAX / 1024 + " KiB.");
            default ->
                status < 500
                        ? Problem.malformed("The request cannot be read.")
                        : Objects.requireNonNullElseGet(
                                context.failure(), () -> new IllegalStateException("status " + status));
        };
    }
}
