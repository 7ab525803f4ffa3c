package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.flow.SettableTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpDateTest {
    private final SettableTime time = new SettableTime();
    private final HttpDate date = new HttpDate(time);

    @Test
    void a_date_has_the_one_form_that_http_allows() {
        assertThat(date.now()).isEqualTo("Tue, 24 Nov 2026 10:00:00 GMT");
        time.pass(Duration.ofDays(9));
        assertThat(date.now()).isEqualTo("Thu, 03 Dec 2026 10:00:00 GMT");
    }

    @Test
    void it_moves_with_the_second() {
        date.now();
        time.pass(Duration.ofMillis(999));
        assertThat(date.now()).isEqualTo("Tue, 24 Nov 2026 10:00:00 GMT");
        time.pass(Duration.ofMillis(1));
        assertThat(date.now()).isEqualTo("Tue, 24 Nov 2026 10:00:01 GMT");
    }
}
