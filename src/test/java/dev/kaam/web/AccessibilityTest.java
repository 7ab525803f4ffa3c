package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.kaam.TestKaam;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** axe (dequeuniversity.com/rules/axe) finds nothing to object to, in no state, theme or language. */
@ExtendWith(InBrowser.class)
class AccessibilityTest {
    private static final String AXE = axe();

    /** It may fetch nothing by itself: the content policy would refuse, and that is an error in the browser. */
    private static final String RUN = """
            async () => {
                const { violations } = await axe.run(document, { preload: false, resultTypes: ['violations'] });
                return violations.flatMap(({ id, help, nodes }) =>
                    nodes.map(node => `${id}: ${help}: ${node.html} ${node.failureSummary}`));
            }""";

    /** Not each with each: a theme has the same colours in every language. */
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @CsvSource({"en, light", "hi, dark", "hinglish, light"})
    @interface InEachLanguageAndTheme {}

    @InEachLanguageAndTheme
    void an_empty_page(String language, String theme, TodosPage page) {
        page.choose(language, theme);
        assertThat(objections(page)).isEmpty();
    }

    @InEachLanguageAndTheme
    void todos_of_every_kind(String language, String theme, TestKaam kaam, Browser browser) {
        fill(kaam);
        TodosPage page = browser.open(kaam);
        page.choose(language, theme);
        assertThat(objections(page)).isEmpty();
    }

    @InEachLanguageAndTheme
    void an_editor_that_complains_beside_a_message(String language, String theme, TestKaam kaam, Browser browser) {
        fill(kaam);
        TodosPage page = browser.open(kaam);
        page.choose(language, theme);
        page.tick("Chai").press("Delete");
        assertThat(page.notice()).isVisible();
        page.tick("شراء الحليب").press("F2");
        page.todos().getByRole(AriaRole.TEXTBOX).fill(" ");
        page.press("Enter");
        assertThat(page.complaint()).isVisible();
        assertThat(objections(page)).isEmpty();
    }

    @InEachLanguageAndTheme
    void a_problem(String language, String theme, TodosPage page, Browser browser) {
        browser.expectErrors("ERR_INTERNET_DISCONNECTED");
        page.choose(language, theme);
        browser.offline(true);
        page.type("Chai");
        assertThat(page.notice()).isVisible();
        assertThat(objections(page)).isEmpty();
    }

    @InEachLanguageAndTheme
    void the_keys(String language, String theme, TodosPage page) {
        page.choose(language, theme);
        page.page().locator(".todos-heading button").click();
        assertThat(page.page().getByRole(AriaRole.DIALOG)).isVisible();
        assertThat(objections(page)).isEmpty();
    }

    @InEachLanguageAndTheme
    void a_search_that_finds_nothing(String language, String theme, TestKaam kaam, Browser browser) {
        fill(kaam);
        TodosPage page = browser.open(kaam);
        page.choose(language, theme);
        page.page().locator("button.tag").first().click();
        page.searchFor("nowhere");
        assertThat(page.page().locator(".empty")).isVisible();
        assertThat(objections(page)).isEmpty();
    }

    @InEachLanguageAndTheme
    void words_that_cannot_be_searched_for(String language, String theme, TestKaam kaam, Browser browser) {
        browser.expectErrors("status of 400");
        fill(kaam);
        TodosPage page = browser.open(kaam);
        page.choose(language, theme);
        page.search().fill("!");
        assertThat(page.complaint()).isVisible();
        assertThat(objections(page)).isEmpty();
    }

    @InEachLanguageAndTheme
    void a_history(String language, String theme, TestKaam kaam, Browser browser) {
        fill(kaam);
        TodosPage page = browser.open(kaam);
        page.choose(language, theme);
        page.tick("Chai").click();
        page.tick("Chai").press("F2");
        page.page().locator(".todo-history summary").click();
        assertThat(page.page().locator(".todo-history li")).hasCount(2);
        assertThat(objections(page)).isEmpty();
    }

    @InEachLanguageAndTheme
    void a_trash_that_asks(String language, String theme, TestKaam kaam, Browser browser) {
        fill(kaam);
        kaam.delete("/todos");
        TodosPage page = browser.open(kaam);
        page.choose(language, theme);
        page.page().locator(".shell-nav a").last().click();
        page.page().locator(".trash-buttons button").nth(1).click();
        assertThat(page.page().locator(".trash-buttons p")).isVisible();
        assertThat(objections(page)).isEmpty();
    }

    @InEachLanguageAndTheme
    void tasks_that_wait_are_dead_and_have_a_story(String language, String theme, TestKaam kaam, Browser browser) {
        kaam.ask(SomeKinds.draft("despair"));
        kaam.ask(SomeKinds.draft("send-reminder"));
        TodosPage page = browser.open(kaam);
        page.choose(language, theme);
        page.page().locator(".shell-nav a").nth(1).click();
        page.page().locator("summary").last().click();
        assertThat(page.page().locator(".task-story li")).isVisible();
        assertThat(page.page().locator(".task-alarm")).isVisible();
        page.page().locator(".task-number").first().click();
        assertThat(objections(page)).isEmpty();
    }

    @InEachLanguageAndTheme
    void a_flow_with_a_story_and_a_table(String language, String theme, TestKaam kaam, Browser browser) {
        fill(kaam);
        FlowPage page = FlowPage.open(kaam, browser);
        page.around().choose(language, theme);
        page.page().locator(".flow-send button").first().click();
        assertThat(page.rows()).hasCount(4);
        page.page().locator(".flow-sender summary").click();
        page.pointAtNewest();
        page.picture().press("Enter");
        assertThat(page.story().locator("li").first()).isVisible();
        page.pointAtNewest();
        assertThat(objections(page.around())).isEmpty();
    }

    private static void fill(TestKaam kaam) {
        kaam.post("/todos", "{\"title\":\"दूध लाना है\",\"completed\":true,\"notes\":\"दो लीटर\"}");
        kaam.post("/todos", "{\"title\":\"شراء الحليب\",\"priority\":1,\"tags\":[\"घर\",\"shop\"]}");
        kaam.post("/todos", "{\"title\":\"Chai\",\"priority\":2,\"due\":{\"date\":\"2026-12-01\",\"time\":\"10:00\"}}");
    }

    @SuppressWarnings("unchecked")
    static List<String> objections(TodosPage page) {
        page.page().evaluate(AXE);
        return (List<String>) page.page().evaluate(RUN);
    }

    private static String axe() {
        try (InputStream script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
