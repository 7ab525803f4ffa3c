package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.kaam.TestKaam;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /#flow}: every request as it goes. */
@ExtendWith(InBrowser.class)
class PageFlowTest {
    private static final Pattern POST = Pattern.compile("POST /todos #\\d+: [\\d.,]+ ms; .*ms.*");

    @Test
    void the_page_says_how_the_server_was_started(TestKaam kaam, TodosPage todos) {
        todos.link("Flow").click();
        assertThat(todos.page().locator(".flow-state")).hasText("Strategy: virtual-threads.");
        assertThat(todos.page()).hasTitle("Flow · Kaam");
        assertThat(todos.page().locator("h1")).isFocused();
    }

    @Test
    void a_request_of_somebody_else_is_there_by_itself(TestKaam kaam, Browser browser) {
        FlowPage page = FlowPage.open(kaam, browser);
        assertThat(page.rows()).hasCount(0);
        kaam.post("/todos", "{\"title\":\"Chai\"}");
        assertThat(page.rows()).hasCount(1);
        assertThat(page.rows().first()).containsText("POST /todos");
        assertThat(page.rows().first()).containsText("201");
    }

    @Test
    void its_parts_are_drawn_in_the_colours_of_the_legend(TestKaam kaam, Browser browser) {
        FlowPage page = FlowPage.open(kaam, browser);
        Assertions.assertThat(page.dots(FlowPage.WRITES)).isZero();
        kaam.post("/todos", "{\"title\":\"Chai\"}");
        page.page().waitForCondition(() -> page.dots(FlowPage.WRITES) > 0);
        page.page().waitForCondition(() -> page.dots("task") > 0);
    }

    @Test
    void keys_go_from_one_to_the_next_and_say_what_it_did(TestKaam kaam, Browser browser) {
        kaam.post("/todos", "{\"title\":\"Chai\"}");
        kaam.get("/todos");
        FlowPage page = FlowPage.open(kaam, browser);
        page.page().getByText("30 s").click();
        page.pointAtNewest();
        assertThat(page.card()).containsText("GET /todos");
        page.picture().press("ArrowLeft");
        assertThat(page.card()).hasText(POST);
        page.picture().press("ArrowRight");
        assertThat(page.card()).containsText("GET /todos");
        page.picture().press("Escape");
        assertThat(page.card()).isHidden();
    }

    @Test
    void a_bar_that_is_pointed_at_says_what_the_request_did_and_holds_the_picture_still(
            TestKaam kaam, Browser browser) {
        FlowPage page = FlowPage.open(kaam, browser);
        kaam.post("/todos", "{\"title\":\"Chai\"}");
        page.hoverOver(FlowPage.WRITES);
        assertThat(page.card()).hasText(POST);
        assertThat(page.card()).containsText("commit");
        page.page().mouse().down();
        page.page().mouse().up();
        assertThat(page.story().locator("h2")).isFocused();
    }

    @Test
    void enter_tells_the_whole_story_and_escape_ends_it(TestKaam kaam, Browser browser) {
        FlowPage page = FlowPage.open(kaam, browser);
        String id = kaam.post("/todos", "{\"title\":\"Chai\"}")
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();
        page.pointAtNewest();
        page.picture().press("Enter");
        assertThat(page.story().locator("h2")).isFocused();
        assertThat(page.story()).containsText(id);
        Locator parts = page.story().locator("li");
        assertThat(parts.first()).containsText("received and read");
        assertThat(parts.filter(having("commit"))).hasCount(1);
        assertThat(parts.filter(having("The answer is out: 201"))).hasCount(1);
        assertThat(parts.last()).containsText("task log ran");
        page.page().keyboard().press("Escape");
        assertThat(page.story()).hasCount(0);
        assertThat(page.picture()).isFocused();
    }

    @Test
    void the_address_leads_to_a_story(TestKaam kaam, Browser browser) {
        kaam.post("/todos", "{\"title\":\"Chai\"}");
        FlowPage page = FlowPage.open(kaam, browser);
        page.rows().getByRole(AriaRole.LINK).first().click();
        assertThat(page.page()).hasURL(Pattern.compile(".*#flow/\\d+"));
        String heading = page.story().locator("h2").textContent();
        page.page().reload();
        assertThat(page.story().locator("h2")).hasText(heading);
        page.around().button("Close").click();
        assertThat(page.page()).hasURL(Pattern.compile(".*#flow"));
    }

