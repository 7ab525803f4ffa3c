package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(InBrowser.class)
class PageChoicesTest {
    private static final String DARK_PAPER = "rgb(23, 20, 18)";
    private static final String LIGHT_PAPER = "rgb(250, 247, 242)";

    @ParameterizedTest
    @CsvSource({"en, en, Todos", "hi, hi, काम की सूची", "hinglish, hi-Latn, Todos"})
    void a_language_is_kept_after_a_reload(String choice, String tag, String heading, TodosPage page) {
        page.choice("Language").selectOption(choice);
        page.reload();
        assertThat(page.page().locator("html")).hasAttribute("lang", tag);
        assertThat(page.page().locator("h1")).hasText(heading);
    }

    @Test
    void a_language_is_spoken_at_once(TodosPage page) {
        page.choice("Language").selectOption("hi");
        assertThat(page.button("जोड़ें")).isVisible();
        assertThat(page.choice("भाषा")).hasValue("hi");
    }

    @Test
    void the_choice_shows_the_language_that_is_kept(TodosPage page) {
        page.choice("Language").selectOption("hinglish");
        page.reload();
        assertThat(page.choice("Bhasha")).hasValue("hinglish");
    }

    @Test
    void a_browser_that_speaks_hindi_gets_hindi(TodosPage page) {
        page.page().addInitScript("Object.defineProperty(navigator, 'language', { get: () => 'hi-IN' })");
        page.reload();
        assertThat(page.page().locator("html")).hasAttribute("lang", "hi");
    }

    @ParameterizedTest
    @CsvSource({"light, '" + LIGHT_PAPER + "'", "dark, '" + DARK_PAPER + "'"})
    void a_theme_is_kept_after_a_reload(String choice, String paper, TodosPage page) {
        page.choice("Theme").selectOption(choice);
        page.reload();
        assertThat(page.choice("Theme")).hasValue(choice);
        assertThat(page.page().locator("html")).hasCSS("background-color", paper);
    }

    @Test
    void without_a_choice_the_theme_is_that_of_the_device(TodosPage page) {
        var html = page.page().locator("html");
        page.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(html).hasCSS("background-color", DARK_PAPER);
        page.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(html).hasCSS("background-color", LIGHT_PAPER);
    }

    @Test
    void a_browser_that_remembers_nothing_can_still_choose(TodosPage page) {
        page.page()
                .addInitScript(
                        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden') } })");
        page.reload();
        page.choice("Language").selectOption("hi");
        assertThat(page.page().locator("html")).hasAttribute("lang", "hi");
    }
}
