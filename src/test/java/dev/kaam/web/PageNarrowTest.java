package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.kaam.TestKaam;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a small phone nothing sticks out to the side, in any language. */
@ExtendWith(InBrowser.class)
class PageNarrowTest {
    private static final int SMALL = 360;

    @ParameterizedTest
    @ValueSource(strings = {"en", "hi", "hinglish"})
    void the_list_fits(String language, TodosPage page) {
        narrow(page, language);
        page.add("x".repeat(300));
        page.add("काम".repeat(100));
        page.add("Chai");
        assertThat(sticksOut(page)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hi", "hinglish"})
    void the_editor_and_its_complaint_fit(String language, TodosPage page) {
        narrow(page, language);
        page.add("x".repeat(300));
        page.titles().dblclick();
        page.todos().getByRole(AriaRole.TEXTBOX).fill("");
        page.press("Enter");
        assertThat(page.complaint()).isVisible();
        assertThat(sticksOut(page)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hi", "hinglish"})
    void a_message_with_a_long_title_fits(String language, TodosPage page) {
        narrow(page, language);
        page.add("x".repeat(300));
        page.todos().getByRole(AriaRole.CHECKBOX).press("Delete");
        assertThat(page.notice()).isVisible();
        assertThat(sticksOut(page)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hi", "hinglish"})
    void the_keys_fit(String language, TodosPage page) {
        narrow(page, language);
        page.page().locator(".todos-heading button").click();
        assertThat(page.page().getByRole(AriaRole.DIALOG)).isVisible();
        assertThat(sticksOut(page)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hi", "hinglish"})
    void a_long_tag_and_a_history_fit(String language, TestKaam kaam, Browser browser) {
        String tag = "x".repeat(50);
        kaam.post("/todos", "{\"title\":\"Chai\",\"tags\":[\"" + tag + "\"]}");
        TodosPage page = browser.open(kaam);
        narrow(page, language);
        page.page().locator("button.tag").click();
        assertThat(page.page().locator(".chip")).isVisible();
        page.tick("Chai").press("F2");
        page.todos().getByRole(AriaRole.TEXTBOX).fill("y".repeat(300));
        page.press("Enter");
        page.tick("y".repeat(300)).press("F2");
        page.page().locator(".todo-history summary").click();
        assertThat(page.page().locator(".todo-history li")).hasCount(2);
        assertThat(sticksOut(page)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hi", "hinglish"})
    void the_trash_fits(String language, TodosPage page) {
        narrow(page, language);
        page.add("x".repeat(300));
        page.press("ArrowDown");
        page.press("Delete");
        assertThat(page.todos()).hasCount(0);
        page.page().locator(".shell-nav a").last().click();
        page.page().locator(".trash-buttons button").nth(1).click();
        assertThat(page.page().locator(".trash-buttons p")).isVisible();
        assertThat(sticksOut(page)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hi", "hinglish"})
    void the_tasks_and_a_story_fit(String language, TestKaam kaam, Browser browser) {
        kaam.ask(SomeKinds.draft("despair"));
        kaam.ask(SomeKinds.draft("x".repeat(60)));
        TodosPage page = browser.open(kaam);
        narrow(page, language);
        page.page().locator(".shell-nav a").nth(1).click();
        page.page().locator("summary").last().click();
        assertThat(page.page().locator(".task-story li")).isVisible();
        assertThat(page.page().locator(".task-alarm")).isVisible();
        assertThat(sticksOut(page)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hi", "hinglish"})
    void the_header_is_one_line(String language, TodosPage page) {
        narrow(page, language);
        double brand = page.page().locator(".brand").boundingBox().y;
        double choices = page.page().locator(".shell-choices").boundingBox().y;
        Assertions.assertThat(choices).isCloseTo(brand, Assertions.within(20.0));
    }

    private static void narrow(TodosPage page, String language) {
        page.page().setViewportSize(SMALL, 640);
        page.choose(language, "auto");
    }

    /** How many visible things reach beyond the sides, and the width that could be scrolled. */
    private static int sticksOut(TodosPage page) {
        return (int) page.page().evaluate("""
                        () => {
                            const beyond = [...document.querySelectorAll('body *')]
                                .filter(element => element.checkVisibility())
                                .map(element => element.getBoundingClientRect())
                                .filter(box => box.width > 0 && (box.left < 0 || box.right > innerWidth));
                            return beyond.length + Math.max(0, document.documentElement.scrollWidth - innerWidth);
                        }""");
    }
}
