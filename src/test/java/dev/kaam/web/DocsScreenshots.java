package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
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
    private static final double EXPERIMENT_MS = 120_000;
    private static final FakeDb WAITS = new FakeDb(Duration.ofMillis(200), Duration.ZERO);

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void of_many_at_once_on_virtual_threads(int width, @TempDir Path data, Browser browser) {
        servers(data, browser, settings -> settings.withFakeDb(WAITS), "flow-" + width, width);
    }

    @ParameterizedTest
    @ValueSource(ints = 1280)
    void of_many_at_once_on_the_event_loops(int width, @TempDir Path data, Browser browser) {
        servers(
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
        inEachTheme(page.around(), "flow-story-" + width);
    }

    /** On a machine that is too busy it ends in an error, and the picture stays as it was. */
    @ParameterizedTest
    @ValueSource(ints = 1280)
    void of_an_experiment_and_what_it_found(int width, TestKaam kaam, Browser browser) {
        try (LabPage page = LabPage.open(kaam, browser, "/#lab/many-at-once")) {
            page.page().setViewportSize(width, 1100);
            page.number().fill("1000");
            page.run().click();
            assertThat(page.page().locator(".lab-conclusion[data-verdict=holds]"))
                    .isVisible(new IsVisibleOptions().setTimeout(EXPERIMENT_MS));
            inEachTheme(page.around(), "lab-" + width);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = 1280)
    void of_a_decision(int width, TestKaam kaam, Browser browser) {
        var page = new TodosPage(browser.page());
        page.page().setViewportSize(width, 1100);
        page.page().navigate(kaam.url("/#decide?wait=50ms&cpu=2ms&users=200&cores=2"));
        assertThat(page.page().locator(".decide-plot canvas")).hasCount(2);
        inEachTheme(page, "decide-" + width);
    }

    private static void servers(Path data, Browser browser, UnaryOperator<Settings> changed, String name, int width) {
        try (var kaam = TestKaam.with(data, changed)) {
            FlowPage page = FlowPage.open(kaam, browser);
            page.page().setViewportSize(width, width == 360 ? 1300 : 900);
            send(page);
            send(page);
            page.around().button("Pause").click();
            inEachTheme(page.around(), name);
            page.page().navigate("about:blank");
        }
    }

    private static void send(FlowPage page) {
        page.around().button("Send 10 × POST /todos").click();
        assertThat(page.answer()).containsText("10 × POST");
        assertThat(page.around().button("Send 10 × POST /todos")).isEnabled();
    }

    private static void inEachTheme(TodosPage page, String name) {
        for (String theme : List.of("light", "dark")) {
            page.choose("en", theme);
            Path file = FOLDER.resolve(name + "-" + theme + ".png");
            page.page().evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            page.page().screenshot(new ScreenshotOptions().setPath(file));
        }
    }
}
