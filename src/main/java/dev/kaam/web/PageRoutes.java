package dev.kaam.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** The page at {@code /}, and the files it is made of. */
public final class PageRoutes {
    private static final String INDEX = "web/index.html";

    /**
     * The servers of experiments take any free port, and there is but one document, which is read before a run begins and has ports:
     * so it may ask all of this machine. They answer its scripts, which are ours alone, only where they allow its origin.
     */
    private static final String SERVERS_OF_THE_LAB = " http://127.0.0.1:*";

    private final Assets assets = new Assets();
    private final String pagePolicy;
    private final String filePolicy;

    /** @param loopbackOnly whether experiments may run here, whose servers the page then watches */
    public PageRoutes(boolean loopbackOnly) {
        Buffer html = assets.get(INDEX).body();
        pagePolicy = ContentPolicy.of(html, loopbackOnly ? SERVERS_OF_THE_LAB : "");
        filePolicy = ContentPolicy.of(html);
    }

    public List<Route> routes() {
        return List.of(
                Route.of(HttpMethod.GET, "/", this::page),
                Route.of(HttpMethod.GET, "/web/*", request -> file(request, "web/")),
                Route.of(HttpMethod.GET, "/webjars/*", request -> file(request, "META-INF/resources/webjars/")));
    }

    private Reply page(Request request) {
        return reply(request, INDEX, pagePolicy);
    }

    private Reply file(Request request, String folder) {
        return reply(request, folder + request.param("*"), filePolicy);
    }

    private Reply reply(Request request, String name, String policy) {
        return assets.get(name).reply(request).with("Content-Security-Policy", policy);
    }
}
