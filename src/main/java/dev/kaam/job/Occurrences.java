package dev.kaam.job;

import dev.kaam.todo.Due;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Remind;
import dev.kaam.todo.Repeat;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * When a todo that repeats is due next. The rule is followed on the clock on the wall: a day stays a day, a local time local, and a
 * time in a zone is the same time there in summer and in winter ({@link Due#begins} says how where clocks are set).
 *
 * <p>Quick: what was missed is leapt over, not counted. A rule that finds nothing among many days, or up to the year 9999, has
 * ended. Any thread may call.
 */
public final class Occurrences {
    private static final int STEPS_MAX = 10_000;
    private static final int YEAR_MAX = 9999;

    private final ZoneId here;

    /** @param here where a due in no zone is meant */
    public Occurrences(ZoneId here) {
        this.here = here;
    }

    /** Throws {@code INVALID} at {@code /repeat/rule} where there is a rule that cannot be read or followed. */
    public void check(TodoDraft draft) {
        Due due = draft.due();
        if (draft.repeat() == null || due == null) {
            return;
        }
        Rule rule = read(draft.repeat());
        if (due.time() == null && rule.isWithinDays()) {
            throw wrong("comes at times of a day: give the due a time, or use FREQ=DAILY or longer without BYHOUR");
        }
        boolean ended = rule.count() != null && rule.count() == 1;
        if (!ended && first(rule, due, due.begins(here)) == null) {
            throw wrong("never comes again after the due, or only after very long: use a rule that does");
        }
    }

    /** Throws {@code INVALID} at {@code /repeat/rule} where the rule has ended before the due, or before now. */
    public void checkEnd(TodoDraft draft, Instant now) {
        Due due = draft.due();
        if (draft.repeat() == null || due == null) {
            return;
        }
        Rule rule = read(draft.repeat());
        LocalDateTime here = LocalDateTime.ofInstant(now, zone(due)).truncatedTo(ChronoUnit.MINUTES);
        var today = new Due(here.toLocalDate(), here.toLocalTime(), due.zone());
        if (rule.isOverAt(due, this.here) || rule.isOverAt(today, this.here)) {
            throw wrong("has ended: its UNTIL is past, or before the due. Use a later one, or none");
        }
    }

    /** What comes after a todo that was completed, at its {@code updatedAt}; null where it does not repeat, or this was the last. */
    public @Nullable TodoDraft next(Todo completed) {
        Repeat repeat = completed.repeat();
        if (repeat == null || completed.due() == null) {
            return null;
        }
        Rule rule = read(repeat);
        if (rule.count() != null && rule.count() == 1) {
            return null;
        }
        Due due = first(rule, origin(rule, completed, completed.due()), completed.updatedAt());
        return due == null || rule.isOverAt(due, here) ? null : draft(completed, due, repeat.by(rule.nextText()));
    }

    private static TodoDraft draft(Todo completed, Due due, Repeat repeat) {
        Remind remind = completed.remind();
        return new TodoDraft(
                completed.title(),
                completed.notes(),
                false,
                due,
                completed.priority(),
                completed.tags(),
                completed.order(),
                remind == null || remind.at() != null ? null : remind,
                repeat);
    }

    private static Rule read(Repeat repeat) {
        try {
            return Rule.of(repeat.rule());
        } catch (IllegalArgumentException unreadable) {
            throw wrong("must be a rule of RFC 5545 such as FREQ=WEEKLY;BYDAY=MO: " + unreadable.getMessage());
        }
    }

    private static Problem wrong(String detail) {
        return Problem.invalid("/repeat/rule", detail);
    }

    /** From when the rule goes on: in a day's rhythm it keeps the time of the due, in a faster one it begins anew. */
    private Due origin(Rule rule, Todo completed, Due due) {
        Repeat repeat = completed.repeat();
        Instant at = completed.completedAt();
        if (repeat == null || at == null || repeat.from() == Repeat.From.DUE) {
            return due;
        }
        LocalDateTime done = LocalDateTime.ofInstant(at, zone(due)).truncatedTo(ChronoUnit.MINUTES);
        return rule.isFasterThanDaily()
                ? new Due(done.toLocalDate(), done.toLocalTime(), due.zone())
                : new Due(done.toLocalDate(), due.time(), due.zone());
    }

    /** The first after {@code origin} that is not over; null where there is none. */
    private @Nullable Due first(Rule rule, Due origin, Instant now) {
        LocalDateTime start = Rule.local(origin);
        // clocks that are set make a time later than it looks: one that looks just over may be still to come
        Duration margin = rule.isFasterThanDaily() ? Duration.ofHours(1) : Duration.ofDays(2);
        LocalDateTime soon = LocalDateTime.ofInstant(now, zone(origin)).minus(margin);
        LocalDateTime from = leapt(rule, start, soon);
        try {
            RecurrenceRuleIterator times = rule.endless().iterator(dateTime(from, origin.time() == null));
            if (soon.isAfter(from)) {
                times.fastForward(dateTime(soon, origin.time() == null));
            }
            return first(times, origin, now);
        } catch (RuntimeException lost) {
            return null; // the library throws one thing or another where it finds nothing for long: it never comes
        }
    }

    private @Nullable Due first(RecurrenceRuleIterator times, Due origin, Instant now) {
        LocalDateTime start = Rule.local(origin);
        for (int i = 0; i < STEPS_MAX && times.hasNext(); i++) {
            DateTime time = times.nextDateTime();
            if (time.getYear() < start.getYear() || time.getYear() > YEAR_MAX) {
                return null; // far behind 9999 the library begins at 0
            }
            Due due = due(time, origin);
            if (due.begins(here).isAfter(origin.begins(here)) && !isOver(due, now)) {
                return due;
            }
        }
        return null;
    }

    /** A start as many whole periods later as were missed: the rhythm is the same. Longer ones are quick to count. */
    private static LocalDateTime leapt(Rule rule, LocalDateTime start, LocalDateTime soon) {
        Duration unit = switch (rule.endless().getFreq()) {
            case SECONDLY -> Duration.ofSeconds(1);
            case MINUTELY -> Duration.ofMinutes(1);
            case HOURLY -> Duration.ofHours(1);
            case DAILY -> Duration.ofDays(1);
            case WEEKLY -> Duration.ofDays(7);
            case MONTHLY, YEARLY -> Duration.ZERO;
        };
        if (unit.isZero() || !soon.isAfter(start)) {
            return start;
        }
        Duration period = unit.multipliedBy(rule.endless().getInterval());
        long missed = Duration.between(start, soon).dividedBy(period);
        return start.plus(period.multipliedBy(Math.max(0, missed - 1)));
    }

    /** A day is over when it has ended, a time when it has come. */
    private boolean isOver(Due due, Instant now) {
        Instant end =
                due.time() == null ? due.date().plusDays(1).atStartOfDay(here).toInstant() : due.begins(here);
        return !end.isAfter(now);
    }

    private ZoneId zone(Due due) {
        return due.zone() == null ? here : due.zone();
    }

    private static DateTime dateTime(LocalDateTime time, boolean day) {
        int month = time.getMonthValue() - 1;
        return day
                ? new DateTime(time.getYear(), month, time.getDayOfMonth())
                : new DateTime(
                        time.getYear(),
                        month,
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond());
    }

    private static Due due(DateTime time, Due origin) {
        LocalDateTime local = LocalDateTime.of(
                time.getYear(),
                time.getMonth() + 1,
                time.getDayOfMonth(),
                time.getHours(),
                time.getMinutes(),
                time.getSeconds());
        return new Due(local.toLocalDate(), origin.time() == null ? null : local.toLocalTime(), origin.zone());
    }
}
