package dev.kaam.store;

import dev.kaam.background.Member;
import dev.kaam.background.Nodes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The nodes on a PostgreSQL: a row each, which every sign of life renews. */
public final class SqlNodes implements Nodes {
    private static final String COLUMNS = "id, host, pid, url, version, started_at, seen_at";
    private static final String SEEN = "INSERT INTO node (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET seen_at = EXCLUDED.seen_at";
    private static final String LEFT = "DELETE FROM node WHERE id = ?";
    /** The second part is a bound for programs that are started and die again and again. */
    private static final String PRUNE = "DELETE FROM node WHERE seen_at <= ?"
            + " OR id IN (SELECT id FROM node ORDER BY seen_at DESC, id OFFSET " + MAX + ")";

    private static final String LIST = "SELECT " + COLUMNS + " FROM node ORDER BY seen_at DESC, id LIMIT " + MAX;
    private static final Comparator<Seen> LIVING_FIRST = Comparator.comparing((Seen each) -> !each.alive())
            .thenComparing(each -> each.node().startedAt())
            .thenComparing(each -> each.node().id());

    private final Database database;
    private final InstantSource clock;

    /** @param clock that of the database, or they see each other live and die at the wrong time */
    public SqlNodes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void seen(Member node) {
        database.write(session -> {
            Instant now = clock.instant();
            PreparedStatement seen = session.prepare(SEEN);
            seen.setString(1, node.id());
            seen.setString(2, node.host());
            seen.setLong(3, node.pid());
            seen.setString(4, node.url());
            seen.setString(5, node.version());
            seen.setLong(6, node.startedAt().toEpochMilli());
            seen.setLong(7, now.toEpochMilli());
            seen.executeUpdate();
            return prune(session, now.minus(KEPT));
        });
    }

    private static int prune(Session session, Instant end) throws SQLException {
        PreparedStatement prune = session.prepare(PRUNE);
        prune.setLong(1, end.toEpochMilli());
        return prune.executeUpdate();
    }

    @Override
    public void left(String id) {
        database.write(session -> {
            PreparedStatement left = session.prepare(LEFT);
            left.setString(1, id);
            return left.executeUpdate();
        });
    }

    @Override
    public List<Seen> list() {
        return database.read(session -> {
            Instant end = clock.instant().minus(SILENT_MAX);
            var found = new ArrayList<Seen>();
            try (ResultSet row = session.prepare(LIST).executeQuery()) {
                while (row.next()) {
                    Instant at = Instant.ofEpochMilli(row.getLong(7));
                    found.add(new Seen(read(row), at, at.isAfter(end)));
                }
            }
            found.sort(LIVING_FIRST);
            return List.copyOf(found);
        });
    }

    private static Member read(ResultSet row) throws SQLException {
        return new Member(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)));
    }
}
