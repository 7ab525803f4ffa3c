package dev.kaam.web;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The Date header (RFC 9110, section 6.6.1), written once a second. Any thread may call. */
final class HttpDate {
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
            written = new Written(
                    now.getEpochSecond(), DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
            last = written;
        }
        return written.text();
    }
}
