package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.kaam.Settings;
import dev.kaam.TestKaam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code /#flow} where there is nothing to see: no recording, no server, nobody who looks. */
@ExtendWith(InBrowser.class)
class PageFlowLostTest {
    private static final String HIDE =
            "Object.defineProperty(document, 'hidden', {get: () => true, configurable: true});"
                    + "document.dispatchEvent(new Event('visibilitychange'))";
    private static final String SHOW = "delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))";

    @Test
    void where_nothing_is_recorded_the_page_says_how_to_change_that(@TempDir Path data, Browser browser) {
        try (var kaam = TestKaam.with(data, settings -> settings.withFlow(false))) {
            var page = new FlowPage(new TodosPage(browser.page()));
            page.page().navigate(kaam.url("/#flow"));
            assertThat(page.state())
                    .hasText("The flow is not recorded: this server was started with --flow off."
                            + " Start it without that to see something here.");
            assertThat(page.rows()).hasCount(0);
            assertThat(page.picture()).hasCount(0);
            assertThat(page.around().button("Pause")).hasCount(0);
            assertThat(page.page().locator(".flow-sender, .flow-legend, #flow-keys"))
                    .hasCount(0);
            page.page().navigate("about:blank");
        }
    }

    @Test
    void a_server_that_is_lost_is_said_to_be_and_another_in_its_place_is_shown_from_the_beginning(
            @TempDir Path data, Browser browser) {
        browser.expectErrors("ERR_");
        FlowPage page;
        int port;
        try (var kaam = TestKaam.on(data)) {
            port = kaam.port();
            kaam.post("/todos", "{\"title\":\"Chai\"}");
            page = FlowPage.open(kaam, browser);
            assertThat(page.rows()).hasCount(1);
        }
        assertThat(page.state()).containsText("The server cannot be reached.");
        assertThat(page.rows()).hasCount(1);
        try (var kaam = TestKaam.with(data, settings -> Settings.local(port, data))) {
            assertThat(page.state()).hasText("Strategy: virtual-threads.");
            assertThat(page.rows()).hasCount(0);
            kaam.get("/todos");
            assertThat(page.rows()).hasCount(1);
            page.page().navigate("about:blank");
        }
    }

    @Test
    void the_stream_is_given_back_while_nobody_looks(@TempDir Path data, Browser browser) {
        browser.expectErrors("status of 503"); // where the page looks again before our own stream has ended
        var one = new Settings.Streams(1, Duration.ofSeconds(15), Duration.ofSeconds(5));
        try (var kaam = TestKaam.with(data, settings -> settings.withStreams(one))) {
            FlowPage page = FlowPage.open(kaam, browser);
            Assertions.assertThat(streamIsFree(kaam)).isFalse();
            page.page().evaluate(HIDE);
            page.page().waitForCondition(() -> streamIsFree(kaam));
            page.page().waitForRequest("**/flow", () -> page.page().evaluate(SHOW));
            page.page().waitForCondition(() -> !streamIsFree(kaam));
            page.page().navigate("about:blank");
        }
    }

    private static boolean streamIsFree(TestKaam kaam) {
        try (var client = SseClient.open(kaam, "/changes")) {
            return client.status() == 200;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
