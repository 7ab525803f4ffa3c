package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.flow.SettableTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7Test {
    private final SettableTime time = new SettableTime();
    private final UuidV7 ids = new UuidV7(time, new Random(1));

    @Test
    void an_id_says_its_version_its_variant_and_when_it_was_made() {
        UUID id = ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(time.millis());
    }

    @Test
    void each_is_greater_than_the_one_before_also_when_the_clock_stands_or_goes_back() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            made.add(ids.next().toString());
            if (i == 10_000) {
                time.pass(Duration.ofHours(-1));
            }
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void ids_of_one_moment_cannot_be_guessed_from_each_other() {
        assertThat(ids.next().getLeastSignificantBits()).isNotEqualTo(ids.next().getLeastSignificantBits());
    }
}
