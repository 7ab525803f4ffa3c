package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.kaam.Settings.FakeDb;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person sends from {@code /#flow}, to see it. */
@ExtendWith(InBrowser.class)
class PageFlowSendTest {
    /** How many of the hundred the server had to do with at once, at most. */
    private static final String MOST = """
            async () => {
                const { requests } = await (await fetch('/flow?path=/todos')).json();
                return Math.max(...requests.map(({ received: at }) =>
                    requests.filter(({ received, sent }) => received <= at && sent > at).length));
            }""";

    private static final FakeDb WAITS = new FakeDb(Duration.ofMillis(100), Duration.ZERO);

    @Test
    void ten_are_sent_and_cleared(TestKaam kaam, Browser browser) {
        kaam.post("/todos", "{\"title\":\"Chai\"}");
        FlowPage page = FlowPage.open(kaam, browser);
        page.around().button("Send 10 × POST /todos").click();
        assertThat(page.answer())
                .hasText(Pattern.compile("10 × POST /todos: [\\d,]+ ms in all, under virtual-threads\\."));
        assertThat(page.rows()).hasCount(11);
        assertThat(Listed.titles(kaam, "/todos?tag=flow")).hasSize(10).contains("Flow 1", "Flow 10");
        page.around().button("Clear them").click();
        assertThat(page.answer()).hasText("Moved to the trash: 10 todos that were sent from here.");
        assertThat(Listed.titles(kaam, "/todos")).containsExactly("Chai");
    }

    @Test
    void lists_can_be_sent_too(TestKaam kaam, Browser browser) {
        FlowPage page = FlowPage.open(kaam, browser);
        page.around().choice("What to send").selectOption("GET /todos");
        page.around().button("Send 10 × GET /todos").click();
        assertThat(page.answer()).containsText("10 × GET /todos");
        assertThat(page.rows()).hasCount(10);
        assertThat(Listed.titles(kaam, "/todos")).isEmpty();
    }

    @Test
    void what_fails_is_counted(TestKaam kaam, Browser browser) {
        browser.expectErrors("ERR_INTERNET_DISCONNECTED");
        FlowPage page = FlowPage.open(kaam, browser);
        browser.offline(true);
        page.around().button("Send 10 × POST /todos").click();
        assertThat(page.answer()).containsText("10 of them failed.");
    }

    @Test
    void a_browser_has_five_on_their_way_and_the_law_says_so(@TempDir Path data, Browser browser) {
        try (var kaam = TestKaam.with(data, settings -> settings.withFakeDb(WAITS))) {
            FlowPage page = FlowPage.open(kaam, browser);
            assertThat(page.state()).containsText("each call waits 100 ms and computes 0 ms");
            page.around().button("Send 100 × POST /todos").click();
            assertThat(page.answer()).containsText("The law: 5 at a time, 100 ms each: ⌈100/5⌉ × 100 = 2,000 ms.");
            assertThat(page.page().evaluate(MOST)).isEqualTo(5);
            goAway(page.page());
        }
    }

    @Test
    void under_one_at_a_time_the_law_is_the_sum(@TempDir Path data, Browser browser) {
        try (var kaam = TestKaam.with(
                data, settings -> settings.withRun("one-at-a-time").withFakeDb(WAITS))) {
            FlowPage page = FlowPage.open(kaam, browser);
            page.around().button("Send 10 × POST /todos").click();
            assertThat(page.answer()).containsText("The law: 1 at a time, 100 ms each: ⌈10/1⌉ × 100 = 1,000 ms.");
            page.page().waitForCondition(() -> page.dots("held") > 0);
            goAway(page.page());
        }
    }

    /** Before its server ends, which would be an error on the console. */
    private static void goAway(Page page) {
        page.navigate("about:blank");
    }
}
