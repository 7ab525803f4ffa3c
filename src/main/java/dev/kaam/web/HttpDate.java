package dev.kaam.web;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The Date header (RFC 9110, section 6.6.1), written once a second. Any thread may call. */
final class HttpDate {
    private static final DateTimeFormatter SHAPE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private record Written(long second, String text) {}

    private final InstantSource clock;
    private volatile Written last = new Written(-1, "");

    HttpDate(InstantSource clock) {
        this.clock = clock;
    }

    String now() {
        var now = clock.instant();
        Written written = last;
        if (written.second() != now.getEpochSecond()) {
            // two threads may write the same text; either will do
            written = new Written(now.getEpochSecond(), SHAPE.format(now));
            last = written;
        }
        return written.text();
    }
}
