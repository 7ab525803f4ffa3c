package dev.kaam.store;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;

class PostgresContractTest extends SqlStoreContract {
    @BeforeEach
    void open() throws SQLException {
        keepIn(TestPostgres.emptied());
    }
}
