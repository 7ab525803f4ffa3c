package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.store.Postgres;
import dev.kaam.store.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a real PostgreSQL. */
class PostgresProgramTest {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final String MILK = "{\"title\":\"Buy milk\",\"tags\":[\"shop\"]}";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void what_one_node_writes_the_other_reads_lists_and_finds() throws Exception {
        TestPostgres.emptied();
        try (Kaam here = start(TestPostgres.address());
                Kaam there = start(TestPostgres.address())) {
            HttpResponse<String> added = send(here, "POST", "/todos", MILK);
            assertThat(added.statusCode()).isEqualTo(201);
            String todo = "/todos/" + idIn(added);
            assertThat(send(there, "GET", todo, "").body())
                    .isEqualTo(added.body().replace(":" + here.port() + "/", ":" + there.port() + "/"));
            assertThat(send(there, "GET", "/todos?q=mil&tag=shop", "").body()).contains("Buy milk");
            assertThat(send(there, "PATCH", todo, "{\"completed\":true}").statusCode())
                    .isEqualTo(200);
            assertThat(send(here, "GET", todo, "").body()).contains("\"completed\":true");
            assertThat(send(here, "DELETE", todo, "").statusCode()).isEqualTo(204);
            assertThat(send(there, "GET", "/trash", "").body()).contains("Buy milk");
            assertThat(send(there, "GET", todo, "").statusCode()).isEqualTo(404);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_was_written_is_there_after_a_restart() throws Exception {
        TestPostgres.emptied();
        String todo;
        try (Kaam kaam = start(TestPostgres.address())) {
            todo = "/todos/" + idIn(send(kaam, "POST", "/todos", MILK));
        }
        try (Kaam kaam = start(TestPostgres.address())) {
            assertThat(send(kaam, "GET", todo, "").body()).contains("Buy milk");
        }
    }

    @Test
    void a_database_that_nobody_serves_is_explained_in_one_sentence() throws Exception {
        KaamProcess kaam = KaamProcess.run(
                Map.of("KAAM_DB_PASSWORD", "secret"),
                "serve",
                "--port",
                "0",
                "--db",
                "jdbc:postgresql://127.0.0.1:1/x?user=me");
        assertThat(kaam.exitCode()).isEqualTo(1);
        assertThat(kaam.err())
                .isEqualTo(List.of(
                        "kaam: The database jdbc:postgresql://127.0.0.1:1/x cannot be used: nobody answers there."
                                + " Start PostgreSQL, or correct --db."));
    }

    @Test
    @Tag("slow")
    void while_the_database_is_down_it_says_so_and_goes_on_by_itself_when_it_is_back(@TempDir Path data)
            throws Exception {
        EmbeddedPostgres server = postgres(data, 0);
        int port = server.getPort();
        var address = new Postgres.Address(server.getJdbcUrl("postgres", "postgres"), null, null);
        try (Kaam kaam = start(address)) {
            String todo = "/todos/" + idIn(send(kaam, "POST", "/todos", MILK));
            server.close();
            assertThat(send(kaam, "POST", "/todos", MILK).statusCode()).isEqualTo(503);
            HttpResponse<String> away = send(kaam, "GET", todo, "");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.body()).contains("cannot be reached now");
            server = postgres(data, port);
            int tries = 0;
            while (send(kaam, "POST", "/todos", MILK).statusCode() != 201) {
                assertThat(++tries).isLessThan(10);
            }
            tries = 0;
            while (send(kaam, "GET", todo, "").statusCode() != 200) {
                assertThat(++tries).isLessThan(10);
            }
        } finally {
            server.close();
        }
    }

    private static EmbeddedPostgres postgres(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private Kaam start(Postgres.Address address) {
        return Kaam.start(Settings.local(0, folder).withDb(address));
    }

    private HttpResponse<String> send(Kaam kaam, String method, String path, String json)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + kaam.port() + path);
        return client.send(
                HttpRequest.newBuilder(uri)
                        .method(method, BodyPublishers.ofString(json))
                        .header("Content-Type", "application/json")
                        .build(),
                BodyHandlers.ofString());
    }

    private static String idIn(HttpResponse<String> answer) {
        Matcher id = ID.matcher(answer.body());
        assertThat(id.find()).as(answer.body()).isTrue();
        return id.group(1);
    }
}
