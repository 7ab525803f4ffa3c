package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.kaam.lab.Report;
import dev.kaam.lab.report.ReportJson;
import dev.kaam.lab.report.SomeReports;
import dev.kaam.terminal.LabFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report as a page: opened from a file, with the network cut. */
@ExtendWith(InBrowser.class)
class LabReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void it_says_what_was_asked_guessed_predicted_and_measured(Browser browser) throws Exception {
        Page page = open(browser, "en", SomeReports.holds(40.0));
        assertThat(page.locator("h2").first()).hasText("Tea & <b>biscuits</b> at once"); // only text
        assertThat(page.locator(".question")).containsText("24 guests");
        assertThat(page.locator(".conclusion h3")).hasText("The law holds on this machine.");
        assertThat(page.locator(".conclusion")).containsText("Your guess, 40 ms, was 48 % too high");
        assertThat(page.locator(".laws dt")).hasText("⌈n/N⌉·S");
        assertThat(page.getByRole(AriaRole.IMG)).hasCount(4);
        assertThat(page.locator(".plot .strip desc").first())
                .hasText("480 ms by the law (427 to 533 allowed), 496 ms measured (490 to 503): AGREES");
        assertThat(page.locator(".plot + .wide tbody tr")).hasCount(4);
        double law = middle(page, ".plot .strip .law >> nth=3");
        double median = middle(page, ".plot .strip circle >> nth=3");
        double guess = middle(page, ".plot .strip .guess");
        Assertions.assertThat(law).isLessThan(median);
        Assertions.assertThat(median).isLessThan(guess);
    }

    @Test
    void latencies_samples_and_how_to_run_it_again_are_there(Browser browser) throws Exception {
        Page page = open(browser, "en", SomeReports.differs());
        page.locator("summary").all().forEach(summary -> summary.click());
        assertThat(page.locator(".latencies .strip")).hasCount(4);
        assertThat(page.locator("details").first()).containsText("p99.9");
        assertThat(page.getByText("no: others had too much of the machine")).hasCount(1);
        assertThat(page.getByText("no: it only warmed up")).hasCount(4);
        assertThat(page.getByText("bin/kaam lab run tea-at-once --quick --guess 20 --seed -6148914691236517205"))
                .isVisible();
        assertThat(page.getByText("bin/kaam serve --run pool:8 --fake-db wait=20ms,cpu=0ms"))
                .isVisible();
    }

    @Test
    void the_raw_data_can_be_saved(Browser browser) throws Exception {
        List<Report> reports = List.of(SomeReports.holds(40.0), SomeReports.refusedLater());
        Page page = open(browser, "en", reports.toArray(Report[]::new));
        var saved = page.waitForDownload(() -> page.locator("#download").click());
        Assertions.assertThat(saved.suggestedFilename()).isEqualTo("kaam-lab.json");
        JsonNode read = JSON.readTree(saved.path().toFile());
        Assertions.assertThat(read).hasSize(2);
        Assertions.assertThat(read.get(0))
                .isEqualTo(JSON.readTree(ReportJson.of(reports.getFirst()).toString()));
    }

    @Test
    void what_was_refused_shows_no_plot(Browser browser) throws Exception {
        Page page = open(browser, "en", SomeReports.refusedAtOnce());
        assertThat(page.locator(".conclusion")).containsText("others had 37 % of it");
        assertThat(page.getByRole(AriaRole.IMG)).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, en", "DARK, hi"})
    void axe_has_nothing_to_object_to_and_nothing_is_wider_than_a_phone(
            ColorScheme colors, String language, Browser browser) throws Exception {
        Page page = open(browser, language, SomeReports.holds(40.0), SomeReports.differs(), SomeReports.refusedLater());
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(colors));
        page.locator("summary").all().forEach(summary -> summary.click());
        Assertions.assertThat(AccessibilityTest.objections(new TodosPage(page))).isEmpty();
        page.setViewportSize(360, 800);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(360);
    }

    private static double middle(Page page, String selector) {
        var box = page.locator(selector).boundingBox();
        return box.x + box.width / 2;
    }

    /** Opens the page with the network cut. Whatever it asks for beside itself is an error. */
    private Page open(Browser browser, String language, Report... reports) {
        Path file = folder.resolve("report.html");
        Assertions.assertThat(new LabFiles(null, file, false, language).write(List.of(reports)))
                .singleElement()
                .asString()
                .startsWith(file + ": ");
        browser.offline(true);
        Page page = browser.page();
        var asked = new ArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate(file.toUri().toString());
        Assertions.assertThat(asked).containsExactly(file.toUri().toString());
        return page;
    }
}
