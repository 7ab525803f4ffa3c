package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;

/** The page as a person meets it: by the roles and names of what is on it. Names are English, unless a method says otherwise. */
record TodosPage(Page page) {

    /** Waits until the page shows its todos, or that there are none, in any language. */
    void ready() {
        assertThat(page.locator(".todo, .empty").first()).isVisible();
    }

    void reload() {
        page.reload();
        ready();
    }

    /** Types a title, presses Enter, and waits until it is the first in the list. */
    void add(String title) {
        type(title);
        assertThat(titles().first()).hasText(title);
    }

    /** Types a title and presses Enter. */
    void type(String title) {
        newTodo().fill(title);
        newTodo().press("Enter");
    }

    /** In any language, by the values of the options. */
    void choose(String language, String theme) {
        var choices = page.getByRole(AriaRole.COMBOBOX);
        choices.nth(0).selectOption(language);
        choices.nth(1).selectOption(theme);
    }

    /** In any language. */
    Locator newTodo() {
        return page.locator("#new-todo");
    }

    /** In any language. */
    Locator titles() {
        return page.locator(".todo-title");
    }

    /** In any language. */
    Locator todos() {
        return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LISTITEM);
    }

    /** The checkbox of a todo, in any language. */
    Locator tick(String title) {
        return named(AriaRole.CHECKBOX, title);
    }

    Locator button(String name) {
        return named(AriaRole.BUTTON, name);
    }

    Locator choice(String name) {
        return named(AriaRole.COMBOBOX, name);
    }

    /** The field of the todo that is being edited. */
    Locator editor() {
        return named(AriaRole.TEXTBOX, "Title");
    }

    /** What is said beside a field about what is in it, in any language. */
    Locator complaint() {
        return page.getByRole(AriaRole.MAIN).locator(".field-problem:not(:empty)");
    }

    /** The message at the foot of the page, in any language. */
    Locator notice() {
        return page.locator(".notice-words");
    }

    /** How the server last answered, in any language. */
    Locator answer() {
        return page.locator(".answer");
    }

    /** The field to search with, in any language. */
    Locator search() {
        return page.locator("#search");
    }

    /** The choice of what to show; click its {@code show}. */
    Locator show(String name) {
        return page.locator(".show", new LocatorOptions().setHasText(name));
    }

    /** How many todos fit, in any language. */
    Locator count() {
        return page.locator(".count");
    }

    /** The todos that wait for the server, in any language. */
    Locator waiting() {
        return page.locator(".waiting li");
    }

    /** Types what to search for, and waits until that is what the address says. */
    void searchFor(String words) {
        search().fill(words);
        page.waitForCondition(() -> words.equals(page.evaluate("new URLSearchParams(location.search).get('q') ?? ''")));
    }

    Locator link(String name) {
        return named(AriaRole.LINK, name);
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    private Locator named(AriaRole role, String name) {
        return page.getByRole(role, new GetByRoleOptions().setName(name).setExact(true));
    }
}
