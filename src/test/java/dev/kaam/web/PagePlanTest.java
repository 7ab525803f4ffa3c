package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.kaam.TestKaam;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When a todo is due, its reminder and its repetition, on the page. */
@ExtendWith(InBrowser.class)
class PagePlanTest {
    private static final String UNUSUAL =
            "{\"title\":\"Rent\",\"due\":{\"date\":\"2999-12-27\"},\"repeat\":{\"rule\":\"FREQ=MONTHLY;BYDAY=-1FR\"},"
                    + "\"remind\":{\"before\":\"PT2H\"}}";

    @Test
    void what_is_planned_is_saved_and_shown(TestKaam kaam, TodosPage page) {
        page.add("Chai");
        open(page, "Chai");
        field(page, "date").fill("2999-12-24");
        field(page, "time").fill("09:30");
        field(page, "remind").selectOption("PT15M");
        field(page, "repeat").selectOption("FREQ=WEEKLY");
        page.button("Save the plan").click();
        assertThat(facts(page)).containsText("Reminder: 15 minutes before");
        assertThat(facts(page)).containsText("Repeats: weekly");
        assertThat(page.tick("Chai")).isFocused();
        var todo = Tree.of(kaam.get("/todos").body()).path(0);
        Assertions.assertThat(todo.path("due")).isEqualTo(Tree.of("{\"date\":\"2999-12-24\",\"time\":\"09:30\"}"));
        Assertions.assertThat(todo.path("remind")).isEqualTo(Tree.of("{\"before\":\"PT15M\"}"));
        Assertions.assertThat(todo.path("repeat").path("rule").asText()).isEqualTo("FREQ=WEEKLY");
    }

    @Test
    void an_unusual_rule_is_shown_as_it_is_and_kept(TestKaam kaam, TodosPage page) {
        kaam.post("/todos", UNUSUAL);
        page.reload();
        assertThat(facts(page)).containsText("PT2H before");
        assertThat(facts(page)).containsText("FREQ=MONTHLY;BYDAY=-1FR");
        open(page, "Rent");
        field(page, "date").fill("2999-12-28");
        page.button("Save the plan").click();
        assertThat(page.editor()).hasCount(0);
        var todo = Tree.of(kaam.get("/todos").body()).path(0);
        Assertions.assertThat(todo.path("due").path("date").asText()).isEqualTo("2999-12-28");
        Assertions.assertThat(todo.path("repeat").path("rule").asText()).isEqualTo("FREQ=MONTHLY;BYDAY=-1FR");
        Assertions.assertThat(todo.path("remind").path("before").asText()).isEqualTo("PT2H");
    }

    @Test
    void a_repetition_without_a_day_is_not_taken_and_it_says_why(TodosPage page) {
        page.add("Chai");
        open(page, "Chai");
        field(page, "repeat").selectOption("FREQ=DAILY");
        page.button("Save the plan").click();
        assertThat(page.complaint()).containsText("choose when it is due");
        assertThat(field(page, "repeat")).hasValue("FREQ=DAILY");
    }

    private static void open(TodosPage page, String title) {
        page.tick(title).press("F2");
        page.page().locator(".todo-plan summary").press("Enter");
    }

    private static Locator field(TodosPage page, String name) {
        return page.page().locator(".todo-plan [name=" + name + "]");
    }

    private static Locator facts(TodosPage page) {
        return page.page().locator(".todo-facts");
    }
}
