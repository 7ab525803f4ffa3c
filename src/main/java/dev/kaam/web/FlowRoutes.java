package dev.kaam.web;

import dev.kaam.flow.Flow;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Incidents;
import dev.kaam.flow.Time;
import dev.kaam.todo.Problem;
import io.vertx.core.http.HttpMethod;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** {@code /flow}: what each of the last requests did, and when; once, or live. */
public final class FlowRoutes {
    private static final Set<String> QUERY = Set.of("path", "sort", "limit");
    private static final int LIMIT_DEFAULT = 250;
    private static final int LIMIT_MAX = 1_000;

    private final FlowRecorder recorder;
    private final FlowView view;
    private final FlowFeeds feeds;

    public FlowRoutes(FlowRecorder recorder, Incidents incidents, FlowView view, Time time) {
        this.recorder = recorder;
        this.view = view;
        this.feeds = new FlowFeeds(recorder, incidents, view, time);
    }

    public List<Route> routes() {
        return List.of(
                Route.of(HttpMethod.GET, "/flow", this::list), Route.of(HttpMethod.GET, "/flow/:id", this::find));
    }

    private Reply list(Request request) {
        if (FlowFeeds.isAskedFor(request)) {
            return feeds.open(request);
        }
        request.onlyQuery(QUERY);
        int limit = (int) request.number("limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
        String prefix = request.query("path");
        if (prefix != null && !prefix.startsWith("/")) {
            throw Problem.malformed("path is how the path of a request begins, so it begins with a slash: /todos.");
        }
        List<Flow> found = recorder.kept().stream()
                .filter(flow -> prefix == null || flow.path().startsWith(prefix))
                .toList();
        List<Flow> shown = isSlowestAsked(request) ? slowest(found, limit) : newest(found, limit);
        return Reply.json(200, Json.buffer(to -> view.write(to, shown, found.size() - shown.size(), 0)));
    }

    private static boolean isSlowestAsked(Request request) {
        String sort = request.query("sort");
        if (sort != null && !sort.equals("slowest")) {
            throw Problem.malformed(
                    "sort can be slowest, and nothing else: without it, the newest come, oldest first.");
        }
        return sort != null;
    }

    private List<Flow> slowest(List<Flow> found, int limit) {
        long now = recorder.now();
        return found.stream()
                .sorted(Comparator.comparingLong((Flow flow) -> FlowJson.took(flow, now))
                        .reversed())
                .limit(limit)
                .toList();
    }

    private static List<Flow> newest(List<Flow> found, int limit) {
        return found.subList(Math.max(0, found.size() - limit), found.size());
    }

    private Reply find(Request request) {
        String name = request.param("id");
        Flow flow = recorder.find(name);
        if (flow == null) {
            throw Problem.of(Problem.Kind.NOT_FOUND, missing(name));
        }
        return Reply.json(200, Json.buffer(to -> view.writeOne(to, flow)));
    }

    private String missing(String name) {
        return recorder.isRecording()
                ? "There is no request " + name + " among the last " + FlowRecorder.KEPT
                        + ". Name it by its X-Request-Id or by its number."
                : "Requests are not recorded: Kaam was started with --flow off.";
    }
}
