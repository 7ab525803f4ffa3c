package dev.kaam.todo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time, as somebody in a zone sees it, in which a todo may be due. A day without a time lies in it when the whole
 * day does; a local time lies where the clock on the wall shows it; an instant where that zone's clock shows it.
 *
 * @param from nothing due earlier than this; null where there is no such end
 * @param to nothing due at this or later; null where there is no such end
 */
public record DueWindow(
        @Nullable LocalDateTime from, @Nullable LocalDateTime to, ZoneId zone) {

    /** All that was to be done by now, for somebody in {@code zone}. */
    public static DueWindow before(Instant now, ZoneId zone) {
        return new DueWindow(null, LocalDateTime.ofInstant(now, zone), zone);
    }

    /** The day that it is now in {@code zone}. */
    public static DueWindow today(Instant now, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(now, zone);
        return new DueWindow(day.atStartOfDay(), day.plusDays(1).atStartOfDay(), zone);
    }

    /** What lies in both. */
    public DueWindow and(DueWindow other) {
        LocalDateTime later = other.from == null || (from != null && from.isAfter(other.from)) ? from : other.from;
        LocalDateTime earlier = other.to == null || (to != null && to.isBefore(other.to)) ? to : other.to;
        return new DueWindow(later, earlier, zone);
    }

    public boolean holds(@Nullable Due due) {
        if (due == null) {
            return false;
        }
        if (due.time() == null) {
            LocalDateTime end = due.date().plusDays(1).atStartOfDay();
            return startsIn(due.date().atStartOfDay()) && (to == null || !end.isAfter(to));
        }
        LocalDateTime at = seenFromHere(due.date().atTime(due.time()), due.zone());
        return startsIn(at) && (to == null || at.isBefore(to));
    }

    private boolean startsIn(LocalDateTime at) {
        return from == null || !at.isBefore(from);
    }

    private LocalDateTime seenFromHere(LocalDateTime local, @Nullable ZoneId there) {
        return there == null
                ? local
                : ZonedDateTime.of(local, there).withZoneSameInstant(zone).toLocalDateTime();
    }
}
