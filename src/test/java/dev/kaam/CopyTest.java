package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.store.Copy;
import dev.kaam.store.Copy.Copied;
import dev.kaam.store.Database;
import dev.kaam.store.Sqlite;
import dev.kaam.store.StoreException;
import dev.kaam.store.TestPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes from one database to another, and back. */
class CopyTest {
    private static final List<String> QUESTIONS = List.of(
            "/todos?limit=200",
            "/todos?q=%E0%A4%9A%E0%A4%BE%E0%A4%AF",
            "/todos?q=leaves",
            "/todos?tag=shop&sort=-due",
            "/trash",
            "/changes?after=0",
            "/webhooks",
            "/tasks?limit=200",
            "/summary");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void there_and_back_again_all_questions_have_the_same_answers() throws Exception {
        Path here = folder.resolve("here");
        Path back = folder.resolve("back");
        List<String> before = filled(here);
        try (Database sqlite = Sqlite.open(here, 1)) {
            assertThat(copied(sqlite, TestPostgres.emptied())).allMatch(Copied::isEqual);
        }
        try (var kaam =
                TestKaam.with(folder.resolve("none"), settings -> idle(settings).withDb(TestPostgres.address()))) {
            assertThat(answers(kaam)).isEqualTo(before);
        }
        try (Database sqlite = Sqlite.open(back, 1)) {
            List<Copied> copied = copied(TestPostgres.database(), sqlite);
            assertThat(copied).allMatch(Copied::isEqual);
            assertThat(copied).filteredOn(each -> each.here().rows() > 0).hasSizeGreaterThan(6);
        }
        try (var kaam = TestKaam.with(back, CopyTest::idle)) {
            assertThat(answers(kaam)).isEqualTo(before);
            kaam.post("/todos", "{\"title\":\"one more\"}");
            String changes = kaam.get("/changes?after=0").body();
            assertThat(changes).contains("one more");
            assertThat(changes.split("\"seq\"", -1)).hasSize(before.get(5).split("\"seq\"", -1).length + 1);
        }
    }

    @Test
    void a_request_that_was_answered_before_is_answered_the_same_behind_it() throws Exception {
        Path here = folder.resolve("here");
        HttpResponse<String> first;
        try (var kaam = TestKaam.on(here)) {
            first = kaam.post("/todos", "{\"title\":\"Tea\"}", "Idempotency-Key", "tea");
        }
        try (Database sqlite = Sqlite.open(here, 1)) {
            copied(sqlite, TestPostgres.emptied());
        }
        try (var kaam =
                TestKaam.with(folder.resolve("none"), settings -> idle(settings).withDb(TestPostgres.address()))) {
            assertThat(idOf(kaam.post("/todos", "{\"title\":\"Tea\"}", "Idempotency-Key", "tea")))
                    .isEqualTo(idOf(first));
            assertThat(kaam.get("/todos?count=true").body().split("\"title\"", -1))
                    .hasSize(2);
        }
    }

    @Test
    void nothing_goes_where_something_is() throws Exception {
        Path here = folder.resolve("here");
        Path there = folder.resolve("there");
        filled(here);
        try (var kaam = TestKaam.on(there)) {
            kaam.post("/todos", "{\"title\":\"mine\"}");
        }
        try (Database from = Sqlite.open(here, 1);
                Database to = Sqlite.open(there, 1)) {
            assertThatThrownBy(() -> copied(from, to))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in the table todo")
                    .hasMessageContaining("Copy into an empty database");
        }
        try (var kaam = TestKaam.on(there)) {
            assertThat(kaam.get("/todos").body()).contains("mine").doesNotContain("चाय");
        }
    }

    @Test
    void where_a_row_cannot_go_nothing_is_there_and_it_can_be_tried_again() throws Exception {
        Path here = folder.resolve("here");
        filled(here);
        run(here, "UPDATE task SET error = 'a' || char(0)"); // PostgreSQL has no such character
        Database postgres = TestPostgres.emptied();
        try (Database sqlite = Sqlite.open(here, 1)) {
            assertThatThrownBy(() -> copied(sqlite, postgres)).hasMessageContaining("0x00");
        }
        run(here, "UPDATE task SET error = NULL");
        try (Database sqlite = Sqlite.open(here, 1)) {
            assertThat(copied(sqlite, postgres)).allMatch(Copied::isEqual);
        }
    }

