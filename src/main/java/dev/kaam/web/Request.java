package dev.kaam.web;

import dev.kaam.background.BackgroundTasks;
import dev.kaam.flow.Flow;
import dev.kaam.flow.Time;
import dev.kaam.todo.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a client asks. Whole when a handler gets it, and used by one thread. */
public final class Request {
    /** Whose todos there are: there are no accounts yet, one person uses a server. */
    public static final String OWNER = "local";

    private static final byte[] NOTHING = new byte[0];

    private final RoutingContext context;
    private final BackgroundTasks background;
    private final Flow flow;
    private final Time time;
    private final long begun;

    Request(RoutingContext context, BackgroundTasks background, Flow flow, Time time) {
        this.context = context;
        this.background = background;
        this.flow = flow;
        this.time = time;
        this.begun = time.nanos();
    }

    /** Whose todos these are. */
    public String owner() {
        return OWNER;
    }

    /** What it is called in answers and in the log: its {@code X-Request-Id}. */
    public String requestId() {
        return flow.id();
    }

    /** A variable part of the path. */
    public String param(String name) {
        return Objects.requireNonNull(context.pathParam(name), name);
    }

    /** The variable part of the path that is a todo's id; {@code NOT_FOUND} where it is none. */
    public UUID id() {
        return TodoJson.id(param("id"));
    }

    public String method() {
        return context.request().method().name();
    }

    public String path() {
        return Objects.requireNonNullElse(context.request().path(), "/");
    }

    /** The path and the query, as they were sent. */
    public String target() {
        return context.request().uri();
    }

    /** A header; one that comes in several lines is one list. */
    public @Nullable String header(String name) {
        List<String> lines = context.request().headers().getAll(name);
        return lines.isEmpty() ? null : String.join(", ", lines);
    }

    /** A query parameter; {@code MALFORMED} when it is given twice. */
    public @Nullable String query(String name) {
        List<String> values = context.queryParam(name);
        if (values.size() > 1) {
            throw Problem.malformed("The query parameter " + name + " is given " + values.size() + " times.");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /** All values of a query parameter that may be given again and again. */
    public List<String> queries(String name) {
        return context.queryParam(name);
    }

    /** All query parameters, in the order in which they came. */
    public List<Map.Entry<String, String>> parameters() {
        return context.queryParams().entries();
    }

    /** A query parameter that is a whole number; {@code MALFORMED} when it is none, or out of bounds. */
    public long number(String name, long otherwise, long min, long max) {
        String text = query(name);
        if (text == null) {
            return otherwise;
        }
        long number = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
        if (number < min || number > max) {
            throw Problem.malformed(name + " must be a whole number from " + min + " to " + max + ".");
        }
        return number;
    }

    /** Throws {@code MALFORMED} when there is a query parameter with another name. */
    public void onlyQuery(Set<String> known) {
        for (String name : context.queryParams().names()) {
            if (!known.contains(name)) {
                String others = String.join(", ", known.stream().sorted().toList());
                throw Problem.malformed("There is no query parameter " + name + " here. Known are: "
                        + (known.isEmpty() ? "none" : others) + ".");
            }
        }
    }

    public byte[] body() {
        Buffer body = context.body().buffer();
        return body == null ? NOTHING : body.getBytes();
    }

    /** Where the client reached this server: {@code http://127.0.0.1:8080}. */
    public String base() {
        return Client.of(context).base();
    }

    /** For the end of a line of the log: where the client is, unless it is on this machine. */
    String from() {
        Client client = Client.of(context);
        return client.isHere() ? "" : " from=" + client.address();
    }

    /** Work for after the response. */
    public BackgroundTasks background() {
        return background;
    }

    public Instant now() {
        return time.instant();
    }

    /**
     * How long ago an event loop came to this request, whenever it is asked; holds nothing else of the request. What it waited
     * before that, nobody can tell: while a loop is blocked, what was sent lies in the socket.
     */
    public Supplier<Duration> age() {
        Time clock = time;
        long start = begun;
        return () -> Duration.ofNanos(clock.nanos() - start);
    }
}
