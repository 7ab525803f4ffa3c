package dev.kaam.store;

import dev.kaam.todo.Due;
import dev.kaam.todo.Remind;
import dev.kaam.todo.Repeat;
import dev.kaam.todo.Todo;
import dev.kaam.todo.Versions;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a todo stands in a row. The same fifteen columns, in the same order, in every table that holds todos. */
final class TodoColumns {
    /** Without the owner. */
    static final String NAMES =
            "id, title, notes, completed_at, due, priority, tags, position, created_at, updated_at, version,"
                    + " remind, repeat, next";

    /** As {@link #NAMES}, of a table called t. */
    static final String NAMES_OF_T = "t." + NAMES.replace(", ", ", t.");

    static final String MARKS = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

    /** How many {@link #NAMES} are. */
    static final int COUNT = 14;

    private static final int VERSION = 10;

    private TodoColumns() {}

    /** As {@link #read(ResultSet, int)}, from a snapshot: columns of a version that is known are not read again. */
    static Todo read(ResultSet row, int first, Versions<Todo> known) throws SQLException {
        Todo todo = known(row, first, known);
        return todo == null ? readUnknown(row, first, known) : todo;
    }

    /** As {@link #read(ResultSet, int)}, of a version that is not known; from now on it is. */
    static Todo readUnknown(ResultSet row, int first, Versions<Todo> known) throws SQLException {
        Todo todo = read(row, first);
        known.put(todo.id(), todo.version(), todo);
        return todo;
    }

    /** The todo of this row where its version is known; null else. */
    static @Nullable Todo known(ResultSet row, int first, Versions<Todo> known) throws SQLException {
        return known.get(uuid(row.getBytes(first)), row.getLong(first + VERSION));
    }

    /** Reads a row whose columns from {@code first} on are {@link #NAMES}. */
    static Todo read(ResultSet row, int first) throws SQLException {
        return new Todo(
                uuid(row.getBytes(first)),
                row.getString(first + 1),
                row.getString(first + 2),
                instant(row, first + 3),
                due(row.getString(first + 4)),
                whole(row, first + 5),
                tags(row.getString(first + 6)),
                number(row, first + 7),
                remind(row.getString(first + 11)),
                repeat(row.getString(first + 12)),
                uuidOrNull(row.getBytes(first + 13)),
                Instant.ofEpochMilli(row.getLong(first + 8)),
                Instant.ofEpochMilli(row.getLong(first + 9)),
                row.getLong(first + VERSION));
    }

    /** Writes a todo to the parameters from {@code first} on, in the order of {@link #NAMES}. */
    static void write(PreparedStatement to, int first, Todo todo) throws SQLException {
        to.setBytes(first, bytes(todo.id()));
        to.setString(first + 1, todo.title());
        to.setString(first + 2, todo.notes());
        writeInstant(to, first + 3, todo.completedAt());
        to.setString(first + 4, text(todo.due()));
        to.setObject(first + 5, todo.priority(), Types.INTEGER);
        to.setString(first + 6, text(todo.tags()));
        to.setObject(first + 7, todo.order(), Types.DOUBLE);
        to.setLong(first + 8, todo.createdAt().toEpochMilli());
        to.setLong(first + 9, todo.updatedAt().toEpochMilli());
        to.setLong(first + VERSION, todo.version());
        to.setString(first + 11, text(todo.remind()));
        to.setString(first + 12, text(todo.repeat()));
        to.setBytes(first + 13, bytesOrNull(todo.next()));
    }

