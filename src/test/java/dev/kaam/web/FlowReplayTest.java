package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.kaam.SystemTime;
import dev.kaam.TestKaam;
import dev.kaam.terminal.Feed;
import dev.kaam.terminal.FlowServer;
import dev.kaam.terminal.Recorder;
import dev.kaam.terminal.Replay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A recording as a page: opened from a file, with the network cut. */
@ExtendWith(InBrowser.class)
class FlowReplayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHAI = "{\"title\":\"Chai\"}";

    @TempDir
    private Path folder;

    @Test
    void a_bar_that_is_clicked_tells_its_story(TestKaam kaam, Browser browser) throws Exception {
        FlowPage page = open(record(kaam, "a.html", () -> kaam.post("/todos", CHAI)), browser);
        assertThat(page.page()).hasTitle("Kaam: what " + kaam.url("") + " did");
        assertThat(page.page().locator("main > p")).containsText("What the requests of " + kaam.url("") + " did");
        page.hoverOver(FlowPage.WRITES);
        page.page().mouse().down();
        page.page().mouse().up();
        assertThat(page.story()).containsText("POST /todos");
        assertThat(page.story()).containsText("commit");
        assertThat(page.story().locator("li").last()).containsText("task log ran");
    }

    @Test
    void it_goes_to_any_moment_and_back(TestKaam kaam, Browser browser) throws Exception {
        FlowPage page = open(record(kaam, "a.html", () -> kaam.post("/todos", CHAI)), browser);
        assertThat(page.rows()).hasCount(1);
        assertThat(button(page, "Play")).isVisible(); // it came to its end
        goTo(page, "0");
        assertThat(page.rows()).hasCount(0);
        goTo(page, "999999");
        assertThat(page.rows()).hasCount(1);
        assertThat(page.rows().first()).containsText("201");
    }

    @Test
    void it_plays_again_from_the_beginning_at_another_speed(TestKaam kaam, Browser browser) throws Exception {
        FlowPage page = open(record(kaam, "a.html", () -> kaam.post("/todos", CHAI)), browser);
        assertThat(button(page, "Play")).isVisible();
        page.page().getByLabel("Speed").selectOption("0.01");
        button(page, "Play").click();
        assertThat(page.rows()).hasCount(0);
        page.page().getByLabel("Speed").selectOption("10");
        assertThat(page.rows()).hasCount(1);
        assertThat(button(page, "Play")).isVisible();
    }

    @Test
    void the_key_of_the_lanes_plays_and_pauses_it(TestKaam kaam, Browser browser) throws Exception {
        FlowPage page = open(record(kaam, "a.html"), browser);
        assertThat(button(page, "Play")).isVisible();
        page.page().getByLabel("Speed").selectOption("0.01");
        page.picture().press(" ");
        assertThat(button(page, "Pause")).isVisible();
        page.picture().press(" ");
        assertThat(button(page, "Play")).isVisible();
        assertThat(page.page().locator("output")).hasText(Pattern.compile("0(\\.\\d)? of 1(\\.\\d)? s"));
    }

    @Test
    void a_story_is_shown_in_the_lanes(TestKaam kaam, Browser browser) throws Exception {
        FlowPage page = open(record(kaam, "a.html", () -> kaam.post("/todos", CHAI)), browser);
        assertThat(button(page, "Play")).isVisible();
        goTo(page, "999999");
        page.pointAtNewest();
        page.picture().press("Enter");
        int before = page.dots(FlowPage.WRITES);
        page.story().getByText("Show it in the lanes").click();
        page.page().waitForCondition(() -> page.dots(FlowPage.WRITES) > 3 * before);
        assertThat(button(page, "Play")).isVisible();
    }

    @Test
    void a_recording_for_programs_becomes_a_page_too(TestKaam kaam, Browser browser) throws Exception {
        Path recording = record(kaam, "a.json", () -> kaam.post("/todos", CHAI));
        Path html = folder.resolve("b.html");
        Replay.make(recording, html, false);
        FlowPage page = open(html, browser);
        assertThat(page.rows()).hasCount(1);
    }

    @Test
    void nothing_is_wider_than_a_phone(TestKaam kaam, Browser browser) throws Exception {
        FlowPage page = open(record(kaam, "a.html", () -> kaam.post("/todos", CHAI)), browser);
        page.page().setViewportSize(360, 800);
        page.rows().locator("a").first().click();
        assertThat(page.story()).isVisible();
        Assertions.assertThat(page.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(360);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axe_has_nothing_to_object_to(ColorScheme colors, TestKaam kaam, Browser browser) throws Exception {
        FlowPage page = open(record(kaam, "a.html", () -> kaam.post("/todos", CHAI)), browser);
        page.page().emulateMedia(new EmulateMediaOptions().setColorScheme(colors));
        page.rows().locator("a").first().click();
        assertThat(page.story()).isVisible();
        Assertions.assertThat(AccessibilityTest.objections(page.around())).isEmpty();
    }

    @Test
    void what_a_request_says_is_only_text(TestKaam kaam, Browser browser) throws Exception {
        Path file = record(kaam, "a.html", () -> askForScript(kaam), "alert(1)");
        Assertions.assertThat(file).content().doesNotContain("<script>alert").contains("\\u003cscript>alert");
        FlowPage page = open(file, browser);
        assertThat(page.rows().first()).containsText("</script><script>alert(1)</script>");
    }

    private static void askForScript(TestKaam kaam) {
        String request =
                "GET /</script><script>alert(1)</script> HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try (var socket = kaam.socket()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Opens a file with the network cut. Whatever it asks for beside itself is an error. */
    private static FlowPage open(Path file, Browser browser) {
        browser.offline(true);
        var page = new FlowPage(new TodosPage(browser.page()));
        var asked = new ArrayList<String>();
        page.page().onRequest(request -> asked.add(request.url()));
        page.page().navigate(file.toUri().toString());
        page.ready();
        Assertions.assertThat(asked)
                .allMatch(url ->
                        url.startsWith("data:") || url.equals(file.toUri().toString()));
        return page;
    }

    private static Locator button(FlowPage page, String name) {
        return page.page().locator(".flow-replay-controls button").getByText(name);
    }

    private static void goTo(FlowPage page, String millis) {
        page.page()
                .getByLabel("Where in the recording")
                .evaluate("(at, ms) => { at.value = ms; at.dispatchEvent(new Event('input')); }", millis);
    }

    /** Records when nothing happens. */
    private Path record(TestKaam kaam, String name) throws Exception {
        return record(kaam, name, () -> {}, "\"whole\":true");
    }

    /** Records what happens meanwhile, with what comes after it. */
    private Path record(TestKaam kaam, String name, Runnable meanwhile) throws Exception {
        return record(kaam, name, meanwhile, "\"outcome\":\"done\"");
    }

    private Path record(TestKaam kaam, String name, Runnable meanwhile, String last) throws Exception {
        Path file = folder.resolve(name);
        var recorder = new Recorder(file, false, new PrintWriter(Writer.nullWriter()), SystemTime.INSTANCE);
        var told = new AtomicBoolean();
        try (var recording = Executors.newVirtualThreadPerTaskExecutor();
                Feed feed = Feed.open(FlowServer.at(kaam.url("")), SystemTime.INSTANCE)) {
            var made = recording.submit(() -> recorder.record(feed, kaam.url(""), PATIENCE, told::get));
            awaitStates(file, "\"whole\":true");
            meanwhile.run();
            awaitStates(file, last);
            told.set(true);
            Assertions.assertThat(made.get()).contains(" states in ");
        }
        return file;
    }

    private static void awaitStates(Path file, String text) throws Exception {
        Path states = Path.of(file.toString().replaceFirst("\\.html$", ".html.json") + ".part");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(states) || !Files.readString(states).contains(text)) {
            Assertions.assertThat(System.nanoTime())
                    .as("no " + text + " in " + states)
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }
}
