package dev.kaam.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final String SECRET = "0123456789abcdef";

    @Test
    void no_text_of_it_holds_the_secret() {
        var webhook = new Webhook(
                new UUID(1, 1),
                URI.create("https://example.org/a"),
                SECRET,
                Set.of(Change.Kind.PURGED),
                Instant.parse("2026-11-24T10:00:00Z"),
                2,
                null);
        assertThat(webhook.toString())
                .contains(webhook.id().toString(), "https://example.org/a", "PURGED", "failures 2")
                .doesNotContain(SECRET);
    }
}