    @Test
    void the_command_says_what_it_copied_and_what_is_wrong() throws Exception {
        Path here = folder.resolve("here");
        Path there = folder.resolve("there");
        filled(here);
        try (KaamProcess copy = copy(here, there)) {
            assertThat(copy.exitCode()).isZero();
            assertThat(copy.out()).last().asString().contains("reads back as it was");
        }
        try (KaamProcess again = copy(here, there)) {
            assertThat(again.exitCode()).isOne();
            assertThat(again.err()).singleElement().asString().contains("There is something already");
        }
        try (KaamProcess nowhere = copy(folder.resolve("nowhere"), folder.resolve("elsewhere"))) {
            assertThat(nowhere.exitCode()).isEqualTo(2);
            assertThat(nowhere.err()).first().asString().contains("--from: there is no database in the folder");
            assertThat(Files.exists(folder.resolve("nowhere"))).isFalse();
        }
        String url = "jdbc:mysql://localhost/kaam?password=secret";
        try (KaamProcess strange = KaamProcess.run(Map.of(), "copy", "--from", url, "--to", there.toString())) {
            assertThat(strange.exitCode()).isEqualTo(2);
            assertThat(strange.err())
                    .first()
                    .asString()
                    .endsWith("jdbc:mysql is neither")
                    .doesNotContain("secret");
        }
    }

    private static KaamProcess copy(Path from, Path to) throws IOException {
        return KaamProcess.run(Map.of(), "copy", "--from", from.toString(), "--to", to.toString());
    }

    private static List<Copied> copied(Database from, Database to) {
        return Copy.all(from, to, (table, rows, isReadBack) -> {});
    }

    /** Does no task, so that two answers about them are the same. */
    private static Settings idle(Settings settings) {
        return settings.withKinds(List.of());
    }

    /** Fills a folder with all that can be there; returns what is then answered. */
    private static List<String> filled(Path folder) throws Exception {
        try (var kaam =
                TestKaam.with(folder, settings -> settings.withOutward(new Settings.Outward(null, true, null)))) {
            kaam.post("/webhooks", "{\"url\":\"http://127.0.0.1:9/hook\"}");
            List<String> todos = new ArrayList<>();
            for (int i = 1; i <= 6; i++) {
                todos.add("/todos/" + idOf(kaam.post("/todos", todo(i))));
            }
            kaam.patch(todos.get(0), "{\"completed\":true}");
            kaam.delete(todos.get(1));
            kaam.delete(todos.get(2));
            kaam.post(todos.get(2) + "/restore", "");
            kaam.delete(todos.get(3));
            kaam.delete(todos.get(3).replace("/todos/", "/trash/"));
        }
        try (var kaam = TestKaam.with(folder, CopyTest::idle)) {
            return answers(kaam);
        }
    }

    private static String todo(int number) {
        return """
                {"title":"चाय \\uD83C\\uDF75 %1$d","notes":"two leaves","tags":["shop","t%1$d"],"order":%1$d.5,"priority":%1$d,
                 "due":{"date":"2030-12-0%1$d","time":"09:30","zone":"Asia/Kolkata"},"remind":{"before":"PT15M"},
                 "repeat":{"rule":"FREQ=WEEKLY","from":"due"}}""".formatted(number);
    }

    private static List<String> answers(TestKaam kaam) throws Exception {
        var answers = new ArrayList<String>();
        for (String question : QUESTIONS) {
            answers.add(kaam.get(question).body().replace(":" + kaam.port() + "/", "/"));
        }
        return answers;
    }

    private static String idOf(HttpResponse<String> answer) {
        return answer.body().replaceFirst("(?s).*?\"id\":\"([^\"]*)\".*", "$1");
    }

    private static void run(Path folder, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("kaam.db"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
