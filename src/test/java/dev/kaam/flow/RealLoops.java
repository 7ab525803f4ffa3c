package dev.kaam.flow;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Event loops as they are in the program, under a heartbeat, each with an HTTP server whose handlers the test gives. */
final class RealLoops implements AutoCloseable {
    /** The real one. */
    static final Time TIME = new Time() {
        @Override
        public Instant instant() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    };

    final Incidents incidents = new Incidents();
    final FlowRecorder recorder = FlowRecorder.on(TIME, "test");
    final List<Loop> loops = new ArrayList<>();
    private final List<Context> contexts = new ArrayList<>();
    private final Vertx vertx;
    private final LoopHeartbeat heartbeat;
    private final AtomicLong beats = new AtomicLong();

    /** Returns when some beats have come back. */
    RealLoops(int count) throws InterruptedException {
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(count)
                .setPreferNativeTransport(true)
                .setBlockedThreadCheckInterval(600_000));
        for (int i = 0; i < count; i++) {
            Context context = ((VertxInternal) vertx).createEventLoopContext();
            var thread = new CompletableFuture<Thread>();
            context.runOnContext(now -> thread.complete(Thread.currentThread()));
            contexts.add(context);
            loops.add(new Loop("loop-" + i, thread.join(), task -> context.runOnContext(now -> task.run())));
        }
        heartbeat = new LoopHeartbeat(loops, recorder, TIME, incidents, beats::incrementAndGet);
        awaitBeats(5);
    }

    /** Runs it on that loop, as the handler of a request. */
    void request(int loop, Runnable handler) {
        contexts.get(loop).runOnContext(now -> {
            Flow flow = begin(loop, "/");
            call(flow, handler);
            flow.write(200);
            flow.end(false);
        });
    }

    private static void call(Flow flow, Runnable handler) {
        flow.call(() -> {
            handler.run();
            return flow;
        });
    }

    private Flow begin(int loop, String path) {
        Flow flow = recorder.begin(new Flow.Head("GET", path, loops.get(loop), null, null));
        flow.queue(path);
        return flow;
    }

    /**
     * Serves on that loop: what the first map names runs on it, what the second names runs on a virtual thread.
     *
     * @return the port
     */
    int serve(int loop, Map<String, Runnable> onLoop, Map<String, Runnable> elsewhere) {
        var port = new CompletableFuture<Integer>();
        contexts.get(loop)
                .runOnContext(now -> vertx.createHttpServer()
                        .requestHandler(request -> handle(loop, request, onLoop, elsewhere))
                        .listen(0, "127.0.0.1")
                        .onSuccess(server -> port.complete(server.actualPort()))
                        .onFailure(port::completeExceptionally));
        return port.join();
    }

    private void handle(
            int loop, HttpServerRequest request, Map<String, Runnable> onLoop, Map<String, Runnable> elsewhere) {
        String path = Objects.requireNonNull(request.path());
        Flow flow = begin(loop, path);
        Runnable handler = elsewhere.get(path);
        if (handler == null) {
            call(flow, onLoop.getOrDefault(path, () -> {}));
            answer(flow, request);
        } else {
            Context context = contexts.get(loop);
            Thread.ofVirtual().name("request").start(() -> {
                call(flow, handler);
                context.runOnContext(now -> answer(flow, request));
            });
        }
    }

    private static void answer(Flow flow, HttpServerRequest request) {
        flow.write(200);
        request.response().end().onComplete(sent -> flow.end(sent.failed()));
    }

    /** The only request with this path. */
    Flow flow(String path) {
        return recorder.kept().stream()
                .filter(flow -> flow.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until that request has come so far. */
    void awaitFlow(String path, ToLongFunction<Flow> mark) throws InterruptedException {
        while (recorder.kept().stream().noneMatch(flow -> flow.path().equals(path) && mark.applyAsLong(flow) != 0)) {
            Thread.sleep(1);
        }
    }

    /** Waits until the heart has beaten so often: what was before is judged then. */
    void awaitBeats(int count) throws InterruptedException {
        long end = beats.get() + count;
        while (beats.get() < end) {
            Thread.sleep(1);
        }
    }

    /** The incidents of loops: a collection, or a stop, may happen to any test. */
    List<Incident> held() {
        return incidents.newest().stream()
                .filter(incident -> !incident.loop().isEmpty())
                .toList();
    }

    /** Waits for an incident. */
    Incident await(Predicate<Incident> wanted) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            for (Incident incident : incidents.newest()) {
                if (wanted.test(incident)) {
                    return incident;
                }
            }
            Thread.sleep(5);
        }
        throw new AssertionError("no such incident; there are " + incidents.newest());
    }

    @Override
    public void close() {
        heartbeat.close();
        vertx.close().await();
    }
}
