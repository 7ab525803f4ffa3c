package dev.kaam.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kaam.TestKaam;

/** The page of the lab as a person meets it. */
record LabPage(TodosPage around) implements AutoCloseable {
    static LabPage open(TestKaam kaam, Browser browser, String address) {
        var page = new LabPage(new TodosPage(browser.page()));
        page.page().navigate(kaam.url(address));
        return page;
    }

    Page page() {
        return around.page();
    }

    Locator slider() {
        return page().locator("#lab-guess");
    }

    /** The guess as a number. */
    Locator number() {
        return page().locator(".lab-guess-number input");
    }

    Locator run() {
        return around.button("Run it");
    }

    /** What became of it, in any language. */
    Locator conclusion() {
        return page().locator(".lab-conclusion");
    }

    /** Why it cannot be run, or what became of it, in any language. */
    Locator state() {
        return page().locator(".lab-ask [role=status]");
    }

    Locator plots() {
        return page().locator(".lab-plot canvas");
    }

    /** So that it does not see its server go. */
    @Override
    public void close() {
        page().navigate("about:blank");
    }
}
