package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing here touches the mouse, nor puts the focus anywhere but by a key. */
@ExtendWith(InBrowser.class)
class PageKeysTest {
    @Test
    void a_whole_day_goes_without_a_mouse(TodosPage page) {
        assertThat(page.newTodo()).isFocused();
        write(page, "Aata");
        write(page, "Chai");
        write(page, "Doodh");

        page.press("ArrowDown");
        assertThat(page.tick("Doodh")).isFocused();
        page.press("Space");
        assertThat(page.tick("Doodh")).isChecked();

        page.press("ArrowDown");
        assertThat(page.tick("Chai")).isFocused();
        page.press("F2");
        assertThat(page.editor()).isFocused();
        write(page, "Masala chai"); // the old title is selected
        assertThat(page.tick("Masala chai")).isFocused();

        page.press("Delete");
        assertThat(page.titles()).hasText(new String[] {"Doodh", "Aata"});
        assertThat(page.tick("Aata")).isFocused();
        page.press("Control+z");
        assertThat(page.titles()).hasText(new String[] {"Doodh", "Masala chai", "Aata"});
        assertThat(page.tick("Masala chai")).isFocused();
    }

    @Test
    void up_from_the_first_todo_leads_to_the_field(TodosPage page) {
        page.add("Chai");
        page.press("ArrowDown");
        assertThat(page.tick("Chai")).isFocused();
        page.press("ArrowUp");
        assertThat(page.newTodo()).isFocused();
    }

    @Test
    void down_at_the_last_todo_stays_there(TodosPage page) {
        page.add("Chai");
        page.press("ArrowDown");
        page.press("ArrowDown");
        assertThat(page.tick("Chai")).isFocused();
    }

    @Test
    void delete_deletes_a_todo_and_the_focus_stays_near(TodosPage page) {
        page.add("Chai");
        page.add("Doodh");
        page.press("ArrowDown");
        page.press("Delete");
        assertThat(page.titles()).hasText(new String[] {"Chai"});
        assertThat(page.tick("Chai")).isFocused();
    }

    @Test
    void backspace_deletes_nothing(TodosPage page) {
        page.add("Chai");
        page.press("ArrowDown");
        page.press("Backspace");
        page.press("Space"); // writes of one todo take turns, so a delete would have come first
        assertThat(page.answer()).containsText("Saved");
        assertThat(page.titles()).hasText(new String[] {"Chai"});
    }

    @Test
    void each_undo_takes_the_delete_before(TodosPage page) {
        page.add("Chai");
        page.add("Doodh");
        page.press("ArrowDown");
        page.press("Delete");
        assertThat(page.tick("Chai")).isFocused();
        page.press("Delete");
        assertThat(page.newTodo()).isFocused();
        page.press("Control+z");
        assertThat(page.tick("Chai")).isFocused();
        page.press("Control+z");
        assertThat(page.tick("Doodh")).isFocused();
        assertThat(page.titles()).hasText(new String[] {"Doodh", "Chai"});
    }

    @Test
    void undo_while_typing_is_of_the_typing(TodosPage page) {
        page.add("Chai");
        page.press("ArrowDown");
        page.press("Delete");
        assertThat(page.newTodo()).isFocused();
        page.page().keyboard().type("Doodh");
        page.press("Control+z");
        assertThat(page.newTodo()).hasValue("");
        assertThat(page.todos()).hasCount(0);
    }

    @Test
    void a_slash_leads_to_the_search_and_escape_clears_it(TodosPage page) {
        write(page, "Chai");
        write(page, "Doodh");
        page.press("ArrowDown");
        page.press("/");
        assertThat(page.search()).isFocused();
        page.page().keyboard().type("chai");
        assertThat(page.titles()).hasText(new String[] {"Chai"});
        page.press("Escape");
        assertThat(page.search()).hasValue("");
        assertThat(page.titles()).hasText(new String[] {"Doodh", "Chai"});
        page.press("ArrowDown");
        assertThat(page.tick("Doodh")).isFocused();
    }

    @Test
    void a_slash_in_a_title_is_only_typed(TodosPage page) {
        write(page, "Chai");
        write(page, "24/7");
        assertThat(page.tick("24/7")).isVisible();
    }

    @Test
    void after_the_last_todo_the_focus_is_in_the_field(TodosPage page) {
        page.add("Chai");
        page.press("ArrowDown");
        page.press("Delete");
        assertThat(page.todos()).hasCount(0);
        assertThat(page.newTodo()).isFocused();
    }

    @Test
    void the_buttons_of_a_todo_are_reached_by_tab(TodosPage page) {
        page.add("Chai");
        page.press("ArrowDown");
        page.press("Tab");
        assertThat(page.button("Edit Chai")).isFocused();
        page.press("Tab");
        assertThat(page.button("Delete Chai")).isFocused();
        page.press("Enter");
        assertThat(page.todos()).hasCount(0);
    }

    @Test
    void a_question_mark_shows_the_keys_and_escape_hides_them(TodosPage page) {
        page.add("Chai");
        page.press("ArrowDown");
        page.press("?");
        var keys = page.page().getByRole(AriaRole.DIALOG);
        assertThat(keys).containsText("Move between todos");
        page.press("Escape");
        assertThat(keys).isHidden();
        assertThat(page.tick("Chai")).isFocused();
    }

    @Test
    void a_question_mark_in_a_title_is_only_typed(TodosPage page) {
        write(page, "Chai?");
        assertThat(page.titles()).hasText(new String[] {"Chai?"});
        assertThat(page.page().getByRole(AriaRole.DIALOG)).isHidden();
    }

    private static void write(TodosPage page, String title) {
        page.page().keyboard().type(title);
        page.press("Enter");
        assertThat(page.tick(title)).isVisible();
    }
}
