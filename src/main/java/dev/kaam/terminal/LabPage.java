package dev.kaam.terminal;

import dev.kaam.lab.Report;
import dev.kaam.lab.report.ReportJson;
import java.util.List;
import java.util.stream.Collectors;

/** Reports as a page that needs nothing but itself: no server, no network, no other file. */
final class LabPage {
    private static final String TEMPLATE = "terminal/lab.html";
    private static final String SCRIPT = "terminal/lab-download.js";
    private static final List<String> STYLES =
            List.of("web/style/reset.css", "web/style/tokens.css", "web/style/base.css", "terminal/lab.css");

    private final List<Report> reports;
    private final Phrases phrases;
    private final String language;

    /** @param language {@code en}, {@code hi} or {@code hinglish} */
    LabPage(List<Report> reports, String language) {
        this.reports = List.copyOf(reports);
        this.phrases = new Phrases(language);
        this.language = language;
    }

    String html() {
        String style = STYLES.stream().map(PageFiles::read).collect(Collectors.joining());
        String script = PageFiles.read(SCRIPT);
        String policy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '" + Sealed.hash(style)
                + "'; script-src '" + Sealed.hash(script) + "'";
        return PageFiles.read(TEMPLATE)
                .replace("{lang}", phrases.get("lang"))
                .replace("{policy}", policy)
                .replace("{style}", style)
                .replace("{script}", script)
                .replace("{title}", Markup.escaped(title()))
                .replace("{raw}", Markup.escaped(phrases.get("html.raw")))
                .replace("{download}", Markup.escaped(phrases.get("html.download")))
                .replace("{reports}", articles())
                .replace("{data}", data());
    }

    private String title() {
        return phrases.get("html.title");
    }

    private String articles() {
        List<LabArticle> articles = reports.stream()
                .map(one -> new LabArticle(one, phrases, language))
                .toList();
        var to = new Markup();
        if (articles.size() > 1) {
            contents(to, articles);
        }
        articles.forEach(one -> to.add(one.markup()));
        return to.toString();
    }

    private void contents(Markup to, List<LabArticle> articles) {
        to.open("nav", "aria-label", phrases.get("html.contents")).open("ul");
        for (int i = 0; i < articles.size(); i++) {
            Report report = reports.get(i);
            String verdict = phrases.get("verdict." + ReportJson.word(report.verdict()));
            to.open("li").element("a", articles.get(i).title(), "href", "#" + report.experiment());
            to.text(" " + verdict).close("li");
        }
        to.close("ul").close("nav");
    }

    private String data() {
        return reports.stream()
                .map(one -> Sealed.inScript(ReportJson.of(one).toString()))
                .collect(Collectors.joining(",\n", "[", "]"));
    }
}
