package dev.kaam.web;

import dev.kaam.background.EphemeralTasks;
import dev.kaam.flow.Deadline;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Loop;
import dev.kaam.flow.Time;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    /**
     * Where and for whom to listen.
     *
     * @param port 0 takes a free one
     * @param loopbackOnly whether names other than loopback's are refused
     * @param proxies whose X-Forwarded-* says who asks, and for what
     * @param cors the origin whose pages may use the API; {@code *} for all, null for none
     * @param idle how long a client may take to send a request, and to take its answer
     * @param requestsMax how many requests may be in the works at once; one more is answered 503
     * @param streamsMax how many answers that go on may be open at once; one more is answered 503
     * @param streamPatience how long a client may take for a piece of such an answer
     * @param connectionsMax how many connections may be open; one more is closed at once
     */
    public record Options(
            String host,
            int port,
            boolean loopbackOnly,
            Proxies proxies,
            @Nullable String cors,
            Duration idle,
            int requestsMax,
            int streamsMax,
            Duration streamPatience,
            int connectionsMax) {}

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration LOOPS_END = Duration.ofSeconds(1);
    /** A request that was on its way when the port was closed comes within this, or never. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private static final int LOOPS = Runtime.getRuntime().availableProcessors();
    private static final int BACKLOG = 4096;
    /** The longest question that a list can be asked fits, with each byte of its tags and words written as %XX. */
    private static final int LINE_MAX = 16 * 1024;

    private static final long SWEEP_MILLIS = 1000;

    private final Options options;
    private final List<Route> routes;
    private final Execution execution;
    private final Streams streams;
    private final Dispatch dispatch;
    private final Vertx vertx;
    private final FlowRecorder flows;
    private final RequestMeter meter;
    private final Leaving leaving;
    private final Time time;
    private final AtomicInteger loops = new AtomicInteger();
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private final Connections connections;

    private Server(
            Options options,
            List<Route> routes,
            Execution execution,
            EphemeralTasks background,
            FlowRecorder flows,
            RequestMeter meter,
            Leaving leaving,
            Time time) {
        this.flows = flows;
        this.meter = meter;
        this.leaving = leaving;
        this.time = time;
        this.options = options;
        this.routes = List.copyOf(routes);
        this.execution = execution;
        this.connections = new Connections(time, options.connectionsMax(), options.idle());
        this.streams = new Streams(connections, options.streamsMax(), options.streamPatience());
        this.dispatch = new Dispatch(execution, background, connections, streams, leaving, time, options.requestsMax());
        this.vertx = Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(LOOPS)
                .setBlockedThreadCheckInterval(TimeUnit.DAYS.toMillis(1)));
    }

    /** Throws {@link ServerException} when the address cannot be had. */
    public static Server start(
            Options options,
            List<Route> routes,
            Execution execution,
            EphemeralTasks background,
            FlowRecorder flows,
            RequestMeter meter,
            Leaving leaving,
            Time time) {
        var server = new Server(options, routes, execution, background, flows, meter, leaving, time);
        try {
            server.listen();
            return server;
        } catch (CompletionException failure) {
            server.close();
            throw ServerException.cannotListen(options, failure);
        }
    }

    public int port() {
        return servers.getFirst().actualPort();
    }

    /** How many requests are in the works. */
    public int inFlight() {
        return dispatch.inFlight();
    }

    /**
     * Ends the streams, which have no end of their own; stops accepting; and waits until what is in flight is done and answered.
     * At the deadline the rest is cut off. Behind a balancer the port is closed first: it may have connected, or sent, just before.
     */
    public void stop(Deadline deadline) {
        streams.stop();
        if (leaving.hasBegun()) {
            connections.closePort();
            takeLastWords();
        }
        List<Future<Void>> ends = new ArrayList<>();
        for (HttpServer server : servers) {
            ends.add(server.shutdown(deadline.left().toMillis(), TimeUnit.MILLISECONDS));
        }
        waitFor(Future.join(ends), deadline.left());
        // a handler whose client has gone is in flight too, though no connection waits for it
        dispatch.drain(deadline.left());
    }

    private void takeLastWords() {
        try {
            time.sleep(LAST_WORDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** An event loop on which a handler still waits (the pitfall) does not end, and is not waited for. */
    @Override
    public void close() {
        waitFor(vertx.close(), LOOPS_END);
        execution.close();
    }

    /** Each event loop has a server of its own, and they share the address: a free port is asked for by -1, once for all. */
    private void listen() {
        int port = options.port() == 0 ? -1 : options.port();
        Supplier<Deployable> aLoop = () -> context -> listen(port, new Arrivals(flows, loop(context), meter, time));
        join(vertx.deployVerticle(aLoop, new DeploymentOptions().setInstances(LOOPS)));
        long sweep = Math.clamp(options.idle().toMillis() / 4, 1, SWEEP_MILLIS);
        vertx.setPeriodic(sweep, each -> connections.closeIdle());
    }

    private Future<HttpServer> listen(int port, Arrivals arrivals) {
        return vertx.createHttpServer(httpOptions())
                .connectionHandler(connections::opened)
                .invalidRequestHandler(unreadable -> dispatch.refuse(unreadable, arrivals))
                .requestHandler(Routing.router(vertx, options, routes, dispatch, arrivals))
                .listen(port, options.host())
                .onSuccess(servers::add);
    }

    /** Called on the event loop that it names. */
    private Loop loop(Context context) {
        var loop = new Loop(
                "loop-" + loops.getAndIncrement(),
                Thread.currentThread(),
                work -> context.runOnContext(there -> work.run()));
        flows.add(loop);
        return loop;
    }

    /** Without WebSocket extensions, whose handler breaks a connection on which more than 128 requests wait. */
    private HttpServerOptions httpOptions() {
        return new HttpServerOptions()
                .setTcpNoDelay(true)
                .setAcceptBacklog(BACKLOG)
                .setMaxInitialLineLength(LINE_MAX)
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
    }

    private static void waitFor(Future<?> future, Duration patience) {
        try {
            future.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.debug("the server did not end within {}", patience);
        }
    }

    private static void join(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }
}
