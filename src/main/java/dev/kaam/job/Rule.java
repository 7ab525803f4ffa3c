package dev.kaam.job;

import dev.kaam.todo.Due;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.jspecify.annotations.Nullable;

/**
 * A rule of RFC 5545, read. Its ends, COUNT and UNTIL, are kept apart: each todo counts down by one, and an UNTIL may be in another
 * kind of time than the due.
 *
 * @param endless the rule without its ends
 * @param until as it was written; null where there is none
 */
record Rule(
        String text,
        RecurrenceRule endless,
        @Nullable Integer count,
        @Nullable String until) {
    /** Beyond these a rule is a mistake, and would take long to follow. */
    static final int INTERVAL_MAX = 9_999;

    static final int TIMES_A_DAY_MAX = 100;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** Throws {@code IllegalArgumentException} with what is wrong. */
    static Rule of(String text) {
        RecurrenceRule whole = read(text);
        String parts = Arrays.stream(text.split(";", -1))
                .filter(part -> !part.startsWith("COUNT=") && !part.startsWith("UNTIL="))
                .collect(Collectors.joining(";"));
        var rule = new Rule(text, read(parts), whole.getCount(), part(text, "UNTIL="));
        rule.checkBounds();
        return rule;
    }

    private static RecurrenceRule read(String text) {
        try {
            return new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(UnreadableRule.why(text), unreadable);
        }
    }

    /** Whether it may come more than once a day, or at another time of it than the one before. */
    boolean isWithinDays() {
        return isFasterThanDaily() || times().stream().anyMatch(endless::hasPart);
    }

    boolean isFasterThanDaily() {
        Freq freq = endless.getFreq();
        return freq == Freq.HOURLY || freq == Freq.MINUTELY || freq == Freq.SECONDLY;
    }

    /** The rule of the todo that comes next; only where this one is not the last. */
    String nextText() {
        return count == null ? text : text.replace("COUNT=" + part(text, "COUNT="), "COUNT=" + (count - 1));
    }

    /** Whether {@code due} comes too late for it. */
    boolean isOverAt(Due due, ZoneId here) {
        if (until == null) {
            return false;
        }
        if (!until.contains("T")) {
            return due.date().isAfter(LocalDate.parse(until, DateTimeFormatter.BASIC_ISO_DATE));
        }
        LocalDateTime end = LocalDateTime.parse(until.replace("Z", ""), TIME);
        return until.endsWith("Z")
                ? due.begins(here).isAfter(end.toInstant(ZoneOffset.UTC))
                : local(due).isAfter(end);
    }

    static LocalDateTime local(Due due) {
        return due.time() == null ? due.date().atStartOfDay() : due.date().atTime(due.time());
    }

    private void checkBounds() {
        if (endless.getInterval() > INTERVAL_MAX) {
            throw new IllegalArgumentException("its INTERVAL is more than " + INTERVAL_MAX);
        }
        int times = times().stream()
                .filter(endless::hasPart)
                .mapToInt(part -> endless.getByPart(part).size())
                .reduce(1, (a, b) -> a * b);
        if (times > TIMES_A_DAY_MAX) {
            throw new IllegalArgumentException("it names more than " + TIMES_A_DAY_MAX + " times of a day");
        }
        if (until != null) {
            checkUntil(until);
        }
    }

    /** No constant: the library fails for good when {@code Part} is met before its {@code RecurrenceRule} has been. */
    private static List<Part> times() {
        return List.of(Part.BYHOUR, Part.BYMINUTE, Part.BYSECOND);
    }

    private static void checkUntil(String until) {
        try {
            if (until.contains("T")) {
                LocalDateTime.parse(until.endsWith("Z") ? until.substring(0, until.length() - 1) : until, TIME);
            } else {
                LocalDate.parse(until, DateTimeFormatter.BASIC_ISO_DATE);
            }
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("its UNTIL must be as 20261231 or 20261231T235959Z", wrong);
        }
    }

    private static @Nullable String part(String text, String name) {
        return Stream.of(text.split(";", -1))
                .filter(part -> part.startsWith(name))
                .map(part -> part.substring(name.length()))
                .findFirst()
                .orElse(null);
    }
}
