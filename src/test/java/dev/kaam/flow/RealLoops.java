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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

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

    RealLoops(int count) {
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
        heartbeat = new LoopHeartbeat(loops, recorder, TIME, incidents);
    }

    /** Runs it on that loop, as the handler of a request. */
    Flow request(int loop, Runnable handler) {
        var made = new CompletableFuture<Flow>();
        contexts.get(loop).runOnContext(now -> {
            Flow flow = begin(loop, "/made");
            made.complete(flow);
            onLoop(flow, handler);
            flow.write(200);
            flow.end(false);
        });
        return made.join();
    }

    private static void onLoop(Flow flow, Runnable handler) {
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

    /** What a test has said of a request, by its path. */
    interface Handlers {
        /** Runs on the loop. */
        void onLoop(String path);

        /** Whether it runs on a virtual thread instead. */
        boolean isElsewhere(String path);

        /** Runs on that. */
        void elsewhere(String path);
    }

    /** @return its port */
    int serve(int loop, Handlers handlers) {
        var port = new CompletableFuture<Integer>();
        contexts.get(loop)
                .runOnContext(now -> vertx.createHttpServer()
                        .requestHandler(request -> handle(loop, request, handlers))
                        .listen(0, "127.0.0.1")
                        .onSuccess(server -> port.complete(server.actualPort()))
                        .onFailure(port::completeExceptionally));
        return port.join();
    }

    private void handle(int loop, HttpServerRequest request, Handlers handlers) {
        String path = Objects.requireNonNull(request.path());
        Flow flow = begin(loop, path);
        if (handlers.isElsewhere(path)) {
            Context context = contexts.get(loop);
            Thread.ofVirtual().name("request").start(() -> {
                onLoop(flow, () -> handlers.elsewhere(path));
                context.runOnContext(now -> answer(flow, request));
            });
        } else {
            onLoop(flow, () -> handlers.onLoop(path));
            answer(flow, request);
        }
    }

    private static void answer(Flow flow, HttpServerRequest request) {
        flow.write(200);
        request.response().end().onComplete(sent -> flow.end(sent.failed()));
    }

    /** Waits until that loop has come round, and the next beat of the heart too. */
    void comeRound(int loop) throws InterruptedException {
        var round = new CountDownLatch(1);
        contexts.get(loop).runOnContext(now -> round.countDown());
        round.await();
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
