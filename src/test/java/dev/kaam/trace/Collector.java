package dev.kaam.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A receiver of spans, as OTLP over HTTP has it. It answers with the status that it is told to, or does not answer at all. */
public final class Collector implements AutoCloseable {
    /** Instead of a status: it lets its callers wait. */
    static final int SILENCE = 0;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final HttpServer server;
    private final List<Span> spans = new ArrayList<>();
    private final List<Resource> resources = new ArrayList<>();
    private int status;
    private int refused;

    private Collector(int port, int status) throws IOException {
        this.status = status;
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        server.createContext("/v1/traces", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public static Collector on(int port) throws IOException {
        return new Collector(port, 200);
    }

    public static Collector answering(int status) throws IOException {
        return new Collector(0, status);
    }

    public URI url() {
        return OtlpUrl.of("http://127.0.0.1:" + port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public synchronized void answers(int with) {
        status = with;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            int answer = take(request, exchange.getRequestHeaders().getFirst("Content-Type"));
            exchange.sendResponseHeaders(answer, -1);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int take(ExportTraceServiceRequest request, String type) throws InterruptedException {
        boolean right = type.equals("application/x-protobuf");
        if (right && status == 200) {
            request.getResourceSpansList().forEach(of -> {
                resources.add(of.getResource());
                of.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
            });
        } else {
            refused++;
        }
        notifyAll();
        while (status == SILENCE) {
            wait();
        }
        return right ? status : 415;
    }

    /** All that it has taken, once this one is there. */
    public List<Span> until(Predicate<Span> wanted) throws InterruptedException {
        return until(() -> spans.stream().anyMatch(wanted));
    }

    /** All that it has taken, once these many have come. */
    public List<Span> until(int count) throws InterruptedException {
        return until(() -> spans.size() >= count);
    }

    /** Waits until so many calls were refused, or left without an answer. */
    public void untilRefused(int times) throws InterruptedException {
        until(() -> refused >= times);
    }

    private synchronized List<Span> until(java.util.function.BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!there.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("did not come; there are: "
                        + spans.stream().map(Span::getName).toList());
            }
            wait(left);
        }
        return List.copyOf(spans);
    }

    synchronized List<Span> taken() {
        return List.copyOf(spans);
    }

    synchronized List<Resource> resources() {
        return List.copyOf(resources);
    }

    /** Whether it is the part of this name. */
    public static Predicate<Span> named(String name) {
        return span -> span.getName().equals(name);
    }

    static Span one(List<Span> spans, String name) {
        List<Span> found = spans.stream().filter(named(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError("not one " + name + " in "
                    + spans.stream().map(Span::getName).toList());
        }
        return found.getFirst();
    }

    static String hex(com.google.protobuf.ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    /** Numbers and texts alike as text. */
    static Map<String, String> attributes(List<KeyValue> all) {
        return all.stream().collect(Collectors.toMap(KeyValue::getKey, each -> switch (each.getValue()
                .getValueCase()) {
            case STRING_VALUE -> each.getValue().getStringValue();
            case INT_VALUE -> String.valueOf(each.getValue().getIntValue());
            case DOUBLE_VALUE -> String.valueOf(each.getValue().getDoubleValue());
            default -> throw new AssertionError(each);
        }));
    }

    @Override
    public void close() {
        answers(200);
        synchronized (this) {
            notifyAll();
        }
        server.stop(0);
    }
}
