package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.flow.SettableTime;
import dev.kaam.todo.TodoDraft;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What nodes tell each other, step by step. */
class AnnouncerTest {
    private static final String MINE = "local";
    private static final String EVERYTHING = "changes up to " + Long.MAX_VALUE;

    private final List<String> told = new ArrayList<>();
    private Postgres database;
    private SqlTodos todos;
    private Announcer announcer;
    private NodeListener listener;

    @BeforeEach
    void a_node_that_tells_and_one_that_hears() throws SQLException {
        database = TestPostgres.emptied();
        todos = new SqlTodos(database, new SettableTime(), new Random(1));
        announcer = new Announcer(database, "here");
        listener = listener("there");
        TestPostgres.run("NOTIFY kaam, 'begin 0'");
        listener.step();
        told.clear();
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void of_what_one_node_committed_the_other_is_told_how_far_to_read() {
        add();
        announce();
        listener.step();
        assertThat(told).containsExactly("changes up to 1");
    }

    @Test
    void what_happens_together_is_told_once() {
        for (int i = 0; i < 3; i++) {
            add();
            announcer.committed();
            announcer.tasksDue();
        }
        announcer.step();
        listener.step();
        assertThat(told).containsExactly("changes up to 3", "tasks");
        assertThat(announcer.told()).isEqualTo(1);
    }

    @Test
    void of_a_commit_without_a_change_nobody_is_told() {
        add();
        announce();
        announce();
        assertThat(announcer.told()).isEqualTo(1);
    }

    @Test
    void a_node_does_not_hear_itself() throws SQLException {
        try (NodeListener own = listener("here")) {
            told.clear();
            add();
            announce();
            TestPostgres.run("NOTIFY kaam, 'there 77'");
            while (own.heard() == 0) {
                own.step();
            }
            assertThat(told).containsExactly("changes up to 77");
        }
    }

    @Test
    void what_no_node_has_said_counts_as_news_of_everything() throws SQLException {
        TestPostgres.run("NOTIFY kaam, 'good morning everybody'");
        listener.step();
        assertThat(told).containsExactly(EVERYTHING, "tasks");
    }

    @Test
    void a_lost_connection_is_made_anew_after_a_pause_and_then_everything_counts_as_told() throws SQLException {
        TestPostgres.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kaam-listener'"
                        + " AND datname = current_database()");
        assertThat(listener.step()).isPositive();
        assertThat(told).isEmpty();
        TestPostgres.run("NOTIFY kaam, 'here 5'"); // nobody hears it
        listener.connect();
        assertThat(told).containsExactly(EVERYTHING, "tasks");
        assertThat(listener.connected()).isEqualTo(2);
    }

    @Test
    @Tag("slow")
    void a_line_that_fell_silent_is_found_out_within_seconds() throws Exception {
        URI server = URI.create(TestPostgres.address().url().substring("jdbc:".length()));
        try (var line = new SilentLine(server.getPort())) {
            String url = TestPostgres.address().url().replace(":" + server.getPort() + "/", ":" + line.port() + "/");
            try (NodeListener far = listener(new Postgres.Address(url, null, null), "far")) {
                assertThat(far.step()).isZero();
                line.fallSilent();
                assertThat(far.step()).isPositive();
            }
        }
    }

    private void add() {
        todos.add(MINE, TodoDraft.titled("todo"));
    }

    private void announce() {
        announcer.committed();
        announcer.step();
    }

    private NodeListener listener(String node) throws SQLException {
        return listener(TestPostgres.address(), node);
    }

    private NodeListener listener(Postgres.Address address, String node) throws SQLException {
        var everything = new NodeListener.Told() {
            @Override
            public void changes(long last) {
                told.add("changes up to " + last);
            }

            @Override
            public void tasks() {
                told.add("tasks");
            }
        };
        var made = new NodeListener(address, node, everything, new Random(2));
        made.connect();
        return made;
    }
}
