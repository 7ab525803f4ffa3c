package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code GET /decide}. */
class DecideRoutesTest {
    private TestKaam kaam;

    @BeforeEach
    void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
    }

    @AfterEach
    void stop() {
        kaam.close();
    }

    @Test
    void it_says_which_way_pays_and_the_curves_meet_the_table() {
        JsonNode decision = decide("wait=50ms&cpu=2ms&users=200&cores=2");
        assertThat(decision.path("chosen").asText()).isEqualTo("virtual-threads");
        assertThat(decision.path("asked").path("cores").asInt()).isEqualTo(2);
        JsonNode curves = decision.path("curves");
        assertThat(curves.path("along").asText()).isEqualTo("users");
        assertThat(curves.path("at").path(0).asInt()).isEqualTo(1);
        JsonNode one = curves.path("strategies").path(0);
        assertThat(one.path("name").asText())
                .isEqualTo(decision.path("strategies").path(0).path("name").asText());
        assertThat(one.path("perSecond").path(0).asDouble()).isBetween(19.0, 19.5); // alone: 1 / 52 ms
        assertThat(one.path("meanMs")).hasSameSizeAs(curves.path("at"));
    }

    @Test
    void a_rate_beyond_what_can_be_answered_has_no_latency() {
        JsonNode decision = decide("wait=50ms&cpu=2ms&rate=5000/s&cores=2");
        assertThat(decision.path("chosen").isNull()).isTrue();
        JsonNode curve = decision.path("curves").path("strategies").path(0);
        assertThat(curve.path("meanMs").path(31).isNull()).isTrue();
    }

    @Test
    void what_is_wrong_is_said() {
        refused("users=200", "say how long a request waits and computes: wait=50ms and cpu=2ms.");
        refused("wait=50ms", "say how many there are: users=200, or rate=400/s; one of both.");
        refused("wait=50&users=1", "wait: '50' is not like 50ms, 0.5s or 200us.");
        refused("wait=5ms&users=0", "users are 1 to 100000.");
        refused("wait=5ms&users=20001", "users are 1 to 20000 here; bin/kaam decide computes of more.");
    }

    private void refused(String query, String detail) {
        assertThat(Refusal.of(kaam.get("/decide?" + query), 400, "malformed").detail())
                .isEqualTo(detail);
    }

    private JsonNode decide(String query) {
        return Tree.of(kaam.get("/decide?" + query).body());
    }
}
