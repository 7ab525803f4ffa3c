package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kaam.TestKaam;
import dev.kaam.background.Outcome;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskKind;
import dev.kaam.store.Listening;
import dev.kaam.store.PgBouncer;
import dev.kaam.store.Postgres;
import dev.kaam.store.StoreException;
import dev.kaam.store.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node behind PgBouncer, and one that goes to the same database without it. */
@Tag("slow")
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class PoolerTest {
    private static final String LOOKS = "what other nodes do is seen here by a look once a second";

    private final BlockingQueue<UUID> done = new LinkedBlockingQueue<>();
    private PgBouncer pooler;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        TestPostgres.emptied();
        pooler = PgBouncer.start(folder);
    }

    @AfterEach
    void stop() {
        if (pooler != null) {
            pooler.close();
        }
    }

    @Test
    void what_one_writes_the_other_reads_changes_and_deletes() throws Exception {
        try (TestKaam behind = node(pooler.address(), Listening.at(TestPostgres.address()));
                TestKaam direct = node(TestPostgres.address(), Listening.USUAL)) {
            for (int i = 0; i < 20; i++) {
                String todo = "/todos/" + add(behind, "todo " + i);
                assertThat(direct.patch(todo, "{\"completed\":true,\"tags\":[\"shop\"]}")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(behind.get(todo).body()).contains("\"completed\":true");
                assertThat(behind.get("/todos?q=todo&tag=shop&limit=200").body())
                        .contains("\"todo " + i + "\"");
                assertThat(behind.delete(todo).statusCode()).isEqualTo(204);
                assertThat(direct.get(todo).statusCode()).isEqualTo(404);
            }
        }
    }

    @Test
    void who_listens_past_it_hears_what_the_other_writes_and_asks_for() throws Exception {
        try (TestKaam behind = node(pooler.address(), Listening.at(TestPostgres.address()));
                TestKaam direct = other()) {
            assertThat(behind.warnings()).isEmpty();
            seesWhatIsWritten(behind, direct);
            while (behind.heard() == 0) {
                Thread.onSpinWait();
            }
            UUID task = direct.ask(TaskDraft.of("mail", 1, "{}")).id();
            assertThat(done.take()).isEqualTo(task);
        }
    }

    @Test
    void who_does_not_listen_finds_it_by_looking() throws Exception {
        try (TestKaam behind = node(pooler.address(), Listening.OFF);
                TestKaam direct = other()) {
            assertThat(behind.warnings()).containsExactly("With --db-listen off, " + LOOKS + ".");
            seesWhatIsWritten(behind, direct);
            UUID task = direct.ask(TaskDraft.of("mail", 1, "{}")).id();
            assertThat(done.take()).isEqualTo(task);
            assertThat(behind.heard()).isZero();
            assertThat(behind.connected()).isZero();
        }
    }

    @Test
    void who_was_not_told_of_the_pooler_finds_it_out_and_says_so() throws Exception {
        try (TestKaam behind = node(pooler.address(), Listening.USUAL);
                TestKaam direct = other()) {
            assertThat(behind.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("A pooler stands before the database: " + LOOKS)
                    .contains("add --db-listen");
            seesWhatIsWritten(behind, direct);
            assertThat(behind.connected()).isZero();
        }
    }

    @Test
    void who_is_to_listen_at_a_pooler_too_says_that_it_may_hear_nothing() throws Exception {
        try (TestKaam behind = node(pooler.address(), Listening.at(pooler.address()));
                TestKaam direct = other()) {
            assertThat(behind.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("--db-listen leads to a pooler too")
                    .contains(LOOKS);
            seesWhatIsWritten(behind, direct);
        }
    }

    @Test
    void to_listen_at_another_database_is_refused() throws SQLException {
        String name = "kaam_test_elsewhere_" + ProcessHandle.current().pid();
        TestPostgres.run("CREATE DATABASE " + name);
        try {
            String other = TestPostgres.address().url().replaceFirst("/[^/?]+\\?", "/" + name + "?");
            var elsewhere = Listening.at(new Postgres.Address(other, null, null));
            assertThatThrownBy(() -> node(pooler.address(), elsewhere))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("--db-listen leads to another database than --db");
        } finally {
            TestPostgres.run("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    private void seesWhatIsWritten(TestKaam here, TestKaam there) throws IOException {
        try (SseClient reader = SseClient.open(here, "/changes")) {
            reader.event();
            for (int i = 0; i < 3; i++) {
                add(there, "todo " + i);
                add(here, "todo " + i);
            }
            assertThat(ChangeStreamTest.seqs(reader, 6)).isSorted().doesNotHaveDuplicates();
        }
    }

    private static String add(TestKaam kaam, String title) throws IOException {
        var added = kaam.post("/todos", "{\"title\":\"" + title + "\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        return new ObjectMapper().readTree(added.body()).path("id").asText();
    }

    /** Does no tasks. */
    private TestKaam other() {
        return TestKaam.with(
                folder, settings -> settings.withDb(TestPostgres.address()).withKinds(List.of()));
    }

    private TestKaam node(Postgres.Address address, Listening listening) {
        TaskKind mail = TaskKind.of("mail", 1, 5, task -> {
            done.add(task.id());
            return Outcome.done();
        });
        return TestKaam.with(
                folder,
                settings -> settings.withDb(address).withDbListen(listening).withKinds(List.of(mail)));
    }
}
