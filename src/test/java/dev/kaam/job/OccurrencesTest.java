package dev.kaam.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.todo.Due;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Remind;
import dev.kaam.todo.Repeat;
import dev.kaam.todo.Repeat.From;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a todo that repeats comes again. */
class OccurrencesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant EARLY = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2027-01-01T00:00:00Z");

    private final Occurrences occurrences = new Occurrences(BERLIN);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=MONTHLY                                       | 2026-01-31 | 2026-03-31 2026-05-31 2026-07-31
            FREQ=MONTHLY;BYMONTHDAY=-1                         | 2026-01-31 | 2026-02-28 2026-03-31 2026-04-30
            FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1    | 2024-01-31 | 2024-02-29 2024-03-31 2024-04-30
            FREQ=MONTHLY;BYDAY=-1FR                            | 2026-11-24 | 2026-11-27 2026-12-25 2027-01-29
            FREQ=MONTHLY;BYDAY=2TU                             | 2026-11-10 | 2026-12-08 2027-01-12 2027-02-09
            FREQ=MONTHLY;INTERVAL=3                            | 2026-11-30 | 2027-05-30 2027-08-30 2027-11-30
            FREQ=YEARLY                                        | 2024-02-29 | 2028-02-29 2032-02-29 2036-02-29
            FREQ=YEARLY                                        | 2096-02-29 | 2104-02-29 2108-02-29 2112-02-29
            FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1                | 2023-02-28 | 2024-02-29 2025-02-28 2026-02-28
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE                 | 2026-11-25 | 2026-12-07 2026-12-09 2026-12-21
            FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR                   | 2026-11-27 | 2026-11-30 2026-12-01 2026-12-02
            FREQ=DAILY;INTERVAL=10                             | 2026-12-25 | 2027-01-04 2027-01-14 2027-01-24
            """)
    void a_day_is_followed_by_days(String rule, LocalDate day, String days) {
        var due = new Due(day, null, null);
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            due = after(due, rule, From.DUE, EARLY);
            seen.add(due.toString());
            assertThat(due.time()).isNull();
        }
        assertThat(seen)
                .containsExactlyElementsOf(List.of(days.split(" ")).stream()
                        .map(each -> new Due(LocalDate.parse(each), null, null).toString())
                        .toList());
    }

    /** Against java.time, which knows days, weeks and months, but no rules. */
    @Test
    void days_weeks_and_months_are_as_java_time_has_them() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(100_000));
            int every = 1 + random.nextInt(40);
            assertThat(date(day, "FREQ=DAILY;INTERVAL=" + every)).isEqualTo(day.plusDays(every));
            assertThat(date(day, "FREQ=WEEKLY;INTERVAL=" + every)).isEqualTo(day.plusWeeks(every));
            LocalDate monthly = IntStream.iterate(1, n -> n + 1)
                    .mapToObj(n -> day.plusMonths((long) n * every))
                    .filter(each -> each.getDayOfMonth() == day.getDayOfMonth())
                    .findFirst()
                    .orElseThrow();
            assertThat(date(day, "FREQ=MONTHLY;INTERVAL=" + every)).isEqualTo(monthly);
            LocalDate friday = day.with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
            assertThat(date(day, "FREQ=MONTHLY;BYDAY=-1FR"))
                    .isEqualTo(
                            friday.isAfter(day)
                                    ? friday
                                    : day.plusMonths(1).with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY)));
        }
    }

    /** What was missed is leapt over: the same as to count through it. */
    @Test
    void a_forgotten_todo_comes_back_once_in_its_rhythm() {
        var random = new Random(8);
        for (int i = 0; i < 500; i++) {
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400));
            String rule = List.of("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY")
                            .get(random.nextInt(4))
                    + ";INTERVAL=" + (1 + random.nextInt(3));
            Instant now = day.plusDays(random.nextInt(900))
                    .atTime(10, 0)
                    .atZone(BERLIN)
                    .toInstant();
            var due = new Due(day, null, null);
            Due counted = due;
            do {
                counted = after(counted, rule, From.DUE, EARLY);
            } while (counted.date().isBefore(LocalDate.ofInstant(now, BERLIN)));
            assertThat(after(due, rule, From.DUE, now))
                    .as(rule + " " + due + " " + now)
                    .isEqualTo(counted);
        }
    }

    @Test
    void a_daily_todo_forgotten_for_a_week_is_due_today() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        assertThat(after(new Due(LocalDate.of(2026, 11, 17), null, null), "FREQ=DAILY", From.DUE, now)
                        .date())
                .isEqualTo("2026-11-24");
        var early = new Due(LocalDate.of(2026, 11, 17), LocalTime.of(9, 0), null);
        assertThat(after(early, "FREQ=DAILY", From.DUE, now).date()).isEqualTo("2026-11-25");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-28T02:30, 2026-03-29T02:30, 2026-03-29T01:30:00Z",
        "Europe/Berlin, 2026-03-28T08:00, 2026-03-29T08:00, 2026-03-29T06:00:00Z",
        "Europe/Berlin, 2026-10-24T02:30, 2026-10-25T02:30, 2026-10-25T00:30:00Z",
        "Europe/Berlin, 2026-10-24T08:00, 2026-10-25T08:00, 2026-10-25T07:00:00Z",
        "America/New_York, 2026-03-07T02:30, 2026-03-08T02:30, 2026-03-08T07:30:00Z",
        "America/New_York, 2026-10-31T01:30, 2026-11-01T01:30, 2026-11-01T05:30:00Z",
        "America/New_York, 2026-10-31T09:00, 2026-11-01T09:00, 2026-11-01T14:00:00Z",
    })
    void the_clock_on_the_wall_is_kept_where_clocks_are_set(
            ZoneId zone, LocalDateTime at, LocalDateTime next, Instant instant) {
        Due after = after(new Due(at.toLocalDate(), at.toLocalTime(), zone), "FREQ=DAILY", From.DUE, EARLY);
        assertThat(after).isEqualTo(new Due(next.toLocalDate(), next.toLocalTime(), zone));
        assertThat(after.begins(BERLIN)).isEqualTo(instant);
        Due local = after(new Due(at.toLocalDate(), at.toLocalTime(), null), "FREQ=DAILY", From.DUE, EARLY);
        assertThat(local).isEqualTo(new Due(next.toLocalDate(), next.toLocalTime(), null));
    }

    @Test
    void an_hour_that_is_left_out_does_not_come_twice() {
        var due = new Due(LocalDate.of(2026, 3, 29), LocalTime.of(2, 30), BERLIN);
        assertThat(after(due, "FREQ=HOURLY", From.DUE, EARLY).time()).isEqualTo("04:30");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY;INTERVAL=3  |       | 2026-11-27
            FREQ=WEEKLY;BYDAY=TU   |       | 2026-12-01
            FREQ=WEEKLY;BYDAY=WE   |       | 2026-11-25
            FREQ=DAILY             | 18:00 | 2026-11-25T18:00
            FREQ=DAILY;BYHOUR=9,18 | 09:00 | 2026-11-24T18:00
            FREQ=HOURLY;INTERVAL=4 | 09:00 | 2026-11-24T14:07
            """)
    void from_completion_the_rule_goes_on_from_the_day_on_which_it_was_done(
            String rule, @Nullable LocalTime time, String next) {
        Instant done = Instant.parse("2026-11-24T15:07:30Z");
        var due = new Due(LocalDate.of(2026, 6, 1), time, time == null ? null : NEW_YORK);
        Due after = after(due, rule, From.COMPLETION, done);
        assertThat(after.date() + (after.time() == null ? "" : "T" + after.time()))
                .isEqualTo(next);
        assertThat(after.zone()).isEqualTo(due.zone());
    }

    @Test
    void done_too_early_it_is_due_at_the_next_time_after_its_own() {
        Instant now = Instant.parse("2026-11-20T10:00:00Z");
        var due = new Due(LocalDate.of(2026, 11, 24), null, null);
        assertThat(after(due, "FREQ=DAILY", From.DUE, now).date()).isEqualTo("2026-11-25");
    }

    @Test
    void COUNT_counts_down_to_the_last() {
        TodoDraft first = draft(new Due(LocalDate.of(2026, 11, 24), null, null), "COUNT=3;FREQ=DAILY", From.DUE);
        TodoDraft second = there(occurrences.next(done(first, EARLY)));
        assertThat(there(second.repeat()).rule()).isEqualTo("COUNT=2;FREQ=DAILY");
        TodoDraft third = there(occurrences.next(done(second, EARLY)));
        assertThat(there(third.repeat()).rule()).isEqualTo("COUNT=1;FREQ=DAILY");
        assertThat(occurrences.next(done(third, EARLY))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "20261201,         2026-11-30, , true",
        "20261201,         2026-12-01, , false",
        "20261201T090000,  2026-11-30, 09:00, true",
        "20261201T085959,  2026-11-30, 09:00, false",
        "20261201T080000Z, 2026-11-30, 09:00, true",
        "20261201T075959Z, 2026-11-30, 09:00, false",
        "20261130T230000Z, 2026-11-30, , true",
        "20261130T225959Z, 2026-11-30, , false",
    })
    void UNTIL_ends_it_in_whichever_time_it_is_written(
            String until, LocalDate day, @Nullable LocalTime time, boolean goesOn) {
        var draft = draft(new Due(day, time, null), "FREQ=DAILY;UNTIL=" + until, From.DUE);
        occurrences.check(draft);
        TodoDraft next = occurrences.next(done(draft, EARLY));
        assertThat(next != null).isEqualTo(goesOn);
    }

    @ParameterizedTest
    @CsvSource({
        "20261123, 2026-11-20, , false",
        "20261124, 2026-11-20, , true",
        "20261130, 2026-12-01, , false",
        "20261201, 2026-12-01, , true",
        "20261124T105900, 2026-11-20, 09:00, false",
        "20261124T110000, 2026-11-20, 09:00, true",
        "20261124T095959Z, 2026-11-20, 09:00, false",
        "20261124T100000Z, 2026-11-20, 09:00, true",
        "20261201T085900, 2026-12-01, 09:00, false"
    })
    void an_UNTIL_that_is_past_or_before_the_due_is_refused_when_it_is_set(
            String until, LocalDate day, @Nullable LocalTime time, boolean fine) {
        var draft = draft(new Due(day, time, null), "FREQ=DAILY;UNTIL=" + until, From.DUE);
        Instant now = Instant.parse("2026-11-24T10:00:00Z"); // 11 in Berlin
        if (fine) {
            occurrences.checkEnd(draft, now);
        } else {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> occurrences.checkEnd(draft, now))
                    .satisfies(problem -> assertThat(problem.wrongs())
                            .containsExactly(new Problem.Wrong(
                                    "/repeat/rule",
                                    "has ended: its UNTIL is past, or before the due. Use a later one, or none")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DAILY                       | it needs one of FREQ=DAILY, WEEKLY
            FREQ=OFTEN                  | it needs one of FREQ=DAILY, WEEKLY
            FREQ                        | it needs one of FREQ=DAILY, WEEKLY
            FREQ=DAILY;INTERVAL=0       | its INTERVAL=0 cannot be read, or does not go with FREQ=DAILY: write it as in INTERVAL=2
            FREQ=DAILY;COUNT=9999999999 | its COUNT=9999999999 cannot be read
            FREQ=DAILY;COUNT            | its COUNT cannot be read
            FREQ=DAILY;UNTIL=TOMORROW   | as in UNTIL=20261231 or
            FREQ=WEEKLY;BYDAY=1MO       | its BYDAY=1MO cannot be read, or does not go with FREQ=WEEKLY
            FREQ=DAILY;BYDAY=           | as in BYDAY=MO,WE
            FREQ=DAILY;X=1              | its part "X=1" is not known: leave it out
            FREQ=DAILY;=;               | its part "=" is not known
            FREQ=DAILY;FREQ=DAILY       | it has FREQ twice
            FREQ=DAILY;COUNT=1;UNTIL=20261201 | it has both COUNT and UNTIL
            FREQ=DAILY;BYSETPOS=2       | as in BYSETPOS=-1
            """)
    void what_is_wrong_with_a_rule_is_said_in_our_own_words(String rule, String words) {
        var draft = draft(new Due(LocalDate.of(2026, 11, 24), null, null), rule, From.DUE);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> occurrences.check(draft))
                .satisfies(problem -> assertThat(problem.wrongs().getFirst().detail())
                        .startsWith("must be a rule of RFC 5545 such as FREQ=WEEKLY;BYDAY=MO: ")
                        .contains(words));
    }

    @Test
    void all_but_an_absolute_reminder_goes_over_to_the_next() {
        var due = new Due(LocalDate.of(2026, 11, 24), LocalTime.NOON, BERLIN);
        var full =
                new TodoDraft("t", "n", false, due, 2, List.of("a"), 1.5, Remind.before(Duration.ofHours(1)), daily());
        TodoDraft next = occurrences.next(done(full, EARLY));
        var tomorrow = new Due(LocalDate.of(2026, 11, 25), LocalTime.NOON, BERLIN);
        assertThat(next)
                .isEqualTo(new TodoDraft("t", "n", false, tomorrow, 2, List.of("a"), 1.5, full.remind(), daily()));
        assertThat(there(occurrences.next(done(full.reminding(Remind.at(EARLY)), EARLY)))
                        .remind())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DAILY",
                "FREQ=OFTEN",
                "RRULE:FREQ=DAILY",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;INTERVAL=10000",
                "FREQ=DAILY;X=1",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=1;UNTIL=20261201",
                "FREQ=DAILY;UNTIL=20261301",
                "FREQ=DAILY;UNTIL=TOMORROW",
                "FREQ=DAILY;UNTIL=20261201T990000Z",
                "FREQ=WEEKLY;BYDAY=1MO",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=HOURLY",
                "FREQ=DAILY;BYHOUR=9",
                "FREQ=MINUTELY",
                "FREQ=SECONDLY",
                "FREQ=YEARLY;INTERVAL=9000",
                "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=53",
                "FREQ=DAILY;BYSETPOS=2;BYDAY=MO",
                "FREQ=YEARLY;BYYEARDAY=1,-366;BYDAY=MO",
                "=",
                ";",
                "FREQ",
                "FREQ=DAILY;COUNT=99999999999",
                "FREQ=DAILY;BYDAY=",
                "FREQ=DAILY;=;",
                "FREQ=DAILY;COUNT",
                "RSCALE=HEBREW;FREQ=YEARLY"
            })
    void a_rule_that_cannot_be_followed_is_refused(String rule) {
        var draft = draft(new Due(LocalDate.of(2026, 11, 24), null, null), rule, From.DUE);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> occurrences.check(draft))
                .satisfies(problem -> assertThat(problem.wrongs())
                        .singleElement()
                        .extracting(Problem.Wrong::pointer)
                        .isEqualTo("/repeat/rule"));
    }

    /** 2024 has 53 Mondays, and so has every 400th year after it; 2026 has 52. */
    @Test
    void a_rule_that_never_comes_after_the_completion_has_ended() {
        var due = new Due(LocalDate.of(2024, 1, 1), null, null);
        TodoDraft draft = draft(due, "FREQ=YEARLY;BYSETPOS=53;INTERVAL=400;BYDAY=MO", From.COMPLETION);
        occurrences.check(draft);
        assertThat(occurrences.next(done(draft, Instant.parse("2026-11-24T10:00:00Z"))))
                .isNull();
    }

    @Test
    void hours_are_fine_where_the_due_has_a_time() {
        for (String rule :
                List.of("FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,18", "FREQ=MINUTELY;INTERVAL=15", "FREQ=SECONDLY")) {
            occurrences.check(draft(new Due(LocalDate.of(2026, 11, 24), LocalTime.NOON, null), rule, From.DUE));
        }
    }

    @Test
    void the_calendar_ends_with_the_year_9999() {
        var due = new Due(LocalDate.of(9999, 12, 30), null, null);
        assertThat(after(due, "FREQ=DAILY", From.DUE, EARLY).date()).isEqualTo("9999-12-31");
        var last = draft(new Due(LocalDate.of(9999, 12, 31), null, null), "FREQ=DAILY", From.DUE);
        assertThat(occurrences.next(done(last, EARLY))).isNull();
    }

    /** Two thousand years of seconds are as near as a week. */
    @Test
    void whatever_was_forgotten_how_long_is_found_at_once() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        var due = new Due(LocalDate.of(1, 1, 1), LocalTime.MIDNIGHT, ZoneId.of("UTC"));
        for (String freq : List.of("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")) {
            for (int every : new int[] {1, 7, 999}) {
                String rule = "FREQ=" + freq + ";INTERVAL=" + every;
                Due next = after(due, rule, From.DUE, now);
                assertThat(next.begins(BERLIN)).as(rule).isAfter(now);
                if (every < 100 && !freq.equals("YEARLY")) {
                    assertThat(next.date()).as(rule).isBefore("2027-08-01");
                }
            }
        }
    }

    @Test
    void whatever_a_rule_is_it_is_followed_or_refused() {
        String[] parts = {
            "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=HOURLY", "FREQ=SECONDLY", "INTERVAL=2",
            "INTERVAL=9999", "COUNT=2", "UNTIL=20270101", "BYDAY=MO", "BYDAY=-1FR", "BYMONTH=2", "BYMONTHDAY=30",
            "BYMONTHDAY=-31", "BYYEARDAY=366", "BYWEEKNO=53", "BYSETPOS=-1", "BYHOUR=0,23", "BYSECOND=60", "WKST=SU",
            "SKIP=BACKWARD", "RSCALE=GREGORIAN", "", "=", "BYDAY=XX", "BYHOUR=25", "UNTIL=20260230",
            "BYSETPOS=2", "BYSETPOS=53", "BYYEARDAY=1,-366", "INTERVAL=400"
        };
        var random = new Random(9);
        int followed = 0;
        for (int i = 0; i < 3_000; i++) {
            var rule = new StringBuilder(parts[random.nextInt(6)]);
            for (int n = random.nextInt(4); n > 0; n--) {
                rule.append(';').append(parts[random.nextInt(parts.length)]);
            }
            var due = new Due(LocalDate.of(2026, 11, 24), random.nextBoolean() ? LocalTime.NOON : null, null);
            From from = random.nextBoolean() ? From.DUE : From.COMPLETION;
            Instant now = from == From.DUE ? EARLY : LATE.plus(Duration.ofDays(random.nextInt(4_000)));
            TodoDraft draft = draft(due, rule.toString(), from);
            try {
                occurrences.check(draft);
                TodoDraft next = occurrences.next(done(draft, now));
                assertThat(next == null || there(next.due()).compareTo(due) > 0)
                        .as(rule.toString())
                        .isTrue();
                followed++;
            } catch (Problem refused) {
                assertThat(refused.kind()).as(rule.toString()).isEqualTo(Problem.Kind.INVALID);
            }
        }
        assertThat(followed).isGreaterThan(500);
    }

    private LocalDate date(LocalDate day, String rule) {
        return after(new Due(day, null, null), rule, From.DUE, Instant.parse("1800-01-01T00:00:00Z"))
                .date();
    }

    private Due after(Due due, String rule, From from, Instant now) {
        TodoDraft draft = draft(due, rule, from);
        return there(there(occurrences.next(done(draft, now))).due());
    }

    private static <T> T there(@Nullable T found) {
        return Objects.requireNonNull(found);
    }

    private static Repeat daily() {
        return new Repeat("FREQ=DAILY", From.DUE);
    }

    private static TodoDraft draft(Due due, String rule, From from) {
        return new TodoDraft("t", null, false, due, null, List.of(), null, null, new Repeat(rule, from));
    }

    private static Todo done(TodoDraft draft, Instant now) {
        return new Todo(
                new UUID(1, 1),
                draft.title(),
                draft.notes(),
                now,
                draft.due(),
                draft.priority(),
                draft.tags(),
                draft.order(),
                draft.remind(),
                draft.repeat(),
                null,
                now,
                now,
                2);
    }
}