    /**
     * An UPDATE of the columns that differ, so that the indexes over others are left alone.
     *
     * @param number of the change
     */
    static Sql changes(Todo old, Todo todo, long number) {
        var update = new Sql()
                .add("UPDATE todo SET changed = ?", number)
                .add(", updated_at = ?", todo.updatedAt().toEpochMilli())
                .add(", version = ?", todo.version());
        if (!Objects.equals(old.title(), todo.title())) {
            update.add(", title = ?", todo.title());
        }
        if (!Objects.equals(old.notes(), todo.notes())) {
            update.add(", notes = ?", todo.notes());
        }
        if (!Objects.equals(old.completedAt(), todo.completedAt())) {
            Instant at = todo.completedAt();
            update.add(", completed_at = ?", at == null ? null : Long.valueOf(at.toEpochMilli()));
        }
        if (!Objects.equals(old.due(), todo.due())) {
            update.add(", due = ?", text(todo.due()));
        }
        if (!Objects.equals(old.priority(), todo.priority())) {
            update.add(", priority = ?", todo.priority());
        }
        if (!old.tags().equals(todo.tags())) {
            update.add(", tags = ?", text(todo.tags()));
        }
        if (!Objects.equals(old.order(), todo.order())) {
            update.add(", position = ?", todo.order());
        }
        if (!Objects.equals(old.remind(), todo.remind())) {
            update.add(", remind = ?", text(todo.remind()));
        }
        if (!Objects.equals(old.repeat(), todo.repeat())) {
            update.add(", repeat = ?", text(todo.repeat()));
        }
        if (!Objects.equals(old.next(), todo.next())) {
            update.add(", next = ?", bytesOrNull(todo.next()));
        }
        return update;
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte @Nullable [] bytesOrNull(@Nullable UUID id) {
        return id == null ? null : bytes(id);
    }

    private static @Nullable UUID uuidOrNull(byte @Nullable [] bytes) {
        return bytes == null ? null : uuid(bytes);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column) instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : null;
    }

    private static void writeInstant(PreparedStatement to, int column, @Nullable Instant instant) throws SQLException {
        to.setObject(column, instant == null ? null : instant.toEpochMilli(), Types.BIGINT);
    }

    private static @Nullable Integer whole(ResultSet row, int column) throws SQLException {
        return row.getObject(column) instanceof Number number ? number.intValue() : null;
    }

    private static @Nullable Double number(ResultSet row, int column) throws SQLException {
        return row.getObject(column) instanceof Number number ? number.doubleValue() : null;
    }

    /** A tag a line: no tag holds a line break. */
    private static @Nullable String text(List<String> tags) {
        return tags.isEmpty() ? null : String.join("\n", tags);
    }

    private static List<String> tags(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split("\n"));
    }

    /** {@code 2026-12-01}, {@code 2026-12-01T09:30} or {@code 2026-12-01T09:30 Asia/Kolkata}: sorts by date and time. */
    static @Nullable String text(@Nullable Due due) {
        if (due == null) {
            return null;
        }
        String time = due.time() == null ? "" : "T" + due.time();
        return due.date() + time + (due.zone() == null ? "" : " " + due.zone());
    }

    private static @Nullable Due due(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int space = text.indexOf(' ');
        ZoneId zone = space < 0 ? null : ZoneId.of(text.substring(space + 1));
        String local = space < 0 ? text : text.substring(0, space);
        if (!local.contains("T")) {
            return new Due(LocalDate.parse(local), null, null);
        }
        LocalDateTime at = LocalDateTime.parse(local);
        return new Due(at.toLocalDate(), at.toLocalTime(), zone);
    }

    /** {@code PT15M}, which is before the due, or {@code 2026-12-01T09:00:00Z}. */
    private static @Nullable String text(@Nullable Remind remind) {
        return remind == null ? null : String.valueOf(remind.at() == null ? remind.before() : remind.at());
    }

    private static @Nullable Remind remind(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.startsWith("P") ? Remind.before(Duration.parse(text)) : Remind.at(Instant.parse(text));
    }

    /** {@code due FREQ=WEEKLY} or {@code completion FREQ=WEEKLY}. */
    private static @Nullable String text(@Nullable Repeat repeat) {
        return repeat == null ? null : repeat.from().name().toLowerCase(Locale.ROOT) + " " + repeat.rule();
    }

    private static @Nullable Repeat repeat(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int space = text.indexOf(' ');
        String from = text.substring(0, space).toUpperCase(Locale.ROOT);
        return new Repeat(text.substring(space + 1), Repeat.From.valueOf(from));
    }
}
