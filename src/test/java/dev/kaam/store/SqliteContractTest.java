package dev.kaam.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteContractTest extends SqlStoreContract {
    private Sqlite database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Sqlite.open(folder, 2);
        keepIn(database);
    }

    @AfterEach
    void close() {
        database.close();
    }
}
