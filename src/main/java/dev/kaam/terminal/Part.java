package dev.kaam.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which a request did one thing; in µs of the server's clock.
 *
 * @param to 0 while it goes on
 * @param together in a commit: the units that it made lasting; else 0
 */
record Part(Kind kind, long from, long to, int together) {
    /** Threads of which there are few: who waits on one holds it. */
    private static final Set<String> HOLDING = Set.of("loop", "worker");

    /** From a mark on it does this; null: nothing more. */
    private record Mark(long at, @Nullable Kind begins, int together) {}

    long length(long now) {
        return (to == 0 ? now : to) - from;
    }

    /**
     * All that a request did up to its answer, in order: one part from each mark to the next that is known. Waits that go on at once
     * lie beside one another.
     */
    static List<Part> of(JsonNode request) {
        boolean isHeld = HOLDING.contains(request.path("thread").path("kind").asText());
        var parts = new ArrayList<Part>();
        Mark last = null;
        for (Mark mark : marks(request)) {
            if (mark.at != 0) {
                add(parts, last, mark.at);
                last = mark;
            }
        }
        add(parts, last, 0);
        return isHeld ? parts.stream().map(Part::held).toList() : List.copyOf(parts);
    }

    private Part held() {
        return new Part(kind.held(), from, to, together);
    }

    private static void add(List<Part> parts, @Nullable Mark from, long to) {
        if (from != null && from.begins != null && (to == 0 || to > from.at)) {
            parts.add(new Part(from.begins, from.at, to, from.together));
        }
    }

    private static List<Mark> marks(JsonNode request) {
        var marks = new ArrayList<Mark>();
        marks.add(mark(request, "received", Kind.LOOP));
        marks.add(mark(request, "queued", Kind.QUEUE));
        marks.add(mark(request, "started", Kind.RUN));
        long ended = 0;
        for (JsonNode wait : request.path("waits")) {
            addWait(marks, wait);
            ended = Math.max(ended, wait.path("ended").asLong());
            marks.add(mark(wait, "ended", null));
            marks.add(new Mark(wait.has("ended") ? ended : 0, Kind.RUN, 0)); // when those beside it have ended too
        }
        marks.add(mark(request, "answered", Kind.QUEUE));
        marks.add(mark(request, "writing", Kind.LOOP));
        marks.add(new Mark(request.path("sent").asLong(), null, 0));
        return marks;
    }

    private static void addWait(List<Mark> marks, JsonNode wait) {
        switch (wait.path("on").asText()) {
            case "write" -> {
                marks.add(mark(wait, "asked", Kind.WRITE_QUEUE));
                marks.add(mark(wait, "begun", Kind.WRITE));
                marks.add(new Mark(
                        wait.path("executed").asLong(),
                        Kind.COMMIT,
                        wait.path("together").asInt()));
            }
            case "read" -> {
                marks.add(mark(wait, "asked", Kind.READ_QUEUE));
                marks.add(mark(wait, "begun", Kind.READ));
                marks.add(mark(wait, "executed", Kind.QUEUE)); // done, and not yet on its thread again
            }
            default -> {
                boolean isQueued = wait.path("queued").asBoolean();
                marks.add(mark(wait, "asked", isQueued ? Kind.FAKE_QUEUE : Kind.FAKE_WAIT));
                marks.add(mark(wait, "connected", Kind.FAKE_WAIT));
                marks.add(mark(wait, "begun", Kind.FAKE_CPU));
            }
        }
    }

    private static Mark mark(JsonNode from, String name, @Nullable Kind begins) {
        return new Mark(from.path(name).asLong(), begins, 0);
    }
}
