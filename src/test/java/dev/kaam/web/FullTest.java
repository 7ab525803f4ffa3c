package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.Settings;
import dev.kaam.TestKaam;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is full says so, and when to come again. */
class FullTest {
    private static final String LOCAL = "Host: localhost";

    @Test
    void one_request_more_than_may_be_in_the_works_gets_503_and_the_others_their_answers(@TempDir Path data)
            throws IOException {
        var slow = new Settings.FakeDb(Duration.ofMillis(500), Duration.ZERO);
        List<RawHttp> clients = new ArrayList<>();
        try (TestKaam kaam =
                TestKaam.with(data, settings -> settings.withRequestsMax(3).withFakeDb(slow))) {
            for (int i = 0; i < 3; i++) {
                // the answer to the first shows that the server has read the second, which came in the same packet
                RawHttp client = RawHttp.to(kaam);
                client.send(RawHttp.request("GET /health/live", LOCAL) + RawHttp.post("{\"title\":\"t\"}", LOCAL));
                assertThat(client.answer().status()).isEqualTo(200);
                clients.add(client);
            }
            var refused = kaam.post("/todos", "{\"title\":\"one more\"}");
            assertThat(Refusal.of(refused, 503, "unavailable").detail()).contains("try again");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(kaam.get("/health/live").statusCode()).isEqualTo(200);
            for (RawHttp client : clients) {
                assertThat(client.answer().status()).isEqualTo(201);
                client.close();
            }
            assertThat(Tree.of(kaam.get("/changes").body()).findValuesAsText("title"))
                    .containsExactly("t", "t", "t");
        }
    }
}
