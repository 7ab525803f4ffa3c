package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.flow.Wait;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConfig;

/** New rows wait for each other, and nobody can tell. */
class WaitingRowsTest {
    private static final Insert WORD = new Insert("INSERT INTO word (number, word)", "(?, ?)");
    private static final Insert LINE = new Insert("INSERT INTO line (word)", "(?)");

    private Session session;

    @BeforeEach
    void open() throws SQLException {
        session = new Session(new SQLiteConfig().createConnection("jdbc:sqlite::memory:"), false);
        session.run("CREATE TABLE word (number INTEGER, word TEXT UNIQUE)");
        session.run("CREATE TABLE line (word TEXT)");
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void of_any_number_of_rows_each_is_written_once_and_in_order() throws SQLException {
        for (int count : new int[] {1, 2, 3, Insert.MOST - 1, Insert.MOST, Insert.MOST + 1, 3 * Insert.MOST + 7}) {
            session.begin();
            for (int i = 0; i < count; i++) {
                add(session, i, "word " + i);
                line(session, "line " + i);
            }
            session.run("COMMIT");
            assertThat(words())
                    .isEqualTo(IntStream.range(0, count)
                            .mapToObj(i -> i + " word " + i)
                            .toList());
            assertThat(session.ask("SELECT count(*) FROM line")).isEqualTo(count);
            session.run("DELETE FROM word");
            session.run("DELETE FROM line");
        }
    }

    @Test
    void who_asks_sees_the_rows_that_wait() throws SQLException {
        session.begin();
        add(session, 1, "one");
        assertThat(session.ask("SELECT count(*) FROM word")).isEqualTo(1);
        add(session, 2, "two");
        session.write("UPDATE word SET number = ?", (row, first) -> row.setInt(first, 9));
        session.run("COMMIT");
        assertThat(words()).containsExactly("9 one", "9 two");
    }

    @Test
    void a_row_that_the_database_refuses_fails_its_unit_alone() throws SQLException {
        List<Unit<?>> units = new ArrayList<>();
        for (String word : List.of("a", "b", "a", "c")) {
            units.add(new Unit<>(
                    writing -> {
                        add(writing, units.size(), word);
                        return word;
                    },
                    Wait.On.WRITE));
        }
        new GroupCommit(session).run(units);
        units.forEach(Unit::end);
        assertThatThrownBy(units.get(2)::await).hasMessageContaining("UNIQUE");
        assertThat(words()).containsExactly("4 a", "4 b", "4 c");
    }

    @Test
    void those_of_a_part_that_is_undone_go_with_it_and_those_before_it_stay() throws SQLException {
        session.begin();
        add(session, 1, "before");
        assertThatThrownBy(() -> session.inSavepoint(part -> {
                    add(part, 2, "undone");
                    throw new IllegalStateException("told to");
                }))
                .hasMessage("told to");
        add(session, 3, "behind");
        session.run("COMMIT");
        assertThat(words()).containsExactly("1 before", "3 behind");
    }

    @Test
    void those_of_a_transaction_that_the_database_undid_by_itself_are_not_written_by_the_next() throws SQLException {
        session.begin();
        add(session, 1, "undone");
        session.statement("ROLLBACK").execute(); // as where the disk is full: nothing that waits goes before it
        session.undone();
        session.begin();
        add(session, 2, "next");
        session.run("COMMIT");
        assertThat(words()).containsExactly("2 next");
    }

    private static void add(Session session, int number, String word) throws SQLException {
        session.insert(WORD, (row, first) -> {
            row.setInt(first, number);
            row.setString(first + 1, word);
        });
    }

    private static void line(Session session, String word) throws SQLException {
        session.insert(LINE, (row, first) -> row.setString(first, word));
    }

    private List<String> words() throws SQLException {
        var words = new ArrayList<String>();
        try (ResultSet row =
                session.prepare("SELECT number, word FROM word ORDER BY rowid").executeQuery()) {
            while (row.next()) {
                words.add(row.getInt(1) + " " + row.getString(2));
            }
        }
        return words;
    }
}
