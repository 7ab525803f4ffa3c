package dev.kaam.trace;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What is particular to the exporter that we use. */
final class Exporters {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);
    /** By the protocol, these answers alone mean: try again. */
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);
    /** Held, since nobody else does, and with it would go that it is silent: what failed, {@link Outbox} says. */
    private static final Logger ITS_LOG = Logger.getLogger("io.opentelemetry");

    private Exporters() {}

    /** One that tries once: when to try again is decided here. */
    static SpanExporter to(URI url) {
        ITS_LOG.setLevel(Level.OFF);
        return OtlpHttpSpanExporter.builder()
                .setEndpoint(url.toString())
                .setTimeout(PATIENCE)
                .setConnectTimeout(CONNECT_PATIENCE)
                .setRetryPolicy(null)
                .setMeterProvider(MeterProvider.noop())
                .build();
    }

    /** Whether the same spans may be taken at another time. */
    static boolean mayPass(@Nullable Throwable failure) {
        int status = status(failure);
        return status == 0 || TRY_AGAIN.contains(status);
    }

    /** Why they were not taken. */
    static String reason(@Nullable Throwable failure) {
        int status = status(failure);
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        return status == 0 ? String.valueOf(cause) : "HTTP status " + status;
    }

    /** 0 where nobody answered. There is no other way to ask for it than a class that they call internal. */
    private static int status(@Nullable Throwable failure) {
        HttpResponse answer = failure instanceof HttpExportException http ? http.getResponse() : null;
        return answer == null ? 0 : answer.getStatusCode();
    }
}