    @Test
    void the_name_that_a_client_gave_leads_to_a_story_too(TestKaam kaam, Browser browser) {
        kaam.get("/todos", "X-Request-Id", "my-req.1:a");
        FlowPage page = FlowPage.at(kaam, browser, "/#flow/my-req.1:a");
        assertThat(page.story().locator("h2")).hasText(Pattern.compile("GET /todos #\\d+"));
        assertThat(page.story()).containsText("my-req.1:a");
        assertThat(page.page()).hasURL(Pattern.compile(".*#flow/\\d+"));
    }

    @ParameterizedTest
    @CsvSource({"999999, #999999", "nobody.1:a, nobody.1:a"})
    void a_request_that_is_not_there_is_said_not_to_be(String name, String said, TestKaam kaam, Browser browser) {
        browser.expectErrors("status of 404");
        FlowPage page = FlowPage.at(kaam, browser, "/#flow/" + name);
        assertThat(page.story()).hasText("There is no request " + said + " now: it is forgotten, or never came.");
    }

    @Test
    void a_picture_that_is_paused_stands_still(TestKaam kaam, Browser browser) {
        FlowPage page = FlowPage.open(kaam, browser);
        page.around().button("Pause").click();
        kaam.post("/todos", "{\"title\":\"Chai\"}");
        assertThat(page.rows()).hasCount(1);
        Assertions.assertThat(page.dots(FlowPage.WRITES)).isZero();
        page.around().button("Continue").click();
        kaam.post("/todos", "{\"title\":\"Coffee\"}"); // where all is slow, the first has left the picture by now
        page.page().waitForCondition(() -> page.dots(FlowPage.WRITES) > 0);
        page.picture().focus();
        page.picture().press(" ");
        assertThat(page.around().button("Continue")).isVisible();
    }

    @Test
    void what_the_page_asks_for_is_shown_on_demand_and_a_path_narrows(TestKaam kaam, Browser browser) {
        FlowPage page = FlowPage.open(kaam, browser);
        kaam.post("/todos", "{\"title\":\"Chai\"}");
        kaam.get("/trash");
        assertThat(page.rows()).hasCount(2);
        page.page().getByPlaceholder("Path begins with").fill("/trash");
        assertThat(page.rows()).hasCount(1);
        page.page().getByPlaceholder("Path begins with").fill("tra");
        assertThat(page.rows()).hasCount(1);
        page.page().getByPlaceholder("Path begins with").fill("");
        page.page().getByLabel("The page’s own too").check();
        assertThat(page.rows().filter(having("/web/flow/flow-page.js"))).hasCount(1);
    }

    @Test
    void a_story_is_shown_in_the_lanes(TestKaam kaam, Browser browser) {
        FlowPage page = FlowPage.open(kaam, browser);
        kaam.post("/todos", "{\"title\":\"Chai\"}");
        page.pointAtNewest();
        page.picture().press("Enter");
        int before = page.dots(FlowPage.WRITES);
        page.around().button("Show it in the lanes").click();
        page.page().waitForCondition(() -> page.dots(FlowPage.WRITES) > 3 * before);
        assertThat(page.around().button("Continue")).isVisible();
    }

    @Test
    void the_slowest_are_listed_the_slowest_first(TestKaam kaam, Browser browser) {
        for (int i = 0; i < 12; i++) {
            kaam.post("/todos", "{\"title\":\"Chai\"}");
        }
        FlowPage page = FlowPage.open(kaam, browser);
        Locator slowest = page.page().locator(".flow-slowest li");
        assertThat(slowest).hasCount(10);
        var took = slowest.locator(".flow-took").allTextContents().stream()
                .map(text -> Double.parseDouble(text.replaceAll("[^\\d.]", "")))
                .toList();
        Assertions.assertThat(took).isSortedAccordingTo(Comparator.reverseOrder());
        slowest.first().locator("a").click();
        assertThat(page.story()).containsText("POST /todos");
    }

    @Test
    void nothing_is_wider_than_a_phone(TestKaam kaam, Browser browser) {
        kaam.post("/todos", "{\"title\":\"Chai\"}");
        FlowPage page = FlowPage.open(kaam, browser);
        page.page().setViewportSize(360, 800);
        page.rows().locator("a").first().click();
        page.page().locator(".flow-sender summary").click();
        assertThat(page.story()).isVisible();
        Assertions.assertThat(page.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(360);
    }

    private static FilterOptions having(String words) {
        return new FilterOptions().setHasText(words);
    }
}
