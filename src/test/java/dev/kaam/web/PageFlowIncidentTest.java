package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import dev.kaam.Settings.FakeDb;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code /#flow} of a server whose handlers run on the event loops, and hold them up. */
@ExtendWith(InBrowser.class)
class PageFlowIncidentTest {
    private static final FakeDb SLOW = new FakeDb(Duration.ofMillis(300), Duration.ZERO);

    @Test
    void a_loop_that_a_request_held_up_is_told_with_who_waited(@TempDir Path data, Browser browser) {
        try (var kaam =
                TestKaam.with(data, settings -> settings.withRun("event-loop").withFakeDb(SLOW))) {
            FlowPage page = FlowPage.open(kaam, browser);
            page.around().button("Send 10 × POST /todos").click();
            Locator incident = page.page()
                    .locator(".flow-incidents li")
                    .filter(new FilterOptions().setHasText("It was:"))
                    .first();
            assertThat(incident.locator("h3")).hasText(Pattern.compile("Parked on loop-\\d for \\d+ ms"));
            assertThat(incident).containsText(Pattern.compile("The thread computed [\\d.]+ ms of \\d+ ms\\."));
            assertThat(incident).containsText(Pattern.compile("Held up:\\s+#\\d+ \\(up to \\d+ ms\\)"));
            incident.locator("summary").click();
            assertThat(incident.locator(".flow-stack")).containsText("FakeDatabase");
            incident.locator("a").first().click();
            assertThat(page.story()).containsText(Pattern.compile("stood still for \\d+ ms on loop-\\d"));
            assertThat(page.story())
                    .containsText(Pattern.compile("waited \\d+ ms for the fake database and held loop-\\d meanwhile"));
            page.page().navigate("about:blank");
        }
    }
}
