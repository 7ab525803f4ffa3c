package dev.kaam.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.time.Duration;

/** Attributes, of which only those are there that are known. */
final class Noted {
    private static final double NANOS = Duration.ofMillis(1).toNanos();

    private final AttributesBuilder to = Attributes.builder();

    Noted text(String key, String text) {
        if (!text.isEmpty()) {
            to.put(key, text);
        }
        return this;
    }

    /** 0 means: not known. */
    Noted number(String key, long number) {
        if (number != 0) {
            to.put(key, number);
        }
        return this;
    }

    /** How many milliseconds lie between two marks, where both were set. */
    Noted millis(String key, long from, long until) {
        if (from != 0 && until >= from) {
            to.put(key, (until - from) / NANOS);
        }
        return this;
    }

    Attributes all() {
        return to.build();
    }
}
