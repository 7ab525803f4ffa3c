package dev.kaam.trace;

import dev.kaam.flow.Deadline;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Time;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.net.URI;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends what each request did, once it has ended, as spans of OpenTelemetry (OTLP over HTTP). It looks at the recorder from
 * outside: requests pay nothing for it, and where they are faster than its looks, some are left out and counted. Its first use
 * loads OpenTelemetry's classes. Steps are taken by one thread; any may ask for the count.
 */
public final class Exporting {
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration LAST = Duration.ofSeconds(2);

    private final Time time;
    private final Wall wall;
    private final LeftOut leftOut;
    private final Watch watch;
    private final Outbox outbox;

    /**
     * @param url as {@link OtlpUrl} has it
     * @param random names the traces and spans
     * @param version of the program; null: not known
     */
    public Exporting(URI url, FlowRecorder flows, Time time, RandomGenerator random, @Nullable String version) {
        this.time = time;
        this.wall = new Wall(time);
        this.leftOut = new LeftOut(time);
        this.watch = new Watch(flows, new Origin(resource(version), new Ids(random), wall), leftOut);
        this.outbox = new Outbox(Exporters.to(url), url.toString(), time, leftOut);
    }

    private static Resource resource(@Nullable String version) {
        AttributesBuilder own = Attributes.builder().put("service.name", "kaam");
        if (version != null) {
            own.put("service.version", version);
        }
        return Resource.getDefault().merge(Resource.create(own.build()));
    }

    /** Looks once, and sends what has ended. Returns how long to wait before the next look. */
    public Duration step() {
        Deadline end = Deadline.in(BETWEEN, time);
        wall.check();
        watch.look(outbox::add);
        outbox.send(end);
        leftOut.say(false);
        return end.left();
    }

    /** Looks for the last time, and sends what it can within 2 s. Called when no step runs any more. */
    public void close() {
        Deadline end = Deadline.in(LAST, time);
        watch.look(outbox::add);
        outbox.close(end);
        leftOut.say(true);
    }

    /** Of how many requests not all spans were sent. One whose task was left out later counts twice. */
    public long leftOut() {
        return leftOut.count();
    }
}
