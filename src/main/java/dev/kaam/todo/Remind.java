package dev.kaam.todo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When an e-mail is to remind of a todo: some time before it is due, or at an instant. It has one of the two.
 *
 * @param before 0 to {@link #BEFORE_MAX}, in whole seconds; a day is 24 hours
 * @param at in milliseconds, in the years 1 to 9999
 */
public record Remind(@Nullable Duration before, @Nullable Instant at) {
    public static final Duration BEFORE_MAX = Duration.ofDays(30);

    public Remind {
        if ((before == null) == (at == null)) {
            throw Problem.invalid("/remind", "must have either before or at: clear one of them with null");
        }
        if (before != null && !isAllowed(before)) {
            throw Problem.invalid(
                    "/remind/before", "must be from PT0S to " + BEFORE_MAX + " (30 days), in whole seconds");
        }
        if (at != null && !isAllowed(at)) {
            throw Problem.invalid("/remind/at", "must lie in the years 1 to 9999, with at most three decimals");
        }
    }

    public static Remind before(Duration due) {
        return new Remind(due, null);
    }

    public static Remind at(Instant instant) {
        return new Remind(null, instant);
    }

    /**
     * The instant at which it is to be reminded of what is due then.
     *
     * @param due not null where {@code before} is not
     * @param here as for {@link Due#begins}
     */
    public Instant instant(@Nullable Due due, ZoneId here) {
        if (at != null) {
            return at;
        }
        if (due == null || before == null) {
            throw new IllegalStateException("a reminder before nothing");
        }
        return due.begins(here).minus(before);
    }

    private static boolean isAllowed(Duration before) {
        return !before.isNegative()
                && before.compareTo(BEFORE_MAX) <= 0
                && before.equals(before.truncatedTo(ChronoUnit.SECONDS));
    }

    private static boolean isAllowed(Instant at) {
        int year = at.atOffset(ZoneOffset.UTC).getYear();
        return year >= 1 && year <= 9999 && at.equals(at.truncatedTo(ChronoUnit.MILLIS));
    }
}
