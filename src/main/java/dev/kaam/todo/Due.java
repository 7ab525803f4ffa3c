package dev.kaam.todo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * When a todo is due, in three kinds: a day anywhere, a local time on a day, or an instant.
 *
 * <p>A day stays a day: it never becomes midnight UTC. An instant keeps the zone it was meant in, so that it survives a
 * change of the zone's rules.
 *
 * <p>Ordered by the day and the time as they are written: a day alone before all times of that day, and a time in no zone
 * before the same time in one.
 *
 * @param time minutes matter, seconds are kept, fractions of a second are not allowed
 * @param zone an IANA zone, only with a time
 */
public record Due(
        LocalDate date, @Nullable LocalTime time, @Nullable ZoneId zone) implements Comparable<Due> {
    private static final Comparator<Due> AS_WRITTEN = Comparator.comparing(Due::date)
            .thenComparing(Due::time, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(due -> due.zone() == null ? "" : due.zone().getId());

    public Due {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw Problem.invalid("/due/date", "must lie in the years 1 to 9999");
        }
        if (time != null && !time.equals(time.withNano(0))) {
            throw Problem.invalid("/due/time", "must be HH:MM or HH:MM:SS, without fractions of a second");
        }
        if (zone != null && time == null) {
            throw Problem.invalid("/due/zone", "needs a time beside it: a day alone has no zone");
        }
    }

    /**
     * The instant at which it is due: for a day alone, that at which the day starts.
     *
     * <p>As {@code java.time} has it where clocks are set: a local time that is left out is later by as much as they were set
     * forward, one that comes twice is the first of the two, and a day that has no midnight starts with its first minute.
     *
     * @param here where a due in no zone is meant
     */
    public Instant begins(ZoneId here) {
        return time == null
                ? date.atStartOfDay(here).toInstant()
                : date.atTime(time).atZone(zone == null ? here : zone).toInstant();
    }

    @Override
    public int compareTo(Due other) {
        return AS_WRITTEN.compare(this, other);
    }
}
