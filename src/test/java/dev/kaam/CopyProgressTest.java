package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.flow.SettableTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CopyProgressTest {
    private final StringWriter said = new StringWriter();
    private final SettableTime time = new SettableTime();
    private final CopyProgress progress = new CopyProgress(new PrintWriter(said), time);

    @Test
    void a_short_copy_says_nothing() {
        time.pass(Duration.ofMillis(999));
        progress.rows("todo", 5_000, false);
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void a_long_one_says_more_and_more_seldom_how_far_it_is() {
        for (int second = 1; second <= 40; second++) {
            time.pass(Duration.ofSeconds(1));
            progress.rows("todo", second * 1_000L, second > 20);
        }
        assertThat(said.toString().lines())
                .hasSize(7)
                .startsWith("kaam: after 1 s, 1,000 rows of the table todo are copied")
                .endsWith("kaam: after 36 s, 36,000 rows of the table todo are read back");
    }
}
