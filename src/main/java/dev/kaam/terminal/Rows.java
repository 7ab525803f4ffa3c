package dev.kaam.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Requests as rows: what each was, and its bar where there is room for one. */
final class Rows {
    private static final int METHOD = 6;
    private static final int BEFORE_PATH = 32;
    private static final int PATH_MIN = 10;
    private static final int PATH_MAX = 40;
    private static final int BAR_MIN = 12;

    private final Ink ink;
    private final long now;
    private final Look look;
    private final int path;
    private final int bar;

    /** @param now the server's clock, in µs */
    Rows(Ink ink, int width, long now, Look look) {
        this.ink = ink;
        this.now = now;
        this.look = look;
        this.path = Math.clamp(width - BEFORE_PATH - BAR_MIN, PATH_MIN, Math.clamp(width / 4, PATH_MIN, PATH_MAX));
        this.bar = width - BEFORE_PATH - path - 1;
    }

    List<AttributedString> of(List<Request> requests) {
        long longest = requests.stream()
                .mapToLong(request -> request.end(now) - request.received())
                .max()
                .orElse(1);
        var rows = new ArrayList<AttributedString>();
        for (Request request : requests) {
            var row = new AttributedStringBuilder();
            facts(row, request);
            if (bar >= BAR_MIN) {
                addBar(row, request, longest);
            }
            rows.add(row.toAttributedString());
        }
        return rows;
    }

    private void addBar(AttributedStringBuilder row, Request request, long longest) {
        row.append(" ");
        var made = new Bar(ink, bar, now);
        if (look.isCommonScale()) {
            made.add(row, request, longest);
        } else {
            made.add(row, request);
        }
    }

    private void facts(AttributedStringBuilder row, Request request) {
        row.append(ink.quiet(String.format(Locale.ROOT, "%8s ", "#" + request.number())));
        String status = request.gone() ? "gone" : request.status() == 0 ? "..." : String.valueOf(request.status());
        row.append(status(request, String.format(Locale.ROOT, "%-5s", status)));
        row.append(String.format(
                Locale.ROOT, "%9s  %-7s", Text.time(request.took(now)), shortened(request.method(), METHOD)));
        row.append(String.format(Locale.ROOT, "%-" + path + "s", shortened(request.path(), path)));
    }

    private AttributedString status(Request request, String text) {
        if (request.gone() || request.status() >= 500) {
            return ink.trouble(text);
        }
        return request.status() >= 400 ? ink.notice(text) : request.status() == 0 ? ink.plain(text) : ink.good(text);
    }

    /** What is too long ends in dots: of a path the beginning says the most. */
    private static String shortened(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 2) + "..";
    }
}
