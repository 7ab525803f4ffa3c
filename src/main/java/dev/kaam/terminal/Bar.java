package dev.kaam.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedStringBuilder;
import org.jspecify.annotations.Nullable;

/** A request as a bar of letters: each cell has that of what took the most of its time; behind the answer come the tasks. */
final class Bar {
    /** Of its width, what the request itself has; the rest is for what comes after it. In a common scale, all is shared. */
    private static final double SHARE = .75;

    private final Ink ink;
    private final int width;
    private final long now;

    /** @param now the server's clock, in µs */
    Bar(Ink ink, int width, long now) {
        this.ink = ink;
        this.width = width;
        this.now = now;
    }

    /** In a scale of its own: what shares it had, whatever it took. */
    void add(AttributedStringBuilder to, Request request) {
        int answer = (int) (width * SHARE);
        draw(to, request.parts(), request.received(), request.took(now), answer);
        end(to, request);
        if (!request.isOpen()) {
            long after =
                    Math.max(1, request.end(now) - request.sent()); // that its tasks wait is seen before one has begun
            draw(to, request.after(), request.sent(), after, width - answer - 1);
        }
    }

    /**
     * In the scale of all.
     *
     * @param longest of those that are shown, with what comes after, in µs
     */
    void add(AttributedStringBuilder to, Request request, long longest) {
        double perCell = Math.max(1, longest) / (double) (width - 1);
        int answer = cells(request.took(now), perCell);
        draw(to, request.parts(), request.received(), (long) (answer * perCell), answer);
        end(to, request);
        if (!request.isOpen()) {
            int after = Math.min(width - 1 - answer, cells(request.end(now) - request.sent(), perCell));
            draw(to, request.after(), request.sent(), (long) (after * perCell), after);
        }
    }

    private int cells(long micros, double perCell) {
        return Math.min(width - 1, (int) Math.ceil(micros / perCell));
    }

    private void end(AttributedStringBuilder to, Request request) {
        to.append(request.isOpen() ? ink.goesOn() : ink.answer());
    }

    private void draw(AttributedStringBuilder to, List<Part> parts, long from, long length, int cells) {
        double perCell = length / (double) Math.max(1, cells);
        for (@Nullable Kind kind : kinds(parts, from, perCell, cells)) {
            to.append(kind == null ? ink.nothing() : ink.letter(kind));
        }
    }

    private List<@Nullable Kind> kinds(List<Part> parts, long from, double perCell, int cells) {
        var kinds = new ArrayList<@Nullable Kind>(cells);
        for (int cell = 0; cell < cells; cell++) {
            kinds.add(most(parts, from + cell * perCell, from + (cell + 1) * perCell));
        }
        return kinds;
    }

    /** What took the most of this time; null: nothing was. */
    private @Nullable Kind most(List<Part> parts, double from, double to) {
        Kind most = null;
        double longest = 0;
        for (Part part : parts) {
            double begin = part.from();
            double end = part.from() + part.length(now);
            double overlap = Math.min(to, end) - Math.max(from, begin);
            if (overlap > longest) {
                longest = overlap;
                most = part.kind();
            }
        }
        return most;
    }
}
