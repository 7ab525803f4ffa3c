package dev.kaam.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private static final UUID ID = UUID.fromString("01a20d6b-b82f-7000-9d6a-e362f29e90b0");
    private final Versions<String> versions = new Versions<>(1);

    @Test
    void what_was_made_of_a_version_is_kept_for_that_version_alone() {
        versions.put(ID, 2, "second");
        assertThat(versions.get(ID, 2)).isEqualTo("second");
        assertThat(versions.get(ID, 1)).isNull();
        assertThat(versions.get(ID, 3)).isNull();
    }

    @Test
    void the_last_that_comes_to_a_place_has_it() {
        UUID other = UUID.fromString("01a20d6b-b82f-7001-9d6a-e362f29e90b0");
        versions.put(ID, 1, "first");
        versions.put(other, 1, "other");
        assertThat(versions.get(ID, 1)).isNull();
        assertThat(versions.get(other, 1)).isEqualTo("other");
    }
}
