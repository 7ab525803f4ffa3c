package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kaam.StoredTodos.Row;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client that writes todos of its own, one request after the other, and remembers what it was answered. */
final class Writer {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A write that was sent and not yet answered: what its todo becomes. The id is null where the server makes it. */
    private record Sent(@Nullable UUID id, Row becomes) {}

    private final String name;
    private final SplittableRandom random;
    private final Map<UUID, Row> answered = new HashMap<>();
    private final List<UUID> open = new ArrayList<>();
    private final Set<UUID> unchecked = new LinkedHashSet<>();
    private @Nullable Sent sent;
    private int count;

    Writer(String name, SplittableRandom random) {
        this.name = name;
        this.random = random;
    }

    /** Posts, patches or deletes. Throws {@code IOException}, and remembers what it sent, when no answer comes. */
    void writeOne(KaamProcess kaam) throws IOException, InterruptedException {
        String title = name + "-" + count++;
        int dice = random.nextInt(10);
        if (dice < 5 || open.isEmpty()) {
            post(kaam, title);
        } else if (dice < 8) {
            patch(kaam, open.get(random.nextInt(open.size())), title);
        } else {
            delete(kaam, open.remove(random.nextInt(open.size())));
        }
    }

    private void post(KaamProcess kaam, String title) throws IOException, InterruptedException {
        sent = new Sent(null, new Row(title, 1, false));
        var answer = kaam.post("/todos", "{\"title\":\"" + title + "\"}");
        assertThat(answer.statusCode()).as(answer::body).isEqualTo(201);
        UUID id = UUID.fromString(JSON.readTree(answer.body()).get("id").textValue());
        open.add(id);
        remember(id, new Row(title, 1, false));
    }

    private void patch(KaamProcess kaam, UUID id, String title) throws IOException, InterruptedException {
        var becomes = new Row(title, before(id).version() + 1, false);
        sent = new Sent(id, becomes);
        expect(200, kaam.send("PATCH", "/todos/" + id, "{\"title\":\"" + title + "\"}"));
        remember(id, becomes);
    }

    private void delete(KaamProcess kaam, UUID id) throws IOException, InterruptedException {
        var becomes = new Row(before(id).title(), before(id).version() + 1, true);
        sent = new Sent(id, becomes);
        expect(204, kaam.send("DELETE", "/todos/" + id, ""));
        remember(id, becomes);
    }

    private static void expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer::body).isEqualTo(status);
    }

    private Row before(UUID id) {
        return java.util.Objects.requireNonNull(answered.get(id));
    }

    private void remember(UUID id, Row row) {
        answered.put(id, row);
        unchecked.add(id);
        sent = null;
    }

    /** Takes out of {@code stored} what is this client's, and checks that it is what was answered, or sent just then. */
    void checkAndTake(Map<UUID, Row> stored) {
        Sent last = sent;
        sent = null;
        if (last != null) {
            learn(stored, last);
        }
        answered.forEach((id, row) ->
                assertThat(stored.remove(id)).as("todo %s of %s", id, name).isEqualTo(row));
    }

    /** A write without an answer happened as a whole or not at all: whether it did, the file tells. */
    private void learn(Map<UUID, Row> stored, Sent last) {
        stored.entrySet().stream()
                .filter(entry -> entry.getValue().equals(last.becomes()))
                .filter(entry -> last.id() == null || entry.getKey().equals(last.id()))
                .findFirst()
                .ifPresent(entry -> remember(entry.getKey(), entry.getValue()));
        // a delete that did not happen: the todo is still open; a post or patch that did not: nothing to learn
        if (last.id() != null && !before(last.id()).trashed() && !open.contains(last.id())) {
            open.add(last.id());
        }
    }

    /** Checks over HTTP all that was written since the last time. */
    void checkAnswers(KaamProcess kaam) throws IOException, InterruptedException {
        for (UUID id : unchecked) {
            var answer = kaam.get("/todos/" + id);
            if (before(id).trashed()) {
                assertThat(answer.statusCode()).as("deleted todo %s", id).isEqualTo(404);
            } else {
                var todo = JSON.readTree(answer.body());
                var read = new Row(
                        todo.path("title").asText(), todo.path("version").asLong(), false);
                assertThat(read).as("todo %s", id).isEqualTo(before(id));
            }
        }
        unchecked.clear();
    }
}
