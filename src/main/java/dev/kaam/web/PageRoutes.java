package dev.kaam.web;

import dev.kaam.todo.Problem;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** The page at {@code /}, and the files it is made of. */
public final class PageRoutes {
    private static final String INDEX = "web/index.html";

    private final Assets assets = new Assets();
    private final String policy = ContentPolicy.of(asset(INDEX).body());

    public List<Route> routes() {
        return List.of(
                Route.of(HttpMethod.GET, "/", this::page),
                Route.of(HttpMethod.GET, "/web/*", request -> file(request, "web/")),
                Route.of(HttpMethod.GET, "/webjars/*", request -> file(request, "META-INF/resources/webjars/")));
    }

    private Reply page(Request request) {
        return reply(request, asset(INDEX));
    }

    private Reply file(Request request, String folder) {
        return reply(request, asset(folder + request.param("*")));
    }

    private Assets.Asset asset(String name) {
        Assets.Asset asset = assets.find(name);
        if (asset == null) {
            throw Problem.of(Problem.Kind.NOT_FOUND, "There is no file " + name + ".");
        }
        return asset;
    }

    private Reply reply(Request request, Assets.Asset asset) {
        Reply reply = Preconditions.notModified(request.header("If-None-Match"), asset.etag())
                ? Reply.empty(304)
                : Reply.of(200, asset.type(), asset.body());
        return reply.with("ETag", asset.etag())
                .with("Cache-Control", "no-cache")
                .with("Content-Security-Policy", policy)
                .with("X-Content-Type-Options", "nosniff");
    }
}
