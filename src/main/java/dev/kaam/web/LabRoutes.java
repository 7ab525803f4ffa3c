package dev.kaam.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.report.ReportJson;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Wrongs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /lab}: experiments, and runs of them on this machine. */
public final class LabRoutes {
    private static final Set<String> FIELDS = Set.of("experiment", "effort", "guess");
    /** What is planned for the machine as it is, a run tells. */
    private static final Machine NOMINAL = Machine.nominal(Runtime.getRuntime().availableProcessors());

    private final LabRuns runs;
    private final Supplier<List<Experiment>> experiments;
    private final boolean loopbackOnly;
    private final LabWatchers watchers = new LabWatchers();

    /** @param loopbackOnly whether nobody but this machine reaches the server; else it runs no experiments */
    public LabRoutes(LabRuns runs, Supplier<List<Experiment>> experiments, boolean loopbackOnly) {
        this.runs = runs;
        this.experiments = experiments;
        this.loopbackOnly = loopbackOnly;
    }

    public List<Route> routes() {
        return List.of(
                Route.of(HttpMethod.GET, "/lab", this::list),
                Route.of(HttpMethod.POST, "/lab/runs", this::start),
                Route.of(HttpMethod.GET, "/lab/runs/:id", this::find),
                Route.of(HttpMethod.DELETE, "/lab/runs/:id", this::stop));
    }

    private Reply list(Request request) {
        request.onlyQuery(Set.of());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("runs", loopbackOnly);
        json.putArray("last").addAll(runs.all().stream().map(LabRun::brief).toList());
        ArrayNode all = json.putArray("experiments");
        for (Experiment one : experiments.get()) {
            ObjectNode plans = all.addObject().put("name", one.name()).putObject("plans");
            for (Effort effort : Effort.values()) {
                Plan plan = one.plan(effort, NOMINAL);
                plans.set(ReportJson.word(effort), ReportJson.of(one.name(), effort, NOMINAL, plan));
            }
        }
        return reply(200, json.toString());
    }

    private Reply start(Request request) {
        if (!loopbackOnly) {
            throw Problem.of(
                    Problem.Kind.REFUSED,
                    "Experiments take this machine for themselves, so they run only where the server listens on loopback.");
        }
        ObjectNode body = Bodies.json(request);
        var wrongs = new Wrongs();
        var fields = new Fields(body, "", wrongs);
        fields.only(FIELDS);
        Experiment experiment = experiment(fields);
        Effort effort = effort(fields);
        Double guess = fields.number("guess");
        if (experiment != null && guess != null) {
            checkGuess(fields, guess, experiment.plan(effort, NOMINAL).ask());
        }
        wrongs.throwIfAny();
        LabRun run = runs.start(Objects.requireNonNull(experiment), effort, guess, request.base());
        return reply(201, run.whole()).with("Location", "/lab/runs/" + run.id());
    }

    private @Nullable Experiment experiment(Fields fields) {
        String name = fields.requiredText("experiment");
        List<Experiment> all = experiments.get();
        for (Experiment one : all) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        fields.wrong(
                "experiment",
                "is none; there are: "
                        + String.join(", ", all.stream().map(Experiment::name).toList()));
        return null;
    }

    private static Effort effort(Fields fields) {
        String name = fields.text("effort");
        for (Effort effort : Effort.values()) {
            if (name == null || ReportJson.word(effort).equals(name)) {
                return effort;
            }
        }
        fields.wrong("effort", "must be quick or full");
        return Effort.QUICK;
    }

    private static void checkGuess(Fields fields, double guess, Plan.Ask ask) {
        if (guess < ask.min() || guess > ask.max()) {
            fields.wrong("guess", "must be from " + plain(ask.min()) + " to " + plain(ask.max()));
        }
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private Reply find(Request request) {
        LabRun run = runs.find(request.param("id"));
        if (ChangeStreams.isAskedFor(request)) {
            return watchers.open(request, run);
        }
        request.onlyQuery(Set.of());
        return reply(200, run.whole());
    }

    private Reply stop(Request request) {
        runs.stop(runs.find(request.param("id")));
        return Reply.empty(204);
    }

    private static Reply reply(int status, String json) {
        return Reply.json(status, Buffer.buffer(json));
    }
}
