package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list holds the todos that fit all that is asked, in the order that is asked, through all its pages. */
class FilterTest {
    private static TestKaam kaam;

    @BeforeAll
    static void some_todos(@TempDir Path data) {
        kaam = TestKaam.on(data);
        Listed.add(
                kaam, "{\"title\":\"a\",\"priority\":1,\"tags\":[\"home\",\"घर\"],\"due\":{\"date\":\"2026-12-01\"}}");
        Listed.add(kaam, "{\"title\":\"b\",\"priority\":2,\"tags\":[\"home\"],\"completed\":true,\"order\":-1.5}");
        Listed.add(
                kaam,
                "{\"title\":\"c\",\"priority\":1,\"due\":{\"date\":\"2026-12-01\",\"time\":\"09:30\"},\"order\":3}");
        Listed.add(
                kaam,
                "{\"title\":\"d\",\"tags\":[\"घर\",\"a&b=c\"],"
                        + "\"due\":{\"date\":\"2026-12-01\",\"time\":\"00:30\",\"zone\":\"Asia/Kolkata\"}}");
        Listed.add(kaam, "{\"title\":\"e\",\"completed\":true,\"due\":{\"date\":\"2020-01-01\"},\"order\":2}");
        Listed.add(kaam, "{\"title\":\"f\",\"priority\":4,\"due\":{\"date\":\"2020-01-01\"}}");
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            completed=true                                          | eb
            completed=false                                         | fdca
            tag=home                                                | ba
            tag=%E0%A4%98%E0%A4%B0                                  | da
            tag=home&tag=%E0%A4%98%E0%A4%B0                         | a
            tag=home&tag=home                                       | ba
            tag=a%26b%3Dc                                           | d
            tag=Home                                                | ''
            tag=                                                    | ''
            priority=1                                              | ca
            priority=1&completed=false&tag=home                     | a
            priority=1&completed=true                               | ''
            due_before=2026-12-01                                   | fed
            due_before=2026-12-01&zone=Asia/Kolkata                 | fe
            due_before=2026-12-01T09:30&zone=Asia/Kolkata           | fed
            due_before=2026-12-01T09:31                             | fedc
            due_after=2026-11-30                                    | ca
            due_after=2026-11-30&zone=Asia/Kolkata                  | dca
            due_after=2026-12-01                                    | ''
            due_after=2026-11-30&due_before=2026-12-02&priority=1   | ca
            overdue=true&zone=UTC                                   | f
            updated_after=2000-01-01T00:00:00Z                      | fedcba
            updated_after=9999-01-01T00:00:00Z                      | ''
            sort=order                                              | becfda
            sort=-order                                             | cebfda
            sort=priority                                           | cabfed
            sort=-priority,createdAt                                | fbacde
            sort=due,-priority                                      | feadcb
            sort=createdAt                                          | abcdef
            sort=createdAt,-due                                     | abcdef
            sort=-completedAt&completed=true                        | eb
            sort=order&tag=home                                     | ba
            """)
    void all_that_is_asked_counts(String query, String titles) {
        assertThat(String.join("", Listed.titles(kaam, "/todos?" + query))).isEqualTo(titles);
        assertThat(String.join("", Listed.titles(kaam, "/todos?limit=1&" + query)))
                .isEqualTo(titles);
        assertThat(String.join("", Listed.titles(kaam, "/todos?limit=2&count=true&" + query)))
                .isEqualTo(titles);
        var counted = kaam.get("/todos?limit=1&count=true&" + query);
        assertThat(counted.headers().firstValue("X-Total-Count")).hasValue(String.valueOf(titles.length()));
    }

    @Test
    void what_is_due_today_is_so_in_the_zone_that_is_asked() {
        for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
            String day = LocalDate.now(ZoneId.of(zone)).toString();
            String todo = Listed.add(kaam, "{\"title\":\"today\",\"due\":{\"date\":\"" + day + "\"}}");
            assertThat(Listed.titles(kaam, "/todos?today=true&zone=" + zone)).containsExactly("today");
            kaam.delete(todo);
        }
    }

    @Test
    void the_link_keeps_what_was_asked() {
        String query =
                "limit=1&tag=%E0%A4%98%E0%A4%B0&completed=false&zone=Asia%2FKolkata&due_after=2026-01-01&sort=-due%2Corder";
        String next = String.valueOf(Listed.next(kaam.get("/todos?" + query)));
        String decoded = URLDecoder.decode(query, StandardCharsets.UTF_8);
        assertThat(URLDecoder.decode(next, StandardCharsets.UTF_8)).startsWith("/todos?" + decoded + "&cursor=");
    }

    /** A link writes out what a client may leave as it is, so it is longer than what was asked. */
    @Test
    void the_link_of_a_long_question_can_be_followed() {
        String title = "घ".repeat(200);
        List<String> tags = IntStream.range(0, 20)
                .mapToObj(i -> (char) ('a' + i) + "!".repeat(49))
                .toList();
        String todo = "{\"title\":\"" + title + "\",\"tags\":[\"" + String.join("\",\"", tags) + "\"]}";
        List<String> added = List.of(Listed.add(kaam, todo), Listed.add(kaam, todo));
        String query =
                "limit=1&q=" + URLEncoder.encode(title, StandardCharsets.UTF_8) + "&tag=" + String.join("&tag=", tags);
        assertThat(Listed.titles(kaam, "/todos?" + query)).containsExactly(title, title);
        added.forEach(kaam::delete);
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed=false", "tag=home", "sort=due", "sort=-createdAt", "q=a", "priority=2"})
    void the_cursor_of_another_list_is_refused(String other) {
        String next = String.valueOf(Listed.next(kaam.get("/todos?limit=1")));
        Refusal.of(kaam.get(next + "&" + other), 400, "malformed");
        Refusal.of(kaam.get(next.replace("/todos", "/trash")), 400, "malformed");
        assertThat(kaam.get(next + "&count=true").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2B1000000000-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "%2B10000-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z"
            })
    void an_instant_too_far_away_is_refused_by_name(String instant) {
        var refusal = Refusal.of(kaam.get("/todos?updated_after=" + instant), 400, "malformed");
        assertThat(refusal.detail()).contains("updated_after");
    }
}
