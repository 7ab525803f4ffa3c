package dev.kaam.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** How many requests were answered, and how long that took, by method, route and status. Any thread may call. */
public final class RequestMeter {
    /** The path of what has no route: a client's own words would be meters without bound, and so would its methods. */
    static final String NO_ROUTE = "none";

    private static final String OTHER_METHOD = "other";
    private static final Pattern NAMED_PART = Pattern.compile(":(\\w+)");
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    /** The bounds of the histograms: an answer from memory, from the disk, what a person notices, what is given up. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;
    private final Counter gone;
    private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();

    private record Answered(String method, String path, int status) {}

    public RequestMeter(MeterRegistry registry) {
        this.registry = registry;
        this.gone = Counter.builder("kaam.http.requests.gone")
                .description("Requests whose client had gone before the answer")
                .register(registry);
    }

    /**
     * @param path of its route, or {@link #NO_ROUTE}
     * @param nanos from when its turn came on its connection to when its answer was handed to the socket, or the head of one that goes on
     */
    void answered(HttpMethod method, String path, int status, long nanos) {
        var answered = new Answered(METHODS.contains(method) ? method.name() : OTHER_METHOD, path, status);
        timers.computeIfAbsent(answered, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    void gone() {
        gone.increment();
    }

    private Timer timer(Answered answered) {
        return Timer.builder("http.server.requests")
                .description("Requests that were answered")
                .tag("method", answered.method)
                .tag("uri", NAMED_PART.matcher(answered.path).replaceAll("{$1}"))
                .tag("status", Integer.toString(answered.status))
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}
