package dev.kaam.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The flow line by line, for files and other programs: one for each request that ends from now on, but for those of pages themselves. For one thread. */
public final class Tail {
    private static final int REMEMBERED = 20_000;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final double WORTH = .04;

    private final PrintWriter out;
    private final PrintWriter err;
    private final DateTimeFormatter clock;
    private final Watched flow = new Watched();
    private final Set<String> known = remembering();
    private boolean begun;

    /**
     * @param err is told what is no request
     * @param zone in which times are told
     */
    public Tail(PrintWriter out, PrintWriter err, ZoneId zone) {
        this.out = out;
        this.err = err;
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
    }

    /** Returns when it is told to stop. */
    public void tell(Feed feed, BooleanSupplier told) throws InterruptedException {
        while (!told.getAsBoolean()) {
            switch (feed.next(LOOK)) {
                case null -> {}
                case Feed.State state -> tell(state);
                case Feed.Lost lost -> say("the connection is lost (" + lost.why() + "); trying again");
            }
        }
    }

    private void tell(Feed.State state) {
        if (begun && state.whole()) {
            say("connected again");
        }
        flow.put(state);
        Watched.holdRecording(flow.state());
        List<Request> ended = flow.requests().stream()
                .filter(request -> !request.isOpen() && !request.isOwn())
                .filter(request -> known.add(request.id() + request.received()))
                .toList();
        if (begun) {
            ended.forEach(request -> out.println(line(request)));
            out.flush();
        }
        if (begun && flow.leftOut() > 0) {
            say(flow.leftOut() + " more than can be told");
        }
        begun = true;
    }

    private void say(String words) {
        err.println("kaam: " + words);
        err.flush();
    }

    private String line(Request request) {
        String status = request.gone() ? "gone" : String.valueOf(request.status());
        String facts = "%s #%d %s %s %s %s"
                .formatted(
                        moment(request.received()),
                        request.number(),
                        request.method(),
                        request.path(),
                        status,
                        Text.time(request.took(0)));
        String parts = parts(request);
        String tasks = request.tasks().isEmpty() ? "" : " | tasks: " + String.join(", ", request.tasks());
        return facts + (parts.isEmpty() ? "" : ": " + parts) + tasks;
    }

    /** What took a good part of its time. */
    private static String parts(Request request) {
        return request.parts().stream()
                .collect(Collectors.groupingBy(
                        Part::kind, LinkedHashMap::new, Collectors.summingLong(part -> part.length(request.sent()))))
                .entrySet()
                .stream()
                .filter(part -> part.getValue() >= request.took(0) * WORTH)
                .map(part -> part.getKey().told(part.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** @param micros of the server's clock */
    private String moment(long micros) {
        try {
            Instant at = Instant.parse(flow.state().path("at").asText());
            return clock.format(at.minusNanos((flow.now() - micros) * 1_000));
        } catch (DateTimeParseException unknown) {
            return "--:--:--.---";
        }
    }

    /** Of so many that the server does not tell of older ones again. */
    private static Set<String> remembering() {
        return Collections.newSetFromMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > REMEMBERED;
            }
        });
    }
}
