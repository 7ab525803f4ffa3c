package dev.kaam.trace;

import dev.kaam.flow.Time;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many requests, or what came after one, were left out, which the log tells at most once a minute. Any thread may read. */
final class LeftOut {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOut.class);
    private static final long SILENCE = Duration.ofMinutes(1).toNanos();

    private final Time time;
    private final LongAdder count = new LongAdder();
    private long said;
    private long saidAt;

    LeftOut(Time time) {
        this.time = time;
        this.saidAt = time.nanos() - SILENCE;
    }

    void add(long more) {
        count.add(more);
    }

    long count() {
        return count.sum();
    }

    /** @param last whether this is the end, so that there is no later time to say it */
    void say(boolean last) {
        long now = count.sum();
        if (now > said && (last || time.nanos() - saidAt >= SILENCE)) {
            LOG.warn("otlp.left_out requests={} all={}", now - said, now);
            said = now;
            saidAt = time.nanos();
        }
    }
}
