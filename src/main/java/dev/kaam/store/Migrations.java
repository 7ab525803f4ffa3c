package dev.kaam.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date, and refuses one that a newer Kaam has made. */
final class Migrations {
    private Migrations() {}

    static void apply(String url, String scripts) {
        try {
            var flyway = Flyway.configure()
                    .dataSource(url, null, null)
                    .locations("classpath:" + scripts)
                    .load();
            flyway.migrate();
        } catch (FlywayException failure) {
            throw new StoreException("The schema cannot be brought up to date: " + failure.getMessage(), failure);
        }
    }
}
