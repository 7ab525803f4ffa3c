package dev.kaam.store;

import java.util.Map;
import java.util.regex.Pattern;

/** SQLite's statements as PostgreSQL reads them. */
final class PostgresSql {
    /** What a unit may wait for the writers of other nodes; then it is refused. */
    private static final int LOCK_MILLIS = 5_000;
    /** Who holds the lock and falls silent, such as a node that was stopped, loses it after so long. */
    private static final int SILENT_MILLIS = 10_000;
    /** The number of the lock that orders all commits: "kaam". */
    static final int COMMIT_ORDER = 0x6b61616d;

    /**
     * One writer at a time, of all nodes. The lock is taken before the first number of a change, and PostgreSQL gives it back when the
     * commit can be seen: so numbers become visible in their order, and a unit sees all that was committed before it. Answers the number
     * of the last change, and how often webhooks were changed.
     */
    static final String BEGIN_WRITING = "BEGIN; SET LOCAL lock_timeout = " + LOCK_MILLIS
            + "; SET LOCAL idle_in_transaction_session_timeout = " + SILENT_MILLIS
            + "; SELECT pg_advisory_xact_lock(" + COMMIT_ORDER
            + "); SELECT (" + SqlChanges.LAST + "), (SELECT last_value + is_called::int FROM webhook_changes)";

    static final String WEBHOOKS_CHANGED = "SELECT nextval('webhook_changes')";

    private static final String KEY = "WITH k AS (SELECT ?::text AS owner, ?::bytea AS id) ";

    /** Statements that say one value in two places. */
    private static final Map<String, String> WHOLE = Map.of(
            "BEGIN",
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
            SqlChanges.NEXT,
            next(),
            History.LAST,
            KEY + "SELECT coalesce((SELECT t.changed FROM todo t, k WHERE t.owner = k.owner AND t.id = k.id),"
                    + " (SELECT t.changed FROM trash t, k WHERE t.owner = k.owner AND t.id = k.id),"
                    + " (SELECT t.changed FROM purged t, k WHERE t.owner = k.owner AND t.id = k.id), 0)");

    private static final Pattern HINT = Pattern.compile(" (?:NOT INDEXED|INDEXED BY \\w+)");
    private static final Pattern TRUTH_AS_NUMBER = Pattern.compile("\\((t\\.\\w+ IS NULL|ordering IS NOT NULL)\\)");
    private static final Pattern BYTES = Pattern.compile("x'([0-9a-f]+)'");
    private static final Pattern BY_ID = Pattern.compile(" ORDER BY ([tg]\\.id)(?= DESC LIMIT| LIMIT)");
    /**
     * True of every id. A table that is young, or was restored, has no statistics; then PostgreSQL expects of an owner so few rows that to sort them
     * all looks good, and keeps that plan when they are many. Of a range of ids it expects still fewer, and goes along their index.
     */
    private static final String ALONG_IDS = " AND $1 >= '\\\\x00' AND $1 <= '\\\\x" + "ff".repeat(17) + "'$0";

    private PostgresSql() {}

    static String of(String sqlite) {
        String whole = WHOLE.get(sqlite);
        return whole == null ? piecewise(sqlite) : whole;
    }

    private static String piecewise(String sqlite) {
        String sql = HINT.matcher(sqlite).replaceAll("");
        sql = TRUTH_AS_NUMBER.matcher(sql).replaceAll("($1)::int");
        sql = BYTES.matcher(sql).replaceAll("'\\\\x$1'::bytea");
        sql = BY_ID.matcher(sql).replaceAll(ALONG_IDS);
        return sql.replace("rowid", "ctid")
                .replace(" CROSS JOIN ", " JOIN ")
                .replace(" IS ? ", " IS NOT DISTINCT FROM ? ")
                .replace("(? IS NULL", "(?::text IS NULL");
    }

    /** Named once each, and with their types, which PostgreSQL cannot guess from a place that only passes them on. */
    private static String next() {
        return "INSERT INTO change (seq, kind, owner, " + TodoColumns.NAMES + ", previous) SELECT n.*, coalesce("
                + "(SELECT t.changed FROM todo t WHERE t.owner = n.owner AND t.id = n.id),"
                + " (SELECT t.changed FROM trash t WHERE t.owner = n.owner AND t.id = n.id))"
                + " FROM (SELECT ?::bigint AS seq, ?::int AS kind, ?::text AS owner, ?::bytea AS id, ?::text, ?::text, ?::bigint, ?::text, ?::int,"
                + " ?::text, ?::float8, ?::bigint, ?::bigint, ?::bigint, ?::text, ?::text, ?::bytea) n";
    }
}
