package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transactions;
import dev.kaam.todo.Wrongs;
import dev.kaam.web.BatchOperation.Outcome;
import dev.kaam.web.Writes.Done;
import dev.kaam.web.Writes.Line;
import dev.kaam.web.Writes.Write;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code /todos/batch}: many operations in one commit. All of them happen or none; with {@code partial=true}, those that can.
 */
public final class BatchRoutes {
    private static final int OPERATIONS_MAX = 500;
    private static final Set<String> QUERY = Set.of("partial");

    private final Writes writes;

    public BatchRoutes(Todos todos, Transactions transactions) {
        this.writes = new Writes(todos, transactions, new WrittenTodos(1));
    }

    public List<Route> routes() {
        return List.of(Route.of(HttpMethod.POST, "/todos/batch", writes.several(this::batch)));
    }

    /** What became of one operation: an outcome, or a problem. */
    private sealed interface Result {
        record Well(Outcome outcome) implements Result {}

        record Wrong(Problem problem) implements Result {}
    }

    private Write batch(Request request) {
        request.onlyQuery(QUERY);
        boolean partial = ListQuery.isTrue(request, "partial");
        List<BatchOperation> asked = read(Bodies.json(request), request.base());
        return desk -> {
            var results = new ArrayList<Result>();
            for (BatchOperation each : asked) {
                results.add(result(each, desk.todos(), request.owner()));
            }
            if (!partial) {
                allOrNothing(results);
            }
            return new Done(reply(results), lines(results));
        };
    }

    private static List<BatchOperation> read(ObjectNode body, String base) {
        var wrongs = new Wrongs();
        new Fields(body, "", wrongs).only(Set.of("operations"));
        JsonNode operations = body.path("operations");
        if (!operations.isArray() || operations.isEmpty() || operations.size() > OPERATIONS_MAX) {
            wrongs.add("/operations", "must be an array of 1 to " + OPERATIONS_MAX + " operations");
        }
        wrongs.throwIfAny();
        var asked = new ArrayList<BatchOperation>();
        operations.forEach(json -> asked.add(operation(json, base)));
        return asked;
    }

    /** One that cannot be read fails when it is to be done, with the others in their places. */
    private static BatchOperation operation(JsonNode json, String base) {
        try {
            if (json instanceof ObjectNode object) {
                return BatchOperation.read(object, base);
            }
            throw Problem.invalid("", "must be an object");
        } catch (Problem problem) {
            return (todos, owner) -> {
                throw problem;
            };
        }
    }

    private static Result result(BatchOperation operation, Todos todos, String owner) {
        try {
            return new Result.Well(operation.on(todos, owner));
        } catch (Problem problem) {
            return new Result.Wrong(problem);
        }
    }

    /** Throws what is wrong with any of them, so that nothing of the others is kept. */
    private static void allOrNothing(List<Result> results) {
        var wrongs = new Wrongs();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof Result.Wrong(Problem problem)) {
                String pointer = "/operations/" + i;
                if (problem.wrongs().isEmpty()) {
                    wrongs.add(pointer, "cannot be done: " + problem.detail());
                } else {
                    wrongs.addAll(problem.within(pointer));
                }
            }
        }
        wrongs.throwIfAny();
    }

    private static List<Line> lines(List<Result> results) {
        var lines = new ArrayList<Line>();
        for (Result result : results) {
            if (result instanceof Result.Well(Outcome outcome)) {
                lines.add(new Line(outcome.what(), outcome.todo()));
            }
        }
        return lines;
    }

    private static Reply reply(List<Result> results) {
        return Reply.json(200, Json.buffer(to -> {
            to.writeStartObject();
            to.writeArrayFieldStart("results");
            for (Result result : results) {
                write(to, result);
            }
            to.writeEndArray();
            to.writeEndObject();
        }));
    }

    private static void write(JsonGenerator to, Result result) throws IOException {
        to.writeStartObject();
        switch (result) {
            case Result.Well(Outcome outcome) -> {
                to.writeNumberField("status", outcome.status());
                to.writeStringField("id", outcome.todo().id().toString());
                to.writeNumberField("version", outcome.todo().version());
            }
            case Result.Wrong(Problem problem) -> {
                int status = Problems.status(problem.kind());
                to.writeNumberField("status", status);
                to.writeFieldName("problem");
                Problems.write(to, problem, status);
            }
        }
        to.writeEndObject();
    }
}
