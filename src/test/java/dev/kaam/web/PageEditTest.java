package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.kaam.TestKaam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InBrowser.class)
class PageEditTest {
    @Test
    void a_double_click_on_the_title_edits_it(TodosPage page) {
        page.add("Chai");
        page.titles().dblclick();
        assertThat(page.editor()).hasValue("Chai");
        assertThat(page.editor()).isFocused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"F2", "Enter"})
    void a_key_on_the_todo_edits_its_title(String key, TodosPage page) {
        page.add("Chai");
        page.tick("Chai").press(key);
        assertThat(page.editor()).isFocused();
    }

    @Test
    void the_pen_edits_the_title(TodosPage page) {
        page.add("Chai");
        page.button("Edit Chai").click();
        assertThat(page.editor()).isFocused();
    }

    @Test
    void enter_saves_the_new_title(TodosPage page) {
        page.add("Chai");
        rewrite(page, "Chai", "Masala chai").press("Enter");
        assertThat(page.titles()).hasText(new String[] {"Masala chai"});
        page.reload();
        assertThat(page.titles()).hasText(new String[] {"Masala chai"});
    }

    @Test
    void the_button_saves_the_new_title(TodosPage page) {
        page.add("Chai");
        rewrite(page, "Chai", "Masala chai");
        page.button("Save").click();
        assertThat(page.titles()).hasText(new String[] {"Masala chai"});
    }

    @Test
    void escape_keeps_the_old_title_and_comes_back_to_the_todo(TodosPage page) {
        page.add("Chai");
        rewrite(page, "Chai", "Masala chai").press("Escape");
        assertThat(page.titles()).hasText(new String[] {"Chai"});
        assertThat(page.tick("Chai")).isFocused();
    }

    @Test
    void the_cancel_button_keeps_the_old_title(TodosPage page) {
        page.add("Chai");
        rewrite(page, "Chai", "Masala chai");
        page.button("Cancel").click();
        assertThat(page.titles()).hasText(new String[] {"Chai"});
    }

    @Test
    void an_unchanged_title_is_not_sent(TestKaam kaam, TodosPage page) {
        page.add("Chai");
        String before = kaam.get("/todos").body();
        rewrite(page, "Chai", " Chai ").press("Enter");
        assertThat(page.editor()).hasCount(0);
        assertThat(kaam.get("/todos").body()).isEqualTo(before);
    }

    @Test
    void a_blank_title_is_not_taken_and_the_editor_says_why(TodosPage page) {
        page.add("Chai");
        rewrite(page, "Chai", " ").press("Enter");
        assertThat(page.complaint()).hasText("A title cannot be empty.");
        assertThat(page.editor()).isVisible();
    }

    @Test
    void a_title_that_is_too_long_stays_in_the_editor_with_the_reason(TodosPage page) {
        String tooLong = "x".repeat(501);
        page.add("Chai");
        rewrite(page, "Chai", tooLong).press("Enter");
        assertThat(page.complaint()).hasText("A title has at most 500 characters; this has 501.");
        assertThat(page.editor()).hasValue(tooLong);
        assertThat(page.answer()).isEmpty();
    }

    private static Locator rewrite(TodosPage page, String title, String written) {
        page.tick(title).press("F2");
        page.editor().fill(written);
        return page.editor();
    }
}
