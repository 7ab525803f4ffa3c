package dev.kaam.trace;

import dev.kaam.flow.Deadline;
import dev.kaam.flow.Time;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where spans wait until they are taken. Bounded: one more request, and the oldest is left out. What is not taken is
 * tried again, at greater and greater distances. For one thread.
 */
final class Outbox {
    /** So many requests wait, or what came after one; each has some six spans of half a kilobyte. */
    static final int WAITING_MAX = 8_192;

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int TOGETHER_MAX = 512;
    private static final Duration PAUSE_MIN = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(8);

    private final SpanExporter exporter;
    private final String receiver;
    private final Time time;
    private final LeftOut leftOut;
    private final Deque<List<SpanData>> waiting = new ArrayDeque<>();
    private List<List<SpanData>> sending = List.of();
    private @Nullable CompletableResultCode onItsWay;
    private Duration pause = Duration.ZERO;
    private long failedAt;

    Outbox(SpanExporter exporter, String receiver, Time time, LeftOut leftOut) {
        this.exporter = exporter;
        this.receiver = receiver;
        this.time = time;
        this.leftOut = leftOut;
    }

    /** @param spans of one request, or of what came after it */
    void add(List<SpanData> spans) {
        if (waiting.size() == WAITING_MAX) {
            waiting.removeFirst();
            leftOut.add(1);
        }
        waiting.addLast(spans);
    }

    /** Sends until nothing waits any more, or until then; after a failure not at once. */
    void send(Deadline end) {
        if (time.nanos() - failedAt >= pause.toNanos()) {
            sendNow(end);
        }
    }

    /** Sends for the last time: what is not taken until then, or fails, is left out. */
    void close(Deadline end) {
        sendNow(end);
        leftOut.add(sending.size() + waiting.size());
        exporter.shutdown().join(end.left().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sendNow(Deadline end) {
        boolean taken = true;
        while (taken && !(sending.isEmpty() && waiting.isEmpty())) {
            taken = sendSome(end);
        }
    }

    /** Returns whether they were taken. What is on its way then still is, and is asked for the next time. */
    private boolean sendSome(Deadline end) {
        CompletableResultCode result = onItsWay == null ? exporter.export(together()) : onItsWay;
        onItsWay = result.join(end.left().toMillis(), TimeUnit.MILLISECONDS);
        if (!result.isDone()) {
            return false;
        }
        onItsWay = null;
        if (result.isSuccess()) {
            succeeded();
        } else {
            failed(result.getFailureThrowable());
        }
        return result.isSuccess();
    }

    /** What failed, and otherwise what has waited longest. */
    private Collection<SpanData> together() {
        if (sending.isEmpty()) {
            sending = new ArrayList<>();
            while (sending.size() < TOGETHER_MAX && !waiting.isEmpty()) {
                sending.add(waiting.removeFirst());
            }
        }
        return sending.stream().flatMap(List::stream).toList();
    }

    private void succeeded() {
        sending = List.of();
        if (!pause.isZero()) {
            pause = Duration.ZERO;
            LOG.info("otlp.reached receiver={}", receiver);
        }
    }

    private void failed(@Nullable Throwable failure) {
        if (pause.isZero()) {
            LOG.warn(
                    "otlp.failed receiver={} error={} (tried again until it works)",
                    receiver,
                    Exporters.reason(failure));
        }
        Duration next = pause.isZero() ? PAUSE_MIN : pause.multipliedBy(2);
        pause = next.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : next;
        failedAt = time.nanos();
        if (!Exporters.mayPass(failure)) {
            leftOut.add(sending.size());
            sending = List.of();
        }
    }
}
