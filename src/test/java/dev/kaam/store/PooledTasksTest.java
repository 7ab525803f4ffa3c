package dev.kaam.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What keeps tasks, where each transaction has another connection. */
@Tag("slow")
@SuppressWarnings("NullAway.Init")
class PooledTasksTest extends SqlTasksContract {
    private static PgBouncer pooler;
    private static Postgres database;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, SQLException {
        pooler = PgBouncer.start(folder);
        database = Postgres.open(pooler.address(), 2);
    }

    @AfterAll
    static void stop() {
        if (database != null) {
            database.close();
        }
        if (pooler != null) {
            pooler.close();
        }
    }

    @BeforeEach
    void open() throws SQLException {
        TestPostgres.emptied();
        keepIn(database);
    }
}
