package dev.kaam.terminal;

import dev.kaam.lab.Report;
import java.util.List;

/** Reports as a page that needs nothing but itself. */
final class LabPage {
    private final List<Report> reports;
    private final Phrases phrases;

    LabPage(List<Report> reports, String language) {
        this.reports = List.copyOf(reports);
        this.phrases = new Phrases(language);
    }

    String html() {
        return phrases.get("html.title") + reports.size();
    }
}
