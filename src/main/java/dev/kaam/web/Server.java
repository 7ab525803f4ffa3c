package dev.kaam.web;

import dev.kaam.background.EphemeralTasks;
import dev.kaam.flow.Time;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server. An event loop a core reads and writes; handlers run where the {@link Execution} says; what a request asked
 * to be done afterwards starts when its response is out.
 */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /**
     * Where and for whom to listen.
     *
     * @param port 0 takes a free one
     * @param loopbackOnly whether names other than loopback's are refused
     * @param cors the origin whose pages may use the API; {@code *} for all, null for none
     * @param idle after how long a connection on which nothing moves is closed
     */
    public record Options(
            String host,
            int port,
            boolean loopbackOnly,
            @Nullable String cors,
            Duration idle) {}

    /** A connection beyond this many is closed at once. */
    private static final int CONNECTIONS_MAX = 10_000;

    private static final int LOOPS = Runtime.getRuntime().availableProcessors();
    private static final int BACKLOG = 4096;

    private final Options options;
    private final List<Route> routes;
    private final Execution execution;
    private final Dispatch dispatch;
    private final Vertx vertx;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    private Server(Options options, List<Route> routes, Execution execution, EphemeralTasks background, Time time) {
        this.options = options;
        this.routes = List.copyOf(routes);
        this.execution = execution;
        this.dispatch = new Dispatch(execution, background, time);
        this.vertx = Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(LOOPS)
                .setBlockedThreadCheckInterval(TimeUnit.DAYS.toMillis(1)));
    }

    /** Throws {@link ServerException} when the address cannot be had. */
    public static Server start(
            Options options, List<Route> routes, Execution execution, EphemeralTasks background, Time time) {
        var server = new Server(options, routes, execution, background, time);
        try {
            server.listen();
            return server;
        } catch (CompletionException failure) {
            server.close();
            throw new ServerException(
                    "Cannot listen on " + options.host() + ":" + options.port() + ": "
                            + String.valueOf(failure.getCause()) + ". Choose another with --port or --host.",
                    failure);
        }
    }

    public int port() {
        return servers.getFirst().actualPort();
    }

    /** Stops accepting, and waits until what is in flight is answered, at most so long. */
    public void stop(Duration patience) {
        List<Future<Void>> ends = new ArrayList<>();
        for (HttpServer server : servers) {
            ends.add(server.shutdown(patience.toMillis(), TimeUnit.MILLISECONDS));
        }
        join(Future.join(ends));
    }

    @Override
    public void close() {
        join(vertx.close());
        execution.close();
    }

    /** Each event loop has a server of its own, and they share the address: a free port is asked for by -1, once for all. */
    private void listen() {
        int port = options.port() == 0 ? -1 : options.port();
        Supplier<Deployable> aLoop = () -> context -> vertx.createHttpServer(httpOptions())
                .connectionHandler(this::count)
                .invalidRequestHandler(Routing::unreadable)
                .requestHandler(Routing.router(vertx, options, routes, dispatch))
                .listen(port, options.host())
                .onSuccess(servers::add);
        join(vertx.deployVerticle(aLoop, new DeploymentOptions().setInstances(LOOPS)));
    }

    private HttpServerOptions httpOptions() {
        return new HttpServerOptions()
                .setTcpNoDelay(true)
                .setAcceptBacklog(BACKLOG)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) options.idle().toMillis());
    }

    private void count(HttpConnection connection) {
        connection.closeHandler(closed -> connections.decrementAndGet());
        if (connections.incrementAndGet() > CONNECTIONS_MAX) {
            LOG.warn("http.refused connections={}", CONNECTIONS_MAX);
            connection.close();
        }
    }

    private static void join(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }
}
