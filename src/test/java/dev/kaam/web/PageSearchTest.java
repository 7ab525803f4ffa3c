package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.kaam.TestKaam;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class PageSearchTest {
    @Test
    void an_empty_page_asks_nobody_to_search(TodosPage page) {
        assertThat(page.search()).hasCount(0);
        page.add("Chai");
        assertThat(page.search()).isVisible();
    }

    @Test
    void what_is_typed_is_found_without_enter(TestKaam kaam, Browser browser) {
        TodosPage page = fill(kaam, browser);
        page.search().pressSequentially("cha");
        assertThat(page.titles()).hasText(new String[] {"Masala chai"});
        assertThat(page.count()).hasText("1 todo");
    }

    @Test
    void what_is_in_the_title_comes_before_what_is_in_the_notes(TestKaam kaam, Browser browser) {
        kaam.post("/todos", "{\"title\":\"Doodh\"}");
        kaam.post("/todos", "{\"title\":\"Shop\",\"notes\":\"doodh, aata\"}");
        TodosPage page = browser.open(kaam);
        page.searchFor("doodh");
        assertThat(page.titles()).hasText(new String[] {"Doodh", "Shop"});
    }

    @Test
    void hindi_is_found_in_hindi(TestKaam kaam, Browser browser) {
        TodosPage page = fill(kaam, browser);
        page.choose("hi", "auto");
        page.search().pressSequentially("दूध");
        assertThat(page.titles()).hasText(new String[] {"दूध लाना है"});
        assertThat(page.count()).hasText("1 काम");
    }

    @Test
    void nothing_found_says_so_and_leads_back(TestKaam kaam, Browser browser) {
        TodosPage page = fill(kaam, browser);
        page.searchFor("nowhere");
        assertThat(page.page().getByText("Nothing found.")).isVisible();
        page.button("Show all todos").click();
        assertThat(page.todos()).hasCount(3);
        assertThat(page.search()).hasValue("");
        assertThat(page.search()).isFocused();
    }

    @Test
    void a_reload_keeps_what_was_looked_for(TestKaam kaam, Browser browser) {
        TodosPage page = fill(kaam, browser);
        page.searchFor("दूध");
        page.reload();
        assertThat(page.search()).hasValue("दूध");
        assertThat(page.titles()).hasText(new String[] {"दूध लाना है"});
    }

    @Test
    void words_without_a_letter_are_refused_beside_the_field(TestKaam kaam, Browser browser) {
        browser.expectErrors("status of 400");
        TodosPage page = fill(kaam, browser);
        page.search().fill("!?");
        assertThat(page.complaint()).hasText("Search for one to ten words.");
        page.search().fill("");
        assertThat(page.complaint()).hasCount(0);
    }

    @Test
    void done_and_open_are_told_apart(TestKaam kaam, Browser browser) {
        TodosPage page = fill(kaam, browser);
        page.show("Done").click();
        assertThat(page.titles()).hasText(new String[] {"Masala chai"});
        page.show("Open").click();
        assertThat(page.titles()).hasText(new String[] {"दूध लाना है", "Aata"});
        page.reload();
        assertThat(page.titles()).hasText(new String[] {"दूध लाना है", "Aata"});
        assertThat(page.page().getByLabel("Open")).isChecked();
        page.show("All").click();
        assertThat(page.todos()).hasCount(3);
        assertThat(page.count()).hasText("3 todos");
    }

    @Test
    void today_is_the_day_where_the_person_is(TestKaam kaam, Browser browser) {
        due(kaam, "Now", LocalDate.now(ZoneId.of("Asia/Kolkata")));
        due(kaam, "Long ago", LocalDate.of(2020, 1, 1));
        due(kaam, "Later", LocalDate.of(9000, 1, 1));
        TodosPage page = browser.open(kaam);
        page.show("Today").click();
        assertThat(page.titles()).hasText(new String[] {"Now"});
        page.show("Overdue").click();
        assertThat(page.titles()).hasText(new String[] {"Long ago"});
    }

    @Test
    void a_filter_and_a_search_go_together(TestKaam kaam, Browser browser) {
        TodosPage page = fill(kaam, browser);
        page.show("Open").click();
        page.searchFor("chai");
        assertThat(page.page().getByText("Nothing found.")).isVisible();
        page.show("Done").click();
        assertThat(page.titles()).hasText(new String[] {"Masala chai"});
    }

    @Test
    void a_todo_that_is_ticked_stays_until_one_looks_again(TestKaam kaam, Browser browser) {
        TodosPage page = fill(kaam, browser);
        page.show("Open").click();
        page.tick("Aata").check();
        assertThat(page.answer()).containsText("Saved");
        assertThat(page.tick("Aata")).isChecked();
        page.reload();
        assertThat(page.titles()).hasText(new String[] {"दूध लाना है"});
    }

    @Test
    void a_tag_that_is_clicked_is_looked_for_until_it_is_taken_off(TestKaam kaam, Browser browser) {
        TodosPage page = fill(kaam, browser);
        page.button("Show only #घर").click();
        assertThat(page.titles()).hasText(new String[] {"दूध लाना है"});
        page.reload();
        assertThat(page.titles()).hasText(new String[] {"दूध लाना है"});
        page.button("No longer only #घर").click();
        assertThat(page.todos()).hasCount(3);
        assertThat(page.page()).hasURL(Pattern.compile("/$"));
    }

    @Test
    void the_count_follows_what_is_added_and_deleted(TestKaam kaam, Browser browser) {
        TodosPage page = fill(kaam, browser);
        page.add("Chawal");
        assertThat(page.count()).hasText("4 todos");
        page.button("Delete Chawal").click();
        assertThat(page.count()).hasText("3 todos");
    }

    @Test
    void more_of_what_was_found_is_found_too(TestKaam kaam, Browser browser) {
        for (int i = 0; i < 60; i++) {
            kaam.post("/todos", "{\"title\":\"Chai " + i + "\"}");
            kaam.post("/todos", "{\"title\":\"Doodh " + i + "\"}");
        }
        TodosPage page = browser.open(kaam);
        page.searchFor("chai");
        assertThat(page.count()).hasText("60 todos");
        assertThat(page.titles().nth(1)).hasText("Chai 58");
        page.button("Show more").click();
        assertThat(page.todos()).hasCount(60);
        assertThat(page.titles().last()).hasText("Chai 0");
    }

    private static TodosPage fill(TestKaam kaam, Browser browser) {
        kaam.post("/todos", "{\"title\":\"Aata\"}");
        kaam.post("/todos", "{\"title\":\"Masala chai\",\"completed\":true}");
        kaam.post("/todos", "{\"title\":\"दूध लाना है\",\"tags\":[\"घर\"]}");
        return browser.open(kaam);
    }

    private static void due(TestKaam kaam, String title, LocalDate day) {
        kaam.post("/todos", "{\"title\":\"" + title + "\",\"due\":{\"date\":\"" + day + "\"}}");
    }
}
