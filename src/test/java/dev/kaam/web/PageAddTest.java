package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.kaam.TestKaam;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(InBrowser.class)
class PageAddTest {
    @Test
    void a_page_without_todos_says_so(TodosPage page) {
        assertThat(page.page().getByText("Nothing to do.")).isVisible();
    }

    @Test
    void the_cursor_waits_in_the_field_for_a_new_todo(TodosPage page) {
        assertThat(page.page().getByRole(AriaRole.TEXTBOX)).isFocused();
    }

    @Test
    void a_todo_added_with_enter_shows_at_the_top(TodosPage page) {
        page.type("Chai");
        assertThat(page.titles()).hasText(new String[] {"Chai"});
        page.type("Doodh");
        assertThat(page.titles()).hasText(new String[] {"Doodh", "Chai"});
    }

    @Test
    void a_todo_can_be_added_with_the_button(TodosPage page) {
        page.newTodo().fill("Chai");
        page.button("Add").click();
        assertThat(page.titles()).hasText(new String[] {"Chai"});
    }

    @Test
    void the_field_is_empty_and_has_the_cursor_for_the_next_todo(TodosPage page) {
        page.type("Chai");
        assertThat(page.newTodo()).hasValue("");
        assertThat(page.newTodo()).isFocused();
    }

    @Test
    void an_added_todo_is_there_after_a_reload(TodosPage page) {
        page.add("Chai");
        page.reload();
        assertThat(page.titles()).hasText(new String[] {"Chai"});
    }

    @Test
    void the_page_says_how_the_server_answered(TodosPage page) {
        page.add("Chai");
        assertThat(page.answer()).hasText(Pattern.compile("Added · answered in [0-9.,]+ ms, 201"));
    }

    @Test
    void a_blank_title_is_not_sent_and_the_page_says_why(TestKaam kaam, TodosPage page) {
        page.type("   ");
        assertThat(page.complaint()).hasText("A title cannot be empty.");
        assertThat(kaam.get("/todos").body()).isEqualTo("[]");
    }

    @Test
    void the_complaint_goes_when_typing_goes_on(TodosPage page) {
        page.type("");
        assertThat(page.complaint()).isVisible();
        page.newTodo().pressSequentially("C");
        assertThat(page.complaint()).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | A title has at most 500 characters; this has 600.",
                "hi | नाम में ज़्यादा से ज़्यादा 500 अक्षर हो सकते हैं; इसमें 600 हैं।",
                "hinglish | Title me zyada se zyada 500 characters ho sakte hain; isme 600 hain.",
            })
    void a_title_that_is_too_long_stays_with_the_reason_beside_it(String language, String reason, TodosPage page) {
        page.choose(language, "auto");
        String tooLong = "x".repeat(600);
        page.type(tooLong);
        assertThat(page.complaint()).hasText(reason);
        assertThat(page.newTodo()).hasValue(tooLong);
        assertThat(page.notice()).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"en, Title: ", "hi, नाम: "})
    void what_only_the_server_knows_to_be_wrong_is_said_beside_the_field_with_its_name(
            String language, String name, TodosPage page, Browser browser) {
        browser.expectErrors("status of 422");
        page.choose(language, "auto");
        page.type("Chai\u0007");
        assertThat(page.complaint()).hasText(Pattern.compile("^" + name + ".*control"));
        assertThat(page.newTodo()).hasValue("Chai\u0007");
    }

    @Test
    void a_complaint_replaces_what_went_well_before(TodosPage page) {
        page.add("Chai");
        assertThat(page.answer()).containsText("Added");
        page.type("x".repeat(501));
        assertThat(page.complaint()).isVisible();
        assertThat(page.answer()).isEmpty();
    }

    @Test
    void a_title_of_500_emoji_is_not_too_long(TodosPage page) {
        page.add("🙂".repeat(500));
    }
}
