package dev.kaam.store;

import java.util.EnumSet;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/** Brings the schema up to date, and refuses one that a newer Kaam has made. */
final class Migrations {
    private static final Set<MigrationState> NEWER =
            EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private Migrations() {}

    /** @param other what else to choose where the schema is newer */
    static void apply(String url, @Nullable String user, @Nullable String password, String scripts, String other) {
        try {
            var flyway = Flyway.configure()
                    .dataSource(url, user, password)
                    .locations("classpath:" + scripts)
                    .loggers(MigrationLog.class.getName())
                    .load();
            refuseNewer(flyway.info().all(), other);
            flyway.migrate();
        } catch (FlywayException failure) {
            throw new StoreException("The schema cannot be brought up to date: " + failure.getMessage(), failure);
        }
    }

    /** Flyway itself warns of a newer schema and goes on. */
    private static void refuseNewer(MigrationInfo[] oldestFirst, String other) {
        String known = "none";
        for (MigrationInfo each : oldestFirst) {
            String version = String.valueOf(each.getVersion());
            if (NEWER.contains(each.getState())) {
                throw new StoreException(
                        "The database was made by a newer Kaam (schema " + version + ", this one knows " + known
                                + "). Use that Kaam, or choose " + other + ".",
                        null);
            }
            known = version;
        }
    }
}
