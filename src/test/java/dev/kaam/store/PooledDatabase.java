package dev.kaam.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** The PostgreSQL of the tests through a real PgBouncer, where each transaction has another connection. */
final class PooledDatabase implements AutoCloseable {
    private final PgBouncer pooler;
    private final Postgres database;

    private PooledDatabase(PgBouncer pooler) {
        this.pooler = pooler;
        this.database = Postgres.open(pooler.address(), 2);
    }

    /** Where PgBouncer is not installed the test is left out. */
    static PooledDatabase start(Path folder) throws IOException {
        return new PooledDatabase(PgBouncer.start(folder));
    }

    /** With nothing in it. */
    Postgres emptied() throws SQLException {
        TestPostgres.emptied();
        return database;
    }

    @Override
    public void close() {
        database.close();
        pooler.close();
    }
}
