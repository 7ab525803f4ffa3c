package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InBrowser.class)
class PageTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "दूध लाना है, और क्षेत्रज्ञ को फ़ोन करना है",
                "شراء الحليب غدًا",
                "👩‍👩‍👧‍👦 🇮🇳 👍🏽 चाय ☕",
                "<b>bold</b> <img src=x onerror=\"alert(1)\"> &amp; <script>alert(2)</script>",
                "{title} ${7*7} $& $1 \"it's\" \\n `x` %s",
            })
    void a_title_is_shown_as_it_was_written(String title, TodosPage page) {
        page.add(title);
        assertThat(page.tick(title)).isVisible();
        assertThat(page.todos().locator("b, img, script")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>दूध</b>", "{title} $& $1"})
    void a_message_shows_a_title_as_it_was_written(String title, TodosPage page) {
        page.add(title);
        page.button("Delete " + title).click();
        assertThat(page.notice()).hasText("Moved to the trash: " + title);
    }

    @Test
    void an_arabic_title_runs_from_right_to_left_on_a_page_that_does_not(TodosPage page) {
        page.add("شراء الحليب");
        assertThat(page.titles()).hasCSS("direction", "rtl");
        assertThat(page.newTodo()).hasCSS("direction", "ltr");
    }

    @Test
    void white_space_around_a_title_is_dropped(TodosPage page) {
        page.type("  Chai  ");
        assertThat(page.tick("Chai")).isVisible();
    }
}
