package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.flow.SettableTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatabaseTimeTest {
    private final SettableTime here = new SettableTime();

    @Test
    void it_is_that_of_the_database_whatever_the_machine_says() throws SQLException {
        Instant before = databaseNow();
        Instant now = new DatabaseTime(TestPostgres.emptied(), here).instant();
        assertThat(now).isBetween(before.minusMillis(1), databaseNow());
    }

    @Test
    void it_goes_on_by_the_counter_and_is_set_when_it_asks_again() throws SQLException {
        var time = new DatabaseTime(TestPostgres.emptied(), here);
        Instant first = time.instant();
        here.pass(Duration.ofHours(1)); // as no counter does: but a machine may have slept
        assertThat(time.instant()).isEqualTo(first.plus(Duration.ofHours(1)));
        time.ask();
        assertThat(time.instant()).isBetween(first, databaseNow());
    }

    private static Instant databaseNow() throws SQLException {
        try (Connection connection = TestPostgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }
}
