package dev.kaam.web;

import dev.kaam.todo.Problem;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages from elsewhere out of a server that has no accounts. On loopback it answers only to loopback's names, so
 * that a foreign name that resolves to this machine (DNS rebinding) gets nothing; and nowhere may a page of another origin
 * write, unless that origin is allowed.
 */
public final class LocalGuard {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final boolean loopbackOnly;
    private final @Nullable String allowedOrigin;

    /** @param allowedOrigin an origin, {@code *} for all, or null for none */
    LocalGuard(boolean loopbackOnly, @Nullable String allowedOrigin) {
        this.loopbackOnly = loopbackOnly;
        this.allowedOrigin = allowedOrigin;
    }

    /** Whether a name stands for this machine alone. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT)) || host.matches("127\\.[0-9.]+");
    }

    /** Throws {@code REFUSED} or {@code MALFORMED}, or lets the request pass. */
    void check(RoutingContext context) {
        HostAndPort authority = Client.of(context).authority();
        if (authority == null || context.request().headers().getAll("Host").size() > 1) {
            throw Problem.malformed("The request must have one Host.");
        }
        if (loopbackOnly && !isLoopback(authority.host())) {
            throw refused("This server answers only to localhost, not to " + authority.host() + ".");
        }
        String origin = context.request().getHeader("Origin");
        boolean writes = !READING.contains(context.request().method());
        if (writes && origin != null && !isOwn(context, origin) && !isAllowed(origin)) {
            throw refused(
                    "A page from " + origin + " may not write here. If it should, start with --cors " + origin + ".");
        }
    }

    static boolean isOwn(RoutingContext context, String origin) {
        return origin.equals(Client.of(context).base());
    }

    boolean isAllowed(String origin) {
        return "*".equals(allowedOrigin) || origin.equals(allowedOrigin);
    }

    private static Problem refused(String detail) {
        return Problem.of(Problem.Kind.REFUSED, detail);
    }
}
