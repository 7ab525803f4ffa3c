package dev.kaam.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What keeps todos, where each transaction has another connection. */
@Tag("slow")
class PooledStoreTest extends SqlStoreContract {
    @SuppressWarnings("NullAway.Init")
    private static PooledDatabase pooled;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        pooled = PooledDatabase.start(folder);
    }

    @AfterAll
    static void stop() {
        if (pooled != null) { // null where the test was left out
            pooled.close();
        }
    }

    @BeforeEach
    void open() throws SQLException {
        keepIn(pooled.emptied());
    }
}
