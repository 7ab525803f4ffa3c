package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.kaam.Settings;
import dev.kaam.Settings.FakeDb;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pictures in {@code docs/images}, of the real page on the real server, in two themes. Proves nothing, so its name does not
 * end in Test and Maven leaves it alone, unless it is asked: {@code bin/screenshots}.
 */
@ExtendWith(InBrowser.class)
class DocsScreenshots {
    private static final Path FOLDER = Path.of("docs", "images");
    private static final FakeDb WAITS = new FakeDb(Duration.ofMillis(200), Duration.ZERO);

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void of_many_at_once_on_virtual_threads(int width, @TempDir Path data, Browser browser) {
        lab(data, browser, settings -> settings.withFakeDb(WAITS), "flow-" + width, width);
    }

    @ParameterizedTest
    @ValueSource(ints = 1280)
    void of_many_at_once_on_the_event_loops(int width, @TempDir Path data, Browser browser) {
        lab(
                data,
                browser,
                settings -> settings.withRun("event-loop").withFakeDb(WAITS),
                "flow-event-loop-" + width,
                width);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void of_the_story_of_a_write(int width, TestKaam kaam, Browser browser) {
        FlowPage page = FlowPage.open(kaam, browser);
        page.page().setViewportSize(width, width == 360 ? 1500 : 1100);
        send(page); // what the server does for the first time takes long
        send(page);
        page.page().locator(".flow-slowest a").first().click();
        page.around().button("Show it in the lanes").click();
        page.page().evaluate("scrollTo(0, 0)");
        inEachTheme(page, "flow-story-" + width);
    }

    private static void lab(Path data, Browser browser, UnaryOperator<Settings> changed, String name, int width) {
        try (var kaam = TestKaam.with(data, changed)) {
            FlowPage page = FlowPage.open(kaam, browser);
            page.page().setViewportSize(width, width == 360 ? 1300 : 900);
            send(page);
            send(page);
            page.around().button("Pause").click();
            inEachTheme(page, name);
            page.page().navigate("about:blank");
        }
    }

    private static void send(FlowPage page) {
        page.around().button("Send 10 × POST /todos").click();
        assertThat(page.answer()).containsText("10 × POST");
        assertThat(page.around().button("Send 10 × POST /todos")).isEnabled();
    }

    private static void inEachTheme(FlowPage page, String name) {
        for (String theme : List.of("light", "dark")) {
            page.around().choose("en", theme);
            Path file = FOLDER.resolve(name + "-" + theme + ".png");
            page.page().evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            page.page().screenshot(new ScreenshotOptions().setPath(file));
        }
    }
}
