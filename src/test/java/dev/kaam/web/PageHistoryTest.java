package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.kaam.TestKaam;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class PageHistoryTest {
    private static final String UNDO = "Take the last change back";

    @Test
    void the_history_says_what_changed_the_last_first(TestKaam kaam, Browser browser) {
        TodosPage page = changed(kaam, browser);
        open(page, "Masala chai", "History");
        assertThat(changes(page)).hasCount(3);
        assertThat(changes(page).nth(0)).containsText("Changed ·");
        assertThat(changes(page).nth(0)).containsText("Done: no → yes");
        assertThat(changes(page).nth(0)).containsText("Tags: nothing → घर, shop");
        assertThat(changes(page).nth(1)).containsText("Title: Chai → Masala chai");
        assertThat(changes(page).nth(2)).hasText(Pattern.compile("Added · .*20\\d\\d"));
        assertThat(changes(page).nth(2)).not().containsText("→");
    }

    @Test
    void what_changes_while_the_history_is_open_is_told_in_it(TestKaam kaam, Browser browser) {
        TodosPage page = changed(kaam, browser);
        open(page, "Masala chai", "History");
        assertThat(changes(page)).hasCount(3);
        page.tick("Masala chai").click();
        assertThat(changes(page)).hasCount(4);
        assertThat(changes(page).first()).containsText("Done: yes → no");
    }

    @Test
    void earlier_changes_that_are_asked_for_while_a_new_one_comes_are_told_beside_it(TestKaam kaam, Browser browser) {
        String path = kaam.post("/todos", "{\"title\":\"Chai\"}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        for (int i = 0; i < 55; i++) {
            kaam.patch(path, "{\"notes\":\"" + i + "\"}");
        }
        TodosPage page = browser.open(kaam);
        open(page, "Chai", "History");
        assertThat(changes(page)).hasCount(50);
        List<Route> held = new ArrayList<>();
        page.page().route("**/changes", held::add);
        page.tick("Chai").click();
        page.page().waitForCondition(() -> !held.isEmpty());
        page.button("Show more").click();
        held.forEach(Route::resume);
        assertThat(changes(page)).hasCount(57);
        assertThat(changes(page).first()).containsText("Done: no → yes");
    }

    @Test
    void the_history_speaks_hindi(TestKaam kaam, Browser browser) {
        TodosPage page = changed(kaam, browser);
        page.choose("hi", "auto");
        open(page, "Masala chai", "पहले क्या बदला");
        assertThat(changes(page).nth(0)).containsText("पूरा: नहीं → हाँ");
        assertThat(changes(page).nth(1)).containsText("नाम: Chai → Masala chai");
    }

    @Test
    void the_last_change_can_be_taken_back(TestKaam kaam, Browser browser) {
        TodosPage page = changed(kaam, browser);
        assertThat(page.tick("Masala chai")).isChecked();
        open(page, "Masala chai", "History");
        page.button(UNDO).click();
        assertThat(page.tick("Masala chai")).not().isChecked();
        assertThat(page.answer()).containsText("Taken back");
        assertThat(page.editor()).hasCount(0);
        assertThat(page.tick("Masala chai")).isFocused();
    }

    @Test
    void a_todo_whose_first_change_is_taken_back_lies_in_the_trash_and_can_come_back(TodosPage page) {
        page.add("Chai");
        open(page, "Chai", "History");
        page.button(UNDO).click();
        assertThat(page.notice()).hasText("Moved to the trash: Chai");
        page.button("Undo").click();
        assertThat(page.tick("Chai")).isFocused();
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_not_taken_back_unseen(TestKaam kaam, Browser browser) {
        browser.expectErrors("status of 412");
        TodosPage page = changed(kaam, browser);
        open(page, "Masala chai", "History");
        String id = kaam.get("/todos").body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        kaam.patch("/todos/" + id, "{\"notes\":\"garam\"}");
        page.button(UNDO).click();
        assertThat(page.notice()).containsText("It was changed elsewhere");
        assertThat(page.todos().first()).containsText("garam");
    }

    @Test
    void the_history_is_opened_and_left_by_keys(TodosPage page) {
        page.add("Chai");
        page.tick("Chai").press("F2");
        assertThat(page.editor()).isFocused();
        page.press("Tab");
        page.press("Tab");
        page.press("Tab");
        page.press("Enter");
        assertThat(changes(page)).hasCount(1);
        page.press("Delete"); // is no key here
        page.press("Escape");
        assertThat(page.tick("Chai")).isFocused();
    }

    private static TodosPage changed(TestKaam kaam, Browser browser) {
        var answer = kaam.post("/todos", "{\"title\":\"Chai\"}");
        String path = answer.headers().firstValue("Location").orElseThrow();
        kaam.patch(path, "{\"title\":\"Masala chai\"}");
        kaam.patch(path, "{\"completed\":true,\"tags\":[\"घर\",\"shop\"]}");
        return browser.open(kaam);
    }

    private static void open(TodosPage page, String title, String history) {
        page.tick(title).press("F2");
        page.page().getByText(history).click();
        assertThat(changes(page).first()).isVisible();
    }

    private static Locator changes(TodosPage page) {
        return page.page().locator(".todo-history li");
    }
}
