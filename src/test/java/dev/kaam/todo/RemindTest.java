package dev.kaam.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At which instant it is to be reminded of a todo. */
class RemindTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-12-01,      ,                 , PT0S,  2026-11-30T23:00:00Z",
        "2026-12-01,      ,                 , PT15M, 2026-11-30T22:45:00Z",
        "2026-12-01, 09:30,                 , PT15M, 2026-12-01T08:15:00Z",
        "2026-12-01, 09:30, America/New_York, PT15M, 2026-12-01T14:15:00Z",
        "2026-03-29, 02:30,                 , PT0S,  2026-03-29T01:30:00Z", // left out: an hour later, 03:30
        "2026-10-25, 02:30,                 , PT0S,  2026-10-25T00:30:00Z", // comes twice: the first
        "2026-03-29, 08:00,                 , PT24H, 2026-03-28T06:00:00Z", // 24 hours, not a day on the calendar
        "2018-11-04,      , ,                 PT0S,  2018-11-03T23:00:00Z",
    })
    void before_counts_from_when_it_is_due(
            LocalDate day, @Nullable LocalTime time, @Nullable ZoneId zone, Duration before, Instant instant) {
        assertThat(Remind.before(before).instant(new Due(day, time, zone), BERLIN))
                .isEqualTo(instant);
    }

    @Test
    void a_day_without_a_midnight_starts_with_its_first_minute() {
        var due = new Due(LocalDate.of(2018, 11, 4), null, null);
        assertThat(due.begins(ZoneId.of("America/Sao_Paulo"))).isEqualTo("2018-11-04T03:00:00Z");
    }

    @Test
    void an_instant_is_itself_whatever_is_due() {
        Instant at = Instant.parse("2026-12-01T09:00:00Z");
        assertThat(Remind.at(at).instant(null, BERLIN)).isEqualTo(at);
    }
}
