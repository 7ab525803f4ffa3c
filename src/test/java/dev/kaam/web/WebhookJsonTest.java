package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class WebhookJsonTest {
    @Test
    void no_text_of_a_draft_holds_the_secret() {
        ObjectNode body = Tree.object("{\"url\":\"https://example.org/a\",\"secret\":\"0123456789abcdef\"}");
        WebhookJson.Draft draft = WebhookJson.draft(body, false);
        assertThat(draft.secret()).isEqualTo("0123456789abcdef");
        assertThat(draft.toString()).contains("https://example.org/a", "PURGED").doesNotContain("0123456789abcdef");
    }
}
