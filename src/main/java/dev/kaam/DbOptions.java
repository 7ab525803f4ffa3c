package dev.kaam;

import dev.kaam.store.Listening;
import dev.kaam.store.Postgres;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which PostgreSQL a server keeps all in, and where it hears the others there. */
final class DbOptions {
    @Option(
            names = "--db",
            paramLabel = "URL",
            defaultValue = "${env:KAAM_DB}",
            showDefaultValue = Visibility.NEVER, // it may hold a password
            description =
                    "Keeps all in this PostgreSQL instead of a folder: jdbc:postgresql://host/database, with what its driver takes"
                            + " behind ?, such as sslmode=verify-full. Several nodes may share one.")
    private @Nullable String db;

    @Option(
            names = "--db-listen",
            paramLabel = "URL|off",
            defaultValue = "${env:KAAM_DB_LISTEN}",
            showDefaultValue = Visibility.NEVER, // it may hold a password
            description =
                    "Where --db leads to a pooler that gives each transaction another connection (PgBouncer): the same database"
                            + " past it, where this node hears at once what others do, and brings the schema up to date. off: it looks once a"
                            + " second.")
    private @Nullable String dbListen;

    /**
     * Null where the database is a folder.
     *
     * @param faked whether a fake one was asked for
     */
    Postgres.@Nullable Address address(CommandLine line, boolean faked) {
        if (db == null || db.isBlank()) {
            return null;
        }
        if (line.getParseResult().hasMatchedOption("--data")) {
            throw new ParameterException(line, "--db and --data name two databases: leave one of them out");
        }
        if (faked) {
            throw new ParameterException(line, "--db and --fake-db name two databases: leave one of them out");
        }
        if (!Postgres.Address.isUrl(db)) {
            throw new ParameterException(line, "--db must be a URL such as jdbc:postgresql://localhost/kaam");
        }
        return address(db);
    }

    /** Where the others are to be heard. */
    Listening listening(CommandLine line) {
        if (dbListen == null || dbListen.isBlank()) {
            return Listening.USUAL;
        }
        if (db == null || db.isBlank()) {
            throw new ParameterException(
                    line, "--db-listen needs --db beside it: it is the same database, past a pooler");
        }
        if (dbListen.equals("off")) {
            return Listening.OFF;
        }
        if (!Postgres.Address.isUrl(dbListen)) {
            throw new ParameterException(
                    line, "--db-listen must be off, or a URL such as jdbc:postgresql://localhost/kaam");
        }
        return Listening.at(address(dbListen));
    }

    /** Who comes there is in the environment, where it is not in the URL. */
    static Postgres.Address address(String url) {
        return new Postgres.Address(url, System.getenv("KAAM_DB_USER"), System.getenv("KAAM_DB_PASSWORD"));
    }
}
