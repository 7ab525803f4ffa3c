package dev.kaam.web;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kaam.TestKaam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The page of the self-check as a person meets it. */
record LearnPage(TodosPage around) implements AutoCloseable {
    static LearnPage open(TestKaam kaam, Browser browser, String address) {
        var page = new LearnPage(new TodosPage(browser.page()));
        page.page().navigate(kaam.url(address));
        return page;
    }

    Page page() {
        return around.page();
    }

    /** A question, by its id. */
    Locator card(String question) {
        return page().locator("article[aria-labelledby=learn-" + question + "]");
    }

    /** Answers with a number. */
    void guess(String question, String number, String sure) {
        card(question).locator("input[type=number]").fill(number);
        submit(question, sure);
    }

    /** Answers with a choice. */
    void choose(String question, String words, String sure) {
        card(question).getByText(words).click();
        submit(question, sure);
    }

    private void submit(String question, String sure) {
        card(question)
                .locator(".show", new Locator.LocatorOptions().setHasText(sure))
                .click();
        card(question).getByText("Check it").click();
    }

    /** What is said about how well one knows what one knows, in any language. */
    Locator score() {
        return page().locator(".learn-part").last();
    }

    /** What it saves. */
    String saved() {
        Download file =
                page().waitForDownload(() -> around.button("Save it as a file").click());
        try {
            return Files.readString(file.path());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** So that it does not see its server go. */
    @Override
    public void close() {
        page().navigate("about:blank");
    }
}
